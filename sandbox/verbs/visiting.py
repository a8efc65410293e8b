"""Opening the Home tab, using shortcuts, stopping the bot."""

from sandbox import streams
from sandbox.actor import Actor
from sandbox.delivery import ask_bot, deliver_event
from sandbox.payloads.interactions import channel_part, interaction
from sandbox.payloads.messages import message_json
from sandbox.payloads.views import view_json
from sandbox.records import Channel, Json, Message
from sandbox.slack import Envelope
from sandbox.verbs.errors import NotPossible


def open_home(actor: Actor, tab: str = "home") -> None:
    """Look at the bot's Home tab, or at its messages (tab "messages")."""
    event: Json = {
        "type": "app_home_opened",
        "user": actor.person.id,
        "channel": actor.team.direct_message(actor.person).id,
        "tab": tab,
        "event_ts": actor.slack.issued.ts(),
    }
    home = actor.team.homes.get(actor.person.id)
    if tab == "home" and home:
        event["view"] = view_json(actor.team, home)
    if tab == "messages":
        event["context"] = {"entities": []}
    deliver_event(actor.slack, actor.team, event)


async def use_shortcut(actor: Actor, callback_id: str, message: Message | None = None) -> None:
    """Use a global shortcut, or one on a message; raises NotPossible when the manifest has no such shortcut."""
    shortcut = actor.slack.manifest.shortcut(callback_id)
    if shortcut is None or (shortcut["type"] == "message") != (message is not None):
        raise NotPossible(f"There is no such shortcut here: {callback_id}")
    payload = interaction(actor.team, actor.person, "message_action" if message else "shortcut") | {
        "callback_id": callback_id,
        "trigger_id": actor.slack.issued.trigger_id(actor.team.id, actor.person.id),
        "action_ts": actor.slack.issued.ts(),
    }
    if message:
        payload |= _message_part(actor, message)
    await ask_bot(actor.slack, Envelope("interactive", payload))


def stop_bot(actor: Actor, channel: Channel, thread_ts: str) -> None:
    """Press Stop: Slack ends the streams of the thread, the status is left to the bot; raises NotPossible."""
    if "agent_session_stopped" not in actor.slack.manifest.bot_events:
        raise NotPossible("The bot cannot be stopped: it does not listen for it.")
    event = {
        "type": "agent_session_stopped",
        "channel": channel.id,
        "user": actor.person.id,
        "thread_ts": thread_ts,
        "streaming_message_ts": streams.stop_streams_in(actor.slack, actor.team, channel, thread_ts),
        "event_ts": actor.slack.issued.ts(),
    }
    deliver_event(actor.slack, actor.team, event, channel)


def _message_part(actor: Actor, message: Message) -> Json:
    channel = actor.team.channels[message.channel]
    response_key = actor.slack.issued.response_key(actor.team.id, channel.id, actor.person.id, message)
    return {
        "channel": channel_part(channel),
        "message_ts": message.ts,
        "message": message_json(actor.team, message, origin=actor.slack.origin),
        "response_url": f"{actor.slack.origin}/response/{response_key}",
    }
