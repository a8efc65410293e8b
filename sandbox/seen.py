"""What a test sees: messages, threads and views, by what they show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sandbox.payloads.messages import shown_blocks
from sandbox.payloads.views import elements_of
from sandbox.records import Channel, File, Json, Message, View
from sandbox.slack import Slack
from sandbox.typed_text import unescape

# Where Block Kit keeps words a person can read; ids, values and addresses are elsewhere.
_WORDS = ("text", "title", "subtitle", "label", "placeholder", "caption", "alt_text", "body", "name", "hint")


def visible_texts(part: object) -> Iterator[str]:
    """Every piece of text in blocks that a person can read, in order."""
    if isinstance(part, list):
        for item in part:
            yield from visible_texts(item)
    elif isinstance(part, dict):
        for name, value in part.items():
            if isinstance(value, (dict, list)):
                yield from visible_texts(value)
            elif name in _WORDS and isinstance(value, str):
                yield unescape(value)


@dataclass(frozen=True)
class Button:
    """Something to click: its visible text, and what the bot will be told."""

    text: str
    action_id: str
    block_id: str
    element: Json


def _buttons_of(blocks: list[Json]) -> list[Button]:
    """Every button in blocks, feedback thumbs included."""
    return [
        Button(text, element["action_id"], block_id, element)
        for block_id, element in elements_of(blocks)
        for text in _button_texts(element)
    ]


def _button_texts(element: Json) -> list[str]:
    match element["type"]:
        case "button" | "icon_button" | "workflow_button":
            return [unescape(element["text"]["text"])]
        case "feedback_buttons":
            return [unescape(element[side]["text"]["text"]) for side in ("positive_button", "negative_button")]
    return []


class Visible:
    """Something with text and blocks."""

    def __init__(self, text: str, blocks: list[Json]) -> None:
        self.text = text
        self.blocks = blocks

    @property
    def visible_text(self) -> str:
        """All that can be read, one piece a line."""
        return "\n".join([unescape(self.text), *visible_texts(self.blocks)])

    def shows(self, words: str) -> bool:
        """Whether these words can be read anywhere, buttons included."""
        return words in self.visible_text

    @property
    def buttons(self) -> list[Button]:
        """What can be clicked."""
        return _buttons_of(self.blocks)


class SeenMessage(Visible):
    """One message as it looks now; ask again for how it looks later."""

    def __init__(self, slack: Slack, record: Message) -> None:
        super().__init__(record.text, shown_blocks(record))
        self._slack = slack
        self.record = record
        self.ts = record.ts
        self.thread_ts = record.thread_ts
        self.channel = record.channel
        self.user = record.user
        self.is_from_bot = record.bot_id is not None
        self.is_streaming = record.is_streaming
        self.metadata = record.metadata
        self.reactions = record.reactions
        self.files: list[File] = record.files

    @property
    def replies(self) -> "list[SeenMessage]":
        """The replies below this message, oldest first."""
        return seen(self._slack, self.record.replies.values())


class SeenThread:
    """A root and its replies."""

    def __init__(self, root: SeenMessage) -> None:
        self.root = root

    @property
    def replies(self) -> list[SeenMessage]:
        """The replies, oldest first."""
        return self.root.replies


class SeenView(Visible):
    """A modal or a Home tab."""

    def __init__(self, view: View) -> None:
        body = view.body
        super().__init__(body.get("title", {}).get("text", ""), body["blocks"])
        self.record = view
        self.id = view.id
        self.callback_id = str(body.get("callback_id", ""))
        self.private_metadata = str(body.get("private_metadata", ""))
        self.values = view.values
        self.errors = view.errors


class SeenChannel:
    """A channel or a direct message, as everybody in it sees it."""

    def __init__(self, slack: Slack, record: Channel) -> None:
        self._slack = slack
        self._record = record
        self._last_reply = ""
        self.id = record.id

    @property
    def messages(self) -> list[SeenMessage]:
        """Everything said here, replies included, oldest first."""
        return seen(self._slack, self._record.messages.values())

    @property
    def top_level(self) -> list[SeenMessage]:
        """What was said outside of threads, oldest first."""
        return seen(self._slack, self._record.top_level.values())

    @property
    def prompts(self) -> Json | None:
        """The suggested prompts the bot has set."""
        return self._record.prompts

    def last_thread(self) -> SeenThread:
        """The thread of the latest message; raises IndexError in an empty channel."""
        latest = self.messages[-1]
        return self.thread(latest.thread_ts or latest.ts)

    def thread(self, ts: str) -> SeenThread:
        """The thread below that message; raises KeyError."""
        return SeenThread(SeenMessage(self._slack, self._record.messages[ts]))

    def status_of(self, thread_ts: str) -> str:
        """The status line of a thread, "" when there is none."""
        return self._record.session(thread_ts).status_text

    async def next_reply(self, timeout: float = 180) -> SeenMessage:  # noqa: ASYNC109
        """The bot's next message here that this was not asked for before, complete when it streams.

        Raises TimeoutError.
        """
        reply = await self._slack.until(self._unseen_reply, timeout)
        assert reply is not None
        self._last_reply = reply.ts
        return SeenMessage(self._slack, reply)

    def _unseen_reply(self) -> Message | None:
        first: Message | None = None
        for message in reversed(self._record.messages.values()):
            if message.ts <= self._last_reply:
                break
            if message.bot_id:
                first = message
        return None if first is None or first.is_streaming else first


def seen(slack: Slack, messages: Iterable[Message]) -> list[SeenMessage]:
    """Messages as a test sees them."""
    return [SeenMessage(slack, message) for message in messages]
