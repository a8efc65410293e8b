"""What is kept, who sees it, and taking it away."""

import io
import json
import re
import zipfile

import pytest

from app import Program
from handlers.blocks.privacy import NAMES
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import privacy
from storage.models import GivenGuidance, Message, Person
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.keeping import everything_kept
from tests.scenarios.past import SECRET, ids_of, person_called
from tests.scenarios.seeing import at_rest, eventually, messages_with, place_called, rows, shown, whispered


async def test_before_we_spoke_nothing_is_kept(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach privacy", channel="general")

    assert await whispered(sandbox, "general", "riya", "Nothing. We have not spoken yet.")
    assert not await rows(coach, Person)


async def test_the_counts_are_those_of_the_tables(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, tom_asked: None
) -> None:
    riya = await person_called(coach, "U0RIYA")
    assert riya

    await sandbox.as_person("riya").types("/coach privacy", channel="general")

    card = await whispered(sandbox, "general", "riya", "What I keep about you")
    for model in privacy.personal_tables():
        mine = [row for row in await rows(coach, model) if row.person_id == riya.id]
        one, many = map(re.escape, NAMES[model.__tablename__])
        said = re.search(rf"(\d+) (?:{one}|{many})", card.visible_text)
        assert (int(said.group(1)) if said else 0) == len(mine), model.__tablename__
    assert card.shows("No AI model sees your words")
    assert card.shows("What was said on a call goes earlier, after 30 days")
    assert not sandbox.channel("general").messages


async def test_one_thing_is_counted_as_one(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").types("/coach privacy", channel="general")

    card = await whispered(sandbox, "general", "riya", "What I keep about you")
    assert card.shows("1 thread,")
    assert card.shows("1 rating,")


async def test_the_menu_says_who_can_see_the_answer(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Who can see this", on=answer)

    assert await whispered(sandbox, "riya", "riya", "Only you can see this conversation in Slack.")


async def test_the_export_holds_everything_of_hers_and_nothing_of_his(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, tom_asked: None
) -> None:
    riya = await person_called(coach, "U0RIYA")
    assert riya
    before = await ids_of(coach, riya)

    await sandbox.as_person("riya").says("export my data")

    message = await shown(sandbox, "riya", "as JSON for a program and as Markdown to read")
    with zipfile.ZipFile(io.BytesIO(message.files[0].content)) as archive:
        data = json.loads(archive.read("data.json"))
        words = archive.read("data.md").decode()
    after = await ids_of(coach, riya)
    for table, ids in before.items():
        exported = {entry["id"] for entry in data[table]}
        assert ids <= exported <= after[table], table
    assert data["people"][0]["display_name"] == "Riya Shah"
    assert data["ratings"][0]["note"] == "aardvark"
    for text in (json.dumps(data, ensure_ascii=False), words):
        assert CHAMPION in text
        assert SECRET in text
        assert "U0TOM" not in text
        assert "stopped answering" not in text
    assert [file.channels for file in message.files] == [[sandbox.direct_message_with("riya").id]]


async def test_a_deleted_question_goes_with_the_advice_it_led_to(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(f"{CHAMPION} {SECRET}")
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    async def gone() -> bool:
        return not await rows(coach, GivenGuidance)

    await eventually(gone)
    assert "person" not in {message.author for message in await rows(coach, Message)}


async def test_nobody_is_told_anything_about_anybody_in_a_channel(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await sandbox.as_person("tom").mentions("what did Riya ask you about Acme Corp?", channel="customers")

    await sandbox.until(lambda: place_called(sandbox, "customers"))
    for words in ("Dana", "promoted", "zanzibar", "62"):
        assert not messages_with(sandbox, "customers", words)


async def test_a_deleted_question_leaves_none_of_its_words(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says(f"best font for slides? {SECRET}")
    answer = await shown(sandbox, "riya", "I need a little more to go on")
    await riya.clicks("Ask my manager", on=answer)
    await shown(sandbox, "riya", "I would like your view")
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    async def gone() -> bool:
        return not await rows(coach, GivenGuidance)

    await eventually(gone)
    assert "zanzibar" not in everything_kept(coach)


@pytest.mark.slack_objects("the answer to a call is lost")
async def test_the_export_comes_once_though_slacks_answer_to_it_is_lost(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    sandbox.faults.add("apply_then_drop", method="files.completeUploadExternal")
    await sandbox.as_person("riya").says("export my data")
    await shown(sandbox, "riya", "as JSON for a program")
    await at_rest(coach)

    sandbox.clock.advance(seconds=10)
    await coach.runner.claim_due()
    await at_rest(coach)

    assert len(messages_with(sandbox, "riya", "as JSON for a program")) == 1
    assert len(sandbox.calls("files.completeUploadExternal")) == 1


async def test_a_double_click_exports_once(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach privacy", channel="general")
    card = await whispered(sandbox, "general", "riya", "What I keep about you")

    await riya.clicks("Export my data", on=card)
    await riya.clicks("Export my data", on=card)
    await shown(sandbox, "riya", "as JSON for a program")
    await at_rest(coach)

    assert len(messages_with(sandbox, "riya", "as JSON for a program")) == 1
