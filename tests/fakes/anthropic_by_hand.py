"""Answers for trying the Claude writer by hand: made of the passages the request brought."""

import argparse
import asyncio
import re
from functools import partial
from typing import Any

from tests.fakes.anthropic_reviews import no_claims
from tests.fakes.anthropic_server import Message, ScriptedAnthropic, guidance_answer, text_block

Json = dict[str, Any]

_SNIPPET = re.compile(r'<snippet id="([^"]+)">\n(.*?)\n(.*?)\n</snippet>', re.DOTALL)
PACE_SECONDS = 0.02  # about as fast as a quick model writes twelve characters
_TIMES = ("today", "this_week", "within_2_weeks", "within_1_month")


def answer_by_hand(body: Json, *, delay: float = 0) -> Message:
    """A plan, a draft or a reply, whichever the request asks for, `delay` seconds between its pieces."""
    properties = body.get("output_config", {}).get("format", {}).get("schema", {}).get("properties", {})
    if "steps" in properties:
        return guidance_answer(_plan(_last_text(body)), chunk=12, delay=delay)
    if "checks" in properties:
        return no_claims(body)
    if "body" in properties:
        return guidance_answer(
            {"subject": "A few lines", "body": "Hi [name],\n\nA scripted draft.\n\nBest wishes"}
        )
    return Message(_reply(body), chunk=12, delay=delay)


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A Messages API that answers from a script")
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().port))


async def _serve(port: int) -> None:
    server = await ScriptedAnthropic(otherwise=partial(answer_by_hand, delay=PACE_SECONDS)).start(port)
    print(f"ANTHROPIC_BASE_URL={server.url} ANTHROPIC_API_KEY=scripted", flush=True)  # noqa: T201
    try:
        await asyncio.Event().wait()
    finally:
        await server.stop()


def _plan(text: str) -> Json:
    snippets = _SNIPPET.findall(text)[: len(_TIMES)]
    steps = [_step(when, *snippet) for when, snippet in zip(_TIMES, snippets, strict=False)]
    question = text.rpartition("<question>")[2].partition("</question>")[0].strip()
    return {
        "title": " ".join(question.split()[:8])[:60] or "Your question",
        "situation": "A scripted answer, made of the passages that matched the question.",
        "stance": "mixed",
        "steps": steps or [_no_passage()],
        "watch_outs": ["This answer was not written by a model"],
        "drafts": [{"kind": "short_note", "label": "Draft a short note"}],
        "closing_offer": "Want me to draft a short note?",
        "confidence": "medium" if snippets else "low",
    }


def _step(when: str, cite: str, heading: str, body: str) -> Json:
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(body.split()))
    bullets = [" ".join(sentence.split()[:14]) for sentence in sentences[:3]]
    title = " ".join(heading.rpartition(">")[2].split()[:6])
    return {"title": f"Read “{title}”", "when": when, "bullets": bullets, "sources": [cite]}


def _no_passage() -> Json:
    return {
        "title": "Ask what changed",
        "when": "today",
        "bullets": ["“What changed since we spoke?”"],
        "sources": [],
    }


def _reply(body: Json) -> list[Json]:
    results = [block for block in body["messages"][-1]["content"] if block["type"] == "search_result"]
    if not results:
        return [text_block("A scripted reply: general advice, not from the library.")]
    return [text_block(f"{result['content'][0]['text']}\n\n", [result["source"]]) for result in results[:2]]


def _last_text(body: Json) -> str:
    content = body["messages"][-1]["content"]
    return content if isinstance(content, str) else str(content[-1]["text"])
