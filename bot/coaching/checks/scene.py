"""A call as the checks read it: stretches of one side, cut into sentences that know where they stand."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any, Literal, TypeVar

from bot.coaching.call_review import CheckStatus, Evidence
from bot.language.backchannels import is_backchannel
from bot.language.questions import has_question_marks, is_asking, is_check_in, spans
from bot.language.words import count_words, has_speech, plain
from bot.meetings.measured import CallMeasures
from bot.meetings.transcript import Side, Transcript
from bot.meetings.turns import Turn, turns_of
from bot.rubrics import CallType

LONGEST_QUOTE_WORDS = 25
MOST_EVIDENCE = 3
T = TypeVar("T")
WORDS_PER_SECOND = 2.5
"""How fast people talk where a transcript has no times (150 words a minute)."""


@dataclass(frozen=True)
class Said:
    """One sentence of one speaker; `utterance` is where it begins, `at` when (seconds, None without times)."""

    text: str
    utterance: int
    speaker: str
    side: Side | None
    at: float | None

    @cached_property
    def plain(self) -> str:
        """The sentence in lower case, with straight quotes, as patterns read it."""
        return plain(self.text)

    def evidence(self, part: str = "") -> Evidence:
        """The sentence, or a part that stands in it, as evidence: at most 25 words."""
        return Evidence(
            quote=_short(part or self.text), utterance=self.utterance, speaker=self.speaker, at_seconds=self.at
        )


@dataclass(frozen=True)
class Stretch:
    """A run of one side; what the other only murmured in between is left out. Times in seconds or None."""

    side: Side | None
    start: float | None
    end: float | None
    sentences: tuple[Said, ...]

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(count_words(said.text) for said in self.sentences)

    @property
    def seconds(self) -> float:
        """How long it lasts, from its words where there are no times."""
        if self.start is not None and self.end is not None:
            return self.end - self.start
        return self.words / WORDS_PER_SECOND

    @property
    def plain(self) -> str:
        """All its sentences, as patterns read them."""
        return " ".join(said.plain for said in self.sentences)


@dataclass(frozen=True)
class Scene:
    """Everything a check may look at. `on` is the day of the call; `call_type` is None for a written pitch."""

    transcript: Transcript
    measures: CallMeasures
    call_type: CallType | None
    on: date
    turns: tuple[Turn, ...]
    stretches: tuple[Stretch, ...]
    has_marks: bool

    @cached_property
    def _found(self) -> dict[Callable[..., Any], Any]:
        return {}

    def once(self, find: Callable[["Scene"], T]) -> T:
        """What `find` finds in this call; several checks may ask, and it is looked for once."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Every sentence of the call in order."""
        return tuple(said for stretch in self.stretches for said in stretch.sentences)

    @cached_property
    def own(self) -> tuple[Said, ...]:
        """The sentences of the coached person's side."""
        return tuple(said for said in self.sentences if said.side == "own")

    @cached_property
    def customer(self) -> tuple[Said, ...]:
        """The sentences of the customer's side."""
        return tuple(said for said in self.sentences if said.side == "customer")

    @cached_property
    def questions(self) -> tuple[Said, ...]:
        """The own side's real questions: check-ins such as "okay?" are none."""
        return tuple(said for said in self.own if self.asks(said) and not is_check_in(said.text))

    def asks(self, said: Said) -> bool:
        """Whether a sentence asks something, by its mark or by its words."""
        return is_asking(said.text, punctuated=self.has_marks)

    def after(self, stretch: Stretch, side: Side, *, most: int = 1) -> Sequence[Stretch]:
        """The next stretches of one side."""
        place = self._places[id(stretch)]
        return [later for later in self.stretches[place + 1 :] if later.side == side][:most]

    def sentences_of(self, turn: Turn) -> tuple[Said, ...]:
        """The sentences of a turn, also of one that only murmurs."""
        return tuple(_sentences(self.transcript, turn, has_marks=self.has_marks))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(stretch): place for place, stretch in enumerate(self.stretches)}


@dataclass(frozen=True)
class Decision:
    """What code found about a check; `note` says why in a few words."""

    status: CheckStatus
    note: str = ""
    evidence: Sequence[Evidence] = field(default=())


def build_scene(
    transcript: Transcript, *, own: Collection[str], measures: CallMeasures, call_type: CallType | None, on: date
) -> Scene:
    """The scene of a call. Linear in the length of the transcript."""
    has_marks = has_question_marks(said.text for said in transcript.utterances)
    turns = tuple(turns_of(transcript, own))
    stretches = tuple(_stretches(transcript, turns, has_marks=has_marks))
    return Scene(transcript, measures, call_type, on, turns, stretches, has_marks)


def passed(said: Sequence[Said | Evidence], note: str = "") -> Decision:
    """The check passed, as these words show."""
    return _decision("passed", said, note)


def missed(said: Sequence[Said | Evidence], note: str = "") -> Decision:
    """The check was missed, at these words if at any."""
    return _decision("missed", said, note)


def not_applicable(note: str) -> Decision:
    """There was nothing to check, and why."""
    return Decision("not_applicable", note)


def _decision(status: Literal["passed", "missed"], said: Sequence[Said | Evidence], note: str) -> Decision:
    evidence = [one.evidence() if isinstance(one, Said) else one for one in said[:MOST_EVIDENCE]]
    return Decision(status, note, evidence)


def _stretches(transcript: Transcript, turns: Sequence[Turn], *, has_marks: bool) -> Iterator[Stretch]:
    """Turns of one side joined; what the other only murmured in between is left out."""
    run: list[Turn] = []
    for turn, following in zip_longest(turns, turns[1:]):
        if run and turn.side != run[-1].side:
            if following and following.side == run[-1].side and is_backchannel(turn.text):
                continue
            yield _stretch(transcript, run, has_marks=has_marks)
            run = []
        run.append(turn)
    if run:
        yield _stretch(transcript, run, has_marks=has_marks)


def _stretch(transcript: Transcript, run: Sequence[Turn], *, has_marks: bool) -> Stretch:
    sentences = tuple(said for turn in run for said in _sentences(transcript, turn, has_marks=has_marks))
    ends = [turn.end for turn in run if turn.end is not None]
    return Stretch(run[0].side, run[0].start, max(ends, default=None), sentences)


def _sentences(transcript: Transcript, turn: Turn, *, has_marks: bool) -> Iterator[Said]:
    """The sentences of a turn: captions break them over cues, so the cues are joined first."""
    text, begins = "", []
    for index in turn.utterances:
        words = transcript.utterances[index].text
        if has_speech(words):
            begins.append((len(text), index))
            text += words + " "
    place = 0
    for start, end in spans(text, punctuated=has_marks):
        while place + 1 < len(begins) and begins[place + 1][0] <= start:
            place += 1
        index = begins[place][1]
        yield Said(text[start:end], index, turn.speaker, turn.side, transcript.utterances[index].start)


def _short(text: str) -> str:
    words = text.split()
    if len(words) <= LONGEST_QUOTE_WORDS:
        return text.strip()
    return " ".join(words[:LONGEST_QUOTE_WORDS]) + " …"
