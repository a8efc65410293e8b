"""Somebody in the workspace, doing things; what a scenario test speaks in."""

from collections.abc import Mapping
from typing import Any

from sandbox.actor import Actor
from sandbox.finding import clickable, input_named
from sandbox.records import Channel, Json, Message, View
from sandbox.seen import SeenMessage, SeenView
from sandbox.verbs import clicking, commands, forms, membership, searching, visiting, writing
from sandbox.verbs.choosing import chosen_value
from sandbox.verbs.errors import NotPossible


class ActingPerson:
    """One person. Methods return when Slack would let them go on.

    Every one raises NotPossible when Slack would not let it happen.
    """

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self.id = actor.person.id

    async def types(self, text: str, channel: str | None = None, thread: str | None = None) -> str | None:
        """Send what is typed: a slash command when it starts with "/", else a message; returns its ts."""
        if not text.startswith("/"):
            return await self.says(text, channel=channel, thread=thread)
        await commands.type_command(self._actor, self._channel(channel), text)
        return None

    async def says(self, text: str, channel: str | None = None, thread: str | None = None) -> str:
        """Write a message, to the bot's direct message unless a channel is named; returns its ts."""
        return writing.say(self._actor, self._channel(channel), text, thread_ts=thread).ts

    async def mentions(self, text: str, channel: str, thread: str | None = None) -> str:
        """Write a message that begins with the bot's name; returns its ts."""
        return await self.says(f"@{self._actor.team.bot.name} {text}", channel=channel, thread=thread)

    async def uploads(
        self,
        name: str,
        content: bytes,
        text: str = "",
        channel: str | None = None,
        thread: str | None = None,
        **marks: bool,
    ) -> str:
        """Share a file, with or without words; returns the ts of the message.

        `marks` set what the file is: `is_external`, `is_hidden`.
        """
        files = [(name, content)]
        place = self._channel(channel)
        return writing.share_files(self._actor, place, files, text=text, thread_ts=thread, **marks).ts

    async def uploads_together(self, *files: tuple[str, bytes], text: str = "") -> str:
        """Share several files (name and bytes each) as one message; returns its ts."""
        return writing.share_files(self._actor, self._channel(None), files, text=text).ts

    async def edits(self, message: SeenMessage, text: str) -> None:
        """Change one's own message."""
        writing.edit(self._actor, message.record, text)

    async def deletes(self, message: SeenMessage) -> None:
        """Delete one's own message."""
        writing.delete(self._actor, message.record)

    async def reacts(self, name: str, to: SeenMessage) -> None:
        """Add a reaction."""
        writing.react(self._actor, to.record, name)

    async def takes_back_reaction(self, name: str, to: SeenMessage) -> None:
        """Take a reaction back."""
        writing.react(self._actor, to.record, name, is_removed=True)

    async def clicks(self, words: str, on: SeenMessage | SeenView) -> None:
        """Click what has this text (a button, an option of a menu or select, a thumb) or this action_id."""
        block_id, element, chosen = clickable(_blocks_now(on.record), words)
        await self._click(on.record, block_id, element["action_id"], chosen)

    async def chooses(self, choice: Any, of: str, on: SeenMessage | SeenView) -> None:
        """Choose in a select, a picker or boxes, named by action_id, block_id or label."""
        block_id, element = input_named(_blocks_now(on.record), of)
        chosen = chosen_value(self._actor, element, choice)
        await self._click(on.record, block_id, element["action_id"], chosen)

    async def searches(self, typed: str, of: str, on: SeenMessage | SeenView) -> list[str]:
        """Type into a select that asks the bot for its options; returns their texts."""
        block_id, element = input_named(_blocks_now(on.record), of)
        options = await searching.search(
            self._actor, on.record, typed, action_id=element["action_id"], block_id=block_id
        )
        return [option["text"]["text"] for option in options]

    async def submits(self, values: Mapping[str, Any] | None = None) -> dict[str, str] | None:
        """Fill in the modal on top, inputs named by action_id, block_id or label, and submit it.

        Options are named by their text or value, people and channels by name, files as (name, bytes) pairs.
        Returns the errors the modal shows then, None without any.
        """
        view = self._top_modal()
        filled: dict[str, dict[str, Json]] = {}
        for name, wanted in (values or {}).items():
            block_id, element = input_named(view.body["blocks"], name)
            filled.setdefault(block_id, {})[element["action_id"]] = chosen_value(self._actor, element, wanted)
        return await forms.submit(self._actor, view, filled)

    async def closes(self) -> None:
        """Close the modal on top."""
        await forms.close(self._actor, self._top_modal())

    async def joins(self, channel: str) -> None:
        """Come into a channel."""
        membership.join_channel(self._actor.slack, self._actor.team, self._actor.person, self._channel(channel))

    async def leaves(self, channel: str) -> None:
        """Leave a channel."""
        membership.leave_channel(self._actor.slack, self._actor.team, self._actor.person, self._channel(channel))

    async def opens_home(self, tab: str = "home") -> None:
        """Look at the bot's Home tab, or at its messages (tab "messages")."""
        visiting.open_home(self._actor, tab)

    async def uses_shortcut(self, callback_id: str, on: SeenMessage | None = None) -> None:
        """Use a global shortcut, or one on a message."""
        await visiting.use_shortcut(self._actor, callback_id, on.record if on else None)

    async def stops(self, thread: str, channel: str | None = None) -> None:
        """Press the Stop button of a thread."""
        visiting.stop_bot(self._actor, self._channel(channel), thread)

    async def _click(self, record: Message | View, block_id: str, action_id: str, chosen: Json) -> None:
        if isinstance(record, Message):
            await clicking.click_in_message(
                self._actor, record, action_id=action_id, block_id=block_id, chosen=chosen
            )
        else:
            await clicking.click_in_view(
                self._actor, record, action_id=action_id, block_id=block_id, chosen=chosen
            )

    def _top_modal(self) -> View:
        stack = self._actor.team.modals.get(self.id)
        if not stack:
            raise NotPossible("There is no modal open.")
        return stack[-1]

    def _channel(self, name: str | None) -> Channel:
        if name is None:
            return self._actor.team.direct_message(self._actor.person)
        channel = self._actor.team.channel(name)
        if channel is None:
            raise NotPossible(f"There is no channel {name!r}.")
        return channel


def _blocks_now(record: Message | View) -> list[Json]:
    # People click what they see now, which may be newer than what the test looked at.
    return record.blocks if isinstance(record, Message) else list(record.body["blocks"])
