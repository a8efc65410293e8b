"""What the bot is told, how often, and what happens when it does not say that it heard."""

from functools import partial
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.inspector import Delivery
from tests.unit.sandbox.conftest import MANIFEST, listening


@pytest.fixture
def heard(app: AsyncApp) -> list[dict[str, Any]]:
    """Every event of a kind the bot listens to."""
    events: list[dict[str, Any]] = []

    @app.event("message")
    @app.event("app_mention")
    @app.event("reaction_added")
    async def hear(event: dict[str, Any]) -> None:
        events.append(event)

    return events


def sent(slack: Sandbox) -> list[Delivery]:
    return [delivery for delivery in slack.deliveries if delivery.type == "events_api"]


@pytest.mark.usefixtures("connected")
async def test_a_mention_in_a_channel_arrives_as_mention_and_as_message(
    slack: Sandbox, heard: list[dict[str, Any]]
) -> None:
    ts = await slack.as_person("tom").mentions("what now?", channel="general")

    await slack.until(lambda: len(heard) == 2)
    assert {event["type"] for event in heard} == {"message", "app_mention"}
    assert {event["ts"] for event in heard} == {ts}
    assert heard[0]["text"] == "<@U0SIDELINE> what now?"


@pytest.mark.usefixtures("connected")
async def test_the_bots_own_words_are_echoed_and_dropped(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    await client.chat_postMessage(channel="U0RIYA", text="hello")

    await slack.until(lambda: sent(slack) and sent(slack)[0].acked)
    assert sent(slack)[0].payload["event"]["bot_id"] == slack.team.bot_id
    assert heard == []


@pytest.mark.usefixtures("connected")
async def test_a_file_arrives_as_a_message_even_without_words(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    await slack.as_person("riya").uploads("call.vtt", b"WEBVTT")

    await slack.until(lambda: heard)
    assert (heard[0]["subtype"], heard[0]["text"]) == ("file_share", "")
    assert heard[0]["files"][0]["name"] == "call.vtt"


@pytest.mark.usefixtures("connected")
async def test_edits_deletions_and_reactions_are_told(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    riya, conversation = slack.as_person("riya"), slack.direct_message_with("riya")
    await riya.says("helo")
    message = conversation.messages[0]
    await riya.edits(message, "hello")
    await riya.reacts("+1", to=message)
    await riya.deletes(message)

    await slack.until(lambda: len(heard) == 4)
    told = sorted(event.get("subtype", event["type"]) for event in heard)
    assert told == ["message", "message_changed", "message_deleted", "reaction_added"]


@pytest.mark.usefixtures("connected")
async def test_what_the_manifest_does_not_subscribe_to_is_not_sent(slack: Sandbox) -> None:
    slack.state.manifest.bot_events.discard("message.im")

    await slack.as_person("riya").says("hello")

    assert sent(slack) == []


@pytest.mark.usefixtures("connected")
async def test_a_subscription_without_its_scope_is_a_problem(slack: Sandbox) -> None:
    slack.remove_scope("im:history")

    await slack.as_person("riya").says("hello")

    assert sent(slack) == []
    assert slack.problems[0].kind == "missing_scope"


async def test_an_event_nobody_acknowledges_is_sent_four_times() -> None:
    async with Sandbox(manifest=MANIFEST, ack_seconds=0.02) as slack, listening(slack, deaf_app(slack)):
        await slack.as_person("riya").says("hello")

        for number in range(1, 5):
            await slack.until(partial(_problems_reach, slack, number))
            slack.clock.advance(minutes=6)

        assert [delivery.attempt for delivery in sent(slack)] == [0, 1, 2, 3]
        assert len({delivery.payload["event_id"] for delivery in sent(slack)}) == 1


@pytest.mark.usefixtures("connected")
async def test_a_lost_acknowledgement_sends_the_event_again(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    slack.faults.add("lost_ack", event="message")

    await slack.as_person("riya").says("hello")

    await slack.until(lambda: len(heard) == 2)
    assert [delivery.attempt for delivery in sent(slack)] == [0, 1]
    assert heard[0]["ts"] == heard[1]["ts"]


@pytest.mark.usefixtures("connected")
async def test_the_last_event_can_be_sent_once_more(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    await slack.as_person("riya").says("hello")
    await slack.until(lambda: heard)

    await slack.duplicate_last_event()

    await slack.until(lambda: len(heard) == 2)
    assert sent(slack)[0].payload["event_id"] == sent(slack)[1].payload["event_id"]


@pytest.mark.usefixtures("connected")
async def test_a_delayed_event_comes_when_the_clock_gets_there_and_a_lost_one_never(
    slack: Sandbox, heard: list[dict[str, Any]]
) -> None:
    slack.faults.add("lose", event="message")
    slack.faults.add("delay", event="message", seconds=600)
    await slack.as_person("riya").says("lost")
    await slack.as_person("riya").says("late")
    before = len(sent(slack))

    slack.clock.advance(minutes=10)

    await slack.until(lambda: heard)
    assert before == 0
    assert [event["text"] for event in heard] == ["late"]


@pytest.mark.usefixtures("connected")
async def test_people_who_come_and_go_are_told_of(slack: Sandbox, app: AsyncApp) -> None:
    slack.state.manifest.bot_events |= {"team_join", "user_change", "member_joined_channel"}
    told: list[str] = []

    @app.event("team_join")
    @app.event("user_change")
    @app.event("member_joined_channel")
    async def hear(event: dict[str, Any]) -> None:
        told.append(event["type"])

    eva = slack.add_person("eva", "Eva Novak", tz="Europe/Prague")
    await eva.joins("general")
    slack.deactivate("eva")

    await slack.until(lambda: len(told) == 3)
    assert told == ["team_join", "member_joined_channel", "user_change"]


@pytest.mark.usefixtures("connected")
async def test_an_event_nobody_here_can_cause_can_be_sent_all_the_same(slack: Sandbox, app: AsyncApp) -> None:
    slack.state.manifest.bot_events.add("app_context_changed")
    told: list[dict[str, Any]] = []

    @app.event("app_context_changed")
    async def hear(event: dict[str, Any]) -> None:
        told.append(event)

    slack.deliver({"type": "app_context_changed", "user": "U0RIYA", "context": {"entities": []}})

    await slack.until(lambda: told)
    assert told[0]["user"] == "U0RIYA"


@pytest.mark.usefixtures("connected")
async def test_events_can_arrive_in_another_order(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    slack.hold_events()
    await slack.as_person("riya").says("first")
    await slack.as_person("riya").says("second")

    slack.release_events(is_reversed=True)

    await slack.until(lambda: len(heard) == 2)
    assert [event["text"] for event in heard] == ["second", "first"]


async def test_what_happens_before_the_bot_connects_waits_for_it(
    slack: Sandbox, app: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    await slack.as_person("riya").says("hello")

    async with listening(slack, app):
        await slack.until(lambda: heard)

    assert heard[0]["text"] == "hello"
    assert not slack.problems


async def test_timestamps_grow_even_when_the_clock_goes_back(slack: Sandbox) -> None:
    first = await slack.as_person("riya").says("one")
    slack.clock.advance(days=-1)
    second = await slack.as_person("riya").says("two")

    assert float(second) > float(first)


def deaf_app(slack: Sandbox) -> AsyncApp:
    return AsyncApp(token=slack.bot_token, client=AsyncWebClient(slack.bot_token, base_url=slack.api_url))


def _problems_reach(slack: Sandbox, number: int) -> bool:
    return len(slack.problems) >= number
