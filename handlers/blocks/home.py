"""Layout L12: the Home tab answers "where do I stand"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.accounts import short_date
from bot.coaching.coaching_card import CoachingCard
from bot.coaching.planning import WholePlan
from bot.model import Guidance
from bot.numbers import so_many
from bot.people import STYLES, first_name, is_zone_known, local_day, zone_of
from bot.preferences import CoachMe, Preferences, preferences_of
from bot.tracks import Tracks
from handlers import action_ids
from handlers.blocks.call_list import ListedCall, recent_calls_home
from handlers.blocks.goals import goals_home
from handlers.blocks.home_notifications import NotificationPage, notifications_home
from handlers.blocks.parts import DIVIDER, Block, actions, button, context, header, section
from handlers.blocks.quick_card import card_home
from handlers.blocks.settings import EXPERIENCE_WORDS, WEEKDAYS
from handlers.blocks.text import clip, mrkdwn
from handlers.blocks.weekly_plan import plan_home
from storage.models import Focus, GivenGuidance, Goal, Person

UNKNOWN_ZONE = "UTC, because your Slack profile names none that I know"
COACHING: dict[CoachMe, str] = {
    "asked": "only when you ask",
    "weekly": "with a weekly rhythm",
    "alerts": "with a weekly rhythm, and with alerts once I send them",
}


@dataclass(frozen=True)
class HomePage:
    """Everything the tab of somebody we know shows, as read at one moment.

    `week` is the plan of this week, where there is one; `goals` are the first of the `active_goals`.
    """

    person: Person
    now: datetime
    notifications: NotificationPage
    card: CoachingCard | None = None
    focus: Focus | None = None
    needs: Sequence[str] = ()
    week: WholePlan | None = None
    calls: Sequence[ListedCall] = ()
    goals: Sequence[Goal] = ()
    active_goals: int = 0
    recent: Sequence[GivenGuidance] = ()

    @property
    def is_first_time(self) -> bool:
        """True until the person has done something here; what an import or a set-up brought does not count."""
        done = (self.calls, self.goals, self.recent, self.notifications.counts.total)
        return self.week is None and not any(done)


def home_view(page: HomePage | None, tracks: Tracks) -> Block:
    """The whole tab; `page` is None for somebody we have never met."""
    name = first_name(page.person.display_name) if page else ""
    blocks = [
        header(f"Hi {name}" if name else "Hi"),
        actions(button("Ask", action_ids.OPEN_ASK, style="primary"), button("Settings", action_ids.OPEN_SETTINGS)),
        DIVIDER,
        *(_first_steps(page, tracks) if page is None or page.is_first_time else []),
        *(_standing(page) if page else []),
        DIVIDER,
        *_known(page.person if page else None, tracks),
        actions(
            button("What I keep", action_ids.SHOW_PRIVACY),
            button("Export my data", action_ids.EXPORT),
            button("Forget me", action_ids.OPEN_FORGET),
        ),
        context("🔒 Only you see this tab."),
    ]
    return {"type": "home", "blocks": blocks}


def _standing(page: HomePage) -> list[Block]:
    """From what matters most today to what was; a part without data is left out."""
    today = local_day(page.person, page.now)
    parts = (
        [*card_home(page.card), *_focus(page.focus)],
        _needs(page.needs),
        _week(page),
        _notifications(page),
        recent_calls_home(page.calls, today=today),
        _recent(page),
        goals_home(page.goals, today, total=page.active_goals),
    )
    blocks: list[Block] = []
    for part in parts:
        blocks += [*([DIVIDER] if part and (blocks or page.is_first_time) else []), *part]
    return blocks


def _first_steps(page: HomePage | None, tracks: Tracks) -> list[Block]:
    sample = (tracks.get(page.person.track) if page else tracks.everyone()).prompts[0].message
    is_set_up = page is not None and page.person.onboarded_at is not None
    set_up = button("Set up (1 min)", action_ids.OPEN_SETUP)
    review = button("Review a sample call", action_ids.SAMPLE_CALL) if tracks.sample_call else None
    return [
        section("*Three steps to start*"),
        section("✅ 1. You told me what you do.")
        if is_set_up
        else section("1. Tell me what you do, so that answers fit.", set_up),
        section(
            f"2. Ask something real, such as _{mrkdwn(sample)}_",
            button("Try it", f"{action_ids.TRY_QUESTION}home", sample),
        ),
        section(
            "3. Drop a call transcript into our messages, or choose *Coach me on this* from any message's ⋯ menu.",
            review,
        ),
    ]


def _focus(focus: Focus | None) -> list[Block]:
    return (
        [section(f"🎯 *This week's focus* {mrkdwn(clip(focus.when_then or focus.title, 500))}")] if focus else []
    )


def _needs(needs: Sequence[str]) -> list[Block]:
    return (
        [section("📌 *Needs you*\n" + "\n".join(f"• {mrkdwn(clip(need, 300))}" for need in needs))]
        if needs
        else []
    )


def _week(page: HomePage) -> list[Block]:
    """The plan, or for whoever set themselves up and has none yet the way to it."""
    if page.week is None and page.person.onboarded_at:
        return [section("*This week* You have no plan yet.", button("Open my plan", action_ids.OPEN_PLAN))]
    return plan_home(page.week, local_day(page.person, page.now))


def _notifications(page: HomePage) -> list[Block]:
    """Nobody begins with an empty list."""
    if page.is_first_time:
        return []
    return notifications_home(page.notifications, now=page.now, zone=zone_of(page.person))


def _recent(page: HomePage) -> list[Block]:
    if not page.recent:
        return []
    zone = zone_of(page.person)
    lines = []
    for given in page.recent:
        title = mrkdwn(Guidance.model_validate(given.payload).title)
        lines.append(f"• {short_date(given.created_at.astimezone(zone).date())} — *{title}*")
    return [section("*What you asked lately*\n" + "\n".join(lines))]


def _known(person: Person | None, tracks: Tracks) -> list[Block]:
    if person is None or person.onboarded_at is None:
        nothing = "Nothing yet but your name and time zone." if person else "Nothing. We have not spoken yet."
        return [section(f"*What I know about you*\n{nothing}")]
    lines = "\n".join(" · ".join(mrkdwn(clip(fact, 200)) for fact in line) for line in _facts(person, tracks))
    return [section(f"*What I know about you*\n{lines}", button("Edit", action_ids.OPEN_SETTINGS))]


def _facts(person: Person, tracks: Tracks) -> list[list[str]]:
    chosen = preferences_of(person)
    digest = f" (digest {WEEKDAYS[chosen.digest_day]} {chosen.digest_time})" if chosen.is_weekly else ""
    return [
        [
            f"Track: {tracks.get(person.track).name}",
            f"Role: {person.role or '—'}",
            f"Experience: {EXPERIENCE_WORDS.get(person.experience, person.experience) or '—'}",
            *(
                [f"{tracks.get(person.track).segment_word.capitalize()}: {chosen.segment}"]
                if chosen.segment
                else []
            ),
        ],
        [
            f"Style: {STYLES.get(person.style, '').partition(':')[0]}",
            f"Pace: {chosen.pace}",
            f"I coach you {COACHING[chosen.coach_me]}{digest}",
        ],
        [
            f"Time zone: {person.timezone if is_zone_known(person) else UNKNOWN_ZONE}",
            f"Quiet: {_quiet(chosen)}",
            f"Claude may answer: {'yes' if person.uses_model else 'no'}",
            f"Transcripts are kept {_kept(chosen.keep_transcripts_days)}",
        ],
    ]


def _quiet(chosen: Preferences) -> str:
    nights = chosen.quiet_since != chosen.quiet_until
    hours = [f"{chosen.quiet_since}–{chosen.quiet_until}"] if nights else []
    return ", ".join([*hours, *(WEEKDAYS[day][:3] for day in sorted(chosen.quiet_days_off))]) or "never"


def _kept(days: int) -> str:
    return so_many(days, "day") if days else "until reviewed"
