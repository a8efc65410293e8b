"""Messages for later: chat.scheduleMessage and its relatives. They go out by the sandbox's clock."""

from sandbox import happenings
from sandbox.records import Json, Message
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.chat import destination
from sandbox.web_api.outgoing import message_of
from sandbox.web_api.paging import page_of

_FARTHEST_SECONDS = 120 * 86_400


def schedule_message(call: Call) -> Json:
    """chat.scheduleMessage: up to 120 days ahead."""
    post_at, now = call.number("post_at", 0), call.slack.clock.now()
    if post_at <= now:
        raise Refused("time_in_past")
    if post_at > now + _FARTHEST_SECONDS:
        raise Refused("time_too_far")
    channel = destination(call)
    message = message_of(call, channel)
    scheduled_id = call.slack.issued.id("Q")
    call.team.scheduled[scheduled_id] = message
    message.ts = f"{post_at:.6f}"
    call.slack.clock.call_at(post_at, lambda: _post(call, scheduled_id))
    return {"channel": channel.id, "scheduled_message_id": scheduled_id, "post_at": int(post_at)}


def delete_scheduled_message(call: Call) -> Json:
    """chat.deleteScheduledMessage."""
    if call.team.scheduled.pop(call.text("scheduled_message_id"), None) is None:
        raise Refused("invalid_scheduled_message_id")
    return {}


def list_scheduled_messages(call: Call) -> Json:
    """chat.scheduledMessages.list."""
    entries, cursor = page_of(list(call.team.scheduled.items()), call)
    shown = [_shown(scheduled_id, message) for scheduled_id, message in entries]
    return {"scheduled_messages": shown, "response_metadata": {"next_cursor": cursor}}


def _post(call: Call, scheduled_id: str) -> None:
    message = call.team.scheduled.pop(scheduled_id, None)
    if message:
        message.ts = call.slack.issued.ts()
        happenings.post_message(call.slack, call.team, message)


def _shown(scheduled_id: str, message: Message) -> Json:
    return {
        "id": scheduled_id,
        "channel_id": message.channel,
        "post_at": int(float(message.ts)),
        "text": message.text,
    }


METHODS = {
    "chat.scheduleMessage": Method(schedule_message, ("chat:write",)),
    "chat.deleteScheduledMessage": Method(delete_scheduled_message, ("chat:write",)),
    "chat.scheduledMessages.list": Method(list_scheduled_messages),
}
