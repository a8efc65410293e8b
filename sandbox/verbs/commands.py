"""Typing a slash command, and what Slack does with the bot's answer to it."""

from sandbox import happenings
from sandbox.actor import Actor
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import command_payload
from sandbox.records import Channel, Json, Message
from sandbox.slack import Envelope, Slack
from sandbox.typed_text import encode_names, escape
from sandbox.verbs.answers import show_answer
from sandbox.verbs.errors import NotPossible


async def type_command(actor: Actor, channel: Channel, typed: str) -> None:
    """Send a command to the bot and show what its acknowledgement says.

    Raises NotPossible for a command the manifest does not have.
    """
    name, _, text = typed.strip().partition(" ")
    command = actor.slack.manifest.command(name)
    if command is None:
        raise NotPossible(f"{name} is not a valid command.")
    encoded = escape(text.strip())
    if command.get("should_escape"):
        encoded = encode_names(actor.team, encoded)
    response_key = actor.slack.issued.response_key(actor.team.id, channel.id, actor.person.id)
    payload = command_payload(
        actor.team,
        actor.person,
        channel,
        command=name,
        text=encoded,
        trigger_id=actor.slack.issued.trigger_id(actor.team.id, actor.person.id),
        response_url=f"{actor.slack.origin}/response/{response_key}",
    )
    answer = await ask_bot(actor.slack, Envelope("slash_commands", payload))
    if answer is None:
        _say_it_failed(actor, channel, name)
    elif answer:
        show_answer(actor, channel, answer)


def _say_it_failed(actor: Actor, channel: Channel, name: str) -> None:
    text = f"{name} failed with the error “operation_timeout”"
    message = Message(channel.id, actor.slack.issued.ts(), "USLACKBOT", text, ephemeral_for=actor.person.id)
    happenings.post_ephemeral(actor.slack, actor.team, message)


def known_commands(slack: Slack) -> list[Json]:
    """The commands of the manifest, as the composer lists them."""
    wanted = ("command", "description", "usage_hint")
    return [{name: command.get(name, "") for name in wanted} for command in slack.manifest.commands]
