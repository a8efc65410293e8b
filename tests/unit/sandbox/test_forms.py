"""Buttons, modals and the Home tab, over the real protocol."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox

pytestmark = pytest.mark.usefixtures("connected")

BUTTON = {"type": "button", "action_id": "draft", "value": "7", "text": {"type": "plain_text", "text": "Draft it"}}
NOTE = {
    "type": "input",
    "block_id": "note",
    "label": {"type": "plain_text", "text": "Your note"},
    "element": {"type": "plain_text_input", "action_id": "text"},
}
PACE = {
    "type": "input",
    "block_id": "pace",
    "optional": True,
    "label": {"type": "plain_text", "text": "Pace"},
    "element": {
        "type": "static_select",
        "action_id": "pace",
        "options": [{"text": {"type": "plain_text", "text": "Slow"}, "value": "slow"}],
    },
}
MODAL = {
    "type": "modal",
    "callback_id": "write_note",
    "title": {"type": "plain_text", "text": "A note"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [NOTE, PACE],
}


async def post_button(slack: Sandbox, client: AsyncWebClient) -> None:
    await client.chat_postMessage(
        channel=slack.direct_message_with("riya").id,
        text="Shall I?",
        blocks=[{"type": "actions", "elements": [BUTTON]}],
    )


async def open_modal(slack: Sandbox, app: AsyncApp) -> None:
    @app.shortcut("ask")
    async def show(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    await slack.as_person("riya").uses_shortcut("ask")
    await slack.until(lambda: slack.modal_of("riya"))


async def test_a_click_by_its_visible_text_tells_the_bot_what_was_clicked(
    slack: Sandbox, app: AsyncApp, client: AsyncWebClient
) -> None:
    clicked: list[Any] = []

    @app.action("draft")
    async def draft(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any]) -> None:
        clicked.append((action["value"], body["user"]["id"], body["message"]["text"]))
        await ack()

    await post_button(slack, client)
    message = await slack.direct_message_with("riya").next_reply()
    await slack.as_person("riya").clicks("Draft it", on=message)

    assert clicked == [("7", "U0RIYA", "Shall I?")]
    assert not slack.problems


async def test_the_answer_to_a_click_replaces_the_message(
    slack: Sandbox, app: AsyncApp, client: AsyncWebClient
) -> None:
    @app.action("draft")
    async def draft(ack: AsyncAck, respond: Any) -> None:
        await ack()
        await respond("Done.", replace_original=True)

    await post_button(slack, client)
    conversation = slack.direct_message_with("riya")
    await slack.as_person("riya").clicks("Draft it", on=await conversation.next_reply())

    await slack.until(lambda: conversation.messages[0].shows("Done."))
    assert conversation.messages[0].buttons == []


async def test_a_submission_brings_the_values_and_closes_the_modal(slack: Sandbox, app: AsyncApp) -> None:
    submitted: list[Any] = []

    @app.view("write_note")
    async def save(ack: AsyncAck, view: dict[str, Any]) -> None:
        submitted.append(view["state"]["values"])
        await ack()

    await open_modal(slack, app)
    errors = await slack.as_person("riya").submits({"Your note": "call Dana", "pace": "Slow"})

    assert errors is None
    assert slack.modal_of("riya") is None
    assert submitted[0]["note"]["text"]["value"] == "call Dana"
    assert submitted[0]["pace"]["pace"]["selected_option"]["value"] == "slow"


async def test_a_missing_answer_is_asked_for_without_the_bot(slack: Sandbox, app: AsyncApp) -> None:
    await open_modal(slack, app)
    delivered = len(slack.deliveries)

    errors = await slack.as_person("riya").submits()

    assert errors == {"note": "Please complete this required field."}
    assert len(slack.deliveries) == delivered


async def test_the_bots_errors_keep_the_modal_open(slack: Sandbox, app: AsyncApp) -> None:
    @app.view("write_note")
    async def refuse(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"note": "Too short."})

    await open_modal(slack, app)
    errors = await slack.as_person("riya").submits({"note": "x"})

    assert errors == {"note": "Too short."}
    modal = slack.modal_of("riya")
    assert modal
    assert modal.values["note"]["text"]["value"] == "x"


async def test_an_answer_can_push_a_second_modal_which_closes_to_the_first(slack: Sandbox, app: AsyncApp) -> None:
    second = MODAL | {"callback_id": "second", "blocks": [{"type": "divider"}]}

    @app.view("write_note")
    async def go_on(ack: AsyncAck) -> None:
        await ack(response_action="push", view=second)

    await open_modal(slack, app)
    riya = slack.as_person("riya")
    await riya.submits({"note": "x"})
    on_top = slack.modal_of("riya")
    await riya.closes()

    below = slack.modal_of("riya")
    assert on_top
    assert below
    assert (on_top.callback_id, below.callback_id) == ("second", "write_note")


async def test_a_select_can_ask_the_bot_for_its_options(
    slack: Sandbox, app: AsyncApp, client: AsyncWebClient
) -> None:
    account = {"type": "external_select", "action_id": "account", "min_query_length": 2}
    await client.chat_postMessage(
        channel="D0RIYA", text="Which?", blocks=[{"type": "actions", "elements": [account]}]
    )

    @app.options("account")
    async def offer(ack: AsyncAck, payload: dict[str, Any]) -> None:
        text = {"type": "plain_text", "text": f"{payload['value']} Corp"}
        await ack(options=[{"text": text, "value": "1"}])

    message = await slack.direct_message_with("riya").next_reply()
    riya = slack.as_person("riya")

    assert await riya.searches("Acme", of="account", on=message) == ["Acme Corp"]
    assert await riya.searches("A", of="account", on=message) == []


async def test_a_trigger_id_opens_one_modal_and_only_for_three_seconds(
    slack: Sandbox, app: AsyncApp, client: AsyncWebClient
) -> None:
    triggers: list[str] = []

    @app.shortcut("ask")
    async def keep(ack: AsyncAck, body: dict[str, Any]) -> None:
        triggers.append(body["trigger_id"])
        await ack()

    await slack.as_person("riya").uses_shortcut("ask")
    await slack.as_person("riya").uses_shortcut("ask")
    await client.views_open(trigger_id=triggers[0], view=MODAL)

    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=triggers[0], view=MODAL)
    slack.clock.advance(seconds=4)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=triggers[1], view=MODAL)


async def test_a_view_slack_would_not_show_is_refused_with_a_pointer(
    slack: Sandbox, client: AsyncWebClient
) -> None:
    home = {"type": "home", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]}

    with pytest.raises(SlackApiError) as refused:
        await client.views_publish(user_id="U0TOM", view=home)

    assert refused.value.response["error"] == "invalid_arguments"
    (message,) = refused.value.response["response_metadata"]["messages"]
    assert message.endswith("[json-pointer:/view/blocks/0/text/text]")


async def test_the_home_tab_is_published_when_it_is_opened(slack: Sandbox, app: AsyncApp) -> None:
    home = {"type": "home", "blocks": [{"type": "actions", "block_id": "a", "elements": [BUTTON]}]}
    clicked: list[str] = []

    @app.event("app_home_opened")
    async def publish(event: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view=home)

    @app.action("draft")
    async def draft(ack: AsyncAck, body: dict[str, Any]) -> None:
        clicked.append(body["view"]["type"])
        await ack()

    await slack.as_person("tom").opens_home()
    view = await slack.until(lambda: slack.home_of("tom"))
    assert view
    await slack.as_person("tom").clicks("Draft it", on=view)

    assert clicked == ["home"]
    assert slack.home_of("riya") is None


async def test_an_old_hash_does_not_overwrite_a_newer_view(slack: Sandbox, client: AsyncWebClient) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    first = await client.views_publish(user_id="U0TOM", view=home)
    await client.views_publish(user_id="U0TOM", view=home)

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id="U0TOM", view=home, hash=first["view"]["hash"])


async def test_a_command_nobody_acknowledges_is_reported(slack: Sandbox) -> None:
    await slack.as_person("riya").types("/coach hello")

    assert slack.ephemerals("D0RIYA", "riya")[0].shows("operation_timeout")
    assert [problem.kind for problem in slack.problems] == ["unacked"]
