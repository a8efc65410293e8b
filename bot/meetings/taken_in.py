"""What somebody shared, as it is kept once it was read (`bot.meetings.taking_in`)."""

from dataclasses import dataclass
from typing import Final

from bot.meetings.transcript import Transcript

MOST_BYTES: Final = 5_000_000
"""A larger file or paste is not read."""

NOTES = "notes"
"""The format of a call told in the person's own words: a sentence an utterance, by nobody."""


@dataclass(frozen=True)
class TakenIn:
    """A call as it is kept.

    `content_hash` is of the words and who said them, whatever file they came in; `sensitive` says what
    makes it so, None when nothing does.
    """

    transcript: Transcript
    content_hash: str
    sensitive: str | None = None

    @property
    def duration_seconds(self) -> float | None:
        """From the first word to the last; None without times."""
        moments = [said.end if said.end is not None else said.start for said in self.transcript.utterances]
        known = [moment for moment in moments if moment is not None]
        first = next((said.start for said in self.transcript.utterances if said.start is not None), None)
        return max(known) - first if known and first is not None else None
