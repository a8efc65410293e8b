"""/api/coach/sessions: the person's conversations with the coach, and the calls it reviewed."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from bot.coaching.call_review import CallReview
from bot.model import Guidance
from handlers.blocks.text import clip
from handlers.http.api.pages import Page, PageAsked, cursor_of, strange_cursor
from handlers.http.api.problems import NOT_FOUND, Problem
from handlers.http.api.visits import Answer, Endpoint, Nothing, Visit
from storage import call_reviews, calls, guidance, messages, sessions
from storage.database import Session
from storage.models import Call, Conversation
from storage.sessions import KINDS, Place, kind_of

PATH = "/api/coach/sessions"
LONGEST_TITLE = 120
MOST_SAID = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class SessionListed(BaseModel):
    """A conversation or a call, by its first words or its title; a call has its day, kind, state and score.

    `overall` (0–100) is None for what was not scored.
    """

    id: str
    kind: Literal["call", "conversation"]
    title: str
    started_at: datetime
    happened_on: date | None = None
    call_type: str = ""
    status: str = ""
    overall: float | None = None


class SessionPage(Page[SessionListed]):
    """A page of sessions."""


class Said(BaseModel):
    """Something said in a conversation."""

    author: Literal["person", "coach"]
    text: str
    said_at: datetime


class GuidanceGiven(BaseModel):
    """A plan that was given in a conversation; `id` is what a rating names."""

    id: int
    question: str
    guidance: Guidance
    given_at: datetime


class SessionTold(SessionListed):
    """A session with all that was said in it by both (the newest 200), or with the review of the call."""

    messages: list[Said] = []
    guidance: list[GuidanceGiven] = []
    review: CallReview | None = None


async def list_own(visit: Visit[PageAsked, Nothing]) -> Answer:
    """A page of the person's sessions, newest first."""
    asked, person = visit.query, visit.person
    async with visit.deps.database.reading(person.team_id) as session:
        found = await sessions.list_sessions(
            session, person_id=person.id, limit=asked.limit + 1, after=_place(asked.place(3))
        )
        page = found[: asked.limit]
        items = await _listed(session, page)
    more = _cursor(page[-1]) if len(found) > asked.limit else None
    return Answer(SessionPage(items=items, next_cursor=more))


async def get_one(visit: Visit[Nothing, Nothing]) -> Answer:
    """One session."""
    kind, _, number = visit.path["session_id"].partition("-")
    if kind not in KINDS or not (number.isascii() and number.isdigit() and len(number) <= 18):
        raise Problem(NOT_FOUND)
    async with visit.deps.database.reading(visit.person.team_id) as session:
        told = await (_call if kind == "call" else _conversation)(session, visit.person.id, int(number))
    if told is None:
        raise Problem(NOT_FOUND)
    return Answer(told)


async def _listed(session: Session, page: list[Call | Conversation]) -> list[SessionListed]:
    words = await messages.get_first_words(
        session, conversation_ids=[each.id for each in page if isinstance(each, Conversation)]
    )
    scores = await call_reviews.get_overalls(
        session, call_ids=[each.id for each in page if isinstance(each, Call)]
    )
    return [
        _call_listed(each, scores.get(each.id)) if isinstance(each, Call) else _talk_listed(each, words)
        for each in page
    ]


def _call_listed(call: Call, overall: float | None) -> SessionListed:
    return SessionListed(
        id=f"call-{call.id}",
        kind="call",
        title=call.title or "Call",
        started_at=call.created_at,
        happened_on=call.happened_on,
        call_type=call.call_type,
        status=call.status,
        overall=overall,
    )


def _talk_listed(talk: Conversation, words: dict[int, str]) -> SessionListed:
    title = clip(words.get(talk.id) or "Conversation", LONGEST_TITLE)
    return SessionListed(
        id=f"conversation-{talk.id}", kind="conversation", title=title, started_at=talk.created_at
    )


async def _call(session: Session, person_id: int, call_id: int) -> SessionTold | None:
    call = await calls.find_call(session, call_id=call_id)
    if call is None or call.person_id != person_id:
        return None
    stored = await call_reviews.find_review(session, call_id=call.id)
    listed = _call_listed(call, stored.overall if stored else None)
    review = CallReview.model_validate(stored.payload) if stored else None
    return SessionTold(**listed.model_dump(), review=review)


async def _conversation(session: Session, person_id: int, conversation_id: int) -> SessionTold | None:
    talk = await sessions.find_own_conversation(session, person_id=person_id, conversation_id=conversation_id)
    if talk is None:
        return None
    words = await messages.get_first_words(session, conversation_ids=[talk.id])
    said = await messages.list_recent_messages(session, conversation_id=talk.id, limit=MOST_SAID)
    given = await guidance.list_guidance_in(session, conversation_id=talk.id, limit=MOST_SAID)
    return SessionTold(
        **_talk_listed(talk, words).model_dump(),
        messages=[Said(author=each.author, text=each.text, said_at=each.created_at) for each in said],
        guidance=[
            GuidanceGiven(
                id=each.id,
                question=each.question,
                guidance=Guidance.model_validate(each.payload),
                given_at=each.created_at,
            )
            for each in given
        ],
    )


def _cursor(entry: Call | Conversation) -> str:
    return cursor_of((entry.created_at - _EPOCH) // _MICROSECOND, KINDS.index(kind_of(entry)), entry.id)


def _place(numbers: tuple[int, ...] | None) -> Place | None:
    if numbers is None:
        return None
    microseconds, rank, entry_id = numbers
    try:
        return Place(_EPOCH + microseconds * _MICROSECOND, KINDS[rank], entry_id)
    except (OverflowError, IndexError):
        raise strange_cursor() from None


ENDPOINTS = (
    Endpoint("GET", PATH, list_own, "Conversations and calls", "sessions", {200: SessionPage}, query=PageAsked),
    Endpoint("GET", f"{PATH}/{{session_id}}", get_one, "A conversation or a call", "sessions", {200: SessionTold}),
)
