"""A page is made plainer before it is cut: nothing is lost that a reader would see, and nothing added."""

import pytest

from bot.knowledge.markdown import plainer, readable
from bot.packs import ContentError
from tests.house.source import ROOT


def test_links_by_reference_get_their_address_where_they_stand() -> None:
    page = """See [the price book][pb], [PB][] and [Finance]; [x] done, [nobody][knows].

[pb]: https://intra.example.com/prices "Price book"
[finance]: <https://intra.example.com/fin>
"""

    assert plainer(page).strip() == (
        "See [the price book](https://intra.example.com/prices), [PB](https://intra.example.com/prices) and "
        "[Finance](https://intra.example.com/fin); [x] done, [nobody][knows]."
    )


def test_footnotes_are_said_where_their_marks_are() -> None:
    page = """The limit is 12 percent.[^1] Ask.[^gone]

[^1]: Agreed by
    the board.
"""

    assert plainer(page).strip() == "The limit is 12 percent. (Agreed by the board.) Ask.[^gone]"


def test_comments_are_for_the_writer() -> None:
    page = "Refunds<!-- not yet: 60 --> within 30 days.\n\n<!--\n# Old\n\nsecret\n-->\nAsk."

    assert plainer(page) == "Refunds within 30 days.\n\n\nAsk."


def test_a_comment_without_an_end_is_told_by_its_line() -> None:
    with pytest.raises(ContentError, match=r"^line 12: a comment begins here and is never closed"):
        plainer("One.\n\n<!-- two", first_line=10)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Escalations\n===", "# Escalations"),
        ("One.\n\nSecond level\n--------\n\nTwo.", "One.\n\n## Second level\n\nTwo."),
        ("Use `--force`\n---", "## Use `--force`"),
    ],
)
def test_underlined_headings_are_headings(page: str, expected: str) -> None:
    assert plainer(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "- item\n---\nafter",
        "One line\nand another\n---\nafter",
        "One.\n\n---\n\nTwo.",
        "| Tier |\n|---|\n| Gold |",
        "Use `<!-- this -->`, ``a ` b`` and `[x][y]`.\n\n~~~\n<!-- kept\nName\n===\n[y]: z\n~~~",
        "```\nnever closed <!--",
        "[ ] to do, list[0], [ok](there)",
    ],
)
def test_what_is_none_of_these_stays_as_it_is(page: str) -> None:
    assert plainer(page) == page


def test_what_nobody_sees_is_taken_out() -> None:
    assert readable("Bell\x07 \x1b[31mred\x9b\ue000\tÄ\n") == "Bell [31mred\tÄ\n"


def test_the_pages_we_ship_are_plain_already() -> None:
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")]

    assert [page for page in pages if plainer(page) != page] == []


def test_a_heading_without_words_is_none() -> None:
    assert plainer("# Prices\n## \nText.\n#") == "# Prices\nText.\n"
