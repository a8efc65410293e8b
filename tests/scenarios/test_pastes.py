"""Calls that are pasted, in one message or in several, typed as notes, or put into the form."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Call, Message
from tests.scenarios.calls import ACME, NOTES
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, rows, shown

TEXT = ACME.decode()
REVIEW = "Talk 61 %"


def parts() -> list[str]:
    """The transcript as somebody pastes it who thinks it is too long: cut between cues."""
    cues = TEXT.split("\n\n")
    return ["\n\n".join(cues[:6]), "\n\n".join(cues[6:12]), "\n\n".join(cues[12:])]


async def test_a_whole_call_pasted_at_once_is_reviewed_at_once(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("riya").says(TEXT)

    review = await shown(sandbox, "riya", REVIEW)
    assert review.thread_ts == ts
    (call,) = await rows(coach, Call)
    assert call.source == "paste"


async def test_three_pastes_are_one_call(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    ts = await riya.says(parts()[0])
    await shown(sandbox, "riya", "Got it. More coming?")
    for part in parts()[1:]:
        await riya.says(part)
    question = await shown(sandbox, "riya", "Got 3 parts. More coming?")
    await riya.clicks("That's all", on=question)

    review = await shown(sandbox, "riya", REVIEW)
    assert review.thread_ts == question.thread_ts == ts
    assert len(await rows(coach, Call)) == 1
    assert await shown(sandbox, "riya", "I'm reading them as one call")


async def test_a_part_that_comes_while_we_answer_the_first_is_counted(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    sandbox.faults.add("slow", method="chat.postMessage", seconds=3)

    async def is_answered() -> bool:
        return not sandbox.faults.waiting

    await riya.says(parts()[0])
    await eventually(is_answered)
    await riya.says(parts()[1])

    assert await shown(sandbox, "riya", "Got 2 parts")


async def test_a_paste_ends_by_itself_after_a_minute(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    for part in parts():
        await riya.says(part)
    await shown(sandbox, "riya", "Got 3 parts")
    await at_rest(coach)

    sandbox.clock.advance(seconds=61)

    assert await shown(sandbox, "riya", REVIEW)


async def test_words_end_a_paste_too(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    for part in parts():
        await riya.says(part)
    await shown(sandbox, "riya", "Got 3 parts")

    await riya.says("that's all")

    assert await shown(sandbox, "riya", REVIEW)


async def test_a_part_that_is_deleted_is_left_out(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(parts()[0])
    await shown(sandbox, "riya", "Got it. More coming?")

    await riya.deletes(sandbox.direct_message_with("riya").messages[0])

    async def is_gone() -> bool:
        return not any(item.payload for item in await rows(coach, AgendaItem) if item.kind == "paste")

    await eventually(is_gone)


@pytest.mark.slack_objects("whoever is stopped acknowledges nothing any more")
async def test_a_paste_survives_a_restart(sandbox: Sandbox, processes: Processes) -> None:
    riya = sandbox.as_person("riya")
    first = await processes.start()
    one, two, three = parts()
    for part in (one, two):
        await riya.says(part)
    await shown(sandbox, "riya", "Got 2 parts")  # which leaves a minute for the third
    await first.stops()

    await processes.start()
    await riya.says(three)
    await shown(sandbox, "riya", "Got 3 parts")
    await riya.says("that's all")

    assert await shown(sandbox, "riya", REVIEW)


async def test_what_is_pasted_is_not_kept_as_a_message(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says(TEXT)
    await shown(sandbox, "riya", REVIEW)
    await at_rest(coach)

    assert not [message for message in await rows(coach, Message) if "WEBVTT" in message.text]
    assert not [item for item in await rows(coach, AgendaItem) if "WEBVTT" in str(item.payload)]


async def test_notes_are_reviewed_as_notes(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("riya").says(NOTES)

    review = await shown(sandbox, "riya", "from your notes")
    assert review.thread_ts == ts
    assert not review.shows("Talk")
    (call,) = await rows(coach, Call)
    assert (call.source, call.format) == ("notes", "notes")


async def test_the_form_takes_a_file_and_what_is_known_of_it(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach debrief demo")
    form = await modal(sandbox, "riya")
    assert form.shows("Demo")
    told = {"title": "Acme first talk", "me": "Dana Cole", "files": [("acme.vtt", ACME)]}

    assert await riya.submits(told) is None

    opening = await shown(sandbox, "riya", "You shared a call")
    review = await shown(sandbox, "riya", "Talk 3")
    assert review.thread_ts == opening.ts
    (call,) = await rows(coach, Call)
    assert (call.title, call.call_type, call.own_speakers) == ("Acme first talk", "demo", ["Dana Cole"])


async def test_an_empty_form_says_what_is_missing(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach debrief")
    await modal(sandbox, "riya")

    assert await riya.submits({}) == {"text": "Add a file, or paste what was said."}


async def test_a_transcript_behind_the_command_is_reviewed(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types(f"/coach debrief {TEXT}", channel="general")

    assert await shown(sandbox, "riya", REVIEW)
    assert not messages_with(sandbox, "general", REVIEW)


async def test_the_last_calls_are_listed(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.uploads("acme.vtt", ACME, text="Acme discovery")
    await shown(sandbox, "riya", REVIEW)

    await riya.types("/coach debrief list")

    listed = sandbox.ephemerals(sandbox.direct_message_with("riya").id, "riya")
    assert listed[-1].shows("Acme discovery")


async def test_a_shared_file_is_reviewed_from_its_menu(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.uploads("acme.vtt", ACME, channel="general")
    shared = sandbox.channel("general").messages[-1]

    await riya.uses_shortcut("coach_on_this", on=shared)

    assert await shown(sandbox, "riya", REVIEW)
    assert not messages_with(sandbox, "general", "Talk")
