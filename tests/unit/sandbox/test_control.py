"""The API of the page: only the page may use it, and it shows what people do."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox


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
