"""What is kept, who sees it, taking it away, and having it forgotten."""

import io
import json
import re
import zipfile

import pytest

from app import Program
from handlers import action_ids
from handlers.blocks.privacy import NAMES
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import privacy
from storage.models import AuditEntry, GivenGuidance, Message, Outcome, Person, Rating, Reminder
from tests.scenarios.forging import forge_click, forge_form
from tests.scenarios.keeping import everything_kept
from tests.scenarios.seeing import at_rest, eventually, messages_with, modal, place_called, rows, shown, whispered
from tests.scenarios.test_asking import CHAMPION, PLAN

SECRET = "Between us, the zanzibar budget is at risk"
LAST_WORDS = "Done. I deleted"


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan Riya was given; she rated it, has a reminder and a draft, and went on in the thread."""
    riya = sandbox.as_person("riya")
    await riya.says(CHAMPION)
    answer = await shown(sandbox, "riya", PLAN)
    await riya.clicks("Tomorrow at 9:00", on=answer)
    await riya.clicks("Draft congratulations", on=answer)
    await shown(sandbox, "riya", "Hi Dana,")
    await riya.clicks("Not useful", on=answer)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "unclear", "note": "aardvark"})
    await riya.says(SECRET, thread=answer.thread_ts)
    await shown(sandbox, "riya", "library", times=1)

    async def all_there() -> bool:
        return bool(await rows(coach, Rating) and await rows(coach, Reminder))

    await eventually(all_there)
    await at_rest(coach)
    return answer


@pytest.fixture
async def tom_asked(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("tom").says("My buyer stopped answering after the proposal. What now?")
    await shown(sandbox, "tom", "Do this")
    await at_rest(coach)


async def person_called(program: Program, slack_user_id: str) -> Person | None:
    return next((p for p in await rows(program, Person) if p.slack_user_id == slack_user_id), None)


async def ids_of(program: Program, person: Person) -> dict[str, set[int]]:
    """The rows about somebody, by table."""
    return {
        model.__tablename__: {row.id for row in await rows(program, model) if row.person_id == person.id}
        for model in privacy.personal_tables()
    }


async def forgets(sandbox: Sandbox, name: str, typed: str = "FORGET") -> dict[str, str] | None:
    """Open the form and type the word; the errors it shows."""
    person = sandbox.as_person(name)
    await person.types("/coach forget me")
    await modal(sandbox, name)
    return await person.submits({"typed": typed})


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


async def test_the_wrong_word_forgets_nothing(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    before = everything_kept(coach)

    errors = await forgets(sandbox, "riya", "FORGOT")

    assert errors == {"typed": "Type FORGET to go on, or close this window."}
    assert everything_kept(coach) == before


async def test_forgetting_leaves_no_row_and_no_word_of_hers(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, tom_asked: None
) -> None:
    riya = await person_called(coach, "U0RIYA")
    assert riya

    assert await forgets(sandbox, "riya") is None

    await shown(sandbox, "riya", LAST_WORDS)
    assert await person_called(coach, "U0RIYA") is None
    assert not any((await ids_of(coach, riya)).values())
    kept = everything_kept(coach)
    for words in ("U0RIYA", "Riya Shah", "zanzibar", "aardvark", PLAN):
        assert words not in kept
    (audit,) = await rows(coach, AuditEntry)
    assert audit.what == "person forgotten"


async def test_the_last_message_tells_the_true_counts(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = await person_called(coach, "U0RIYA")
    assert riya
    before = 1 + sum(len(ids) for ids in (await ids_of(coach, riya)).values())

    await forgets(sandbox, "riya")

    last = await shown(sandbox, "riya", LAST_WORDS)
    assert last.shows(f"I deleted {before} rows about you")
    assert last.shows("Nobody was told.")


async def test_our_messages_to_her_are_gone_from_slack(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach {CHAMPION}", channel="general")
    await shown(sandbox, "riya", PLAN, times=2)
    home = sandbox.calls("views.publish")
    await riya.opens_home()
    await sandbox.until(lambda: len(sandbox.calls("views.publish")) > len(home))
    view = sandbox.home_of("riya")
    assert view
    await riya.clicks("What I keep", on=view)
    await shown(sandbox, "riya", "What I keep about you")
    await riya.says("export my data")
    await shown(sandbox, "riya", "as JSON for a program")
    await at_rest(coach)

    await forgets(sandbox, "riya")

    last = await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: [message.ts for message in place_called(sandbox, "riya")] == [last.ts])
    assert not [file for file in sandbox.team.files.values() if file.name.endswith(".zip")]


async def test_her_home_tab_forgets_her_too(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await sandbox.as_person("riya").opens_home()
    await sandbox.until(lambda: (view := sandbox.home_of("riya")) and view.shows(PLAN))

    await forgets(sandbox, "riya")

    await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: (view := sandbox.home_of("riya")) and not view.shows(PLAN))


async def test_nothing_promised_to_her_happens_afterwards(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await forgets(sandbox, "riya")
    last = await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: [message.ts for message in place_called(sandbox, "riya")] == [last.ts])

    sandbox.clock.advance(days=20)
    await coach.runner.claim_due()
    await at_rest(coach)

    assert [message.ts for message in place_called(sandbox, "riya")] == [last.ts]


async def test_his_rows_and_messages_stay(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, tom_asked: None
) -> None:
    tom = await person_called(coach, "U0TOM")
    assert tom
    before, messages = await ids_of(coach, tom), [message.ts for message in place_called(sandbox, "tom")]

    await forgets(sandbox, "riya")

    await shown(sandbox, "riya", LAST_WORDS)
    assert await ids_of(coach, tom) == before
    assert [message.ts for message in place_called(sandbox, "tom")] == messages
    assert not place_called(sandbox, "sam")


async def test_her_next_message_starts_over(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    await forgets(sandbox, "riya")
    await shown(sandbox, "riya", LAST_WORDS)

    await sandbox.as_person("riya").says("My buyer stopped answering after the proposal. What now?")

    await shown(sandbox, "riya", "Do this")
    assert await shown(sandbox, "riya", "Hi Riya 👋 I'm Coach.")


async def test_going_on_in_a_forgotten_thread_knows_nothing_of_it(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await forgets(sandbox, "riya")
    await shown(sandbox, "riya", LAST_WORDS)

    await sandbox.as_person("riya").says("yes please", thread=answer.thread_ts)

    assert await shown(sandbox, "riya", "Tell me what you would like me to do")


async def test_whoever_never_spoke_has_nothing_to_forget(sandbox: Sandbox, coach: Program) -> None:
    await forgets(sandbox, "bo", "forget")

    assert await shown(sandbox, "bo", "There was nothing to forget")


async def test_what_she_said_in_a_channel_is_forgotten_and_the_thread_stays(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").mentions(f"{SECRET}, how should I handle it?", channel="customers")
    await shown(sandbox, "customers", "I need a little more to go on")
    await at_rest(coach)

    await forgets(sandbox, "riya")

    await shown(sandbox, "riya", LAST_WORDS)
    assert "zanzibar" not in everything_kept(coach)


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


FORGED = [
    (f"{action_ids.DRAFT}0", {"kind": "congratulations_note"}),
    (action_ids.REMIND, {"when": "tomorrow"}),
    (action_ids.MORE, {"what": "tell_more"}),
    (action_ids.MORE, {"what": "second_opinion"}),
    (action_ids.MORE, {"what": "who_sees"}),
    (action_ids.RATE, {"is_helpful": True}),
    (f"{action_ids.OUTCOME}worked", {"result": "worked"}),
    (action_ids.CONTINUE_PRIVATELY, {}),
]


@pytest.mark.parametrize(("action_id", "value"), FORGED)
async def test_tom_cannot_click_on_what_was_given_to_riya(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, action_id: str, value: dict[str, object]
) -> None:
    (given,) = await rows(coach, GivenGuidance)
    before = everything_kept(coach)

    await forge_click(sandbox, "tom", action_id, {"guidance_id": given.id, **value})

    await whispered(
        sandbox, "tom", "tom", "That button is out of date. Ask me again and use the new one. · E-STALE"
    )
    assert everything_kept(coach) == before
    assert not place_called(sandbox, "tom")


@pytest.mark.parametrize(
    ("action_id", "more"),
    [(f"{action_ids.PICK_ACCOUNT}0", {"account_id": 1}), (action_ids.ASK_ANYWAY, {}), (action_ids.REDO_EDIT, {})],
)
async def test_tom_cannot_have_riyas_words_answered(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, action_id: str, more: dict[str, object]
) -> None:
    message = (await rows(coach, Message))[0]
    before = everything_kept(coach)

    await forge_click(sandbox, "tom", action_id, {"message_id": message.id, **more})

    await whispered(sandbox, "tom", "tom", "E-STALE")
    assert everything_kept(coach) == before


async def test_tom_cannot_send_the_form_behind_riyas_thumb(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    (given,) = await rows(coach, GivenGuidance)
    (before,) = await rows(coach, Rating)

    reason = {"type": "radio_buttons", "selected_option": {"value": "incorrect"}}
    await forge_form(
        sandbox, "tom", action_ids.RATING_FORM, {"reason": {"reason": reason}}, {"guidance_id": given.id}
    )

    await shown(sandbox, "tom", "E-STALE")
    (after,) = await rows(coach, Rating)
    assert (after.reason, after.note) == (before.reason, before.note)
    assert not await rows(coach, Outcome)


async def test_nobody_is_told_anything_about_anybody_in_a_channel(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    await sandbox.as_person("tom").mentions("what did Riya ask you about Acme Corp?", channel="customers")

    await sandbox.until(lambda: place_called(sandbox, "customers"))
    for words in ("Dana", "promoted", "zanzibar", "62"):
        assert not messages_with(sandbox, "customers", words)
