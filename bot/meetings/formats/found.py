"""What a format's reader hands over, before `settling` puts it in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.meetings.transcript import Side, Utterance


@dataclass(frozen=True)
class Found:
    """Utterances as they stand in the file: names uncleaned, times possibly negative, unordered or missing.

    `has_loose_times` says that the times are too coarse to measure by: minutes on a chat's clock, or one
    for a block of several speakers.
    """

    format: str
    utterances: list[Utterance]
    title: str = ""
    happened_on: date | None = None
    sides: Mapping[str, Side] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    has_loose_times: bool = False
