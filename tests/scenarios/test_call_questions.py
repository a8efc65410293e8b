"""What is asked before a call is reviewed, and what becomes of the answers."""

from dataclasses import replace

import pytest

from app import Program
from handlers.calls.call_promises import promise_review
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import agenda, calls
from storage.models import AgendaItem, Call, CallTranscript, Conversation, Message, Person, StoredReview
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.scenarios.calls import ACME, NO_SPEAKERS
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown

SENSITIVE = ACME.replace(b"Cole: Maybe.", b"Cole: Maybe. We have redundancies planned in March, confidential.")
STRANGERS = ACME.replace(b"Riya Shah", b"Jo Brand")
TWICE_NAMED = ACME.replace(b"Dana Cole: Maybe", b"Dana: Maybe")
REVIEW = "Talk 61 %"
WITH_A_THIRD = ACME.replace(b"Riya Shah: Got it. So, you know", b"Tom Reed: Got it. So, you know")
TWO_PAIRS = TWICE_NAMED.replace(b"Riya Shah: Got it", b"Riya Sha: Got it")


async def asked(sandbox: Sandbox, content: bytes, words: str, name: str = "acme.vtt") -> SeenMessage:
    await sandbox.as_person("riya").uploads(name, content)
    return await shown(sandbox, "riya", words)


async def test_what_looks_sensitive_waits_for_a_yes(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    question = await asked(sandbox, SENSITIVE, "This looks sensitive")
    await at_rest(coach_with_claude)
    assert not model.requests

    await sandbox.as_person("riya").clicks("Yes, private", on=question)

    await sandbox.until(lambda: model.requests)


async def test_deleting_what_is_sensitive_leaves_nothing(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    question = await asked(sandbox, SENSITIVE, "This looks sensitive")

    await sandbox.as_person("riya").clicks("Delete it", on=question)

    await shown(sandbox, "riya", "Deleted. I kept nothing of it.")
    await at_rest(coach_with_claude)
    for table in (Call, CallTranscript, StoredReview, Message):
        assert not await rows(coach_with_claude, table)
    assert not [item for item in await rows(coach_with_claude, AgendaItem) if item.payload]
    assert not model.requests
    assert not messages_with(sandbox, "riya", "This looks sensitive")


async def test_a_question_nobody_answers_is_not_kept_for_ever(sandbox: Sandbox, coach: Program) -> None:
    await asked(sandbox, SENSITIVE, "This looks sensitive")
    await at_rest(coach)

    sandbox.clock.advance(days=31)

    async def is_gone() -> bool:
        return not await rows(coach, Call)

    await eventually(is_gone)
    assert not await rows(coach, CallTranscript)


async def test_who_is_not_recognised_is_asked_once_and_known_the_next_time(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    question = await asked(sandbox, STRANGERS, "Which speaker is you?")
    assert question.shows("Dana Cole")

    await riya.clicks("Jo Brand", on=question)

    assert await shown(sandbox, "riya", REVIEW)
    assert await shown(sandbox, "riya", "You are *Jo Brand*")
    await riya.uploads("again.vtt", STRANGERS.replace(b"restatement", b"correction"))
    assert await shown(sandbox, "riya", REVIEW, times=2)
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Jo Brand"], ["Jo Brand"]]


async def test_a_colleague_we_know_is_on_the_same_side(sandbox: Sandbox, coach: Program) -> None:
    tom, riya = sandbox.as_person("tom"), sandbox.as_person("riya")
    await tom.says("hello")
    await shown(sandbox, "tom", "I'm Coach")
    named = sandbox.team.person("tom")
    assert named
    both = ACME.replace(b"Riya Shah: Will do.", f"{named.real_name}: Will do.".encode())

    await riya.uploads("acme.vtt", both)

    await shown(sandbox, "riya", REVIEW)
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Riya Shah", named.real_name]]


async def test_the_answer_may_be_typed(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, STRANGERS, "Which speaker is you?")

    await sandbox.as_person("riya").says("I'm Jo", thread=question.thread_ts)

    assert await shown(sandbox, "riya", REVIEW)


async def test_a_call_one_was_not_on_is_reviewed_without_a_score(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, STRANGERS, "Which speaker is you?")

    await sandbox.as_person("riya").clicks("None of these", on=question)

    await at_rest(coach)
    (review,) = await eventually(lambda: rows(coach, StoredReview))
    assert review.overall is None
    assert [person.preferences.get("speaker_aliases") for person in await rows(coach, Person)] == [None]


async def test_a_second_click_and_a_stranger_change_nothing(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, STRANGERS, "Which speaker is you?")
    riya = sandbox.as_person("riya")
    await riya.clicks("Jo Brand", on=question)
    await shown(sandbox, "riya", REVIEW)
    await at_rest(coach)

    ts = await riya.says("I'm Dana", thread=question.thread_ts)

    await shown(sandbox, "riya", "Jo Brand")
    assert ts
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Jo Brand"]]


async def test_two_names_of_one_person_are_merged_when_they_say_so(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, TWICE_NAMED, "look like the same person")

    await sandbox.as_person("riya").clicks("Same person", on=question)

    assert await shown(sandbox, "riya", REVIEW)
    (call,) = await rows(coach, Call)
    assert sorted(call.speakers) == ["Dana Cole", "Riya Shah"]


async def test_a_second_pair_of_names_is_asked_about_too(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    first = await asked(sandbox, TWO_PAIRS, "look like the same person")
    assert not first.shows("Dana")

    await riya.clicks("Two people", on=first)
    second = await shown(sandbox, "riya", "*Dana Cole* and *Dana* look like the same person")
    await riya.clicks("Same person", on=second)

    await riya.clicks("Riya Sha", on=await shown(sandbox, "riya", "Is any of them a colleague of yours?"))
    assert await shown(sandbox, "riya", REVIEW)
    (call,) = await rows(coach, Call)
    assert (sorted(call.speakers), call.own_speakers) == (
        ["Dana Cole", "Riya Sha", "Riya Shah"],
        ["Riya Shah", "Riya Sha"],
    )


async def test_whose_side_a_third_speaker_is_on_is_asked_and_known_the_next_time(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    question = await asked(sandbox, WITH_A_THIRD, "Besides you I hear *Dana Cole*, *Tom Reed*")
    await at_rest(coach)
    assert not await rows(coach, StoredReview), "nobody's talk is counted before the answer"

    await riya.clicks("Tom Reed", on=question)

    assert await shown(sandbox, "riya", REVIEW)
    assert await shown(sandbox, "riya", "*Tom Reed* is with you. I remember it.")
    await riya.uploads("again.vtt", WITH_A_THIRD.replace(b"restatement", b"correction"))
    assert await shown(sandbox, "riya", REVIEW, times=2)
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Riya Shah", "Tom Reed"]] * 2


async def test_a_third_speaker_of_the_customers_stays_theirs(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, WITH_A_THIRD, "Is any of them a colleague of yours?")

    await sandbox.as_person("riya").says("nobody", thread=question.thread_ts)

    assert await shown(sandbox, "riya", "Noted, only you.")
    await eventually(lambda: rows(coach, StoredReview))
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Riya Shah"]]


async def test_several_colleagues_are_ticked(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    four = WITH_A_THIRD.replace(b"Riya Shah: I understand", b"Ana Bell: I understand " + b"and so on " * 12)
    question = await asked(sandbox, four, "Is any of them a colleague of yours?")

    await riya.clicks("Several of them", on=question)
    await modal(sandbox, "riya")
    speakers = (await rows(coach, Call))[0].speakers
    places = [str(speakers.index(name)) for name in ("Tom Reed", "Ana Bell")]
    everybody = await riya.submits({"speakers": [str(place) for place in range(len(speakers))]})
    assert everybody == {"speakers": "Somebody has to be the customer. Leave at least one name open."}
    await riya.submits({"speakers": places})

    await eventually(lambda: rows(coach, StoredReview))
    assert [call.own_speakers for call in await rows(coach, Call)] == [["Riya Shah", "Tom Reed", "Ana Bell"]]


async def test_without_speakers_it_is_summarised_only(sandbox: Sandbox, coach: Program) -> None:
    question = await asked(sandbox, NO_SPEAKERS, "I can't tell who's speaking", name="no_speakers.txt")

    await sandbox.as_person("riya").clicks("Summarise only", on=question)

    (review,) = await eventually(lambda: rows(coach, StoredReview))
    assert review.overall is None


async def test_without_speakers_the_lines_can_be_labelled(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    question = await asked(sandbox, NO_SPEAKERS, "I can't tell who's speaking", name="no_speakers.txt")

    await riya.clicks("I'll label it", on=question)
    form = await modal(sandbox, "riya")
    assert form.shows("so thanks for joining today")
    same = await riya.submits({"me": "Riya", "them": "riya", "first": "me"})
    assert same == {"them": "Give the other person another name."}
    await riya.submits({"me": "Riya", "them": "Marc", "first": "me"})

    await eventually(lambda: rows(coach, StoredReview))
    (call,) = await rows(coach, Call)
    assert (call.speakers, call.own_speakers, call.basis) == (["Riya", "Marc"], ["Riya"], "words")


async def test_a_question_is_asked_once_though_the_file_comes_twice(sandbox: Sandbox, coach: Program) -> None:
    await asked(sandbox, STRANGERS, "Which speaker is you?")

    await sandbox.as_person("riya").uploads("same.vtt", STRANGERS)

    assert await shown(sandbox, "riya", "is here already. I asked you something about it")
    assert len(messages_with(sandbox, "riya", "Which speaker is you?")) == 1
    assert len(await rows(coach, Conversation)) == 2


@pytest.mark.parametrize("words", ["yes", "go ahead"])
async def test_a_yes_in_words_goes_on(sandbox: Sandbox, coach: Program, words: str) -> None:
    question = await asked(sandbox, SENSITIVE, "This looks sensitive")

    await sandbox.as_person("riya").says(words, thread=question.thread_ts)

    assert await shown(sandbox, "riya", REVIEW)


async def test_a_review_that_was_given_up_is_tried_again_when_the_call_is_sent_again(
    sandbox: Sandbox, coach: Program
) -> None:
    await asked(sandbox, STRANGERS, "Which speaker is you?")
    await at_rest(coach)
    await given_up(coach)

    await sandbox.as_person("riya").uploads("same.vtt", STRANGERS)

    assert await shown(sandbox, "riya", "is here already, and I'm reviewing it")
    assert await shown(sandbox, "riya", REVIEW)
    assert len(await rows(coach, Call)) == 1


async def given_up(program: Program) -> None:
    """The question is answered, and its review failed as often as it may."""
    (call,) = await rows(program, Call)
    async with program.deps.database.for_team(call.team_id) as session:
        await calls.update_call(session, call_id=call.id, status="reviewing", own_speakers=["Jo Brand"])
        row = await promise_review(session, call, after="speaker")
        assert row
        await agenda.retry(session, row=replace(row, attempts=agenda.MAX_ATTEMPTS), error="x", seconds=1)
