"""Forgetting somebody: nothing of theirs is left, and nothing of anybody else is touched."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from app import Program
from handlers.delivering import Undeliverable, deliver
from handlers.sending import Outgoing
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import privacy
from storage.models import AgendaItem, AuditEntry
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.keeping import everything_kept
from tests.scenarios.past import SECRET, ids_of, person_called
from tests.scenarios.seeing import at_rest, caught_up, messages_with, modal, place_called, rows, shown

LAST_WORDS = "Done. I deleted"


async def forgets(sandbox: Sandbox, name: str, typed: str = "FORGET") -> dict[str, str] | None:
    """Open the form and type the word; the errors it shows."""
    person = sandbox.as_person(name)
    await person.types("/coach forget me")
    await modal(sandbox, name)
    return await person.submits({"typed": typed})


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


async def test_the_form_says_that_the_companys_data_stays(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach forget me")

    form = await modal(sandbox, "riya")
    assert form.shows("accounts and deals it imported, with your e-mail address where you are their owner")


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
    await at_rest(coach)

    sandbox.clock.advance(days=20)
    await caught_up(coach)

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


async def test_messages_that_could_not_be_found_are_deleted_later(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.opens_home()
    view = await sandbox.until(lambda: sandbox.home_of("riya"))
    assert view
    await riya.clicks("What I keep", on=view)
    await shown(sandbox, "riya", "What I keep about you")
    sandbox.faults.add("error", method="conversations.history", error="internal_error")

    await forgets(sandbox, "riya")

    last = await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: not sandbox.faults.waiting)
    await at_rest(coach)
    sandbox.clock.advance(seconds=10)
    await coach.runner.claim_due()
    await sandbox.until(lambda: [message.ts for message in place_called(sandbox, "riya")] == [last.ts])


@pytest.mark.slack_objects("the answer to a call is lost")
async def test_the_last_message_comes_once_though_slacks_answer_to_it_is_lost(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    sandbox.faults.add("apply_then_drop", method="chat.postMessage")

    await forgets(sandbox, "riya")

    last = await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: [message.ts for message in place_called(sandbox, "riya")] == [last.ts])


async def test_what_is_left_to_do_says_nothing_about_her(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    slow = sandbox.faults.add("slow", method="chat.delete", seconds=60)

    await forgets(sandbox, "riya")

    await shown(sandbox, "riya", LAST_WORDS)
    (promise,) = await rows(coach, AgendaItem)
    assert promise.kind == "erase"
    assert promise.person_id is None
    assert set(promise.payload) == {"channel", "recorded", "text"}
    slow.over.set()


async def test_an_answer_given_afterwards_is_not_erased(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    sandbox.faults.add("error", method="chat.delete", error="internal_error")
    await forgets(sandbox, "riya")
    last = await shown(sandbox, "riya", LAST_WORDS)
    await sandbox.until(lambda: not sandbox.faults.waiting)
    await at_rest(coach)
    await sandbox.as_person("riya").says("My buyer stopped answering after the proposal. What now?")
    await sandbox.until(lambda: (said := messages_with(sandbox, "riya", "Do this")) and said[-1].ts > last.ts)
    await at_rest(coach)
    anew = messages_with(sandbox, "riya", "Do this")[-1]

    sandbox.clock.advance(seconds=10)
    await coach.runner.claim_due()

    await sandbox.until(lambda: answer.ts not in [message.ts for message in place_called(sandbox, "riya")])
    await at_rest(coach)
    assert anew.ts in [message.ts for message in place_called(sandbox, "riya")]


class Meanwhile(AsyncWebClient):
    """Slack as it is, but for what happens between a message and Slack's answer to it."""

    def __init__(self, like: AsyncWebClient, happens: Callable[[], Awaitable[object]]) -> None:
        super().__init__(token=like.token, base_url=like.base_url)
        self._happens = happens

    async def chat_postMessage(self, **message: Any) -> AsyncSlackResponse:  # noqa: N802  (Slack's name for it)
        answer = await super().chat_postMessage(**message)
        await self._happens()
        return answer


async def test_a_message_on_its_way_to_her_meanwhile_is_taken_back(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    riya = await person_called(coach, "U0RIYA")
    assert riya
    late = Outgoing("late", riya.team_id, answer.channel, "One more thing", person_id=riya.id)

    async def she_is_forgotten() -> None:
        async with coach.deps.database.for_team(riya.team_id) as session:
            await privacy.forget_person(session, person_id=riya.id, now=coach.deps.now())

    with pytest.raises(Undeliverable):
        await deliver(
            coach.deps, replace(coach.slack, posting=Meanwhile(coach.slack.posting, she_is_forgotten)), late
        )

    assert sandbox.calls("chat.delete")
    assert not messages_with(sandbox, "riya", "One more thing")


async def test_what_was_answered_in_a_channel_stays_for_those_who_read_it(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.mentions("how do I open a QBR with an executive who is always late?", channel="general")
    await sandbox.until(lambda: sandbox.channel("general").thread(ts).replies)

    await riya.types("/coach forget me")
    await sandbox.until(lambda: sandbox.modal_of("riya"))
    await riya.submits({"typed": "FORGET"})

    await shown(sandbox, "riya", "0 are left")
    assert sandbox.channel("general").thread(ts).replies
