"""The requests we send, complete but for the model's name.

The system prompt of a task is the same, byte for byte, for every person of a track, and is cached
for an hour. There are no sampling parameters, forced tools or prefilled answers: the models refuse
them. Thinking is never sent back, as history is text only.
"""

from typing import Any

from anthropic import transform_schema

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.claude.call_turns import call_text, checks_text, follow_up_text
from bot.claude.digest_turns import digest_text
from bot.claude.failures import Request
from bot.claude.turns import history_turns, question_text, search_results
from bot.claude.week_turns import week_text
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.model import Brief, Draft, DraftOffer, WrittenGuidance
from bot.tracks import House, Track
from bot.week_briefs import WeekBrief, WrittenWeek
from prompts import render_prompt

# Thinking counts against these, so they are well above the length of the answers we want.
GUIDANCE_TOKENS = 4000
REPLY_TOKENS = 3000
DRAFT_TOKENS = 3000
REVIEW_TOKENS = 16_000
DIGEST_TOKENS = 2000
WEEK_TOKENS = 2500

_GUIDANCE_FORMAT = {"type": "json_schema", "schema": transform_schema(WrittenGuidance)}
_REVIEW_FORMAT = {"type": "json_schema", "schema": transform_schema(WrittenReview)}
_DRAFT_FORMAT = {"type": "json_schema", "schema": transform_schema(Draft)}
_DIGEST_FORMAT = {"type": "json_schema", "schema": transform_schema(WrittenDigest)}
_WEEK_FORMAT = {"type": "json_schema", "schema": transform_schema(WrittenWeek)}


def guidance_request(brief: Brief, house: House, *, effort: str) -> Request:
    """Ask for a plan as JSON; for a second opinion, with the plan to differ from."""
    text = question_text(brief, snippets=brief.snippets)
    if brief.angle == "second_opinion" and brief.previous:
        text = f"{text}\n\n{render_prompt('second_opinion')}"
    return {
        **_common("guidance", brief, house, max_tokens=GUIDANCE_TOKENS),
        "output_config": {"effort": effort, "format": _GUIDANCE_FORMAT},
        "messages": [*history_turns(brief.history), _last(text)],
    }


def reply_request(brief: Brief, house: House, *, effort: str) -> Request:
    """Ask for free text that cites the passages."""
    return {
        **_common("reply", brief, house, max_tokens=REPLY_TOKENS),
        "output_config": {"effort": effort},
        "messages": [
            *history_turns(brief.history),
            {"role": "user", "content": [*search_results(brief.snippets), _text(question_text(brief))]},
        ],
    }


def draft_request(brief: Brief, offer: DraftOffer, house: House, *, effort: str) -> Request:
    """Ask for the text behind an offer, as JSON."""
    return {
        **_common("draft", brief, house, max_tokens=DRAFT_TOKENS),
        "output_config": {"effort": effort, "format": _DRAFT_FORMAT},
        "messages": [*history_turns(brief.history), _last(question_text(brief, offer=offer))],
    }


def review_request(brief: CallBrief, house: House, *, effort: str) -> Request:
    """Ask what a call holds, as JSON.

    The checks stand after the prompt as a second cached part: they are the same for every call of a rubric
    whose open checks are the same. What was said comes last, where nothing is an instruction.
    """
    request = _common("call_review", brief, house, max_tokens=REVIEW_TOKENS)
    if brief.asked:
        request["system"].append(
            {**_text(checks_text(brief)), "cache_control": {"type": "ephemeral", "ttl": "5m"}}
        )
    return {
        **request,
        "output_config": {"effort": effort, "format": _REVIEW_FORMAT},
        "messages": [_last(call_text(brief))],
    }


def follow_up_request(brief: FollowUpBrief, house: House, *, effort: str) -> Request:
    """Ask for the message after a call, as JSON."""
    return {
        **_common("follow_up", brief, house, max_tokens=DRAFT_TOKENS),
        "output_config": {"effort": effort, "format": _DRAFT_FORMAT},
        "messages": [_last(follow_up_text(brief))],
    }


def digest_request(brief: DigestBrief, house: House) -> Request:
    """Ask for two lines of a digest, as JSON; with little effort, since there are many."""
    return {
        **_common("digest", brief, house, max_tokens=DIGEST_TOKENS),
        "output_config": {"effort": "low", "format": _DIGEST_FORMAT},
        "messages": [_last(digest_text(brief))],
    }


def week_request(brief: WeekBrief, house: House) -> Request:
    """Ask for the words of a week's tasks, as JSON; with little effort, since there are many."""
    return {
        **_common("weekly_plan", brief, house, max_tokens=WEEK_TOKENS),
        "output_config": {"effort": "low", "format": _WEEK_FORMAT},
        "messages": [_last(week_text(brief))],
    }


def _common(
    task: str, brief: Brief | CallBrief | FollowUpBrief | DigestBrief | WeekBrief, house: House, *, max_tokens: int
) -> Request:
    system = {
        "type": "text",
        "text": _system_prompt(task, house, brief.track),
        "cache_control": {"type": "ephemeral", "ttl": "1h"},
    }
    request: Request = {"max_tokens": max_tokens, "system": [system], "thinking": {"type": "adaptive"}}
    if brief.asker.reference:
        request["metadata"] = {"user_id": brief.asker.reference}
    return request


def _system_prompt(task: str, house: House, track: Track) -> str:
    return render_prompt(
        task,
        house_persona=house.persona.strip(),
        house_guardrails=_list(house.guardrails),
        track_name=track.name,
        for_whom=track.for_whom,
        account_word=track.account_word,
        track_persona=track.persona.strip(),
        track_guardrails=_list(track.guardrails or ["nothing further"]),
    )


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line.strip()}" for line in lines)


def _last(text: str) -> dict[str, Any]:
    return {"role": "user", "content": [_text(text)]}


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}
