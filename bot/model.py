"""What a writer is told about a question, and the shapes of what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.knowledge.cards import SituationCard, Stance, When
from bot.tracks import Track

Confidence = Literal["low", "medium", "high"]
Angle = Literal["first", "second_opinion", "tell_more"]
T = TypeVar("T")


class Shape(BaseModel):
    """A shape the model fills: every field required, nothing extra, enum case forgiven."""

    model_config = ConfigDict(extra="forbid")


def lowered(value: object) -> object:
    """An enum's value as we spell it: the models do not keep to letter case."""
    return value.strip().casefold().replace(" ", "_") if isinstance(value, str) else value


class Step(Shape):
    """One thing to do, by when, resting on which snippets."""

    title: str = Field(description="Starts with a verb, at most 8 words.")
    when: When
    bullets: list[str] = Field(description="One to three, at most 14 words each.")
    sources: list[str] = Field(description="Citation ids of the snippets this step rests on; empty if none.")

    _case = field_validator("when", mode="before")(lowered)


class DraftOffer(Shape):
    """A text the coach can draft for this situation."""

    kind: str = Field(description="lower_snake_case, e.g. congratulations_note")
    label: str = Field(description="Button text, starts with Draft or Create, at most 30 characters.")


class WrittenGuidance(Shape):
    """What a writer writes in answer to "how should I handle …": the words of layout L1."""

    title: str = Field(description="The situation in at most 60 characters.")
    situation: str = Field(description="One or two sentences: what this means for the person asking.")
    stance: Stance
    steps: list[Step] = Field(description="One to four steps, soonest first.")
    watch_outs: list[str] = Field(description="Up to three risks, at most 8 words each.")
    drafts: list[DraftOffer] = Field(description="Up to two texts worth drafting.")
    closing_offer: str = Field(description="One question offering the first draft.")
    confidence: Confidence

    _case = field_validator("stance", "confidence", mode="before")(lowered)


class Source(BaseModel):
    """A passage the guidance rests on: its stable citation id and how it is shown ("KB-CS-04 §2")."""

    cite: str
    label: str
    heading: str


class Excerpt(BaseModel):
    """A passage shown word for word because no plan could be made of it."""

    label: str
    text: str


class NearSituation(BaseModel):
    """A situation that a question may be about, too unsurely to answer by its plan."""

    card_id: str
    title: str


class Proof(BaseModel):
    """What came of the same advice here: it worked for `worked` of the `people` who tried it and told."""

    worked: int
    people: int


class Guidance(WrittenGuidance):
    """The finished answer: the writer's words plus what code knows, as stored and shown.

    `assumptions` are the facts it rests on, with `basis` saying where they come from; `questions`
    and `excerpts` stand in for steps when nothing near was found, with `near` to choose from; `note` says why a
    template answered although a model is set up, and that nothing is sent where that was asked; `proof` is there
    when enough people told what came of such advice. `card_id` is the card a template filled, `rests_on` the one
    behind the advice, whoever worded it; "" for none.
    """

    model_config = ConfigDict(extra="ignore")

    assumptions: list[str] = Field(default_factory=list)
    basis: str = ""
    sources: list[Source] = Field(default_factory=list)
    excerpts: list[Excerpt] = Field(default_factory=list)
    writer: Literal["claude", "template"]
    model: str = ""
    note: str = ""
    questions: list[str] = Field(default_factory=list)
    near: list[NearSituation] = Field(default_factory=list)
    card_id: str = ""
    rests_on: str = ""
    proof: Proof | None = None


class Reply(BaseModel):
    """A free-text follow-up in Markdown; `[1]` marks point into `cites`, in order.

    `is_advice` is False for one that only says there is none.
    """

    text: str
    cites: list[str] = Field(default_factory=list)
    is_advice: bool = True


class Draft(Shape):
    """A text the person may copy and send themselves; the coach never sends it."""

    subject: str = Field(description='The subject line of an e-mail; "" for a message or a document.')
    body: str


@dataclass(frozen=True)
class Snippet:
    """One passage of knowledge with its stable citation id.

    `label` is what people see ("KB-CS-04 §2"); `coverage` (0–1) is the share of the question's
    weight its words carry, `matched` how many of the question's terms it has.
    """

    cite: str
    label: str
    document: str
    heading_path: str
    body: str
    score: float = 0.0
    coverage: float = 0.0
    matched: int = 0

    @property
    def source(self) -> Source:
        """As it is named under an answer that rests on it."""
        return Source(cite=self.cite, label=self.label, heading=self.heading_path)


@dataclass(frozen=True)
class Fact:
    """One thing we hold about an account, worded for a person, with where it came from."""

    text: str
    basis: str


@dataclass(frozen=True)
class Turn:
    """Something said earlier in the thread."""

    author: Literal["person", "coach"]
    text: str


@dataclass(frozen=True)
class Asker:
    """Who is asking, as far as the words depend on it. `reference` is an opaque hash, never a Slack id."""

    first_name: str = ""
    role: str = ""
    experience: str = ""
    style: str = "direct"
    reference: str = ""


@dataclass(frozen=True)
class Brief:
    """Everything a writer may use; what is not in here it does not know.

    `history` is oldest first and excludes `question`; `cards` are the situation cards behind the
    snippets, nearest first; `names` are the holes a template may fill (`account`, `contact`, `me`);
    `is_urgent` asks for short horizons; `previous` is the guidance already given in this thread.
    """

    question: str
    track: Track
    asker: Asker
    today: date
    snippets: Sequence[Snippet] = ()
    cards: Sequence[SituationCard] = ()
    is_urgent: bool = False
    facts: Sequence[Fact] = ()
    history: Sequence[Turn] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    angle: Angle = "first"
    previous: Guidance | None = None


@dataclass(frozen=True)
class Usage:
    """What one model call took. Tokens as the API bills them; cost in millionths of a US dollar."""

    task: str
    model: str
    input_tokens: int
    output_tokens: int
    cache_read_tokens: int
    cache_write_tokens: int
    cost_microdollars: int
    seconds: float
    outcome: str


class Meter:
    """Collects the usage of the calls made for one answer, also of those that failed."""

    def __init__(self) -> None:
        self.calls: list[Usage] = []

    def add(self, usage: Usage) -> None:
        """Note one finished or broken call."""
        self.calls.append(usage)


@dataclass(frozen=True)
class Written(Generic[T]):
    """A writer's result with the name of the model that wrote it ("" for the template coach)."""

    result: T
    model: str
    card_id: str = ""
