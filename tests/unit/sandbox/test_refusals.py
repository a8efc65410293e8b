"""What real Slack refuses, and what a refusal costs."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox

MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Goals"},
    "blocks": [{"type": "divider"}],
}

TASK = {"type": "task_update", "id": "a", "title": "Read", "status": "done"}

RIYA = {"channel": "D0RIYA"}

REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("chat.update", "no_text", RIYA | {"ts": "HERE"}),
    ("chat.update", "no_text", RIYA | {"ts": "HERE", "text": ""}),
    ("reactions.add", "invalid_name", RIYA | {"timestamp": "HERE", "name": ":eyes:"}),
    ("chat.startStream", "invalid_arguments", RIYA | {"thread_ts": "HERE", "task_display_mode": "grid"}),
    ("chat.startStream", "invalid_chunks", RIYA | {"thread_ts": "HERE", "chunks": [TASK]}),
    ("conversations.history", "invalid_cursor", RIYA | {"cursor": "elsewhere"}),
    ("conversations.open", "cannot_dm_bot", {"users": "THE BOT"}),
    ("conversations.list", "invalid_types", {"types": "public_channel,rooms"}),
    ("conversations.list", "missing_scope", {"types": "im,private_channel"}),
    ("views.update", "invalid_arguments", {"view": MODAL}),
]


@pytest.mark.parametrize(("method", "error", "arguments"), REFUSED)
async def test_what_slack_refuses_is_refused(
    slack: Sandbox, client: AsyncWebClient, method: str, error: str, arguments: dict[str, Any]
) -> None:
    posted = await client.chat_postMessage(channel="U0RIYA", text="hello")
    meant = {"HERE": posted["ts"], "THE BOT": slack.team.bot.id}

    with pytest.raises(SlackApiError, match=error):
        await client.api_call(method, json={name: meant.get(str(it), it) for name, it in arguments.items()})


async def test_a_refused_view_leaves_the_trigger_id_to_a_better_one(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    trigger_id = slack.state.issued.trigger_id(slack.team.id, "U0RIYA")

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.views_open(trigger_id=trigger_id, view=MODAL | {"title": "Goals"})

    assert (await client.views_open(trigger_id=trigger_id, view=MODAL))["ok"]


async def test_two_views_cannot_share_an_external_id(slack: Sandbox, client: AsyncWebClient) -> None:
    first, second = (slack.state.issued.trigger_id(slack.team.id, "U0RIYA") for _ in range(2))
    view = MODAL | {"external_id": "goal-1"}
    await client.views_open(trigger_id=first, view=view)

    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await client.views_push(trigger_id=second, view=view)

    assert (await client.views_update(external_id="goal-1", view=view))["ok"]


async def test_a_page_goes_on_where_its_last_message_was_deleted(slack: Sandbox, client: AsyncWebClient) -> None:
    posted = [await client.chat_postMessage(channel="U0RIYA", text=words) for words in ("one", "two", "three")]
    page = await client.conversations_history(channel="D0RIYA", limit=2)

    await client.chat_delete(channel="D0RIYA", ts=posted[1]["ts"])
    cursor = page["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel="D0RIYA", limit=2, cursor=cursor)

    assert [message["text"] for message in rest["messages"]] == ["one"]


async def test_an_upload_is_completed_once_and_not_by_a_refused_call(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    upload = await client.files_getUploadURLExternal(filename="plan.md", length=4)
    async with aiohttp.ClientSession() as session:
        await session.post(upload["upload_url"], data=b"plan")
    files = [{"id": upload["file_id"], "title": "Plan"}]

    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=[*files, {"id": "F404"}], channel_id="D0RIYA")
    await client.files_completeUploadExternal(files=files, channel_id="D0RIYA")

    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=files, channel_id="D0RIYA")


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_body_that_is_no_json_object_is_refused(slack: Sandbox, body: str, error: str) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}

    async with aiohttp.ClientSession(headers=headers) as session:
        answer = await session.post(f"{slack.api_url}auth.test", data=body)

    assert await answer.json() == {"ok": False, "error": error}


async def test_a_response_url_is_good_for_five_answers(slack: Sandbox) -> None:
    address = f"{slack.origin}/response/{slack.state.issued.response_key(slack.team.id, 'D0RIYA', 'U0RIYA')}"

    async with aiohttp.ClientSession() as session:
        answers = [await (await session.post(address, json={"text": "hello"})).json() for _ in range(6)]

    assert answers == [*[{"ok": True}] * 5, {"ok": False, "error": "used_url"}]


async def test_an_answer_to_a_response_url_is_checked_like_a_message(slack: Sandbox) -> None:
    address = f"{slack.origin}/response/{slack.state.issued.response_key(slack.team.id, 'D0RIYA', 'U0RIYA')}"

    async with aiohttp.ClientSession() as session:
        empty = await (await session.post(address, json={"text": ""})).json()
        broken = await (await session.post(address, json={"blocks": [{"type": "dividr"}]})).json()

    assert (empty["error"], broken["error"]) == ("no_text", "invalid_blocks")
