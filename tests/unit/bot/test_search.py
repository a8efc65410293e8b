from pathlib import Path

import pytest

from bot.knowledge.library import keep_folder, keep_library
from bot.knowledge.search import SNIPPETS, find_cards, find_near_misses, find_snippets, user_turns
from bot.knowledge.subjects import subjects_of
from bot.model import Turn
from bot.tracks import Track
from storage.database import Database
from tests.unit.bot.made import a_snippet, a_track
from tests.unit.bot.small_library import write_card

TEAM = "T1"
ANGRY = """## First hour
Ring the director, say what is known of the ticket, and promise an hour.
"""
ANGRY_HEAD = {
    "id": "KB-XX-04",
    "title": "Escalated ticket",
    "match": ["a director is angry about a ticket", "escalation over a bug", "support is too slow"],
    "cues": ["escalation", "P1"],
    "situation": "A ticket has reached a director, who is angry.",
}


@pytest.fixture
async def library(database: Database, content: Path) -> Database:
    await keep_library(database, content)
    return database


async def cards_for(library: Database, *turns: str, track: Track | None = None) -> list[str]:
    track = track or a_track()
    async with library.reading(TEAM) as session:
        near = await find_snippets(session, track=track, turns=turns)
        return [card.id for card in await find_cards(session, track=track, snippets=near)]


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("My champion just got promoted, what now?", "KB-XX-01"),
        ("procurement wants a discount", "KB-XX-02"),
        ("discount?", "KB-XX-02"),
        ("they want a discount", "KB-XX-02"),
        ("how do I handle a discount", "KB-XX-02"),
        ("no logins since the launch", "KB-XX-03"),
    ],
)
async def test_a_question_in_other_words_finds_its_card(library: Database, question: str, card: str) -> None:
    assert (await cards_for(library, question))[:1] == [card]


@pytest.mark.parametrize(
    "question",
    [
        "best font for slides?",
        "asdkjh",
        "what should I do next?",
        "how should I handle this?",
        "I have a problem with a customer",
        "can you help me?",
        "what's the price of butter in Norway",
        "",
        "?!",
        "the of and",
    ],
)
async def test_a_question_about_something_else_or_about_nothing_finds_nothing(
    library: Database, question: str
) -> None:
    async with library.reading(TEAM) as session:
        assert await find_snippets(session, track=a_track(), turns=[question]) == []


async def test_a_follow_up_is_understood_from_what_was_said_before(library: Database) -> None:
    assert await cards_for(library, "and what do I do first?") == []
    assert await cards_for(library, "and what do I do first?", "my champion got promoted") == ["KB-XX-01"]


async def test_a_card_with_cues_that_nobody_says_needs_more_of_its_words(library: Database, content: Path) -> None:
    write_card(content / "tracks" / "a_track" / "knowledge" / "angry.md", ANGRY, **ANGRY_HEAD)
    await keep_library(library, content)

    assert await cards_for(library, "the director is angry") == []
    assert await cards_for(library, "the director is angry about the ticket") == ["KB-XX-04"]
    assert await cards_for(library, "escalation") == ["KB-XX-04"]
    assert await cards_for(library, "their director?", "escalation") == ["KB-XX-04"]


async def test_of_two_cards_that_are_near_the_one_people_speak_of_so_comes_first(
    library: Database, content: Path
) -> None:
    aside = "## Who else is waiting\nSince launch nobody logs in to the seats: logins, onboarding, users."
    write_card(content / "tracks" / "a_track" / "knowledge" / "angry.md", f"{ANGRY}\n{aside}", **ANGRY_HEAD)
    await keep_library(library, content)

    assert await cards_for(library, "escalation") == ["KB-XX-04"]
    assert (await cards_for(library, "nobody logs in to their seats, escalation next"))[0] == "KB-XX-03"


async def test_a_note_is_read_out_only_for_more_than_one_of_its_words(library: Database) -> None:
    async with library.reading(TEAM) as session:
        assert await find_snippets(session, track=a_track(), turns=["who is a message?"]) == []
        assert await find_snippets(session, track=a_track(), turns=["a hard message"])


async def near_misses_of(library: Database, question: str, track: Track | None = None) -> list[str]:
    async with library.reading(TEAM) as session:
        near = await find_near_misses(session, track=track or a_track(), question=question)
    return [card.id for card in near]


async def test_what_shares_too_few_words_is_a_near_miss(library: Database, content: Path) -> None:
    write_card(content / "tracks" / "a_track" / "knowledge" / "angry.md", ANGRY, **ANGRY_HEAD)
    await keep_library(library, content)

    assert await near_misses_of(library, "the director is angry") == ["KB-XX-04"]
    assert await near_misses_of(library, "what should I do next?") == []
    assert await near_misses_of(library, "best font for slides?") == []
    outside = a_track(outside=["director angry"])
    assert await near_misses_of(library, "the director is angry", outside) == []


async def test_the_newest_words_weigh_most(library: Database) -> None:
    cards = await cards_for(library, "now procurement asks for a discount at renewal", "my champion got promoted")

    assert cards[0] == "KB-XX-02"


async def test_an_accounts_name_does_not_make_a_question_harder_to_answer(library: Database) -> None:
    question = ["Zyx Qwv Umbrella Holdings promoted my champion"]

    async with library.reading(TEAM) as session:
        without = await find_snippets(session, track=a_track(), turns=question)
        named = await find_snippets(session, track=a_track(), turns=question, names=["Zyx Qwv Umbrella Holdings"])

    assert without == []
    assert named[0].document == "card/promoted.md"


async def test_the_neighbours_are_read_only_when_the_own_track_has_no_card(
    library: Database, content: Path
) -> None:
    other = content / "tracks" / "b_track" / "knowledge"
    write_card(
        other / "b.md",
        "## Sharks\nSwim away.",
        id="KB-YY-01",
        title="Shark bites",
        match=["a shark bites", "shark attack", "champion promoted by a shark"],
    )
    await keep_library(library, content)
    curious, loyal = a_track(also_reads=["b_track"]), a_track()

    assert await cards_for(library, "a shark bites me", track=curious) == ["KB-YY-01"]
    assert await cards_for(library, "a shark bites me", track=loyal) == []
    assert "KB-YY-01" not in await cards_for(library, "my champion got promoted", track=curious)


async def test_never_more_snippets_than_a_writer_is_given(library: Database, tmp_path: Path) -> None:
    page = "\n".join(f"## Part {number}\nThe walrus sings at noon." for number in range(20))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "walrus.md").write_text(page, encoding="utf-8")
    await keep_folder(library, TEAM, tmp_path / "pages")

    async with library.reading(TEAM) as session:
        found = await find_snippets(session, track=a_track(), turns=["when does the walrus sing"])

    assert len(found) == SNIPPETS
    assert found == sorted(found, key=lambda snippet: -snippet.score)


async def test_a_card_that_speaks_of_the_situation_beats_a_section_that_only_uses_the_words(
    library: Database,
) -> None:
    async with library.reading(TEAM) as session:
        near = [
            a_snippet("KB-XX-03 §1", document="card/no-logins.md", score=6.0),
            a_snippet("KB-XX-02 §1", document="card/discount.md", score=5.0),
            a_snippet("KB-XX-02", document="card/discount.md", score=4.0),
        ]
        cards = await find_cards(session, track=a_track(), snippets=near)

    assert [card.id for card in cards] == ["KB-XX-02", "KB-XX-03"]


def test_only_the_persons_own_words_are_searched_newest_first() -> None:
    history = [Turn("person", "one"), Turn("coach", "advice"), Turn("person", "two")]

    assert user_turns("three", history) == ["three", "two", "one"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("How do I handle the discount?", "How do I the discount"),
        ("what should I do next?", ""),
        ("I don't know what to say", ""),
        ("I have a problem with a customer", ""),
        ("any tips for Monday?", ""),
        ("Acme wants a discount", "wants a discount"),
        ("we reached the acme of success", "we reached the acme of success"),
        ("Acme was bought by Umbrella. Pricing comes up", "was bought by Pricing comes up"),
        ("the CFO and VP at Acme", "the CFO and VP at"),
    ],
)
def test_a_subject_is_what_is_left_without_names_and_empty_words(text: str, subject: str) -> None:
    assert subjects_of([text], names=["Acme Corp"]) == ([subject] if subject else [])


def test_where_no_account_is_named_a_capital_is_no_name() -> None:
    assert subjects_of(["the weather in Lisbon"]) == ["the weather in Lisbon"]


def test_an_empty_turn_keeps_its_place_so_that_older_ones_stay_old() -> None:
    assert subjects_of(["what next?", "my champion left"]) == ["", "my champion left"]


async def test_a_cue_is_enough_whatever_else_is_said(database: Database, content: Path) -> None:
    write_card(
        content / "tracks" / "a_track" / "knowledge" / "cued.md",
        "## Why\nText.\n",
        id="KB-XX-09",
        cues=["payroll"],
    )
    await keep_library(database, content)

    found = await cards_for(database, "honestly my cousin's florist down the lane cannot make payroll")

    assert found[:1] == ["KB-XX-09"]


async def test_a_question_about_what_no_card_speaks_to_gets_none(library: Database) -> None:
    track = a_track().model_copy(update={"outside": ["poem"]})

    assert (
        await cards_for(library, "write a poem about a discount at renewal, procurement wants it", track=track)
        == []
    )
