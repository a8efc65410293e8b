"""Answering a question that was taken in: find the place, write, show, keep.

Every step that must not happen twice is remembered in the agenda row or has its own delivery, so
the job can be killed anywhere and run again.
"""

import asyncio
from datetime import datetime

from bot.budget import metered_for
from bot.coaching.briefs import Prepared, Question, prepare_brief
from bot.coaching.guidance import answer_follow_up, answer_question, other_sides
from bot.coaching.proof import with_proof
from bot.deps import Deps
from bot.model import Guidance, Reply
from bot.people import local_day
from handlers.ask.keeping import keep_guidance, keep_reply
from handlers.ask.threads import Case, open_case
from handlers.ask.waiting import company, mark_done
from handlers.ask.writing import Stopped, Writing, writing
from handlers.blocks.accounts import pick_account_blocks, pick_account_text
from handlers.blocks.guidance import channel_guidance_blocks, guidance_blocks, guidance_text
from handlers.blocks.parts import markdown_block
from handlers.blocks.replies import no_second_view, nothing_more, reply_messages, stopped_text
from handlers.onboarding import welcome_in_thread
from handlers.slack import Slack
from storage import guidance as given
from storage.agenda import AgendaRow
from storage.models import GivenGuidance


async def run_answer(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job behind every question: a plan, or in a thread that has one a follow-up."""
    case = await open_case(deps, slack, row)
    async with (
        writing(deps, slack, case) as words,
        company(deps, slack, case, is_visible=words.is_visible),
    ):
        await _answer(deps, case, words)
    await mark_done(slack, case)
    if case.is_private:
        await welcome_in_thread(deps, slack, case)
    return None


async def _answer(deps: Deps, case: Case, words: Writing) -> None:
    if "guidance_id" in case.row.memo:
        await _show_kept(deps, case, words)
        return
    if "stopped" in case.row.memo:
        await _show_stopped(case, words)
        return
    prepared = await _prepare(deps, case)
    await _let_others_in()
    if prepared.choices:
        blocks = pick_account_blocks(prepared.choices, message_id=case.place.message_id)
        await words.finish(pick_account_text(prepared.choices), blocks)
    elif is_follow_up(prepared):
        await _follow_up(deps, case, prepared, words)
    else:
        await _guide(deps, case, prepared, words)


async def _let_others_in() -> None:
    """A file as database and the template coach wait for nothing: what arrives meanwhile is acknowledged here."""
    await asyncio.sleep(0)


async def _prepare(deps: Deps, case: Case) -> Prepared:
    payload = case.row.payload
    question = Question(
        text=f"{payload['text']}\n{payload['quote']}".strip(),
        person=case.person,
        conversation_id=None if case.is_opening else case.place.conversation_id,
        message_id=case.place.message_id,
        is_private=case.is_private,
        angle=payload.get("angle", "first"),
        account_id=payload.get("account_id"),
        card_id=payload.get("card_id", ""),
    )
    with deps.metering.context_build.timed():
        async with deps.database.reading(case.row.team_id) as session:
            return await prepare_brief(deps, session, question)


def is_follow_up(prepared: Prepared) -> bool:
    """In a thread with a plan the next words are about that plan; clarifying questions are no plan yet."""
    brief = prepared.brief
    if brief.angle != "first":
        return brief.angle == "tell_more"
    return brief.previous is not None and bool(brief.previous.steps)


async def _guide(deps: Deps, case: Case, prepared: Prepared, words: Writing) -> None:
    try:
        async with metered_for(deps, case.person) as meter:
            work = answer_question(deps, prepared, show=words.show_partial, meter=meter)
            answer = await words.until_stopped(work)
    except Stopped:
        await keep_reply(deps, case, words.text, (), stopped=words.text)
        await _show_stopped(case, words)
        return
    if prepared.brief.angle == "second_opinion" and not answer.steps:
        reply = await other_sides(deps, prepared) or no_second_view()
        await keep_reply(deps, case, reply.text, meter.calls, reply=reply.model_dump(), note=answer.note)
        await _show_reply(case, prepared, words)
        return
    async with deps.database.for_team(case.row.team_id) as session:
        answer = await with_proof(session, answer)
        stored = await keep_guidance(session, case, prepared, answer, meter.calls, deps.now())
        await words.claim_within(session, guidance_id=stored.id)
    await _let_others_in()
    await _show_guidance(case, stored, answer, words)


async def _follow_up(deps: Deps, case: Case, prepared: Prepared, words: Writing) -> None:
    memo = case.row.memo
    if "reply" not in memo:
        try:
            async with metered_for(deps, case.person) as meter:
                work = answer_follow_up(deps, prepared, show=words.show_text, meter=meter)
                found, note = await words.until_stopped(work)
        except Stopped:
            await keep_reply(deps, case, words.text, (), stopped=words.text)
            await _show_stopped(case, words)
            return
        reply = found or nothing_more(is_private=case.is_private)
        await keep_reply(deps, case, reply.text, meter.calls, reply=reply.model_dump(), note=note)
    await _show_reply(case, prepared, words)


async def _show_reply(case: Case, prepared: Prepared, words: Writing) -> None:
    memo = case.row.memo
    reply = Reply.model_validate(memo["reply"])
    parts = reply_messages(reply, prepared.brief.snippets, note=memo["note"], is_private=case.is_private)
    await words.finish_in_parts(parts)


async def _show_stopped(case: Case, words: Writing) -> None:
    """Keep what the person has seen and say that it ends here."""
    text = stopped_text(case.row.memo["stopped"])
    await words.finish(text, [markdown_block(text)])


async def _show_kept(deps: Deps, case: Case, words: Writing) -> None:
    """What an earlier run of this job has written already."""
    async with deps.database.reading(case.row.team_id) as session:
        stored = await given.find_guidance(session, guidance_id=case.row.memo["guidance_id"])
    if stored is not None:
        await _show_guidance(case, stored, Guidance.model_validate(stored.payload), words)


async def _show_guidance(case: Case, stored: GivenGuidance, answer: Guidance, words: Writing) -> None:
    today = local_day(case.person, stored.created_at)
    show = guidance_blocks if case.is_private else channel_guidance_blocks
    blocks = show(answer, guidance_id=stored.id, today=today)
    await words.finish(guidance_text(answer, today=today), blocks, guidance_id=stored.id)
