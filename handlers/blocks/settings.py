"""Layout L14: what the coaching depends on, in one form."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.people import STYLES, is_zone_known
from bot.preferences import Preferences, preferences_of
from bot.tracks import Track, Tracks
from handlers import action_ids
from handlers.blocks.parts import (
    Block,
    actions,
    boxes,
    button,
    choice,
    context,
    header,
    modal,
    radio,
    section,
    several,
    text_input,
    time_input,
    told_at_once,
)
from handlers.blocks.text import clip, mrkdwn
from storage.models import Person

EXPERIENCE_WORDS = {
    "beginner": "New to it",
    "intermediate": "A few years in",
    "advanced": "Many years in",
    "expert": "Others learn from me",
}
PACE = (
    ("Light: about half of the usual minutes", "light"),
    ("Moderate", "moderate"),
    ("Intensive: half as much again", "intensive"),
)
COACH_ME = (
    ("Only when I ask", "asked"),
    ("And a quiet weekly rhythm: plan, digest, reflection", "weekly"),
    ("And alerts when something needs me", "alerts"),
)
FIRST_TIME = (
    "Your work, your role and your experience are enough to begin. Everything further down has an answer already, "
    "and `/coach settings` changes it at any time."
)
YES_NO = (("Yes", "yes"), ("No", "no"))
SHARING = (("Nothing", "nothing"), ("My focus", "focus"), ("My reports", "reports"))
MODEL_CHOICES = (("Yes, let Claude answer me", "yes"), ("No, library answers only", "no"))
KEEP_TRANSCRIPTS = (
    ("Until the review is written", "0"),
    ("7 days", "7"),
    ("30 days", "30"),
    ("90 days", "90"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = tuple((day, str(number)) for number, day in enumerate(WEEKDAYS))


def settings_modal(
    values: Mapping[str, str],
    tracks: Tracks,
    *,
    zone: str,
    remembered: str,
    is_new: bool = False,
    is_redrawn: bool = False,
    has_api: bool = False,
) -> Block:
    """The whole form with these values in it; `zone` says which time zone counts.

    `is_new` for somebody who has not set anything up; `is_redrawn` for a form that is open and was changed by an
    answer in it; `has_api` where tokens for the API can be had.
    """
    blocks = [
        *([context(FIRST_TIME)] if is_new else []),
        *_about_you(values, tracks, is_redrawn=is_redrawn),
        *_when(values),
        context(zone),
        *_alerts(values, tracks.get(values["track"]), is_redrawn=is_redrawn),
        *_quiet(values),
        *_private(values),
        *([actions(button("API tokens", action_ids.OPEN_API_TOKENS))] if has_api else []),
        context("🔒 Only you see this. *undo* takes a change back within ten minutes."),
    ]
    return modal(
        "Set up" if is_new else "Settings", action_ids.SETTINGS_FORM, blocks, submit="Save", private=remembered
    )


def settings_blocks(person: Person, digest: datetime | None) -> list[Block]:
    """When we write and by which clock, and the way to the form."""
    return [
        section(f"*Your settings*\n{when_text(person, digest)}\n{zone_text(person)}"),
        actions(button("Open settings", action_ids.OPEN_SETTINGS, style="primary")),
        context("🔒 Only you"),
    ]


def when_text(person: Person, digest: datetime | None) -> str:
    """When we write by ourselves, the next digest first, and when we keep quiet."""
    chosen = preferences_of(person)
    if digest is None:
        return "I write only when you ask. Reminders you set yourself still come."
    day = f"{digest:%A} {digest.day} {digest:%B} at {digest:%H:%M}"
    reflection = " On Friday at 15:00 I ask how the week went." if chosen.reflection else ""
    alerts = " I do not send alerts yet; your choice is kept." if chosen.coach_me == "alerts" else ""
    return f"The next digest comes on {day}.{reflection}{alerts} {quiet_text(chosen)}"


def quiet_text(chosen: Preferences) -> str:
    """The quiet hours in a sentence."""
    parts = []
    if chosen.quiet_since != chosen.quiet_until:
        parts.append(f"between {chosen.quiet_since} and {chosen.quiet_until}")
    if chosen.quiet_days_off:
        days = [WEEKDAYS[day] for day in sorted(chosen.quiet_days_off)]
        parts.append(f"on {' and '.join(filter(None, (', '.join(days[:-1]), days[-1])))}")
    return f"Nothing unasked {' or '.join(parts)}." if parts else "You have no quiet hours."


def zone_text(person: Person) -> str:
    """Which time zone counts for this person, and why."""
    if person.profile_read_at is None:
        return "Your time zone is that of your Slack profile."
    if not person.timezone:
        return "Your Slack profile names no time zone, so all times are UTC. Set one in Slack, and I follow."
    if not is_zone_known(person):
        return (
            f"I do not know the time zone in your Slack profile ({mrkdwn(clip(person.timezone, 60))}), so all "
            "times are UTC. Choose another one in Slack, and I follow."
        )
    return f"Time zone: {mrkdwn(clip(person.timezone, 60))}, as in your Slack profile."


def _about_you(values: Mapping[str, str], tracks: Tracks, *, is_redrawn: bool) -> Sequence[Block]:
    track_options = [(track.name, track.id) for track in tracks.by_id.values()]
    track_hint = " · ".join(f"{track.name}: {track.for_whom}" for track in tracks.by_id.values())
    track = tracks.get(values["track"])
    return (
        told_at_once(choice("What do you do?", "track", track_options, values["track"], hint=track_hint[:2000])),
        text_input(
            "Your role", "role", value=values["role"], optional=True, most=80, hint=_roles(track, values["track"])
        ),
        _fresh(_experience(track, values["experience"]), track, is_redrawn=is_redrawn),
        text_input(
            track.segment_word.capitalize(),
            "segment",
            value=values["segment"],
            optional=True,
            most=80,
            hint=f"For example: {track.segment_example}." if track.segment_example else "",
        ),
        choice(
            "How should I coach you?",
            "style",
            [(words.partition(":")[0], style) for style, words in STYLES.items()],
            values["style"],
            hint=" · ".join(STYLES.values()),
        ),
    )


def _roles(track: Track, chosen: str) -> str:
    return f"In your own words. Here I know: {', '.join(track.roles)}."[:2000] if chosen else "In your own words."


def _experience(track: Track, chosen: str) -> Block:
    levels = [(EXPERIENCE_WORDS[level], level) for level in track.experiences]
    return choice("Experience", "experience", levels, chosen)


def _when(values: Mapping[str, str]) -> Sequence[Block]:
    return (
        header("Your week"),
        told_at_once(
            radio(
                "Coach me",
                "coach_me",
                COACH_ME,
                values["coach_me"],
                hint="At most one message a day that you did not ask for.",
            )
        ),
        choice("Pace of the weekly plan", "pace", PACE, values["pace"], hint="Left open, I suggest one."),
        choice("Digest on", "digest_day", DAYS, values["digest_day"]),
        time_input("Digest at", "digest_time", values["digest_time"]),
        radio("Reflection on Friday at 15:00", "reflection", YES_NO, values["reflection"]),
    )


def _alerts(values: Mapping[str, str], track: Track, *, is_redrawn: bool) -> Sequence[Block]:
    """Which alerts, and whether one may come at night: asked of whoever wants alerts."""
    if values["coach_me"] != "alerts":
        return (context("*Alert types*: choose alerts above, and I ask which."),)
    off = values["alerts_off"].split(",")
    kinds = [(kind.name, kind.id) for kind in track.alerts]
    wanted = several("Alert types", "alert_kinds", kinds, [name for _, name in kinds if name not in off])
    return (
        header("Alerts"),
        context("I do not send alerts yet. Your choice is kept, and they begin when I do."),
        *([_fresh(wanted, track, is_redrawn=is_redrawn)] if kinds else []),
        radio("May a critical alert break the quiet hours?", "night_alerts", YES_NO, values["night_alerts"]),
    )


def _fresh(block: Block, track: Track, *, is_redrawn: bool) -> Block:
    """Another track needs another block: in the same one Slack keeps the answer that is no longer on offer."""
    return {**block, "block_id": f"{block['block_id']}_{track.id}"} if is_redrawn else block


def _quiet(values: Mapping[str, str]) -> Sequence[Block]:
    return (
        header("Quiet hours"),
        time_input("Quiet from", "quiet_since", values["quiet_since"]),
        time_input(
            "Quiet until", "quiet_until", values["quiet_until"], hint="The same time twice: no quiet hours."
        ),
        boxes("Quiet all day on", "quiet_days_off", DAYS, values["quiet_days_off"].split(",")),
    )


def _private(values: Mapping[str, str]) -> Sequence[Block]:
    return (
        header("Private"),
        radio(
            "Share with my manager",
            "sharing",
            SHARING,
            values["sharing"],
            hint="Calls and transcripts are never shared. The manager's view is not here yet; tools with a token "
            "of the team's can read your progress with My reports.",
        ),
        choice(
            "Keep transcripts",
            "keep_transcripts_days",
            KEEP_TRANSCRIPTS,
            values["keep_transcripts_days"],
            hint="Then what was said is deleted; my review with its short quotes stays until you delete it.",
        ),
        choice("Use the AI model for my questions", "uses_model", MODEL_CHOICES, values["uses_model"]),
    )
