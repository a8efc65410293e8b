"""Situation cards: markdown with front matter that a coach can answer from without a model."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

import yaml
from pydantic import AfterValidator, Field, ValidationError, field_validator

from bot.doors import Door
from bot.knowledge.cues import CuesByAnchor, cues_by_anchor, said_terms
from bot.packs import ContentError, Pack, read_yaml
from storage.analysis import terms_of

if TYPE_CHECKING:
    from tomllib import loads as read_toml
else:  # none of our own cards has such a head
    read_toml = Door("tomllib", "loads")

When = Literal["today", "this_week", "within_2_weeks", "within_1_month"]
"""By when a step is to be done."""
Stance = Literal["positive", "mixed", "risk"]
"""What a situation means for whoever is in it."""
HOLES = ("contact", "account", "me")
_ANY_HOLE = re.compile(r"\$([A-Za-z_]\w*)")
_SENTENCE_START = r"(?:\A|(?<=[.!?])(?<!\.[a-z]\.)\s+|\n)(?:[-*•] )?[“\"]?"
_HOLE = re.compile(rf"({_SENTENCE_START})?\$({'|'.join(HOLES)})\b")
# A line of --- before an empty line is a rule across the page (so in Pandoc), and what follows is text.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?![ \t]*\n)((?:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\n\s*|\Z)", re.DOTALL)
_TOML_FRONT_MATTER = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n\s*|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A---[ \t]*\n[ \t]*[\w-]+:(?:[ \t]|\n|\Z)")


_HINTS = {
    "mapping values are not allowed": "put quotation marks around a value that holds a colon",
    "cannot start any token": "indent with spaces, and put quotation marks around a value that begins with a sign",
}
"""What to do about the commonest slips, by what YAML's reader calls them."""


def _words(text: str) -> int:
    return len(text.split())


def _known_holes(text: str) -> str:
    if unknown := set(_ANY_HOLE.findall(text)) - set(HOLES):
        raise ValueError(f"unknown hole ${min(unknown)}")
    return text


WithHoles = Annotated[str, AfterValidator(_known_holes)]


class CardStep(Pack):
    """One step; `sources` are numbers of this card's sections, from 1."""

    title: WithHoles = Field(max_length=80)
    when: When
    bullets: list[WithHoles] = Field(min_length=1, max_length=3)
    sources: list[int] = Field(default=[])

    @field_validator("bullets")
    @classmethod
    def _short(cls, bullets: list[str]) -> list[str]:
        for bullet in bullets:
            if _words(bullet) > 14:
                raise ValueError(f"more than 14 words: {bullet!r}")
        return bullets


class CardDraft(Pack):
    """A text to copy, with holes for `$contact`, `$account` and `$me`."""

    kind: str = Field(pattern=r"^[a-z0-9_]+\Z")
    label: str = Field(max_length=30)
    subject: WithHoles = ""
    body: WithHoles = Field(min_length=40)


class SituationCard(Pack):
    """A known situation and what to do about it; see docs/adding-a-track.md for the file format."""

    id: str = Field(pattern=r"^KB-[A-Z]{2}-\d{2}\Z")
    title: str = Field(max_length=45)
    tracks: list[str] = Field(min_length=1)
    match: list[str] = Field(min_length=3)
    cues: list[str] = Field(default=[])
    second: str = Field(default="", pattern=r"^(KB-[A-Z]{2}-\d{2})?\Z")
    stance: Stance
    owner: str
    reviewed_on: str
    contact: str
    account: str = "the account"
    situation: WithHoles = Field(max_length=400)
    steps: list[CardStep] = Field(min_length=1, max_length=4)
    watch_outs: list[WithHoles] = Field(min_length=1, max_length=3)
    drafts: list[CardDraft] = Field(min_length=1, max_length=2)
    closing_offer: WithHoles = Field(max_length=120)
    when_i_will: str = Field(max_length=200)

    @field_validator("reviewed_on", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> str:
        return str(value)

    @cached_property
    def cue_terms(self) -> CuesByAnchor:
        """Its cues by the term that is looked for."""
        return cues_by_anchor(self.cues)

    @cached_property
    def title_terms(self) -> list[str]:
        """The terms of its title."""
        return terms_of(self.title)

    @cached_property
    def said_of(self) -> Counter[str]:
        """The terms people use of this situation, and how often: in its cues, its title, the ways they say it."""
        cues = {cue for cues in self.cue_terms.values() for cue in cues}
        said = Counter(term for cue in cues for terms in cue for term in terms)
        said.update(term for text in (self.title, *self.match) for term in said_terms(text))
        return said

    @property
    def is_about_champion(self) -> bool:
        """True when `$contact` is the champion, whose name an imported account may give."""
        return "champion" in self.contact.casefold()

    def filled(self, text: str, names: Mapping[str, str]) -> str:
        """`text` with its holes filled: a name where we hold one, the card's own words otherwise.

        A contact's name is used only on cards about that contact's role: the name we hold is the
        champion's, and a card about a new CFO must not call the CFO by it.
        """
        if "$" not in text:
            return text
        held = names if self.is_about_champion else {**names, "contact": self.contact}
        own = {"contact": self.contact, "account": self.account, "me": "[your name]"}

        def fill(hole: re.Match[str]) -> str:
            start, name = hole.groups()
            word = held.get(name) or own[name]
            return (start or "") + (
                word[:1].upper() + word[1:] if start is not None and word == own[name] else word
            )

        return _HOLE.sub(fill, text)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The YAML or TOML head of a markdown file ({} without one) and the rest. Raises `ContentError`."""
    if toml := _TOML_FRONT_MATTER.match(text):
        return _read_toml(toml.group(1)), text[toml.end() :]
    found = _FRONT_MATTER.match(text)
    if not found:
        if _OPENED.match(text):
            raise ContentError(
                "line 1: the front matter begins here and is never closed; end it with a line of ---"
            )
        return {}, text
    try:
        head = read_yaml(found.group(1))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a day that is none, brackets without end
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise ContentError(f"line {line}: the front matter is not valid YAML{_hint(error)}") from error
    if head is None:
        head = {}
    if not isinstance(head, dict):
        raise ContentError("line 2: the front matter must be `key: value` lines")
    return head, text[found.end() :]


def _read_toml(head: str) -> dict[str, object]:
    try:
        return dict(read_toml(head))
    except ValueError as error:
        raise ContentError("line 1: the front matter is not valid TOML") from error


def _hint(error: Exception) -> str:
    problem = str(getattr(error, "problem", ""))
    return next((f"; {what}" for sign, what in _HINTS.items() if sign in problem), "")


def read_card(head: Mapping[str, object]) -> SituationCard:
    """The card a front matter describes. Raises `ContentError` naming the field."""
    try:
        return SituationCard.model_validate(head)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ContentError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
