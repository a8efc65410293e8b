"""Follow-ups in free text with citation marks."""

from dataclasses import replace

import pytest

from bot.claude.writer import ClaudeWriter
from bot.errors import ModelRefused
from bot.model import Brief, Meter
from tests.fakes.anthropic_server import (
    Message,
    ScriptedAnthropic,
    refusal,
    text_answer,
    text_block,
    thinking_block,
)
from tests.unit.claude.conftest import Screen


async def test_marks_are_numbered_in_order_of_first_use(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(
        Message(
            [
                thinking_block(),
                text_block("Meet the backfill", ["KB-CS-11#s1"]),
                text_block(", and write first.\n\n", ["KB-CS-04#s2", "KB-CS-11#s1", "KB-CS-04#s2"]),
                text_block("Then wait."),
            ]
        )
    )

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert written.result.text == "Meet the backfill [1], and write first. [2][1]\n\nThen wait."
    assert written.result.cites == ["KB-CS-11#s1", "KB-CS-04#s2"]
    assert screen.texts[-1] == written.result.text


async def test_the_whole_text_so_far_is_shown_and_marks_come_as_they_arrive(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(Message([text_block("Write first", ["KB-CS-04#s2"]), text_block(", then meet.")], chunk=6))

    await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert screen.texts == [
        "Write",
        "Write first",
        "Write first [1]",
        "Write first [1], then",
        "Write first [1], then meet.",
    ]


async def test_a_source_we_did_not_send_gets_no_mark(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(text_answer("Trust me [7].", ["KB-XX-99#s1"]))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert written.result.text == "Trust me."
    assert written.result.cites == []


async def test_a_reply_without_snippets_cites_nothing(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(text_answer("General advice: ask."))

    written = await writer.write_reply(replace(brief, snippets=()), show=screen.show_text, meter=meter)

    assert written.result.text == "General advice: ask."
    assert [block["type"] for block in server.requests[0]["messages"][-1]["content"]] == ["text"]


async def test_a_refusal_discards_the_text_before_it(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(refusal("Well, to begin with"))

    with pytest.raises(ModelRefused) as raised:
        await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert "begin" not in str(raised.value)
    assert [call.outcome for call in meter.calls] == ["refused"]
    assert len(server.requests) == 1


async def test_an_answer_of_thinking_alone_goes_to_the_fallback_model(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(Message([thinking_block()]), text_answer("Ask first."))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert (written.result.text, written.model) == ("Ask first.", "claude-haiku-5-5")
