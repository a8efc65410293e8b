"""How soon words are seen: from the model's first token to Slack having the first visible text.

    python -m benchmarks.streaming [--questions 60]

A scripted model in this process sends its first token a known time after the request; the sandbox
notes when the stream begins. The difference is what Sideline and two loopback trips add. JSON.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.processes import running
from benchmarks.times import p95
from sandbox import Sandbox
from tests.fakes.anthropic_server import Message, ScriptedAnthropic, guidance_answer

ROOT = Path(__file__).resolve().parent.parent
FIRST_TOKEN_AFTER = 0.05
PLAN = {
    "title": "Champion promoted",
    "situation": "Good news with a risk: influence grows, and attention moves away from the daily work.",
    "stance": "mixed",
    "steps": [
        {"title": "Congratulate them", "when": "today", "bullets": ["Personal, not automated"], "sources": []},
        {"title": "Reset priorities", "when": "this_week", "bullets": ["20-minute call"], "sources": []},
    ],
    "watch_outs": ["Priorities move"],
    "drafts": [],
    "closing_offer": "Shall I draft the note?",
    "confidence": "high",
}


async def main(questions: int) -> dict[str, Any]:
    """Ask one question after the other; the time added before the first visible words, in milliseconds."""
    first_tokens: list[float] = []

    def answer(_: dict[str, Any]) -> Message:
        first_tokens.append(time.time() + FIRST_TOKEN_AFTER)
        return guidance_answer(PLAN, delay=FIRST_TOKEN_AFTER)

    with tempfile.TemporaryDirectory() as folder:
        async with (
            Sandbox(manifest=ROOT / "manifest.yml") as slack,
            ScriptedAnthropic(otherwise=answer) as model,
            running(
                "sideline",
                slack,
                f"sqlite:///{folder}/bench.db",
                ANTHROPIC_API_KEY="benchmark",
                ANTHROPIC_BASE_URL=model.url,
            ),
        ):
            riya = slack.as_person("riya")
            for number in range(questions + 5):
                await riya.says(f"my champion at customer {number} was promoted, what now?")
                await slack.until(_finished(slack, number), timeout=20)
            seen = [call.at for call in slack.calls("chat.startStream")]
    added = sorted((at - token) * 1000 for at, token in list(zip(seen, first_tokens, strict=True))[5:])
    return {
        "first_words_added_ms": {
            "p50": round(statistics.median(added), 1),
            "p95": round(p95(added), 1),
        },
        "questions": questions,
    }


def _finished(slack: Sandbox, number: int) -> Callable[[], bool]:
    """True once more than so many streams have got their final form."""
    return lambda: len(slack.calls("chat.update")) > number


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=int, default=60)
    json.dump(asyncio.run(main(parser.parse_args().questions)), sys.stdout, indent=2)
    sys.stdout.write("\n")
