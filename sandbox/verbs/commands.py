"""Typing a slash command, and what Slack does with the bot's answer to it."""

from sandbox import happenings
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import command_payload
from sandbox.records import Channel, Json, Message, Person, Team
from sandbox.slack import Envelope, Slack
from sandbox.typed_text import encode_names, escape
from sandbox.verbs.answers import show_answer
from sandbox.verbs.errors import NotPossible


async def type_command(slack: Slack, team: Team, person: Person, channel: Channel, typed: str) -> None:
    """Send a command to the bot and show what its acknowledgement says.

    Raises NotPossible for a command the manifest does not have.
    """
    name, _, text = typed.strip().partition(" ")
    command = slack.manifest.command(name)
    if command is None:
        raise NotPossible(f"{name} is not a valid command.")
    encoded = encode_names(team, escape(text.strip())) if command.get("should_escape") else escape(text.strip())
    response_key = slack.issued.response_key(team.id, channel.id, person.id)
    payload = command_payload(
        team,
        person,
        channel,
        command=name,
        text=encoded,
        trigger_id=slack.issued.trigger_id(team.id, person.id),
        response_url=f"{slack.origin}/response/{response_key}",
    )
    answer = await ask_bot(slack, Envelope("slash_commands", payload))
    if answer is None:
        _say_it_failed(slack, team, person, channel, name)
    elif answer:
        show_answer(slack, team, channel, person, answer)


def _say_it_failed(slack: Slack, team: Team, person: Person, channel: Channel, name: str) -> None:
    text = f"{name} failed with the error “operation_timeout”"
    happenings.post_ephemeral(slack, team, slackbot_message(slack, channel, person, text))


def slackbot_message(slack: Slack, channel: Channel, person: Person, text: str) -> Message:
    """A word from Slack itself, for one person's eyes."""
    return Message(channel.id, slack.issued.ts(), "USLACKBOT", text, ephemeral_for=person.id)


def known_commands(slack: Slack) -> list[Json]:
    """The commands of the manifest, as the composer lists them."""
    wanted = ("command", "description", "usage_hint")
    return [{name: command.get(name, "") for name in wanted} for command in slack.manifest.commands]
