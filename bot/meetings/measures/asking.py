"""The questions of a call, each with the place it was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.language.questions import Form, has_question_marks, is_asking, is_check_in, question_form
from bot.language.sentences import sentence_spans
from bot.language.words import is_english
from bot.meetings.transcript import Side, Transcript
from bot.meetings.turns import Turn

FoundBy = Literal["marks", "words"]


@dataclass(frozen=True)
class AskedQuestion:
    """One question: which turn and utterance it begins in, its words, its form; a check-in asks "okay?"."""

    turn: int
    utterance: int
    text: str
    form: Form
    is_check_in: bool
    side: Side | None
    speaker: str


def questions_found_by(transcript: Transcript) -> FoundBy | None:
    """How questions are told in this transcript: by their marks, by English words, or not at all (None)."""
    texts = [said.text for said in transcript.utterances]
    if has_question_marks(texts):
        return "marks"
    return "words" if is_english(texts) else None


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
    for start, end in sentence_spans(turn.text):
        sentence = turn.text[start:end]
        checks = is_check_in(sentence)
        if checks or is_asking(sentence, punctuated=punctuated):
            yield AskedQuestion(
                turn=number,
                utterance=turn.utterance_at(start),
                text=sentence,
                form=question_form(sentence),
                is_check_in=checks,
                side=turn.side,
                speaker=turn.speaker,
            )
