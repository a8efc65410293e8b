"""How well and how fast knowledge is found: `.venv/bin/python -m benchmarks.retrieval`.

Well: the labelled questions of `tests/content`, worded as a stranger to the cards would, against the shipped
library. Fast: the same questions against a library that a company's own pages have made larger.
"""

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.library import keep_folder, keep_library
from bot.knowledge.search import find_cards, find_snippets
from bot.tracks import Tracks, load_tracks
from storage.database import Database

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
QUESTIONS = ROOT / "tests" / "content" / "labelled_questions.jsonl"
TEAM = "T-BENCHMARK"
SECTIONS_PER_PAGE = 20
WORDS_PER_SECTION = 110


@dataclass(frozen=True)
class Asked:
    """One labelled question; `card` is None when the library has nothing on it."""

    text: str
    track: str
    card: str | None


@dataclass(frozen=True)
class Found:
    """What was found for a question, nearest first, and how long it took."""

    asked: Asked
    cards: Sequence[str]
    seconds: float


async def main(snippets: int, database_url: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite+aiosqlite:///{folder}/benchmark.db")
        try:
            await database.migrate()
            await keep_library(database, CONTENT)
            _print_quality(await _ask_all(database, load_tracks(CONTENT)))
            _write_pages(Path(folder) / "pages", snippets)
            await keep_folder(database, TEAM, Path(folder) / "pages")
            _print_speed(await _ask_all(database, load_tracks(CONTENT)), snippets)
        finally:
            await database.close()


async def _ask_all(database: Database, tracks: Tracks) -> list[Found]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [Asked(line["text"], line["track"], line["card"]) for line in map(json.loads, lines)]
    return [await _ask(database, tracks, asked) for asked in questions]


async def _ask(database: Database, tracks: Tracks, asked: Asked) -> Found:
    track = tracks.get(asked.track)
    started = time.perf_counter()
    async with database.reading(TEAM) as session:
        snippets = await find_snippets(session, track=track, turns=[asked.text])
        seconds = time.perf_counter() - started
        cards = await find_cards(session, track=track, snippets=snippets)
    return Found(asked, [card.id for card in cards], seconds)


def _print_quality(found: Sequence[Found]) -> None:
    covered = [one for one in found if one.asked.card]
    outside = [one for one in found if not one.asked.card]
    measures: Mapping[str, tuple[Callable[[Found], bool], Sequence[Found]]] = {
        "the right card comes first": (lambda one: one.asked.card in one.cards[:1], covered),
        "the right card is among three": (lambda one: one.asked.card in one.cards[:3], covered),
        "no card for a question outside": (lambda one: not one.cards, outside),
    }
    for name, (is_right, of) in measures.items():
        right = sum(is_right(one) for one in of)
        print(f"{name:32} {right:3} of {len(of):3}  {right / len(of):.0%}")


def _print_speed(found: Sequence[Found], snippets: int) -> None:
    milliseconds = sorted(one.seconds * 1000 for one in found)
    middle, slow = statistics.median(milliseconds), milliseconds[int(len(milliseconds) * 0.95)]
    print(f"search among {snippets} more snippets  half within {middle:.1f} ms, 95 % within {slow:.1f} ms")


def _write_pages(folder: Path, snippets: int) -> None:
    """Pages in the library's own words, so that they compete with it as real pages would."""
    folder.mkdir()
    words = " ".join(path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.md")).split()
    draw = random.Random(7)
    for page in range(snippets // SECTIONS_PER_PAGE):
        sections = (" ".join(draw.choices(words, k=WORDS_PER_SECTION)) for _ in range(SECTIONS_PER_PAGE))
        text = "\n\n".join(f"## Section {number}\n{section}" for number, section in enumerate(sections, start=1))
        (folder / f"page-{page:05}.md").write_text(f"# Page {page}\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How well and how fast knowledge is found.")
    parser.add_argument(
        "--snippets", type=int, default=10_000, help="how many snippets to add before measuring speed"
    )
    parser.add_argument("--database-url", help="an empty database to use instead of a SQLite file")
    given = parser.parse_args()
    asyncio.run(main(given.snippets, given.database_url))
