"""How well and how fast knowledge is found.

    python -m benchmarks.retrieval [--snippets 10000]
    python -m benchmarks.retrieval CORPUS.jsonl QUERIES.jsonl QRELS.tsv [--as-asked]

Prints one JSON object. Without files: the labelled questions of `tests/content`, worded as a stranger to the
cards would, against the shipped library (gate and all), then timed against a library that a company's own pages
have made larger. With files: the search alone on any labelled set, see `benchmarks.retrieval_set` for the lines
and `benchmarks.retrieval_files` for what is measured. A set that cannot be read is one line and exit code 2.

nDCG@10 takes the grade as it is for the gain (the form of trec_eval's ndcg_cut), Recall@5 counts against
min(5, relevant documents), MRR looks at 100 passages. Times are per question, end to end, in milliseconds.

Measured on SQLite, two cores: with 10,000 more snippets in the cards' own words p50 9 to 12 ms, p95 21 to 30 ms
for the labelled questions; 10,000 documents of 110 words from files are indexed in 37 s, and searched in 4 / 9 ms.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.retrieval_files import measure_files
from benchmarks.retrieval_measures import Answered, quality, speed
from benchmarks.retrieval_set import MalformedSet
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


def main(arguments: Sequence[str]) -> int:
    """The command line; the exit code."""
    given = _parsed(arguments)
    try:
        figures = asyncio.run(_measure(given))
    except MalformedSet as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(figures, indent=2))
    return 0


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.retrieval", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a labelled set: CORPUS.jsonl QUERIES.jsonl QRELS.tsv"
    )
    parser.add_argument(
        "--as-asked", action="store_true", help="with files: leave out empty words first, as the coach does"
    )
    parser.add_argument(
        "--snippets", type=_count, default=10_000, help="without files: how many to add before measuring speed"
    )
    parser.add_argument("--database-url", help="an empty database to use instead of a SQLite file")
    given = parser.parse_args(arguments)
    if len(given.files) not in (0, 3):
        parser.error("give three files (CORPUS.jsonl QUERIES.jsonl QRELS.tsv) or none")
    return given


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 up")
    return int(text)


async def _measure(given: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(given.database_url or f"sqlite+aiosqlite:///{folder}/benchmark.db")
        try:
            await database.migrate()
            if given.files:
                return await measure_files(database, *given.files, as_asked=given.as_asked)
            return await _measure_library(database, Path(folder) / "pages", given.snippets)
        finally:
            await database.close()


async def _measure_library(database: Database, pages: Path, snippets: int) -> dict[str, Any]:
    tracks = load_tracks(CONTENT)
    await keep_library(database, CONTENT)
    found = await _ask_all(database, tracks)
    if snippets:
        _write_pages(pages, snippets)
        await keep_folder(database, TEAM, pages)
    slowed = await _ask_all(database, tracks)
    return {**_quality(found), **speed([_answered(one) for one in slowed]), "more_snippets": snippets}


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


def _quality(found: Sequence[Found]) -> dict[str, Any]:
    """At most three cards come out of the gate, so the ranking is no longer than that."""
    covered = [one for one in found if one.asked.card]
    outside = [one for one in found if not one.asked.card]
    ranked = quality([_answered(one) for one in covered])
    return {
        "right_card_first": _share([one.asked.card in one.cards[:1] for one in covered]),
        "right_card_among_three": _share([one.asked.card in one.cards[:3] for one in covered]),
        "no_card_for_a_question_outside": _share([not one.cards for one in outside]),
        "nDCG@10": ranked["nDCG@10"],
        "MRR": ranked["MRR"],
        "questions": len(covered),
        "questions_outside": len(outside),
    }


def _answered(found: Found) -> Answered:
    return Answered(found.cards, {found.asked.card: 1} if found.asked.card else {}, found.seconds)


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4)


def _write_pages(folder: Path, snippets: int) -> None:
    """Pages in the library's own words, so that they compete with it as real pages would."""
    folder.mkdir()
    words = " ".join(path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.md")).split()
    draw = random.Random(7)
    for page, first in enumerate(range(0, snippets, SECTIONS_PER_PAGE)):
        here = min(SECTIONS_PER_PAGE, snippets - first)
        sections = (" ".join(draw.choices(words, k=WORDS_PER_SECTION)) for _ in range(here))
        text = "\n\n".join(f"## Section {number}\n{section}" for number, section in enumerate(sections, start=1))
        (folder / f"page-{page:05}.md").write_text(f"# Page {page}\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
