"""A brief, a scripted server, a writer that asks it, and somewhere to look at what was shown."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any

import pytest

from bot.claude import ClaudeSettings
from bot.claude.writer import ClaudeWriter
from bot.model import Asker, Brief, Fact, Meter, Snippet
from bot.tracks import House, Prompt, Track
from tests.fakes.anthropic_server import ScriptedAnthropic

PLAN: dict[str, Any] = {
    "title": "Champion promoted at Acme",
    "situation": "Good news with a risk: Dana gains influence but may step away from day-to-day work.",
    "stance": "mixed",
    "steps": [
        {
            "title": "Congratulate Dana",
            "when": "today",
            "bullets": ["Personal note, not automated", "Name the shared win"],
            "sources": ["KB-CS-04#s2"],
        },
        {
            "title": "Reset priorities",
            "when": "this_week",
            "bullets": ["“What changed in your team?”"],
            "sources": [],
        },
    ],
    "watch_outs": ["Too senior for day-to-day"],
    "drafts": [{"kind": "congratulations_note", "label": "Draft congratulations"}],
    "closing_offer": "Want me to draft the congratulations note?",
    "confidence": "high",
}


def plan(**changes: Any) -> dict[str, Any]:
    """A good plan with some keys changed."""
    return {**PLAN, **changes}


def step(**changes: Any) -> dict[str, Any]:
    """A good step with some keys changed."""
    return {**PLAN["steps"][0], **changes}


def snippet(cite: str, heading: str, body: str) -> Snippet:
    """A passage of a card."""
    card, _, section = cite.partition("#s")
    return Snippet(cite, label=f"{card} §{section}", document=card, heading_path=heading, body=body)


class Screen:
    """What the person would have seen, oldest first."""

    def __init__(self) -> None:
        self.partials: list[Mapping[str, Any]] = []
        self.texts: list[str] = []

    async def show(self, partial: Mapping[str, Any]) -> None:
        self.partials.append(dict(partial))

    async def show_text(self, text: str) -> None:
        self.texts.append(text)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def meter() -> Meter:
    return Meter()


@pytest.fixture
def house() -> House:
    return House(
        persona="You are a private coach who sits beside one person and helps with a situation at work, calmly.",
        guardrails=["Use only the facts given.", "Do not promise results.", "You advise; you do not send."],
        unsure_questions=["Who is involved?", "What happened?", "What would you like to be true?"],
    )


@pytest.fixture
def track() -> Track:
    return Track(
        id="gardening",
        name="Gardening",
        for_whom="people who look after gardens",
        persona="You coach people who look after gardens, and you know that most trouble starts under the soil.",
        roles=["Gardener"],
        guardrails=["Do not name poisons."],
        prompts=[
            Prompt(title="Slugs", message="Slugs ate my lettuce"),
            Prompt(title="Frost", message="Frost is near"),
        ],
    )


@pytest.fixture
def brief(track: Track) -> Brief:
    return Brief(
        question="My champion Dana was promoted. How should I handle this?",
        track=track,
        asker=Asker(first_name="Riya", role="Customer success manager", experience="2 years", reference="h4sh"),
        today=date(2026, 11, 20),
        snippets=(
            Snippet(
                "KB-CS-04#s2",
                "KB-CS-04 §2",
                "KB-CS-04",
                "Champion promoted > First week",
                "Write first.\n\nThen meet.",
            ),
            Snippet("KB-CS-11#s1", "KB-CS-11 §1", "KB-CS-11", "Widen your network", "Meet the backfill."),
        ),
        facts=(Fact("Renewal on 28 February, in 100 days", "accounts file, 3 November"),),
        names={"account": "Acme", "contact": "Dana"},
    )


@pytest.fixture
async def server() -> AsyncIterator[ScriptedAnthropic]:
    async with ScriptedAnthropic() as server:
        yield server
        assert server.problems == []


@pytest.fixture
def settings(server: ScriptedAnthropic) -> ClaudeSettings:
    return ClaudeSettings(api_key="sk-test-key", base_url=server.url)


@pytest.fixture
async def writer(settings: ClaudeSettings, house: House) -> AsyncIterator[ClaudeWriter]:
    writer = ClaudeWriter(settings, house)
    yield writer
    await writer.close()


class LoopClock:
    """The event loop's clock, which stands still: a timeout is over when a test has moved it that far."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> LoopClock:
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time())
    monkeypatch.setattr(loop, "time", clock)
    return clock
