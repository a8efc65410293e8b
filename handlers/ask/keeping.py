"""What is written down of an answer: the guidance, the words, the cost, and what is promised next."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from bot.budget import keep_usage
from bot.coaching.briefs import Prepared
from bot.deps import Deps
from bot.model import Draft, Guidance, Usage
from bot.people import local_day, zone_of
from bot.rhythm import at_local
from handlers.ask.threads import Case
from storage import agenda, conversations, guidance, messages
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import GivenGuidance, Person

OUTCOME_AFTER_DAYS = 14


async def keep_guidance(
    session: Session, case: Case, prepared: Prepared, answer: Guidance, calls: Sequence[Usage], now: datetime
) -> GivenGuidance:
    """Store the guidance, its words and its cost, and promise to ask what came of it."""
    row, person, place = case.row, case.person, case.place
    stored = await guidance.add_guidance(
        session,
        conversation_id=place.conversation_id,
        person_id=person.id,
        question_message_id=place.message_id,
        question=row.payload["text"] or row.payload["quote"],
        payload=answer.model_dump(),
        writer=answer.writer,
        model=answer.model,
        card_id=answer.rests_on,
        account_id=prepared.account_id,
        channel=place.channel,
        now=now,
    )
    await messages.add_message(
        session,
        conversation_id=place.conversation_id,
        person_id=person.id,
        author="coach",
        text=spoken(answer),
        slack_ts=None,
        now=now,
    )
    await keep_usage(session, person_id=person.id, calls=calls, now=now)
    offer = {"guidance_id": stored.id, "draft": answer.drafts[0].kind} if answer.drafts else {}
    await conversations.set_conversation_state(session, conversation_id=place.conversation_id, state=offer)
    if answer.steps and case.is_private and case.is_in_slack:
        await _promise_to_ask(session, case, stored, now)
    row.memo["guidance_id"] = stored.id
    await agenda.save_memo(session, row=row)
    return stored


async def _promise_to_ask(session: Session, case: Case, stored: GivenGuidance, now: datetime) -> None:
    await agenda.plan(
        session,
        key=f"{case.row.team_id}:outcome:{stored.id}",
        kind="outcome_question",
        team_id=case.row.team_id,
        person_id=case.person.id,
        lane="bulk",
        run_at=_outcome_moment(case.person, now),
        payload={"guidance_id": stored.id},
    )


async def keep_reply(deps: Deps, case: Case, text: str, calls: Sequence[Usage], **memo: Any) -> None:
    """Store what was said in answer to a follow-up, and its cost; `memo` is not asked for again.

    A model may have offered something of its own, so the offer made before it is no longer what a "yes" would
    answer. The library offers nothing: the offer stands.
    """
    row, person, place = case.row, case.person, case.place
    async with deps.database.for_team(row.team_id) as session:
        await messages.add_message(
            session,
            conversation_id=place.conversation_id,
            person_id=person.id,
            author="coach",
            text=text,
            slack_ts=None,
            now=deps.now(),
            source_key=row.key,
        )
        if calls:
            await conversations.set_conversation_state(session, conversation_id=place.conversation_id, state={})
        await keep_usage(session, person_id=person.id, calls=calls, now=deps.now())
        row.memo.update(memo)
        await agenda.save_memo(session, row=row)


async def keep_draft(
    deps: Deps, row: AgendaRow, given: GivenGuidance, draft: Draft, calls: Sequence[Usage]
) -> None:
    """Store the draft as something said in the thread, its cost, and that it is written."""
    async with deps.database.for_team(row.team_id) as session:
        if draft.body:
            await messages.add_message(
                session,
                conversation_id=given.conversation_id,
                person_id=given.person_id,
                author="coach",
                text=f"Draft. {draft.subject}\n{draft.body}",
                slack_ts=None,
                now=deps.now(),
                source_key=row.key,
            )
        await keep_usage(session, person_id=given.person_id, calls=calls, now=deps.now())
        await agenda.save_memo(session, row=row)


def spoken(answer: Guidance) -> str:
    """The guidance as plain words, as a writer reads it back in the thread's history."""
    lines = [answer.title, answer.situation]
    lines += [f"{number}. {step.title}: {'; '.join(step.bullets)}" for number, step in enumerate(answer.steps, 1)]
    lines += [*answer.questions, answer.closing_offer]
    return "\n".join(line for line in lines if line)


def _outcome_moment(person: Person, now: datetime) -> datetime:
    """Two weeks on, at ten in the morning where the person is, and not at a weekend."""
    day = local_day(person, now) + timedelta(days=OUTCOME_AFTER_DAYS)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return at_local(day, time(10), zone_of(person))
