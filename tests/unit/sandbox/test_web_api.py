"""What the Web API gives, and what it refuses."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox


async def test_a_bot_learns_who_it_is_and_what_it_may_do(slack: Sandbox, client: AsyncWebClient) -> None:
    answer = await client.auth_test()

    assert answer["team_id"] == slack.team.id
    assert answer["user_id"] == slack.team.bot.id
    assert "chat:write" in answer.headers["x-oauth-scopes"]


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-other", "invalid_auth"), ("xapp-sandbox-app", "not_allowed_token_type")],
)
async def test_a_wrong_token_is_refused(slack: Sandbox, token: str, error: str) -> None:
    with pytest.raises(SlackApiError, match=error):
        await AsyncWebClient(token, base_url=slack.api_url).auth_test()


async def test_a_revoked_token_is_refused(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.revoke_token()

    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()


async def test_a_missing_scope_is_named(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.remove_scope("im:write")

    with pytest.raises(SlackApiError) as refused:
        await client.conversations_open(users="U0RIYA")

    assert refused.value.response["needed"] == "im:write"
    assert slack.problems[0].kind == "missing_scope"


async def test_an_unknown_method_is_refused(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="unknown_method"):
        await client.api_call("coach.sing")


async def test_broken_blocks_are_refused_with_a_pointer(slack: Sandbox, client: AsyncWebClient) -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}

    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="U0RIYA", text="x", blocks=[header])

    assert refused.value.response["error"] == "invalid_blocks"
    assert "/blocks/0/text/text" in refused.value.response["response_metadata"]["messages"][0]
    assert slack.direct_message_with("riya").messages == []


async def test_posting_to_a_person_opens_the_direct_message(slack: Sandbox, client: AsyncWebClient) -> None:
    answer = await client.chat_postMessage(channel="U0RIYA", text="hello")

    assert answer["channel"] == slack.direct_message_with("riya").id
    assert answer["message"]["bot_id"] == slack.team.bot_id


async def test_a_channel_the_bot_is_not_in_is_closed_to_it(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.remove_bot_from("customers")

    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client.chat_postMessage(channel="C0CUSTOMERS", text="hello")


async def test_somebody_who_left_cannot_be_written_to(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.deactivate("tom")

    with pytest.raises(SlackApiError, match="user_disabled"):
        await client.chat_postMessage(channel="U0TOM", text="hello")
    assert (await client.users_info(user="U0TOM"))["user"]["deleted"] is True


async def test_metadata_is_read_back_only_when_asked_for(slack: Sandbox, client: AsyncWebClient) -> None:
    metadata = {"event_type": "advice", "event_payload": {"id": 7}}
    posted = await client.chat_postMessage(channel="U0RIYA", text="hello", metadata=metadata)

    plain = await client.conversations_history(channel=posted["channel"])
    full = await client.conversations_history(channel=posted["channel"], include_all_metadata=True)

    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_history_is_newest_first_and_replies_are_oldest_first(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    riya = slack.as_person("riya")
    root = await riya.says("one")
    for words in ("a", "b", "c"):
        await riya.says(words, thread=root)
    await riya.says("two")

    history = await client.conversations_history(channel="D0RIYA")
    first = await client.conversations_replies(channel="D0RIYA", ts=root, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_replies(channel="D0RIYA", ts=root, limit=5, cursor=cursor)

    assert _texts(history) == ["two", "one"]
    assert _texts(first) + _texts(rest) == ["one", "a", "b", "c"]
    assert history["messages"][0]["blocks"][0]["type"] == "rich_text"
    assert history["messages"][1]["reply_count"] == 3


async def test_a_reply_to_a_thread_that_does_not_exist_is_refused(slack: Sandbox, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await client.chat_postMessage(channel="U0RIYA", text="hello", thread_ts="1.000001")


async def test_a_reply_to_a_reply_is_a_problem_and_goes_to_the_root(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    root = await slack.as_person("riya").says("root")
    reply = await slack.as_person("riya").says("reply", thread=root)

    await client.chat_postMessage(channel="U0RIYA", text="hello", thread_ts=reply)

    assert slack.direct_message_with("riya").thread(root).replies[-1].shows("hello")
    assert slack.problems[0].kind == "thread_ts_of_a_reply"


async def test_an_update_with_text_alone_takes_the_blocks_away(slack: Sandbox, client: AsyncWebClient) -> None:
    blocks = [{"type": "divider"}]
    posted = await client.chat_postMessage(channel="D0RIYA", text="one", blocks=blocks)
    metadata = {"event_type": "advice", "event_payload": {}}

    await client.api_call("chat.update", json={"channel": "D0RIYA", "ts": posted["ts"], "metadata": metadata})
    kept = slack.direct_message_with("riya").messages[0]
    await client.chat_update(channel="D0RIYA", ts=posted["ts"], text="two")
    plain = slack.direct_message_with("riya").messages[0]

    assert [block["type"] for block in kept.blocks] == ["divider"]
    assert [block["type"] for block in plain.blocks] == ["rich_text"]
    assert plain.metadata == metadata


async def test_only_its_own_messages_can_be_changed(slack: Sandbox, client: AsyncWebClient) -> None:
    ts = await slack.as_person("riya").says("mine")

    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(channel="D0RIYA", ts=ts, text="yours")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await client.chat_delete(channel="D0RIYA", ts=ts)


async def test_an_ephemeral_is_in_no_history(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postEphemeral(channel="C0GENERAL", user="U0RIYA", text="psst")

    assert slack.ephemerals("general", "riya")[0].shows("psst")
    assert (await client.conversations_history(channel="C0GENERAL"))["messages"] == []


async def test_an_e_mail_address_needs_its_scope_and_a_locale_must_be_asked_for(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    full = (await client.users_info(user="U0RIYA", include_locale=True))["user"]
    slack.remove_scope("users:read.email")
    less = (await client.users_info(user="U0RIYA"))["user"]

    assert (full["profile"]["email"], full["locale"], full["tz"]) == ("riya@example.com", "en-GB", "Europe/London")
    assert "email" not in less["profile"]
    assert "locale" not in less


async def test_a_file_goes_up_in_two_steps_and_comes_down_with_the_token(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    await client.files_upload_v2(filename="plan.md", content="# Plan", channel="D0RIYA", initial_comment="Here")
    message = await slack.direct_message_with("riya").next_reply()
    address = (await client.files_info(file=message.files[0].id))["file"]["url_private_download"]

    assert message.text == "Here"
    assert await _download(address, slack.bot_token) == ("text/markdown", "# Plan")


async def test_a_file_without_the_token_is_a_sign_in_page(slack: Sandbox) -> None:
    await slack.as_person("riya").uploads("call.vtt", b"WEBVTT")
    file = slack.direct_message_with("riya").messages[0].files[0]

    kind, text = await _download(f"{slack.origin}/files-pri/{slack.team.id}-{file.id}/call.vtt", "xoxb-other")

    assert kind == "text/html"
    assert "WEBVTT" not in text


async def test_a_file_cannot_be_shared_with_a_user_id(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.files_upload_v2(filename="plan.md", content="# Plan", channel="U0RIYA")


async def test_reacting_twice_is_refused(slack: Sandbox, client: AsyncWebClient) -> None:
    ts = await slack.as_person("riya").says("hello")
    await client.reactions_add(channel="D0RIYA", timestamp=ts, name="eyes")

    with pytest.raises(SlackApiError, match="already_reacted"):
        await client.reactions_add(channel="D0RIYA", timestamp=ts, name="eyes")
    assert not slack.problems


async def test_a_scheduled_message_goes_out_when_the_clock_gets_there(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    await client.chat_scheduleMessage(channel="U0RIYA", text="later", post_at=int(slack.clock.now()) + 3600)

    assert slack.direct_message_with("riya").messages == []
    slack.clock.advance(hours=1, seconds=1)

    assert slack.direct_message_with("riya").messages[0].shows("later")


async def test_rates_are_limited_when_that_is_asked_for(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.limit_rates()
    for _ in range(20):
        await client.users_list()

    with pytest.raises(SlackApiError) as refused:
        await client.users_list()
    slack.clock.advance(minutes=1)

    assert refused.value.response.status_code == 429
    assert int(refused.value.response.headers["Retry-After"]) > 0
    assert (await client.users_list())["ok"]


async def test_blocks_can_be_validated_without_a_token(slack: Sandbox) -> None:
    anybody = AsyncWebClient(base_url=slack.api_url)

    assert (await anybody.blocks_validate(blocks=[{"type": "divider"}]))["ok"]
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await anybody.blocks_validate(blocks=[{"type": "dividr"}])
    with pytest.raises(SlackApiError, match="invalid_message"):
        await anybody.blocks_validate(message={"text": "Hi", "blocks": [{"type": "divider"}]})


async def test_a_channel_can_be_made_once(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.state.manifest.bot_scopes.add("channels:manage")

    made = (await client.conversations_create(name="renewals"))["channel"]

    assert (made["name"], made["is_member"]) == ("renewals", True)
    for name, error in [("renewals", "name_taken"), ("New Deals!", "invalid_name_specials")]:
        with pytest.raises(SlackApiError, match=error):
            await client.conversations_create(name=name)


def _texts(answer: Any) -> list[str]:
    return [message["text"] for message in answer["messages"]]


async def _download(address: str, token: str) -> tuple[str, str]:
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as answer:
        assert answer.status == 200
        return answer.content_type, await answer.text()
