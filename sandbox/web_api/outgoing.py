"""Turning the arguments of a chat method into a message, as strictly as Slack does."""

from typing import Any

from blockcheck import Problem, check_message, error_code
from sandbox.block_ids import with_element_ids
from sandbox.records import Channel, Json, Message
from sandbox.web_api.call import Call, Refused

_AUTHORSHIP = ("username", "icon_emoji", "icon_url")


def message_of(call: Call, channel: Channel) -> Message:
    """The message a chat method asks for; raises Refused when Slack would."""
    content = content_of(call)
    return Message(
        channel=channel.id,
        ts=call.slack.issued.ts(),
        user=call.team.bot.id,
        bot_id=call.team.bot_id,
        text=content["text"],
        blocks=with_element_ids(call.slack, content["blocks"]),
        attachments=content["attachments"],
        thread_ts=thread_of(call, channel),
        metadata=metadata_of(call),
        authorship=_authorship_of(call),
    )


def content_of(call: Call) -> Json:
    """Text, blocks and attachments, checked; markdown_text becomes a markdown block."""
    blocks = call.structure("blocks", "invalid_blocks_format")
    if blocks is not None and not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    content: Json = {"text": call.text("text"), "blocks": blocks or []}
    content["attachments"] = call.structures("attachments")
    if call.text("markdown_text"):
        if content["text"] or content["blocks"]:
            raise Refused("markdown_text_conflict")
        content["markdown_text"] = call.text("markdown_text")
    refuse_bad_content(content)
    if "markdown_text" in content:
        content["text"] = content["markdown_text"]
        content["blocks"] = [{"type": "markdown", "text": content["markdown_text"]}]
    return content


def refuse_bad_content(content: Json) -> None:
    """Raise Refused with Slack's code and pointers when the checker finds something."""
    problems = check_message({name: value for name, value in content.items() if value or name == "text"})
    if problems:
        raise refusal(problems)


def refusal(problems: list[Problem]) -> Refused:
    """How Slack words what is wrong with blocks."""
    return Refused(
        error_code(problems) or "invalid_blocks",
        response_metadata={"messages": [str(problem) for problem in problems]},
    )


def thread_of(call: Call, channel: Channel) -> str | None:
    """The root the message replies to; raises Refused when there is no such thread."""
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    parent = channel.messages.get(thread_ts)
    if parent is None:
        raise Refused("thread_not_found")
    if parent.thread_ts not in (None, parent.ts):
        call.slack.problem("thread_ts_of_a_reply", f"{call.method} names a reply as the root of a thread")
        return parent.thread_ts
    return thread_ts


def metadata_of(call: Call) -> Json | None:
    """The metadata, when it has an event type and a payload; raises Refused otherwise."""
    metadata: Any = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    has_type = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if not has_type or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    return dict(metadata)


def _authorship_of(call: Call) -> Json:
    authorship = {name: call.text(name) for name in _AUTHORSHIP if call.text(name)}
    if authorship and "chat:write.customize" not in call.slack.manifest.bot_scopes:
        raise Refused("missing_scope", needed="chat:write.customize")
    return authorship
