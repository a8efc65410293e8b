"""Somebody in the workspace, doing things; what a scenario test speaks in."""

from sandbox.records import Channel, Message, Person, Team
from sandbox.slack import Slack
from sandbox.verbs import commands, writing


class ActingPerson:
    """One person. Methods return when Slack would let them go on."""

    def __init__(self, slack: Slack, team: Team, person: Person) -> None:
        self._slack = slack
        self._team = team
        self._person = person
        self.id = person.id

    async def types(self, text: str, channel: str | None = None, thread: str | None = None) -> str | None:
        """Send what is typed: a slash command when it starts with "/", else a message; returns its ts."""
        if not text.startswith("/"):
            return await self.says(text, channel=channel, thread=thread)
        await commands.type_command(self._slack, self._team, self._person, self._channel(channel), text)
        return None

    async def says(self, text: str, channel: str | None = None, thread: str | None = None) -> str:
        """Write a message, to the bot's direct message unless a channel is named; returns its ts."""
        message = writing.say(
            self._slack, self._team, self._person, self._channel(channel), text, thread_ts=thread
        )
        return message.ts

    async def mentions(self, text: str, channel: str, thread: str | None = None) -> str:
        """Write a message that begins with the bot's name; returns its ts."""
        return await self.says(f"@{self._team.bot.name} {text}", channel=channel, thread=thread)

    def _channel(self, name: str | None) -> Channel:
        if name is None:
            return self._team.direct_message(self._person)
        channel = self._team.channel(name)
        if channel is None:
            raise KeyError(f"There is no channel {name!r}.")
        return channel

    def _message(self, ts: str, channel: str) -> Message:
        return self._team.channels[channel].messages[ts]
