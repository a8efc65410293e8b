"""Showing a call review in its thread, and keeping what is shown up to date.

Each message of a review has a name; with the call's id that is its delivery key, so it is posted once
however often the job runs, and is found again when the review changes or the call is deleted.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.coaching.call_review import CallReview
from bot.coaching.progress import overview_within
from bot.coaching.trends import Trend
from bot.deps import Deps
from bot.people import local_day
from bot.rubrics import Rubric
from bot.tracks import Tracks
from handlers.blocks.call_findings import findings_blocks, findings_text, has_findings
from handlers.blocks.call_review import has_evidence, review_blocks, review_text
from handlers.blocks.call_scorecard import evidence_pages, evidence_text, skills_blocks, skills_text
from handlers.blocks.call_words import ShownReview
from handlers.blocks.parts import Block, section
from handlers.delivering import Undeliverable, complete_as, deliver
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from storage import call_reviews, calls, conversations, deliveries, people
from storage.calls import delivery_key
from storage.database import Session
from storage.models import Call, Conversation, Person

log = logging.getLogger("sideline.call_showing")

REVIEW, SKILLS, FINDINGS, EVIDENCE = "review", "skills", "findings", "evidence"
WITHDRAWN = "_This changed with the review above._"


@dataclass(frozen=True)
class Part:
    """One message of a review."""

    name: str
    text: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class CallThread:
    """A call, its thread, and its review as it is shown."""

    call: Call
    thread: Conversation
    shown: ShownReview

    def outgoing(self, part: Part) -> Outgoing:
        """The part as the one message it is for ever."""
        return Outgoing(
            key=delivery_key(self.call.id, part.name),
            team_id=self.call.team_id,
            channel=self.thread.channel,
            thread_ts=self.thread.thread_ts,
            text=part.text,
            blocks=part.blocks,
            person_id=self.call.person_id,
            conversation_id=self.thread.id,
        )


async def show_review(deps: Deps, slack: Slack, *, team_id: str, call_id: int) -> str:
    """Post the review and what belongs under it, each once; the `ts` of the main message, "" if the call is gone.

    Raises `Later`, `Undeliverable`.
    """
    found = await find_thread(deps, team_id=team_id, call_id=call_id, has_trends=True)
    if found is None:
        return ""
    first, *others = (found.outgoing(part) for part in parts_of(found.shown))
    notice = Notice("review", found.shown.review.title)
    posted = await deliver(deps, slack, replace(first, notice=notice))
    for part in others:
        await deliver(deps, slack, part)
    return posted


async def refresh_review(deps: Deps, slack: Slack, *, team_id: str, call_id: int) -> None:
    """Make every message of the review that is out look like the review as it is now. Raises `Later`."""
    found = await find_thread(deps, team_id=team_id, call_id=call_id, has_trends=True)
    if found is None:
        return
    now = {part.name: part for part in (*parts_of(found.shown), *evidence_parts(found.shown))}
    for name, ts in (await _posted(deps, found, now)).items():
        part = now.get(name) or Part(name, WITHDRAWN, [section(WITHDRAWN)])
        try:
            await complete_as(deps, slack, found.outgoing(part), ts)
        except Undeliverable as error:
            log.warning("a message of a review cannot be changed any more: %s", error)


async def show_evidence(deps: Deps, slack: Slack, *, team_id: str, call_id: int) -> None:
    """Post every check with its words into the thread, once. Raises `Later`, `Undeliverable`."""
    found = await find_thread(deps, team_id=team_id, call_id=call_id)
    if found is None:
        return
    for part in evidence_parts(found.shown):
        await deliver(deps, slack, found.outgoing(part))


async def find_thread(deps: Deps, *, team_id: str, call_id: int, has_trends: bool = False) -> CallThread | None:
    """The call with its thread and review; None when it is gone or not reviewed.

    Trends need the scores of a year, so they are read only for what shows them.
    """
    async with deps.database.reading(team_id) as session:
        call = await calls.find_call(session, call_id=call_id)
        stored = await call_reviews.find_review(session, call_id=call_id)
        if call is None or stored is None:
            return None
        thread = await conversations.get_conversation(session, conversation_id=call.conversation_id)
        person = await people.get_person(session, person_id=call.person_id)
        review = CallReview.model_validate(stored.payload)
        scored = await call_reviews.count_scored_reviews(session, person_id=person.id, rubric_id=review.rubric_id)
        trends = await _trends(deps, session, person, review) if has_trends else {}
    shown = ShownReview(
        review=review,
        call_id=call.id,
        today=local_day(person, deps.now()),
        rubric=rubric_of(deps.tracks, review),
        scored_calls=scored,
        trends=trends,
        own=call.own_speakers,
    )
    return CallThread(call, thread, shown)


async def _trends(deps: Deps, session: Session, person: Person, review: CallReview) -> Mapping[str, Trend]:
    """Where each skill is heading, by the rubric this review was scored by."""
    overview = await overview_within(deps, session, person, local_day(person, deps.now()))
    is_same = overview.rubric is not None and overview.rubric.id == review.rubric_id
    return {each.skill_id: each.trend for each in overview.standings} if is_same else {}


def rubric_of(tracks: Tracks, review: CallReview) -> Rubric | None:
    """The rubric a review was scored by, if there still is one of that name."""
    rubrics = (rubric for track in tracks.by_id.values() for rubric in track.rubrics)
    return next((rubric for rubric in rubrics if rubric.id == review.rubric_id), None)


def parts_of(shown: ShownReview) -> list[Part]:
    """What is posted at once: the review, the table of its skills, and what was found."""
    parts = [Part(REVIEW, review_text(shown), review_blocks(shown))]
    if any(skill.score is not None for skill in shown.review.skills):
        parts.append(Part(SKILLS, skills_text(shown), skills_blocks(shown)))
    if has_findings(shown.review):
        parts.append(Part(FINDINGS, findings_text(shown), findings_blocks(shown)))
    return parts


def evidence_parts(shown: ShownReview) -> list[Part]:
    """What is posted when somebody asks for the evidence."""
    if not has_evidence(shown.review):
        return []
    pages = evidence_pages(shown)
    return [Part(f"{EVIDENCE}:{number}", evidence_text(page), page) for number, page in enumerate(pages, start=1)]


async def _posted(deps: Deps, found: CallThread, now: Mapping[str, Part]) -> dict[str, str]:
    """The `ts` of each part that is out, also of those that are no longer part of the review."""
    names = dict.fromkeys((REVIEW, SKILLS, FINDINGS, *now, f"{EVIDENCE}:1", f"{EVIDENCE}:2"))
    async with deps.database.reading(found.call.team_id) as session:
        sent = {
            name: await deliveries.find_posted(session, key=delivery_key(found.call.id, name)) for name in names
        }
    return {name: ts for name, ts in sent.items() if ts}
