"""The questions of a call, each with the place it was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.language.questions import Form, is_asking, is_check_in, question_form, spans
from bot.meetings.transcript import Side
from bot.meetings.turns import Turn

FoundBy = Literal["marks", "words"]


@dataclass(frozen=True)
class AskedQuestion:
    """One question: which turn and utterance it begins in, and its words; a check-in asks "okay?"."""

    turn: int
    utterance: int
    text: str
    is_check_in: bool
    side: Side | None
    speaker: str

    @cached_property
    def form(self) -> Form:
        """What an answer can be: open, one specific fact, or closed."""
        return question_form(self.text)


def list_questions(turns: Sequence[Turn], *, found_by: FoundBy, only: Side | None = None) -> list[AskedQuestion]:
    """Every question in the turns (of one side if asked for), in order; check-ins are among them, marked."""
    return [
        question
        for number, turn in enumerate(turns)
        if only is None or turn.side == only
        for question in _questions_of(number, turn, punctuated=found_by == "marks")
    ]


def count_events(questions: Sequence[AskedQuestion]) -> int:
    """Question events: questions of one turn, with no answer between, are one."""
    return len({question.turn for question in questions if not question.is_check_in})


def _questions_of(number: int, turn: Turn, *, punctuated: bool) -> Iterator[AskedQuestion]:
    for start, end in spans(turn.text, punctuated=punctuated):
        sentence = turn.text[start:end]
        checks = is_check_in(sentence)
        if checks or is_asking(sentence, punctuated=punctuated):
            yield AskedQuestion(number, turn.utterance_at(start), sentence, checks, turn.side, turn.speaker)
