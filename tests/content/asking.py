"""Asks the shipped library a question the way the coach does."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.search import find_cards, find_snippets
from bot.model import Brief, Meter, WrittenGuidance
from bot.people import asker_of
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from storage.database import Database
from storage.models import Person
from tests.content.cards import CONTENT
from tests.unit.bot.made import TODAY

TRACKS = load_tracks(CONTENT)
TEAM = "T-CONTENT"
LABELLED = "labelled_questions.jsonl"
FRESH = "fresh_questions.jsonl"
"""Written without having read the cards, after the labelled ones."""
PRACTITIONERS = "practitioners_questions.jsonl"
"""Long and short, with feeling, in British and Indian English, misspelt; what the cues were written from."""

UNFORESEEN = "unforeseen_questions.jsonl"
"""Ten sets written before anybody looked at the cues, and short ones of the kind everybody asks first."""

FIGURATIVE = "figurative_questions.jsonl"
"""Short, slangy, figurative, misspelt, as typed in Slack; half of the first 214 were kept aside until the end."""


@dataclass(frozen=True)
class Asked:
    """One labelled question; `card` is None when the library has nothing on it."""

    text: str
    track: str
    card: str | None


@dataclass(frozen=True)
class Library:
    """The shipped library in a database."""

    database: Database

    async def brief(self, text: str, track_id: str, **names: str) -> Brief:
        """What a writer would be given."""
        track = TRACKS.get(track_id)
        async with self.database.reading(TEAM) as session:
            snippets = await find_snippets(session, track=track, turns=[text], names=list(names.values()))
            cards = await find_cards(session, track=track, snippets=snippets)
        asker = asker_of(Person(team_id=TEAM, id=1, display_name="Riya"))
        return Brief(text, track, asker, TODAY, snippets=snippets, cards=cards, names=names)

    async def cards(self, asked: Asked) -> Sequence[str]:
        """The cards found, nearest first."""
        return [card.id for card in (await self.brief(asked.text, asked.track)).cards]

    async def plan(self, text: str, track_id: str, **names: str) -> WrittenGuidance:
        """The template coach's answer. Raises `NothingNear`."""
        brief = await self.brief(text, track_id, **names)
        return (await TemplateCoach().write_guidance(brief, show=_show_nothing, meter=Meter())).result


async def _show_nothing(part: object) -> None:
    del part


def questions_in(name: str) -> list[Asked]:
    """The labelled questions of a file beside this one."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [Asked(line["text"], line["track"], line["card"]) for line in map(json.loads, lines)]
