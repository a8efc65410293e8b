"""What a writer is given to word somebody's weekly digest, and what it gives back."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from pydantic import Field

from bot.model import Asker, Shape, Usage

if TYPE_CHECKING:
    from bot.tracks import Track

BatchState = Literal["running", "stopping", "ended"]


class WrittenDigest(Shape):
    """The two sentences of a digest that are worth wording for the person."""

    did_well: str = Field(
        description='What went well, in at most 20 words, beginning with "You"; "" if none is given.'
    )
    when_then: str = Field(description='"When …, I will ….", at most 25 words; "" if no focus is given.')


@dataclass(frozen=True)
class DigestBrief:
    """All the words may use: what code composed. `focus` is what to work on, `plan` its plain if-then line."""

    track: "Track"
    asker: Asker
    today: date
    did_well: str = ""
    last_focus: str = ""
    focus: str = ""
    plan: str = ""
    needs: Sequence[str] = ()


@dataclass(frozen=True)
class BatchedWords:
    """What came of one brief of a batch: the words, None where there are none; and what that cost, if anything."""

    key: str
    words: WrittenDigest | None
    usage: Usage | None = None


@dataclass(frozen=True)
class SentBatch:
    """A batch as Claude lists it."""

    id: str
    is_ended: bool


class DigestBatches(Protocol):
    """Words many digests at once, within a day instead of within seconds, at half the price.

    What goes wrong is raised as a kind of `CoachError`; a batch that is not there (any more) is `BatchGone`.
    """

    def cost_of(self, brief: DigestBrief) -> int:
        """About what the words of one brief cost at most, in millionths of a US dollar."""
        ...

    async def send(self, briefs: Mapping[str, DigestBrief]) -> str:
        """Hand in briefs, each by a key of up to 64 letters, digits, `-` and `_`; the batch's id.

        It is never sent twice by itself: when the answer is lost, whoever calls has to look with `list_sent`.
        """
        ...

    async def list_sent(self, *, size: int, since: datetime) -> list[SentBatch]:
        """The batches of that many briefs that were handed in since then, newest first."""
        ...

    async def state_of(self, batch_id: str) -> BatchState:
        """How far it is; its words can be read when it has ended."""
        ...

    def read(self, batch_id: str) -> AsyncGenerator[BatchedWords]:
        """What came of each brief, in any order."""
        ...

    async def cancel(self, batch_id: str) -> None:
        """Stop what is not begun yet."""
        ...

    async def delete(self, batch_id: str) -> None:
        """Have an ended batch and all it holds deleted at Claude's."""
        ...
