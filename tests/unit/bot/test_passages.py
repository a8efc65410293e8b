import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.passages import HARD_LIMIT, PACK, Passage, passages_of, sections_of

WORDS = st.text("abcdefghij äöé.!?'-", min_size=1, max_size=400)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=8).map("\n\n".join)
HEADINGS = st.lists(st.text("abcdef ", min_size=1, max_size=20), min_size=1, max_size=6, unique_by=str.strip)


def a_document(headings: list[str], bodies: list[str]) -> str:
    return "\n\n".join(f"## {heading}\n{body}" for heading, body in zip(headings, bodies, strict=False))


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(PARAGRAPHS)
def test_no_letter_of_a_section_is_lost_or_moved(body: str) -> None:
    passages = passages_of("page/a.md", "Title", body)

    assert letters("".join(passage.body for passage in passages)) == letters(body)


@given(st.text("ab cd.\n", min_size=1, max_size=6000))
def test_no_passage_is_empty_or_longer_than_the_limit(body: str) -> None:
    for passage in passages_of("page/a.md", "Title", body):
        assert 0 < len(passage.body.strip()) <= len(passage.body) <= HARD_LIMIT


@given(HEADINGS, st.lists(PARAGRAPHS, min_size=6, max_size=6), PARAGRAPHS)
def test_an_edit_in_one_section_keeps_the_names_of_all_others(
    headings: list[str], bodies: list[str], edited: str
) -> None:
    before = passages_of("page/a.md", "Title", a_document(headings, bodies))
    after = passages_of("page/a.md", "Title", a_document(headings, [edited, *bodies[1:]]))

    def others(passages: list[Passage]) -> list[tuple[str, str]]:
        edited_path = f"Title > {headings[0].strip()}"
        return [(passage.cite, passage.body) for passage in passages if passage.heading_path != edited_path]

    assert others(before) == others(after)


@given(HEADINGS, st.lists(PARAGRAPHS, min_size=6, max_size=6))
def test_every_passage_of_a_document_has_its_own_name(headings: list[str], bodies: list[str]) -> None:
    passages = passages_of("page/a.md", "Title", a_document(headings, bodies))

    assert len({passage.cite for passage in passages}) == len(passages)
    assert all(re.fullmatch(r"kb-[0-9a-f]{10}", passage.cite) for passage in passages)


def test_the_same_text_in_two_documents_has_two_names() -> None:
    one, two = (passages_of(uri, "Title", "The same words.")[0] for uri in ("page/a.md", "page/b.md"))

    assert one.cite != two.cite


def test_a_section_added_above_keeps_the_names_below() -> None:
    before = passages_of("page/a.md", "Title", "## Renewals\nOld words.")
    after = passages_of("page/a.md", "Title", "## News\nNew words.\n\n## Renewals\nOld words.")

    assert before[0].cite == after[1].cite


def test_the_heading_path_names_every_heading_above() -> None:
    markdown = "# Book\nintro\n## Renewals\nr\n### Price ##\np\n## Kickoff\nk"

    assert [(section.path, section.body) for section in sections_of("Book", markdown)] == [
        (("Book",), "intro"),
        (("Book", "Renewals"), "r"),
        (("Book", "Renewals", "Price"), "p"),
        (("Book", "Kickoff"), "k"),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "    ```"])
def test_a_hash_inside_a_code_fence_is_no_heading(fence: str) -> None:
    markdown = f"## Real\n{fence}\n# comment\n{fence}\nafter"

    assert [section.path[-1] for section in sections_of("Title", markdown)] == ["Real"]


def test_a_fence_is_closed_only_by_its_own_sign() -> None:
    markdown = "```\n~~~\n# still code\n```\n# Heading\ntext"

    assert [section.path[-1] for section in sections_of("Title", markdown)] == ["Title", "Heading"]


def test_a_heading_without_text_makes_no_passage() -> None:
    assert passages_of("page/a.md", "Title", "## Empty\n\n## Full\ntext")[0].heading_path == "Title > Full"
    assert passages_of("page/a.md", "Title", "# Only headings\n## Here") == []
    assert passages_of("page/a.md", "Title", "") == []


def test_short_paragraphs_share_a_passage_and_long_sections_are_cut_at_paragraphs() -> None:
    paragraphs = [f"Paragraph {number} " + "word " * 60 for number in range(10)]

    bodies = [passage.body for passage in passages_of("page/a.md", "Title", "\n\n".join(paragraphs))]

    assert all(len(body) <= PACK for body in bodies)
    assert all(body.startswith("Paragraph") for body in bodies)
    assert 3 <= len(bodies) < 10


def test_sections_are_never_merged_however_short() -> None:
    assert len(passages_of("page/a.md", "Title", "## A\na\n## B\nb\n## C\nc")) == 3


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    body = "This is a sentence of some length. " * 100

    for passage in passages_of("page/a.md", "Title", body):
        assert passage.body.startswith("This")
        assert passage.body.endswith("length.")


def test_two_sections_of_one_name_count_on() -> None:
    passages = passages_of("page/a.md", "Title", "## Same\none\n## Same\ntwo")

    assert [passage.ordinal for passage in passages] == [0, 1]
