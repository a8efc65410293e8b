"""Claude reads a call strangely: nothing it claims notifies, links or is shown without the words for it."""

from dataclasses import replace
from typing import Any

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import StoredReview
from tests.fakes.anthropic_reviews import acme_review
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.calls import ACME
from tests.scenarios.seeing import at_rest, rows, shown

ATTACK = "<!channel> <@U1> <https://evil.example|here> @everyone"
SAID = {"quote": "The budget is frozen until January", "utterance": 10}
LONG = "budget " * 100

CLAIMS: dict[str, dict[str, Any]] = {
    "attacks": {
        "strengths": [{"check_id": "d5", "text": f"You asked. {ATTACK}"}],
        "changes": [
            {"check_id": "q4", "title": ATTACK, "situation": ATTACK, "effect": ATTACK, "try_line": ATTACK, **SAID}
        ],
        "actions": [{"owner": ATTACK, "action": f"Send {ATTACK}", "due_words": ATTACK, **SAID}],
        "signals": [{"kind": "risk", "text": ATTACK, **SAID}],
        "goals": [SAID],
        "topics": [{"title": ATTACK, "utterance": 0}],
        "summary": [ATTACK],
    },
    "runs away": {
        "strengths": [{"check_id": "d5", "text": f"You {LONG}"}] * 50,
        "actions": [{"owner": LONG, "action": LONG, "due_words": LONG, **SAID}] * 50,
        "signals": [{"kind": "risk", "text": LONG, **SAID}] * 50,
        "goals": [{"quote": LONG, "utterance": 10}] * 50,
        "topics": [{"title": LONG, "utterance": number} for number in range(-25, 25)],
        "summary": [LONG] * 50,
    },
    "points nowhere": {
        "actions": [{"owner": "Nobody", "action": "Send it", "due_words": "", "quote": "", "utterance": 10**12}],
        "signals": [{"kind": "Risk", "text": "Budget frozen", "quote": "frozen", "utterance": -(10**12)}],
        "goals": [{"quote": "I want a pony", "utterance": 3}],
        "topics": [{"title": "Budget", "utterance": 10**12}],
    },
}


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


@pytest.mark.parametrize("how", CLAIMS)
async def test_a_review_stays_a_review_when_the_model(
    how: str, sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(replace(acme_review(**CLAIMS[how]), chunk=20_000))

    await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, text="Acme discovery")

    await shown(sandbox, "riya", "Talk 61 %")
    await at_rest(coach)
    (stored,) = await rows(coach, StoredReview)
    assert stored.payload["writer"] == "claude"
    said = str([call.args for call in sandbox.calls()])
    for harm in ("evil.example", "<!channel", "<@U1", "@everyone", LONG, "pony", "Nobody"):
        assert harm not in said


async def test_a_follow_up_that_brings_a_link_of_its_own_is_not_the_models(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(acme_review(), guidance_answer({"subject": "Next steps", "body": f"Hi Dana,\nsee {ATTACK}"}))
    await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, text="Acme discovery")
    review = await shown(sandbox, "riya", "Talk 61 %")

    await sandbox.as_person("riya").clicks("Draft follow-up", on=review)

    draft = await shown(sandbox, "riya", "The model's draft named something that was not said on the call.")
    assert not draft.shows("evil.example")
