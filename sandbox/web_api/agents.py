"""The agent's side of a thread: status line, title, suggested prompts, sessions."""

from typing import get_args

from sandbox.records import Channel, Json, SessionStatus
from sandbox.web_api.call import Call, Method, Refused

_STATUS_SECONDS = 120.0
_MOST_PROMPTS = 4
_MOST_LOADING_MESSAGES = 10
_LONGEST_TITLE = 200


def set_thread_status(call: Call) -> Json:
    """assistant.threads.setStatus: the line under the composer; gone after two minutes, or with "" at once."""
    channel, thread_ts = _thread(call)
    loading_messages = call.structure("loading_messages") or []
    if not isinstance(loading_messages, list) or len(loading_messages) > _MOST_LOADING_MESSAGES:
        raise Refused("invalid_arguments")
    session = channel.session(thread_ts)
    session.status_text = status = call.text("status")
    session.loading_messages = loading_messages

    def fade() -> None:
        if session.status_text == status:
            session.status_text = ""
            call.slack.changes.announce("status", channel.id, thread_ts)

    call.slack.changes.announce("status", channel.id, thread_ts)
    if status:
        call.slack.clock.call_at(call.slack.clock.now() + _STATUS_SECONDS, fade)
    return {}


def set_thread_title(call: Call) -> Json:
    """assistant.threads.setTitle."""
    channel, thread_ts = _thread(call)
    channel.session(thread_ts).title = call.required("title")
    call.slack.changes.announce("status", channel.id, thread_ts)
    return {}


def set_suggested_prompts(call: Call) -> Json:
    """assistant.threads.setSuggestedPrompts: up to four, each with a title and a message."""
    channel = call.channel("channel_id")
    prompts = call.structures("prompts")
    if not 0 < len(prompts) <= _MOST_PROMPTS:
        raise Refused("invalid_arguments")
    if any(not (prompt.get("title") and prompt.get("message")) for prompt in prompts):
        raise Refused("invalid_arguments")
    channel.prompts = {"title": call.text("title"), "prompts": prompts}
    call.slack.changes.announce("world", channel.id)
    return {}


def set_status_of_session(call: Call) -> Json:
    """agents.sessions.setStatus: opens the session when there is none; the title counts only then."""
    channel, thread_ts = _thread(call)
    status = session_status_of(call, "status")
    if status is None:
        raise Refused("invalid_arguments")
    session = channel.session(thread_ts)
    if session.status is None and call.text("title"):
        session.title = _title_of(call)
    set_session_status(call, channel, thread_ts, status)
    return {
        "session": {"channel_id": channel.id, "thread_ts": thread_ts, "status": status, "title": session.title}
    }


def rename_session(call: Call) -> Json:
    """agents.sessions.rename."""
    channel, thread_ts = _thread(call)
    session = channel.session(thread_ts)
    if session.status is None:
        raise Refused("session_not_found")
    session.title = _title_of(call)
    call.slack.changes.announce("status", channel.id, thread_ts)
    return {}


def session_status_of(call: Call, name: str) -> SessionStatus | None:
    """The session status an argument names, None when absent; raises Refused."""
    status = call.text(name)
    for known in get_args(SessionStatus):
        if status == known:
            return known  # type: ignore[no-any-return]
    if status:
        raise Refused("invalid_arguments")
    return None


def set_session_status(call: Call, channel: Channel, thread_ts: str, status: SessionStatus) -> None:
    """Give the session of a thread its status; one at work without a way to stop it is a problem."""
    if status == "processing" and "agent_session_stopped" not in call.slack.manifest.bot_events:
        call.slack.problem(
            "no_stop_button", "sessions are processing but agent_session_stopped is not subscribed to"
        )
    channel.session(thread_ts).status = status
    call.slack.changes.announce("status", channel.id, thread_ts)


def _thread(call: Call) -> tuple[Channel, str]:
    channel = call.joined_channel("channel_id")
    return channel, call.message(channel, "thread_ts", "thread_not_found").ts


def _title_of(call: Call) -> str:
    title = call.required("title")
    if len(title) > _LONGEST_TITLE:
        raise Refused("invalid_arguments")
    return title


METHODS = {
    "assistant.threads.setStatus": Method(set_thread_status, ("chat:write", "assistant:write"), per_minute=60),
    "assistant.threads.setTitle": Method(set_thread_title, ("assistant:write",)),
    "assistant.threads.setSuggestedPrompts": Method(set_suggested_prompts, ("assistant:write",)),
    "agents.sessions.setStatus": Method(set_status_of_session, ("chat:write",)),
    "agents.sessions.rename": Method(rename_session, ("chat:write",)),
}
