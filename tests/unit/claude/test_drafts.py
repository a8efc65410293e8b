"""Drafts behind an offer."""

from dataclasses import replace

from bot.claude.writer import ClaudeWriter
from bot.model import Brief, Draft, DraftOffer, Guidance, Meter
from tests.fakes.anthropic_server import ScriptedAnthropic, WebPage, guidance_answer
from tests.unit.claude.conftest import PLAN

OFFER = DraftOffer(kind="congratulations_note", label="Draft congratulations")
NOTE = Draft(subject="Congratulations", body="Hi Dana,\n\nwell deserved.\n\nRiya")


async def test_a_draft_comes_in_one_piece(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(guidance_answer(NOTE))

    written = await writer.write_draft(brief, OFFER, meter=meter)

    assert written.result == NOTE
    assert "stream" not in server.requests[0]
    assert [(call.task, call.outcome, call.output_tokens) for call in meter.calls] == [("draft", "ok", 300)]


async def test_a_draft_is_asked_for_with_the_plan_it_serves(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(guidance_answer(NOTE))
    with_plan = replace(brief, previous=Guidance(**PLAN, writer="claude"))

    await writer.write_draft(with_plan, OFFER, meter=meter)

    asked = server.requests[0]["messages"][-1]["content"][0]["text"]
    assert "<draft>\nDraft congratulations (kind: congratulations_note)\n</draft>" in asked
    assert "1. Congratulate Dana (today)\n   - Personal note, not automated" in asked


async def test_a_web_page_instead_of_a_draft_goes_to_the_fallback_model(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(WebPage(), guidance_answer(NOTE))

    written = await writer.write_draft(brief, OFFER, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert [call.outcome for call in meter.calls] == ["unavailable", "ok"]


async def test_an_empty_draft_is_asked_for_again(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, meter: Meter
) -> None:
    server.will(guidance_answer({"subject": "", "body": " "}), guidance_answer(NOTE))

    written = await writer.write_draft(brief, OFFER, meter=meter)

    assert written.result == NOTE
    assert [call.outcome for call in meter.calls] == ["unusable", "ok"]
