"""Emojis as input: on the weekly digest each has a meaning, on advice and reviews a thumb is a thumb.

Only the person a message was for counts, and what is taken away is undone.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.coaching.digest import Digest
from bot.coaching.digest_reactions import Meaning, drop_reaction, meaning_of, note_reaction
from bot.deps import Deps
from handlers.blocks.digest import STOP, WHY, WORKED, more_text, stop_blocks, why_blocks, worked_blocks
from handlers.blocks.parts import Block, Words, actions, in_words, section
from handlers.blocks.ratings import call_why_button, why_button
from handlers.callers import Caller
from handlers.home import publish_home
from handlers.intake import Line
from handlers.jobs import Later
from handlers.middleware import promised_first
from handlers.payloads import Payload
from handlers.promising import promise_once
from handlers.reaction_lines import TAKEN_BACK, keep_in_step
from handlers.slack import Slack
from handlers.week.digest import KIND, digest_key
from handlers.week.turning_off import turn_on_again, words_when_taken_back
from storage import accounts, deliveries, digests, people, processed, ratings
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Delivery, Person, WeeklyDigest

DIGEST = re.compile(rf"{KIND}:(\d+)(?::again)?")
CALL = re.compile(r"call:(\d+):")
THUMBS: dict[Meaning, bool] = {"helpful": True, "not_useful": False}
SIGNS: dict[Meaning, str] = {"worked": "🏆", "not_useful": "👎", "stop": "🔕"}
ADDED = "reaction_added"
IN_DOUBT_AT_MOST = timedelta(minutes=30)
"""How long an emoji waits for messages to its person to be settled; longer than Slack's answers may be lost."""
AGAIN_SECONDS = 5
WHY_NOT = "Thank you for saying so. What was off?"


def register(app: AsyncApp) -> None:
    """Both events are noted before they are acknowledged: an emoji is an answer."""
    promised_first(app, ADDED, handle_reaction)
    promised_first(app, "reaction_removed", handle_reaction)


async def handle_reaction(event: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Do what the emoji asks for, or what taking it away does; later if it is on a message still in doubt."""
    caller = Caller(context.team_id or "", str(event.get("user", "")))
    if (event.get("item") or {}).get("type") != "message" or not caller.team_id:
        return
    is_taken_in = await _take_in(deps, slack, caller, event)
    # Slack names the author of most messages; only one of ours may be there without our knowing it.
    if not is_taken_in and event.get("item_user", context.bot_user_id) == context.bot_user_id:
        await promise_once(deps, slack, caller, kind="reaction", key=_key(event), payload={"event": event})


async def run_reaction(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: an emoji on a message that people saw before we knew that it was out."""
    caller = Caller(row.team_id, row.payload["slack_user_id"])
    is_taken_in = await _take_in(deps, slack, caller, row.payload["event"])
    if not is_taken_in and deps.now() - row.due_at < IN_DOUBT_AT_MOST:
        raise Later(AGAIN_SECONDS)
    return None


async def _take_in(deps: Deps, slack: Slack, caller: Caller, event: Payload) -> bool:
    """Do what the emoji means, if it stands on a message of ours; False when nobody can say yet what that is."""
    place = event["item"]
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        if person is None:
            return True
        where: dict[str, Any] = {"person_id": person.id, "channel": place["channel"]}
        posted = await deliveries.find_posted_at(session, **where, ts=place["ts"])
        if posted is None:
            return not await deliveries.is_any_in_doubt(session, **where)
        if posted.state == "streaming":  # what it says is known when it is complete
            return False
    async with deps.database.for_team(caller.team_id) as session:
        await _keep(deps, session, person, posted, event)
    return await _answer(deps, slack, person, posted, meaning_of(event["reaction"]))


def _key(event: Payload) -> str:
    return f"{event['type']}:{event.get('event_ts')}:{event['user']}:{event['reaction']}"


async def _keep(deps: Deps, session: Session, person: Person, posted: Delivery, event: Payload) -> None:
    """Do what the emoji means, once for each event however often it arrives."""
    if not await processed.claim_event(session, key=_key(event), now=deps.now()):
        return
    is_added = event["type"] == ADDED
    digest = await _digest_of(session, posted)
    if digest:
        change = note_reaction if is_added else drop_reaction
        put_at = str(event.get("event_ts", ""))
        await change(session, person, digest, event["reaction"], put_at=put_at, now=deps.now())
        if meaning_of(event["reaction"]) == "stop" and not is_added:
            await turn_on_again(session, person, digest, now=deps.now())
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


async def _answer(deps: Deps, slack: Slack, person: Person, posted: Delivery, meaning: Meaning) -> bool:
    """Say in the thread what the emoji asks for (most: nothing), or take it back; False when that must wait.

    An emoji that comes or goes meanwhile, here or in another program, finds the line as it was before and leaves
    it, so whoever has changed the line looks again.
    """
    before = None
    while (said := await _said_now(deps, person, posted, meaning)) and said.is_wanted is not before:
        if not await _keep_in_step(deps, slack, person, posted, said):
            return False
        before = said.is_wanted
    if meaning == "stop" and before is False:
        await publish_home(deps, slack, Caller(person.team_id, person.slack_user_id))
    return True


async def _keep_in_step(deps: Deps, slack: Slack, person: Person, posted: Delivery, said: "_Said") -> bool:
    line = Line(
        key=said.key,
        team_id=person.team_id,
        slack_user_id=person.slack_user_id,
        channel=posted.channel,
        thread_ts=posted.thread_ts or posted.ts or "",
        text=said.text,
        blocks=said.blocks,
    )
    return await keep_in_step(deps, slack, line, is_wanted=said.is_wanted, struck=said.struck)


@dataclass(frozen=True)
class _Said:
    """What an emoji makes us say, whether it is there now, and what stands in its place when it is not."""

    key: str
    text: str
    blocks: list[Block]
    is_wanted: bool
    struck: str = TAKEN_BACK


async def _said_now(deps: Deps, person: Person, posted: Delivery, meaning: Meaning) -> _Said | None:
    async with deps.database.reading(person.team_id) as session:
        return await _said(session, person, posted, meaning)


async def _said(session: Session, person: Person, posted: Delivery, meaning: Meaning) -> _Said | None:
    digest = await _digest_of(session, posted)
    if digest is None:
        return await _said_of_thumb(session, person, posted, meaning)
    person = await people.get_person(session, person_id=person.id)
    is_there = meaning in await digests.list_meanings(session, digest_id=digest.id)
    text, blocks = await _words(session, person, digest, meaning)
    if not text or (meaning == "tell_more" and not is_there):  # what was explained stays explained
        return None
    struck = f"{SIGNS.get(meaning, '')} {TAKEN_BACK}".lstrip()
    if meaning == "stop":
        struck = words_when_taken_back(person, digest, struck)
    return _Said(f"{digest_key(digest.id)}:{meaning}", text, blocks, is_there, struck)


async def _words(session: Session, person: Person, digest: WeeklyDigest, meaning: Meaning) -> Words:
    match meaning:
        case "worked":
            own = await accounts.list_accounts_of(session, owner_email=person.email) if person.email else []
            return WORKED, worked_blocks(own, digest_id=digest.id)
        case "not_useful":
            return WHY, why_blocks(digest.id)
        case "tell_more":
            return in_words(more_text(Digest.model_validate(digest.payload)))
        case "stop":
            return STOP, stop_blocks(digest.id)
    return "", []


async def _said_of_thumb(session: Session, person: Person, posted: Delivery, meaning: Meaning) -> _Said | None:
    """The question behind a thumb down, whichever thumb came or went: the last one counts."""
    guidance_id, call_id = _rated(posted)
    if meaning not in THUMBS or (guidance_id, call_id) == (None, None):
        return None
    rating = await ratings.find_rating(session, person_id=person.id, guidance_id=guidance_id, call_id=call_id)
    why = why_button(guidance_id) if guidance_id else call_why_button(call_id or 0)
    is_down = rating is not None and not rating.is_helpful
    return _Said(f"{posted.key}:thumb", WHY_NOT, [section(WHY_NOT), actions(why)], is_down, f"👎 {TAKEN_BACK}")
