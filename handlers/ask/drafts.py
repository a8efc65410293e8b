"""Writing a draft into the thread, once for each piece of guidance and kind."""

from dataclasses import replace
from datetime import datetime

from bot.budget import metered_for
from bot.coaching.briefs import Prepared, Question, prepare_brief
from bot.coaching.drafts import is_for_manager, manager_draft
from bot.coaching.guidance import write_draft
from bot.deps import Deps
from bot.model import Draft, DraftOffer, Guidance, Meter
from handlers.ask.keeping import keep_draft
from handlers.blocks.drafts import draft_messages
from handlers.callers import Caller
from handlers.delivering import deliver
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import agenda, conversations, guidance, people, processed
from storage.agenda import AgendaRow
from storage.models import Conversation, GivenGuidance, Person

NO_DRAFT = (
    "I have no draft for this in my library, and the model is not available. "
    "Tell me who it is for and what it must achieve, and I will suggest a plan."
)


async def accept_draft(
    deps: Deps, slack: Slack, caller: Caller, given: GivenGuidance, *, kind: str, said_in: str = ""
) -> bool:
    """Promise the draft and start on it; False when it was promised before.

    `said_in` names the delivery of the words that ask for it: delivered again they are not told that it is there.
    """
    async with deps.database.for_team(caller.team_id) as session:
        row = await agenda.plan_started(
            session,
            key=draft_key(given, kind),
            kind="draft",
            team_id=caller.team_id,
            person_id=given.person_id,
            payload={"guidance_id": given.id, "kind": kind},
        )
        await conversations.set_conversation_state(
            session, conversation_id=given.conversation_id, state={"drafted": kind}
        )
        if row and said_in:
            await processed.claim_event(session, key=said_in, now=deps.now())
    return slack.start_on(row)


def draft_key(given: GivenGuidance, kind: str) -> str:
    """Names the promise of a draft, its message, and our record of what it says."""
    return f"{given.team_id}:draft:{given.id}:{kind}"


async def run_draft(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: write the draft, post it, keep it."""
    async with deps.database.reading(row.team_id) as session:
        given = await guidance.find_guidance(session, guidance_id=row.payload["guidance_id"])
        if given is None:
            return None
        thread = await conversations.get_conversation(session, conversation_id=given.conversation_id)
        person = await people.get_person(session, person_id=given.person_id)
        prepared = await prepare_brief(deps, session, _question(given, person))
    if "draft" not in row.memo:
        async with metered_for(deps, person) as meter:
            draft, note = await _written(deps, row, given, prepared, meter)
        row.memo.update(draft=draft.model_dump() if draft.body else None, note=note)
        await keep_draft(deps, row, given, draft, meter.calls)
    kept = Draft.model_validate(row.memo["draft"]) if row.memo["draft"] else None
    for message in _outgoing(row, thread, kept, row.memo["note"]):
        await deliver(deps, slack, message)
    return None


def _question(given: GivenGuidance, person: Person) -> Question:
    """The question again, without the thread: the draft belongs to this guidance, not to what came later."""
    card_id = Guidance.model_validate(given.payload).card_id
    return Question(text=given.question, person=person, account_id=given.account_id or 0, card_id=card_id)


async def _written(
    deps: Deps, row: AgendaRow, given: GivenGuidance, prepared: Prepared, meter: Meter
) -> tuple[Draft, str]:
    """The draft, without a body where there is none, and the note under it."""
    if is_for_manager(row.payload["kind"]):
        return manager_draft(prepared.brief), ""
    kind, answer = row.payload["kind"], Guidance.model_validate(given.payload)
    offer = next((offer for offer in answer.drafts if offer.kind == kind), DraftOffer(kind=kind, label="Draft"))
    with_plan = replace(prepared, brief=replace(prepared.brief, previous=answer))
    found, note = await write_draft(deps, with_plan, offer, meter=meter)
    return found or Draft(subject="", body=""), note


def _outgoing(row: AgendaRow, thread: Conversation, draft: Draft | None, note: str) -> list[Outgoing]:
    words = draft_messages(draft, note) if draft else [(NO_DRAFT, [])]
    return [
        Outgoing(
            key=row.key if number == 1 else f"{row.key}:{number}",
            team_id=row.team_id,
            channel=thread.channel,
            thread_ts=thread.thread_ts,
            text=text,
            blocks=blocks,
            person_id=row.person_id,
            conversation_id=thread.id,
            guidance_id=row.payload["guidance_id"],
        )
        for number, (text, blocks) in enumerate(words, start=1)
    ]
