"""Layout L14, as far as today's features need it."""

from bot.people import STYLES
from bot.tracks import Tracks
from handlers import action_ids
from handlers.blocks.parts import Block, choice, context, modal, text_input
from storage.models import Person

EXPERIENCE = (("New to it", "beginner"), ("A few years in", "intermediate"), ("Many years in", "advanced"))
MODEL_CHOICES = (("Yes, let Claude answer me", "yes"), ("No, library answers only", "no"))

KEEP_TRANSCRIPTS = (
    ("Until the review is written", "0"),
    ("7 days", "7"),
    ("30 days", "30"),
    ("90 days", "90"),
)


def settings_modal(person: Person, tracks: Tracks) -> Block:
    """What the coaching depends on, with the person's choices filled in."""
    track_options = [(track.name, track.id) for track in tracks.by_id.values()]
    track_hint = " · ".join(f"{track.name}: {track.for_whom}" for track in tracks.by_id.values())
    blocks = [
        choice("What do you do?", "track", track_options, person.track or "", hint=track_hint[:2000]),
        text_input(
            "Your role", "role", value=person.role, optional=True, most=80, hint="As on your business card."
        ),
        choice("Experience", "experience", EXPERIENCE, person.experience),
        choice(
            "How should I coach you?",
            "style",
            [(words.partition(":")[0], style) for style, words in STYLES.items()],
            person.style,
            hint=" · ".join(STYLES.values()),
        ),
        choice(
            "Use the AI model for my questions", "uses_model", MODEL_CHOICES, "yes" if person.uses_model else "no"
        ),
        choice(
            "Keep transcripts",
            "keep_transcripts_days",
            KEEP_TRANSCRIPTS,
            str(person.preferences.get("keep_transcripts_days", 30)),
            hint="Then what was said is deleted; my review with its short quotes stays until you delete it.",
        ),
        context(f"{_time_zone(person)} 🔒 Only you see this."),
    ]
    return modal("Settings", action_ids.SETTINGS_FORM, blocks, submit="Save")


def _time_zone(person: Person) -> str:
    if person.profile_read_at is None:
        return "Your time zone is that of your Slack profile."
    return f"Time zone: {person.timezone}, as in your Slack profile."
