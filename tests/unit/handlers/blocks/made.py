"""A review of Riya's call with Acme, as it would be stored, made by hand."""

from datetime import date
from pathlib import Path
from typing import Any

from bot.coaching.call_review import (
    Action,
    CallReview,
    Change,
    CheckResult,
    CheckStatus,
    Evidence,
    Level,
    Signal,
    SkillResult,
    Strength,
    Topic,
)
from bot.meetings.measured import CallMeasures
from bot.rubrics import Rubric
from bot.tracks import load_tracks
from handlers.blocks.call_words import ShownReview
from handlers.blocks.parts import Block

TODAY = date(2026, 11, 20)
CONTENT = Path(__file__).parents[4] / "content"
DANA, RIYA = "Dana Cole", "Riya Shah"


def a_rubric() -> Rubric:
    found = next(track for track in load_tracks(CONTENT).by_id.values() if track.call_rubric("discovery"))
    rubrics = [rubric for rubric in found.rubrics if rubric.reviews == "call"]
    return max(rubrics, key=lambda rubric: len(list(rubric.checks)))


def evidence(quote: str, at: float | None, *, speaker: str = RIYA, utterance: int = 0) -> Evidence:
    return Evidence(quote=quote, utterance=utterance, speaker=speaker, at_seconds=at)


def measures(**fields: Any) -> CallMeasures:
    given: dict[str, Any] = {
        "basis": "timed",
        "duration_seconds": 326.0,
        "talk_share": 0.613,
        "longest_stretch_seconds": 112.7,
        "patience_seconds": 0.75,
        "questions": 5,
        "fillers": 7,
        "fillers_per_minute": 2.2,
    }
    return CallMeasures(**{**given, **fields})


def skill(
    skill_id: str, passed: int, applicable: int, level: Level | None, checks: list[CheckResult]
) -> SkillResult:
    score = 100 * passed / applicable if level else None
    return SkillResult(
        skill_id=skill_id, score=score, level=level, passed=passed, applicable=applicable, checks=checks
    )


def check(check_id: str, status: CheckStatus, *shown: Evidence, note: str = "") -> CheckResult:
    return CheckResult(check_id=check_id, status=status, decided_by="code", evidence=list(shown), note=note)


OBJECTIONS = [
    check("o1", "passed", evidence("I understand", 178.2)),
    check("o2", "missed", evidence("so I would not worry about that", 178.2)),
    check("o3", "unverified", evidence("tell me what Priya fears", 178.2)),
    check("o4", "missed", note="waved away: “would not worry”"),
    check("o5", "missed"),
    check("o6", "missed", note="0.2 s"),
]
SKILLS = [
    skill("discovery", 5, 6, "proficient", [check("d1", "passed", evidence("how do you close the books", 12.9))]),
    skill("objection_handling", 1, 6, "critical", OBJECTIONS),
    skill("negotiation", 0, 0, None, [check("n1", "not_applicable"), check("n2", "not_applicable")]),
]
STRENGTHS = [
    Strength(
        text="You played her numbers back before moving on.",
        evidence=evidence("nine days and one restatement", 46.3),
    ),
    Strength(
        text="You closed on a date, an owner and a new person.", evidence=evidence("next Tuesday at ten", 290.2)
    ),
]
CHANGE = Change(
    skill_id="objection_handling",
    check_id="o2",
    title="Ask before you answer a worry",
    situation="At 02:39 Dana said Priya fears more work during close; 0.2 s later you said “I would not worry”.",
    effect="She answered with one word: “Maybe.”",
    try_line="What part of close would feel heavier for Priya?",
    evidence=[
        evidence("any new tool means more work during close", 159.8, speaker=DANA, utterance=8),
        evidence("so I would not worry about that", 178.2, utterance=9),
    ],
)


def a_review(**fields: Any) -> CallReview:
    given: dict[str, Any] = {
        "title": "Acme discovery",
        "track_id": "a_track",
        "call_type": "discovery",
        "source": "transcript",
        "happened_on": TODAY,
        "measures": measures(),
        "skills": SKILLS,
        "overall": 54.9,
        "level": "needs_coaching",
        "strengths": STRENGTHS,
        "change": CHANGE,
        "actions": [
            Action(
                owner=RIYA,
                action="Send a one page summary",
                due_on=TODAY,
                due_words="today",
                is_confirmed=True,
                evidence=evidence("I will send a one page summary today", 290.2),
            ),
            Action(owner=DANA, action="Ask Priya"),
        ],
        "signals": [
            Signal(
                kind="risk",
                text="Budget frozen until January",
                evidence=evidence("The budget is frozen until January", 194.9, speaker=DANA),
            ),
            Signal(
                kind="opportunity",
                text="Five days would make the case",
                evidence=evidence("I could make that case", 194.9, speaker=DANA),
            ),
        ],
        "topics": [Topic(title="Month-end close", at_seconds=12.9), Topic(title="Price", at_seconds=194.9)],
        "summary": ["Dana's team closes in nine days.", "They meet Priya on Tuesday."],
        "rubric_id": "sales_calls",
        "rubric_version": 1,
    }
    return CallReview(**{**given, **fields})


def shown(review: CallReview | None = None, **fields: Any) -> ShownReview:
    given: dict[str, Any] = {"call_id": 3, "today": TODAY, "rubric": a_rubric(), "scored_calls": 1}
    return ShownReview(review=review or a_review(), **{**given, **fields})


def words_of(blocks: list[Block]) -> str:
    """Everything a reader sees but buttons, block by block."""
    return "\n".join(filter(None, (_words(block) for block in blocks)))


def _words(block: Block) -> str:
    if block["type"] in ("section", "header"):
        return str(block["text"]["text"])
    if block["type"] == "context":
        return "\n".join(element["text"] for element in block["elements"])
    if block["type"] == "table":
        return "\n".join(" | ".join(str(cell["text"]) for cell in row) for row in block["rows"])
    return ""
