"""Emojis as input: on the weekly digest each has a meaning, on advice and reviews a thumb is a thumb.

Only the person a message was for counts, and what is taken away is undone.
"""

import re
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.coaching.digest import Digest
from bot.coaching.digest_reactions import Meaning, drop_reaction, meaning_of, note_reaction
from bot.deps import Deps
from handlers.blocks.digest import STOP, WHY, WORKED, more_text, stop_blocks, why_blocks, worked_blocks
from handlers.blocks.parts import Block, actions, section
from handlers.blocks.ratings import call_why_button, why_button
from handlers.intake import Line, say_once
from handlers.middleware import promised_first
from handlers.slack import Slack
from handlers.week.digest import KIND, digest_key
from storage import accounts, deliveries, digests, people, processed, ratings
from storage.database import Session
from storage.models import Delivery, Person, WeeklyDigest

DIGEST = re.compile(rf"{KIND}:(\d+)(?::again)?")
CALL = re.compile(r"call:(\d+):")
THUMBS: dict[Meaning, bool] = {"helpful": True, "not_useful": False}
WHY_NOT = "Thank you for saying so. What was off?"


def register(app: AsyncApp) -> None:
    """Both events are noted before they are acknowledged: an emoji is an answer."""
    promised_first(app, "reaction_added", handle_reaction_added)
    promised_first(app, "reaction_removed", handle_reaction_removed)


async def handle_reaction_added(
    event: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep what the emoji means, and say in the thread what that asks for."""
    await _take_in(event, context, deps, slack, is_added=True)


async def handle_reaction_removed(
    event: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Undo what the emoji meant."""
    await _take_in(event, context, deps, slack, is_added=False)


async def _take_in(
    event: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack, *, is_added: bool
) -> None:
    place, team_id = event.get("item") or {}, context.team_id or ""
    if place.get("type") != "message" or not team_id:
        return
    emoji = str(event.get("reaction", ""))
    async with deps.database.reading(team_id) as session:
        person = await people.find_person(session, slack_user_id=event.get("user", ""))
        if person is None:
            return
        posted = await deliveries.find_posted_at(
            session, person_id=person.id, channel=place["channel"], ts=place["ts"]
        )
    if posted is None:
        return
    async with deps.database.for_team(team_id) as session:
        await _keep(deps, session, person, posted, event, is_added=is_added)
    if is_added:
        await _answer(deps, slack, person, posted, meaning_of(emoji))


async def _keep(
    deps: Deps, session: Session, person: Person, posted: Delivery, event: dict[str, Any], *, is_added: bool
) -> None:
    """Do what the emoji means, once for each event however often it arrives."""
    key = f"{event['type']}:{event.get('event_ts')}:{person.id}:{event['reaction']}"
    if not await processed.claim_event(session, key=key, now=deps.now()):
        return
    digest = await _digest_of(session, posted)
    if digest:
        change = note_reaction if is_added else drop_reaction
        put_at = str(event.get("event_ts", ""))
        await change(session, person, digest, event["reaction"], put_at=put_at, now=deps.now())
        return
    is_helpful, about = THUMBS.get(meaning_of(event["reaction"])), _rated(posted)
    if is_helpful is None or about == (None, None):
        return
    mine: dict[str, Any] = {"person_id": person.id, "guidance_id": about[0], "call_id": about[1]}
    if is_added:
        await ratings.set_rating(session, is_helpful=is_helpful, now=deps.now(), **mine)
    else:
        await ratings.delete_rating(session, is_helpful=is_helpful, **mine)


async def _digest_of(session: Session, posted: Delivery) -> WeeklyDigest | None:
    found = DIGEST.fullmatch(posted.key)
    return await digests.find_digest(session, digest_id=int(found[1])) if found else None


def _rated(posted: Delivery) -> tuple[int | None, int | None]:
    """What a thumb on this message is about: a piece of guidance, the review of a call, or neither."""
    call = CALL.match(posted.key)
    return (posted.guidance_id, None) if posted.guidance_id else (None, int(call[1]) if call else None)


async def _answer(deps: Deps, slack: Slack, person: Person, posted: Delivery, meaning: Meaning) -> None:
    """Say what the emoji asks for, once; most ask for nothing."""
    async with deps.database.reading(person.team_id) as session:
        digest = await _digest_of(session, posted)
        own = await accounts.list_accounts_of(session, owner_email=person.email) if digest and person.email else []
    if digest is None:
        text, blocks = _words_on_thumb(posted, meaning)
        key = f"{posted.key}:thumb"
    else:
        text, blocks = _words(digest, meaning)
        if meaning == "worked":
            text, blocks = WORKED, worked_blocks(own, digest_id=digest.id)
        key = f"{digest_key(digest.id)}:{meaning}"
    if not text:
        return
    line = Line(
        key=key,
        team_id=person.team_id,
        slack_user_id=person.slack_user_id,
        channel=posted.channel,
        thread_ts=posted.thread_ts or posted.ts or "",
        text=text,
        blocks=blocks,
    )
    await say_once(deps, slack, line)


def _words(digest: WeeklyDigest, meaning: Meaning) -> tuple[str, list[Block]]:
    match meaning:
        case "not_useful":
            return WHY, why_blocks(digest.id)
        case "tell_more":
            text = more_text(Digest.model_validate(digest.payload))
            return text, [section(text)]
        case "stop":
            return STOP, stop_blocks(digest.id)
    return "", []


def _words_on_thumb(posted: Delivery, meaning: Meaning) -> tuple[str, list[Block]]:
    if meaning != "not_useful":
        return "", []
    guidance_id, call_id = _rated(posted)
    if guidance_id:
        return WHY_NOT, [section(WHY_NOT), actions(why_button(guidance_id))]
    if call_id:
        return WHY_NOT, [section(WHY_NOT), actions(call_why_button(call_id))]
    return "", []
