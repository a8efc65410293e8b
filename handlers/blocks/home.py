"""Layout L12, as far as today's features fill it."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.accounts import short_date
from bot.model import Guidance
from bot.people import STYLES, first_name, zone_of
from bot.tracks import Tracks
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, header, section
from handlers.blocks.text import mrkdwn
from storage.models import GivenGuidance, Person

DIVIDER: Block = {"type": "divider"}


def home_view(
    person: Person | None,
    recent: Sequence[GivenGuidance],
    tracks: Tracks,
    *,
    focus: Sequence[Block] = (),
    calls: Sequence[Block] = (),
) -> Block:
    """The whole tab: set-up for a newcomer, else focus, calls (their blocks) and questions; what we know."""
    blocks = [
        header(f"Hi {first_name(person.display_name)}" if person and person.display_name else "Hi"),
        actions(button("Ask", action_ids.OPEN_ASK, style="primary"), button("Settings", action_ids.OPEN_SETTINGS)),
        DIVIDER,
        *([*focus, DIVIDER] if focus else []),
        *_lately(person, recent, tracks, calls),
        DIVIDER,
        *_known(person, tracks),
        actions(
            button("What I keep", action_ids.SHOW_PRIVACY),
            button("Export my data", action_ids.EXPORT),
            button("Forget me", action_ids.OPEN_FORGET),
        ),
        context("🔒 Only you see this tab."),
    ]
    return {"type": "home", "blocks": blocks}


def _lately(
    person: Person | None, recent: Sequence[GivenGuidance], tracks: Tracks, calls: Sequence[Block]
) -> list[Block]:
    if person is None or not (recent or calls):
        return _first_steps(tracks)
    return [*calls, *(_recent(recent, zone_of(person)) if recent else [])]


def _first_steps(tracks: Tracks) -> list[Block]:
    sample = tracks.everyone().prompts[0].message
    return [
        section("*Three steps to start*"),
        section("1. Tell me what you do, so that answers fit.", button("Set up (1 min)", action_ids.OPEN_SETUP)),
        section(
            f"2. Ask something real, such as _{mrkdwn(sample)}_",
            button("Try it", f"{action_ids.TRY_QUESTION}home", sample),
        ),
        section("3. On any message, choose *Coach me on this* from its ⋯ menu."),
    ]


def _recent(recent: Sequence[GivenGuidance], zone: tzinfo) -> list[Block]:
    lines = []
    for given in recent:
        title = mrkdwn(Guidance.model_validate(given.payload).title)
        lines.append(f"• {short_date(given.created_at.astimezone(zone).date())} — *{title}*")
    return [section("*What you asked lately*\n" + "\n".join(lines))]


def _known(person: Person | None, tracks: Tracks) -> list[Block]:
    if person is None or person.onboarded_at is None:
        return [section("*What I know about you*\nNothing yet but your name and time zone.")]
    track = tracks.get(person.track)
    style = STYLES.get(person.style, "").partition(":")[0]
    facts = [
        f"Track: {track.name}",
        f"Role: {person.role or '—'}",
        f"Experience: {person.experience or '—'}",
        f"Style: {style}",
    ]
    return [section("*What I know about you*\n" + mrkdwn(" · ".join(facts)))]
