"""Follow-ups in free text with citation marks."""

from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest

from bot.claude.answers import Passage
from bot.claude.replies import read_partial_reply, read_reply
from bot.claude.writer import ClaudeWriter
from bot.errors import ModelRefused
from bot.model import Brief, Meter
from tests.fakes.anthropic_answers import citation
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


@pytest.mark.parametrize("chunk", [1, 2, 3, 7])
async def test_what_is_shown_only_ever_grows(
    chunk: int, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    text = 'See [2] the [guide](https://acme.example/a "Guide") or ![x](https://e.example), [name], wow![1] a[0].'
    server.will(Message([text_block(text, ["KB-CS-04#s2"]), text_block(" End.")], chunk=chunk))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    final = written.result.text
    assert final.startswith("See the guide (https://acme.example/a)")
    assert "or x (https://e.example), [name], wow! a. [1] End." in final
    for before, after in pairwise([*screen.texts, final]):
        assert after.startswith(before)


async def test_a_citation_of_words_the_source_does_not_say_gets_no_mark(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    said = {"KB-CS-04#s2": "write first. Then MEET", "KB-CS-11#s1": "Promise a discount."}
    blocks = [
        {"type": "text", "text": f"{source}. ", "citations": [{**citation(source), "cited_text": words}]}
        for source, words in said.items()
    ]
    server.will(Message(blocks))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert written.result.cites == ["KB-CS-04#s2"]
    assert written.result.text == "KB-CS-04#s2. [1] KB-CS-11#s1."


async def test_citations_of_other_kinds_and_without_a_source_are_passed_over(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    odd = [{"type": "char_location", "document_index": 9}, {"type": "search_result_location"}, None, "x"]
    server.will(Message([{"type": "text", "text": "Write first.", "citations": odd}]))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert (written.result.text, written.result.cites) == ("Write first.", [])


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


@pytest.mark.parametrize("begun", ["[a](", "[", "![a](b "])
def test_links_that_are_begun_and_never_end_do_not_keep_the_program_busy(begun: str) -> None:
    passages = [Passage("See " + begun * 1000)]
    began = process_time()

    reply = read_reply(passages, {})
    read_partial_reply(passages, {})

    assert reply.text == passages[0].text.strip()
    assert process_time() - began < 3


def test_a_passage_that_cites_nothing_is_joined_as_it_is() -> None:
    reply = read_reply([Passage("Ask her "), Passage("why, "), Passage("and wait.")], {})

    assert reply.text == "Ask her why, and wait."
