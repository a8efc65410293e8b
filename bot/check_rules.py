"""The closed list of rules by which code can decide a check of a rubric.

A rubric names a rule and sets its numbers; `bot/coaching/checks/` says how each is decided. There are
no expressions: what a rubric needs beyond this list is asked of the model.
"""

from typing import Annotated, Literal

from pydantic import Field

from bot.packs import Pack

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]


class QuestionRate(Pack):
    """Enough questions and no interrogation: one in `minutes_per_question`, at most so many in half an hour."""

    kind: Literal["question_rate"]
    minutes_per_question: float = Field(default=3, gt=0)
    most_per_30_minutes: int = Field(default=20, gt=0)


class OpenShare(Pack):
    """At least this share (0–1) of the questions are open."""

    kind: Literal["open_share"]
    least: float = Field(default=0.5, ge=0, le=1)


class TalkBand(Pack):
    """The own side's talk share lies in the band of the call type."""

    kind: Literal["talk_band"]


class LongestStretch(Pack):
    """The own side's longest stretch is within the limit of the call type."""

    kind: Literal["longest_stretch"]


class PlaysBack(Pack):
    """Says back a number or a phrase of the customer's in the very next turn."""

    kind: Literal["plays_back"]


class AsksForReaction(Pack):
    """Asks for a reaction after explaining at length, and speaks of the own company only so long."""

    kind: Literal["asks_for_reaction"]
    explains_for_seconds: float = Field(default=30, gt=0)
    most_about_us_seconds: float = Field(default=120, gt=0)


class AcknowledgesFirst(Pack):
    """The answer to a worry begins by acknowledging it."""

    kind: Literal["acknowledges_first"]


class AsksBeforeAnswering(Pack):
    """The answer to a worry begins, after acknowledging it, with a question."""

    kind: Literal["asks_before_answering"]


class AnswersWithEvidence(Pack):
    """A worry is answered with a figure, a customer or something to look at, and is not waved away."""

    kind: Literal["answers_with_evidence"]


class ChecksResolved(Pack):
    """After answering a worry, asks whether that settles it."""

    kind: Literal["checks_resolved"]


class Waits(Pack):
    """Leaves a pause of so many seconds after a worry."""

    kind: Literal["waits"]
    least_seconds: float = Field(default=0.5, gt=0)


class FixesWithDate(Pack):
    """A worry is followed by a promise of ours that says who and by when."""

    kind: Literal["fixes_with_date"]


class DatedNextStep(Pack):
    """A next step with a day or a time is said."""

    kind: Literal["dated_next_step"]


class OwnerNamed(Pack):
    """It is said who takes the next step."""

    kind: Literal["owner_named"]


class CustomerAgrees(Pack):
    """The customer agrees to the next step in words."""

    kind: Literal["customer_agrees"]


class NewPerson(Pack):
    """Somebody the customer named is brought into the next step; or, if asked for, two contacts speak."""

    kind: Literal["new_person"]
    counts_second_contact: bool = False


class NoUnaskedDiscount(Pack):
    """No discount is offered before the customer asks for one."""

    kind: Literal["no_unasked_discount"]


class Trades(Pack):
    """What is given on price is given for something in return."""

    kind: Literal["trades"]


class AsksAbout(Pack):
    """A question of the own side has one of these phrases. Can only be seen to pass."""

    kind: Literal["asks_about"]
    phrases: Phrases


class Mentions(Pack):
    """Somebody says one of these phrases. Can only be seen to pass."""

    kind: Literal["mentions"]
    phrases: Phrases
    said_by: Literal["own", "customer", "anyone"] = "anyone"


class AtMostWords(Pack):
    """The text has at most so many words."""

    kind: Literal["at_most_words"]
    most: int = Field(gt=0)


class HasLink(Pack):
    """The text has a link."""

    kind: Literal["has_link"]


class NamesRecipient(Pack):
    """The text greets somebody by name."""

    kind: Literal["names_recipient"]


class AsksForSomething(Pack):
    """The text asks the reader for something."""

    kind: Literal["asks_for_something"]


class DatedFollowUp(Pack):
    """The text says when its sender will come back to it."""

    kind: Literal["dated_follow_up"]


Rule = Annotated[
    QuestionRate
    | OpenShare
    | TalkBand
    | LongestStretch
    | PlaysBack
    | AsksForReaction
    | AcknowledgesFirst
    | AsksBeforeAnswering
    | AnswersWithEvidence
    | ChecksResolved
    | Waits
    | FixesWithDate
    | DatedNextStep
    | OwnerNamed
    | CustomerAgrees
    | NewPerson
    | NoUnaskedDiscount
    | Trades
    | AsksAbout
    | Mentions
    | AtMostWords
    | HasLink
    | NamesRecipient
    | AsksForSomething
    | DatedFollowUp,
    Field(discriminator="kind"),
]
