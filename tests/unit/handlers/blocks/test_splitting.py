import pytest

from blockcheck import check_message
from bot.model import Draft, Reply
from handlers.blocks.drafts import draft_messages
from handlers.blocks.fallbacks import plainer_blocks
from handlers.blocks.parts import Block, Words, markdown_block
from handlers.blocks.replies import reply_messages
from handlers.blocks.splitting import pieces

LONG = "\n\n".join(f"{number}. {'word ' * 150}end." for number in range(40))
"""About 30,000 characters in paragraphs."""


@pytest.mark.parametrize(
    "text", [LONG, LONG.replace("\n\n", "\n"), LONG.replace("\n\n", " "), "x" * 7001, "", "short"]
)
def test_pieces_are_short_enough_and_nothing_but_white_space_is_lost(text: str) -> None:
    found = pieces(text, 1000)

    assert max(map(len, found)) <= 1000
    assert "".join("".join(found).split()) == "".join(text.split())


def test_long_words_are_parted_between_paragraphs() -> None:
    assert pieces("One.\n\nTwo is longer.\n\nThree.", 22) == ["One.\n\nTwo is longer.", "Three."]


def test_white_space_at_the_end_is_no_piece() -> None:
    assert pieces("One. Two.\n\n", 10) == ["One. Two."]
    assert pieces("x" * 10 + "\n", 10) == ["x" * 10]


def said_in(block: Block) -> str:
    match block["type"]:
        case "markdown":
            return str(block["text"])
        case "rich_text":
            return "".join(quote["elements"][0]["text"] for quote in block["elements"])
    return ""


@pytest.mark.parametrize(
    "messages",
    [draft_messages(Draft(subject="Your view", body=LONG), ""), reply_messages(Reply(text=LONG), [], note="")],
    ids=["draft", "reply"],
)
def test_however_long_it_is_all_of_it_is_shown_in_messages_that_slack_takes(messages: list[Words]) -> None:
    shown = "".join(said_in(block) for _, blocks in messages for block in blocks)

    assert "".join(shown.split()) == "".join(LONG.split())
    assert [check_message({"text": text, "blocks": blocks}) for text, blocks in messages] == [[], [], []]
    assert [blocks[-1]["elements"][0]["text"].partition(" ·")[0] for _, blocks in messages[:2]] == [
        "Part 1 of 3",
        "Part 2 of 3",
    ]


def test_where_markdown_is_refused_long_words_are_shown_in_paragraphs() -> None:
    blocks = plainer_blocks([markdown_block(LONG[:11_000])])

    assert "".join("".join(block["text"]["text"] for block in blocks).split()) == "".join(LONG[:11_000].split())
