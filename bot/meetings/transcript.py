"""What was said on a call, whatever file it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Basis = Literal["timed", "start_only", "words", "none"]
"""What a figure about time can rest on: both times of each utterance, starts only, word counts, or
nothing because nobody is named."""

Side = Literal["own", "customer"]


@dataclass(frozen=True)
class Utterance:
    """One stretch of speech by one speaker ("" when the file does not say who).

    `start` and `end` are seconds from the beginning of the recording, None when the file has no times.
    """

    speaker: str
    text: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True)
class Transcript:
    """A call in the order it was spoken.

    `format` names the shape it was read from ("zoom_vtt"); `sides` are the speakers whose side the file
    itself tells (an "AGENT", an internal party); `title` and `happened_on` are what it says about itself;
    `remarks` say what was repaired or left out, in words for a person. `domains` are the e-mail domains of
    the speakers whose address the file had; `apart` are pairs of names that look alike and are two people, as
    somebody said.
    """

    utterances: tuple[Utterance, ...]
    basis: Basis
    format: str
    title: str = ""
    happened_on: date | None = None
    sides: Mapping[str, Side] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    domains: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody named, in the order they first spoke."""
        return tuple(dict.fromkeys(said.speaker for said in self.utterances if said.speaker))
