"""A refused message becomes one that can be sent, with its words."""

from typing import Any

import pytest
from hypothesis import given, settings

from blockcheck import check_message, shrink_message
from tests.unit.blockcheck.bad_payloads import BAD
from tests.unit.blockcheck.good_payloads import GOOD
from tests.unit.blockcheck.json_values import messages
from tests.unit.blockcheck.parts import (
    actions,
    button,
    cell,
    container,
    line_chart,
    markdown,
    mrkdwn,
    option,
    plain,
    rich_text,
    section,
    select,
    table,
)

Json = dict[str, Any]


def shrunk(*blocks: Any, **more: Any) -> Json:
    return shrink_message({"channel": "D1", "text": "Hello", "blocks": list(blocks), **more})[0]


def plain_section(words: str) -> Json:
    return {"type": "section", "text": plain(words)}


def test_a_sound_message_is_left_as_it_is() -> None:
    payload = {"channel": "D1", "text": "Hello", "blocks": [section()]}

    message, problems = shrink_message(payload)

    assert message is payload
    assert problems == []


def test_what_was_wrong_is_told_and_the_original_is_not_touched() -> None:
    payload: Json = {"text": "Hello", "blocks": [section("x" * 3001, accessory=None)]}

    _, problems = shrink_message(payload)

    assert [problem.pointer for problem in problems] == ["/blocks/0/text/text", "/blocks/0/accessory"]
    assert payload["blocks"] == [section("x" * 3001, accessory=None)]


def test_a_long_text_is_clipped() -> None:
    message = shrunk(section("x" * 3500, accessory=button()))

    assert message["blocks"] == [section("x" * 2999 + "…", accessory=button())]


def test_a_clipped_text_ends_before_a_link_or_entity_it_would_cut() -> None:
    long_link, long_entity = "x" * 2990 + " <https://example.com|here>", "x" * 2997 + "&amp; more"

    blocks = shrunk(section(long_link), section(long_entity))["blocks"]

    assert blocks == [section("x" * 2990 + "…"), section("x" * 2997 + "…")]


def test_a_null_or_unknown_property_is_dropped_and_the_rest_kept() -> None:
    message = shrunk(section(accessory=None, color="red"), actions(button(style="primary", hue="red")))

    assert message["blocks"] == [section(), actions(button(style="primary"))]


def test_a_broken_button_leaves_its_words_and_its_neighbours() -> None:
    message = shrunk(actions(button(action_id="ok"), {**button(value="x" * 2001), "text": plain("Save draft")}))

    assert message["blocks"] == [actions(button(action_id="ok")), plain_section("Save draft")]


def test_a_block_slack_does_not_know_becomes_its_words() -> None:
    message = shrunk(
        section("Before"), {"type": "sparkles", "title": "Score", "body": mrkdwn("4 of 5")}, section()
    )

    assert message["blocks"] == [section("Before"), plain_section("Score\n4 of 5"), section()]


def test_a_second_table_becomes_its_words() -> None:
    second = {"type": "table", "rows": [[cell("Discovery"), cell("4")]]}

    message = shrunk(table(), second)

    assert message["blocks"] == [table(), plain_section("Discovery\n4")]


def test_rows_too_many_for_a_message_become_words() -> None:
    rows = [[cell("x" * 999 + str(number))] for number in range(10)] + [[cell("Last")]]

    message = shrunk({"type": "table", "rows": rows})

    assert message["blocks"] == [{"type": "table", "rows": rows[:10]}, plain_section("Last")]


def test_options_beyond_the_hundredth_are_dropped() -> None:
    message = shrunk(actions(select(options=[option(str(number)) for number in range(101)])))

    assert len(message["blocks"][0]["elements"][0]["options"]) == 100
    assert message["blocks"][1] == plain_section("Option 100")


def test_the_words_of_blocks_beyond_the_fiftieth_are_kept() -> None:
    message = shrunk(*[section(f"Point {number}") for number in range(52)])

    assert message["blocks"][48:] == [section("Point 48"), plain_section("Point 49\nPoint 50\nPoint 51")]


def test_a_repeated_block_id_is_dropped() -> None:
    message = shrunk(section("One", block_id="a"), section("Two", block_id="a"))

    assert message["blocks"] == [section("One", block_id="a"), section("Two")]


def test_a_repeated_block_id_in_a_container_is_dropped() -> None:
    message = shrunk(section("One", block_id="a"), container(section("Two", block_id="a")))

    assert message["blocks"] == [section("One", block_id="a"), container(section("Two"))]


def test_only_the_longest_texts_of_a_long_message_are_clipped() -> None:
    message = shrunk(markdown("x" * 11_000), *[section("y" * 900)] * 5, actions(button()))

    lengths = [len(block["text"]["text"]) for block in message["blocks"][1:6]]
    assert lengths == [900] * 5
    assert 7_000 < len(message["blocks"][0]["text"]) < 8_000
    assert message["blocks"][6] == actions(button())


def test_a_long_message_keeps_its_chart() -> None:
    message = shrunk(markdown("x" * 12_000), section("y" * 1_500), line_chart())

    assert message["blocks"][1:] == [section("y" * 1_500), line_chart()]


def test_two_long_markdown_blocks_share_the_room() -> None:
    message = shrunk(markdown("x" * 9_000), markdown("y" * 4_000))

    assert [len(block["text"]) for block in message["blocks"]] == [8_000, 4_000]


def test_markdown_text_beside_text_becomes_a_markdown_block() -> None:
    message, _ = shrink_message({"channel": "D1", "text": "Hello", "markdown_text": "# Hello"})

    assert message == {"channel": "D1", "text": "Hello", "blocks": [markdown("# Hello")]}


def test_the_words_of_a_broken_attachment_are_shown() -> None:
    message = shrunk(section(), attachments=[{"color": "red", "blocks": [section("Details", hue=1)]}])

    assert message["blocks"] == [section(), plain_section("Details")]
    assert "attachments" not in message


def test_words_that_leave_their_block_mention_nobody() -> None:
    message, _ = shrink_message(
        {"blocks": [{"type": "sparkles", "text": "<!channel> look"}] * 50 + [{"type": "x"}] * 9}
    )

    assert all(block["text"]["type"] == "plain_text" for block in message["blocks"])


def test_a_text_alone_keeps_forty_thousand_characters() -> None:
    message, _ = shrink_message({"text": "x" * 50_000})

    assert message == {"text": "x" * 39_999 + "…"}


def test_a_text_beside_blocks_is_cut_to_what_is_read_aloud() -> None:
    message, _ = shrink_message({"text": "x" * 50_000, "blocks": [section()]})

    assert message == {"text": "x" * 3_999 + "…", "blocks": [section()]}


def test_a_message_without_a_word_can_still_be_sent() -> None:
    message, _ = shrink_message({"channel": "D1", "text": " ", "blocks": []})

    assert message == {"channel": "D1", "text": "…"}


def test_pieces_of_rich_text_stay_on_one_line() -> None:
    broken = {**rich_text("Call"), "color": "red", "type": "rich_texts"}
    broken["elements"][0]["elements"].append({"type": "text", "text": " Riya"})

    assert shrunk(broken)["blocks"] == [plain_section("Call Riya")]


@pytest.mark.parametrize("payload", [bad[2] for bad in BAD if isinstance(bad[2], list)])
def test_every_known_bad_message_can_be_sent_afterwards(payload: list[Any]) -> None:
    message, problems = shrink_message({"text": "Hello", "blocks": payload})

    assert problems
    assert check_message(message) == []


@pytest.mark.parametrize("payload", [good[1] for good in GOOD if isinstance(good[1], list)])
def test_every_known_good_message_is_left_alone(payload: list[Any]) -> None:
    message = {"text": "Hello", "blocks": payload}

    assert shrink_message(message)[0] is message


@given(messages)
@settings(max_examples=150)
def test_any_message_can_be_sent_afterwards(payload: Json) -> None:
    message, _ = shrink_message(payload)

    assert check_message(message) == []
    assert message.get("channel") == payload.get("channel")
