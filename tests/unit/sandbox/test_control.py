"""The API of the page: only the page may use it, and it shows what people do."""

import base64
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.unit.sandbox.conftest import listening

OPEN_BUTTON = [
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "open", "text": {"type": "plain_text", "text": "Open"}}],
    }
]
UPLOAD_MODAL = {
    "type": "modal",
    "callback_id": "upload_call",
    "title": {"type": "plain_text", "text": "A call"},
    "submit": {"type": "plain_text", "text": "Review"},
    "blocks": [
        {
            "type": "input",
            "block_id": "call",
            "label": {"type": "plain_text", "text": "Transcript"},
            "element": {"type": "file_input", "action_id": "file"},
        }
    ],
}


class Page:
    """What the page in the browser does, without the browser."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def ask(self, what: str, **params: str) -> Any:
        async with self._session.get(f"/_control/{what}", params={"as": "U0RIYA"} | params) as answer:
            return await answer.json()

    async def tell(self, verb: str, **body: Any) -> Any:
        async with self._session.post(f"/_control/{verb}", json={"as": "U0RIYA"} | body) as answer:
            return await answer.json()


@pytest.fixture
async def page(slack: Sandbox) -> AsyncIterator[Page]:
    headers = {"X-Control-Token": slack.control_token}
    async with aiohttp.ClientSession(slack.origin, headers=headers) as session:
        yield Page(session)


async def test_the_world_is_shown_as_one_person_sees_it(page: Page) -> None:
    mine = await page.ask("world")
    anas = await page.ask("world", **{"as": "U0ANA"})

    assert mine["team"]["name"] == "Sideline Sandbox"
    assert [channel["name"] for channel in mine["channels"]] == ["general", "customers", "riya"]
    assert [channel["name"] for channel in anas["channels"]] == ["general", "ana"]
    assert mine["commands"][0]["command"] == "/coach"
    assert mine["bot"]["connected"] is False


async def test_a_message_said_is_a_message_shown(page: Page) -> None:
    said = await page.tell("say", channel="D0RIYA", text="hello @tom")

    shown = await page.ask("messages", channel="D0RIYA")
    assert shown["messages"][0]["ts"] == said["ts"]
    assert shown["messages"][0]["text"] == "hello <@U0TOM>"


async def test_what_cannot_be_done_is_said_in_words(page: Page) -> None:
    answer = await page.tell("command", channel="D0RIYA", text="/dance")

    assert answer == {"ok": False, "error": "/dance is not a valid command."}


async def test_somebody_elses_direct_message_cannot_be_read(page: Page) -> None:
    assert (await page.ask("messages", channel="D0TOM"))["ok"] is False


async def test_files_are_shared_from_a_form(page: Page, slack: Sandbox) -> None:
    form = aiohttp.FormData({"as": "U0RIYA", "channel": "D0RIYA", "text": "my call"})
    form.add_field("file", b"WEBVTT", filename="call.vtt", content_type="text/vtt")
    async with page._session.post("/_control/upload", data=form) as answer:
        assert (await answer.json())["ok"]

    message = slack.direct_message_with("riya").messages[0]
    assert (message.text, message.files[0].content) == ("my call", b"WEBVTT")


async def test_a_form_is_filled_in_and_sent_from_the_page(page: Page, slack: Sandbox, app: AsyncApp) -> None:
    submitted: list[Any] = []

    @app.action("open")
    async def show(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=UPLOAD_MODAL)

    @app.view("upload_call")
    async def save(ack: AsyncAck, view: dict[str, Any]) -> None:
        submitted.extend(view["state"]["values"]["call"]["file"]["files"])
        await ack()

    async with listening(slack, app):
        posted = await app.client.chat_postMessage(channel="U0RIYA", text="A call?", blocks=OPEN_BUTTON)
        await page.tell("click", channel="D0RIYA", message_ts=posted["ts"], action_id="open")
        await slack.until(lambda: slack.modal_of("riya"))
        modal = await page.ask("modal")
        chosen = {
            "type": "file_input",
            "files": [{"name": "call.vtt", "content": base64.b64encode(b"WEBVTT").decode()}],
        }
        answer = await page.tell("submit", view_id=modal["view"]["id"], values={"call": {"file": chosen}})

    assert answer == {"ok": True, "closed": True}
    assert slack.team.files[submitted[0]["id"]].content == b"WEBVTT"
    assert (await page.ask("modal"))["view"] is None


async def test_the_home_tab_is_shown_to_its_owner(page: Page, slack: Sandbox, app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def publish(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": OPEN_BUTTON})

    @app.action("open")
    async def hear(ack: AsyncAck) -> None:
        await ack()

    async with listening(slack, app):
        await page.tell("open_home", tab="home")
        await slack.until(lambda: slack.home_of("riya"))
        view = (await page.ask("home"))["view"]
        clicked = await page.tell("view_action", view_id=view["id"], action_id="open")

    assert clicked["ok"]
    assert (await page.ask("home", **{"as": "U0TOM"}))["view"] is None
    assert [delivery["acked"] for delivery in (await page.ask("inspector"))["deliveries"]] == [True, True]
    assert not slack.problems


async def test_a_thread_at_work_can_be_stopped(page: Page, slack: Sandbox, client: AsyncWebClient) -> None:
    root = (await page.tell("say", text="hello"))["ts"]
    await client.agents_sessions_setStatus(channel_id="D0RIYA", thread_ts=root, status="processing")
    await client.assistant_threads_setStatus(channel_id="D0RIYA", thread_ts=root, status="is thinking…")
    await client.chat_startStream(channel="D0RIYA", thread_ts=root, markdown_text="Well")

    before = await page.ask("messages", thread_ts=root)
    await page.tell("stop", channel="D0RIYA", thread_ts=root)
    after = await page.ask("messages", thread_ts=root)

    assert before["session"]["status"] == "processing"
    assert [message["streaming"] for message in before["messages"]] == [False, True]
    assert [message["streaming"] for message in after["messages"]] == [False, False]


async def test_messages_are_edited_reacted_to_and_deleted_from_the_page(page: Page) -> None:
    ts = (await page.tell("say", text="helo"))["ts"]
    await page.tell("edit", ts=ts, text="hello")
    await page.tell("react", ts=ts, name="+1")

    shown = (await page.ask("messages"))["messages"][0]
    await page.tell("delete", ts=ts)

    assert (shown["text"], shown["edited"]) == ("hello", True)
    assert shown["reactions"] == [{"name": "+1", "users": ["U0RIYA"]}]
    assert (await page.ask("messages"))["messages"] == []


async def test_the_clock_moves_and_can_be_read_without_a_token(page: Page, slack: Sandbox) -> None:
    await page.tell("clock", advance_seconds=3600)

    async with aiohttp.ClientSession() as session, session.get(f"{slack.origin}/clock") as answer:
        assert await answer.json() == {"offset_seconds": 3600.0}
    await page.tell("clock", set_to="2030-01-07T08:00:00Z")
    assert datetime.fromtimestamp(slack.clock.now(), UTC).strftime("%a %d %b %Y %H:%M") == "Mon 07 Jan 2030 08:00"


async def test_changes_are_heard_by_those_who_may_know(slack: Sandbox) -> None:
    params = {"as": "U0RIYA", "token": slack.control_token}
    async with (
        aiohttp.ClientSession(slack.origin) as session,
        session.get("/_control/events", params=params) as feed,
    ):
        await slack.as_person("tom").says("secret")
        await slack.as_person("riya").says("hello")
        heard = b""
        while b"D0RIYA" not in heard:
            heard += await feed.content.readline()

    assert b"D0TOM" not in heard


async def test_starting_over_empties_the_workspace(page: Page, slack: Sandbox) -> None:
    await page.tell("say", text="hello")
    await page.tell("fault", kind="http_500", method="chat.*")

    await page.tell("reset")

    assert (await page.ask("messages", channel="D0RIYA"))["messages"] == []
    assert slack.faults.waiting == []


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Control-Token": "guessed"}, {"Origin": "https://example.com"}],
)
async def test_no_other_page_may_drive_the_sandbox(slack: Sandbox, headers: dict[str, str]) -> None:
    if "Origin" in headers:
        headers = headers | {"X-Control-Token": slack.control_token}

    said = {"as": "U0RIYA", "text": "hi"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{slack.origin}/_control/say", json=said) as answer,
    ):
        assert answer.status == 403

    assert slack.direct_message_with("riya").messages == []
