"""What a writer is asked about a call, and what it gives back.

The shapes are the model's claims: nothing in them counts or is shown before
`bot.coaching.quotes` has found the quotes in the transcript.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from bot.coaching.call_review import Action, Signal
from bot.meetings.transcript import Transcript
from bot.model import Asker, Shape, lowered
from bot.tracks import Track

Answer = Literal["yes", "no", "not_applicable"]

_LINE = "Number of the line it stands in, from the transcript; -1 if there is none."
_QUOTE = "Words copied exactly from that one line, 3 to 25 of them."


@dataclass(frozen=True)
class AskedCheck:
    """One yes/no check of the rubric that a model has to decide; `question` is what yes would mean."""

    check_id: str
    skill: str
    question: str


@dataclass(frozen=True)
class DecidedCheck:
    """One check code has decided already, at which utterance if one shows it: the model words it, no more."""

    check_id: str
    skill: str
    question: str
    is_passed: bool
    utterance: int | None = None


@dataclass(frozen=True)
class CallBrief:
    """Everything a writer may use about one call.

    `transcript` is masked already (`bot.meetings.masking`); for notes it is one sentence an
    utterance, by nobody. `own` are the speakers of the coached person's side, `me` the person's own name
    among them. `asked` are the checks to answer; `decided` those code has decided. `to_word` are ids of
    checks the caller will show if they hold, most wanted first; others may be worded too. `note` is what
    the person says about a check they dispute.
    """

    transcript: Transcript
    own: Collection[str]
    track: Track
    asker: Asker
    today: date
    call_type: str
    me: str = ""
    title: str = ""
    happened_on: date | None = None
    source: Literal["transcript", "notes"] = "transcript"
    asked: Sequence[AskedCheck] = ()
    decided: Sequence[DecidedCheck] = ()
    to_word: Sequence[str] = ()
    note: str = ""


class WrittenCheck(Shape):
    """An answer to one check, with the words it rests on."""

    check_id: str
    quote: str = Field(description=f'{_QUOTE} "" when there are none.')
    utterance: int = Field(description=_LINE)
    answer: Answer

    _case = field_validator("answer", mode="before")(lowered)


class WrittenStrength(Shape):
    """One sentence on what a passed check shows."""

    check_id: str
    text: str = Field(description="Begins with “You”; at most 16 words; what they did and what it led to.")


class WrittenChange(Shape):
    """What a missed check asks to do differently: the moment, its effect, and words to try."""

    check_id: str
    title: str = Field(description="An instruction of at most 8 words, such as “ask before you answer a worry”.")
    situation: str = Field(description="The moment: what was said, then what the person said; at most 35 words.")
    effect: str = Field(
        description='What the customer did next, from the transcript; at most 20 words; "" if nothing.'
    )
    try_line: str = Field(description="The words to say next time, at most 20; no quotation marks.")
    quote: str = Field(description=f'The person\'s own words at that moment. {_QUOTE} "" when there are none.')
    utterance: int = Field(description=_LINE)


class WrittenAction(Shape):
    """A promise somebody made on the call."""

    owner: str = Field(description="The speaker's name as in the transcript; the customer's for their promises.")
    action: str = Field(description="Begins with a verb; at most 12 words.")
    due_words: str = Field(
        description='When, in the words used on the call, such as “next Tuesday”; "" if not said.'
    )
    quote: str = Field(description=f"The promise. {_QUOTE}")
    utterance: int = Field(description=_LINE)


class WrittenSignal(Shape):
    """What the customer's words tell about the account."""

    kind: Literal["risk", "opportunity", "feedback"]
    text: str = Field(description="At most 10 words, such as “Budget frozen until January”.")
    quote: str = Field(description=f"The customer's words. {_QUOTE}")
    utterance: int = Field(description=_LINE)

    _case = field_validator("kind", mode="before")(lowered)


class WrittenGoal(Shape):
    """Something the customer said they want."""

    quote: str = Field(description=f"The customer's words. {_QUOTE}")
    utterance: int = Field(description=_LINE)


class WrittenTopic(Shape):
    """Something talked about for a while."""

    title: str = Field(description="At most 5 words.")
    utterance: int = Field(description="Number of the line where it begins.")


class WrittenReview(Shape):
    """What a writer reads in a call: its claims, each with the words it rests on."""

    checks: list[WrittenCheck] = Field(description="Every check in <checks>, once, in their order.")
    strengths: list[WrittenStrength] = Field(description="Up to four passed checks in words, the best first.")
    changes: list[WrittenChange] = Field(description="Missed checks in words: one a skill, the costliest moment.")
    actions: list[WrittenAction] = Field(description="Every promise made on the call, in order.")
    signals: list[WrittenSignal] = Field(description="Up to six, the gravest first; customer lines only.")
    goals: list[WrittenGoal] = Field(description="Up to three things the customer said they want.")
    topics: list[WrittenTopic] = Field(description="Two to eight, in order.")
    summary: list[str] = Field(description="Up to five sentences of at most 20 words.")


@dataclass(frozen=True)
class FollowUpBrief:
    """Everything a follow-up to a call may mention: only what was said.

    `me` is the first name that signs and `contacts` the first names it greets ("" and empty when not
    known). `goals` are the customer's own words. `is_next_talk_open` is True when no next conversation was
    agreed; `proposed_on` is then the day to propose.
    """

    track: Track
    asker: Asker
    today: date
    title: str = ""
    happened_on: date | None = None
    me: str = ""
    contacts: Sequence[str] = ()
    actions: Sequence[Action] = ()
    signals: Sequence[Signal] = ()
    goals: Sequence[str] = ()
    summary: Sequence[str] = ()
    is_next_talk_open: bool = False
    proposed_on: date | None = None
