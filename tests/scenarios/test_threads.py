"""Going on in the thread of an answer."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import GivenGuidance
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, text_answer
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.plans import PLAN as CLAUDES_PLAN
from tests.scenarios.seeing import at_rest, messages_with, rows, shown, whispered

LIBRARY = "Here is what my library says on that."


async def test_a_follow_up_is_answered_from_what_we_kept_not_from_slacks_history(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach {CHAMPION}", channel="general")
    answer = await shown(sandbox, "riya", PLAN)

    await riya.says("What should I avoid when I congratulate her?", thread=answer.thread_ts)

    reply = await shown(sandbox, "riya", LIBRARY)
    assert reply.thread_ts == answer.thread_ts
    assert reply.shows("📚 [1] KB-CS-04 §")
    assert reply.shows("Template answer (model off)")
    assert not sandbox.calls("conversations.history")
    assert not sandbox.calls("conversations.replies")


async def test_a_follow_up_makes_no_second_plan(sandbox: Sandbox, coach: Program, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").says("Who should I meet next?", thread=plan.thread_ts)

    await shown(sandbox, "riya", LIBRARY)
    await at_rest(coach)
    assert len(await rows(coach, GivenGuidance)) == 1


async def test_details_after_clarifying_questions_lead_to_a_plan(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("best font for slides?")
    await shown(sandbox, "riya", "I need a little more to go on")

    await riya.says(CHAMPION, thread=ts)

    answer = await shown(sandbox, "riya", PLAN)
    assert answer.thread_ts == ts


async def test_a_follow_up_about_nothing_we_know_is_said_plainly(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").says("Which wine goes with lasagne?", thread=plan.thread_ts)

    reply = await shown(sandbox, "riya", "I have nothing more on that in my library")
    assert not reply.shows("General advice")
    assert not reply.shows("📚")


async def test_two_threads_do_not_mix(sandbox: Sandbox, plan: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    silence = await riya.says("My buyer stopped answering after the proposal. How do I get the talk going again?")
    other = await shown(sandbox, "riya", "Do this", times=2)

    await riya.says("What should I avoid when I congratulate her?", thread=plan.thread_ts)

    reply = await shown(sandbox, "riya", LIBRARY)
    assert other.thread_ts == silence
    assert reply.thread_ts == plan.thread_ts
    assert reply.shows("KB-CS-04")


async def test_tell_me_more_reads_out_the_plans_own_sections(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Tell me more", on=plan)

    reply = await shown(sandbox, "riya", LIBRARY)
    assert reply.shows("KB-CS-04 §")
    assert reply.thread_ts == plan.thread_ts


async def test_a_second_opinion_is_another_plan(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("The CFO wants 30% off at renewal and a competitor is evaluating us")
    answer = await shown(sandbox, "riya", "Do this")

    await riya.clicks("Second opinion", on=answer)

    second = await shown(sandbox, "riya", "Do this", times=2)
    assert second.blocks[0] != answer.blocks[0]
    assert second.thread_ts == answer.thread_ts


async def test_a_card_that_stands_alone_in_the_question_has_its_second_view_from_another(
    sandbox: Sandbox, plan: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Second opinion", on=plan)

    second = await shown(sandbox, "riya", "Another way to see it, and it may fit only in part.")
    assert second.shows("Only one contact")
    assert second.shows("📚 KB-CS-11 §")
    await riya.clicks("Draft request for intro", on=second)
    assert await shown(sandbox, "riya", "*Subject:*")


async def test_where_there_is_no_second_plan_the_first_is_seen_from_its_other_sides(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("The kickoff with Brightwave was a mess")
    answer = await shown(sandbox, "riya", "Do this")

    await riya.clicks("Second opinion", on=answer)

    reply = await shown(sandbox, "riya", "I have one plan for this and would rather not make up a second.")
    assert reply.thread_ts == answer.thread_ts
    assert reply.shows("KB-CS-01 §5")


async def test_a_step_that_is_asked_about_is_read_out(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").says("what about the second step?", thread=plan.thread_ts)

    assert await shown(sandbox, "riya", "Step 2:")


async def test_asking_twice_for_more_answers_once_and_says_so(
    sandbox: Sandbox, coach: Program, plan: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Tell me more", on=plan)
    await shown(sandbox, "riya", LIBRARY)

    await riya.clicks("Tell me more", on=plan)

    await whispered(sandbox, "riya", "riya", "That is already in this thread.")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", LIBRARY)) == 1


async def test_no_thanks_closes_the_offer(sandbox: Sandbox, plan: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("no thanks", thread=plan.thread_ts)
    await shown(sandbox, "riya", "All right. I'm here when you need me.")
    await riya.says("yes please", thread=plan.thread_ts)

    await shown(sandbox, "riya", "my library")
    assert not messages_with(sandbox, "riya", "A draft for you to change")


async def test_the_offer_stands_while_the_library_answers(sandbox: Sandbox, plan: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("make it shorter", thread=plan.thread_ts)
    await shown(sandbox, "riya", "In short:")

    await riya.says("yes please", thread=plan.thread_ts)

    assert await shown(sandbox, "riya", "A draft for you to change")


async def test_yes_after_a_follow_up_goes_on_from_there(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    plan = guidance_answer(CLAUDES_PLAN)
    model.will(plan, text_answer("Meet the CFO. Shall I say how?"), text_answer("Ask Dana."))
    riya = sandbox.as_person("riya")
    ts = await riya.says(CHAMPION)
    await shown(sandbox, "riya", "🔒 Only you")
    await riya.says("Who should I meet next?", thread=ts)
    await shown(sandbox, "riya", "Meet the CFO.")

    await riya.says("yes", thread=ts)

    await shown(sandbox, "riya", "Ask Dana.")
    assert not messages_with(sandbox, "riya", "A draft for you to change")


async def test_thanks_get_one_line(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").says("Thanks!", thread=plan.thread_ts)

    line = await shown(sandbox, "riya", "Glad to help")
    assert line.thread_ts == plan.thread_ts


@pytest.mark.parametrize("words", ["tell me more", "second opinion please"])
async def test_words_that_belong_under_an_answer_are_sent_to_its_thread(
    sandbox: Sandbox, coach: Program, words: str
) -> None:
    await sandbox.as_person("riya").says(words)

    assert await shown(sandbox, "riya", "Say that in the thread of the answer you mean")
