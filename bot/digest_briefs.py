"""What a writer is given to word somebody's weekly digest, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from bot.model import Asker, Shape

if TYPE_CHECKING:
    from bot.tracks import Track


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
