"""Reviews of calls as a model would answer them, for scripts."""

from collections.abc import Mapping
from typing import Any

from tests.fakes.anthropic_answers import Json, Message, guidance_answer

SEEN_ON_ACME: Mapping[str, tuple[str, int]] = {
    "d5": ("It takes nine working days", 3),
    "d6": ("What would five days instead of nine be worth to you?", 11),
    "q1": ("our CEO signs anything above twenty five thousand", 14),
    "q2": ("procurement takes about three weeks", 14),
    "q3": ("The budget is frozen until January", 10),
    "p1": ("Our platform connects to both ERPs and, um, reconciles automatically", 4),
    "p3": ("Our platform connects to both ERPs", 4),
}
"""What a careful reader finds on the fictional discovery call: quote and line, by the check it shows."""

NOT_ON_ACME = ("n1", "n2", "n3", "n4", "n5", "n6")


def acme_review(*, seen: Mapping[str, tuple[str, int]] | None = None, **claims: Any) -> Message:
    """A review of that call: the checks of `SEEN_ON_ACME` pass, those about price do not apply, others are missed.

    `seen` changes the quotes by check; other claims (`actions`, `signals`, …) are empty unless given.
    """
    return guidance_answer({**_nothing(), "checks": _checks({**SEEN_ON_ACME, **(seen or {})}), **claims})


def no_claims(body: Json) -> Message:
    """A review that finds nothing, but answers every check the request asks."""
    return guidance_answer({**_nothing(), "checks": [_check(check_id) for check_id in asked_checks(body)]})


def asked_checks(body: Json) -> list[str]:
    """The ids of the checks a request asks about."""
    asked = next((part["text"] for part in body["system"] if part["text"].startswith("<checks>")), "")
    return [line.split(" ", maxsplit=1)[0] for line in asked.splitlines() if not line.startswith("<")]


def _nothing() -> Json:
    fields = ("checks", "strengths", "changes", "actions", "signals", "goals", "topics", "summary")
    return {field: [] for field in fields}


def _checks(seen: Mapping[str, tuple[str, int]]) -> list[Json]:
    missed = ("q4", "q5", "q6", "p2", "p4", "o3", "c1", "c5")
    return [
        *(_check(check_id, "yes", *shown) for check_id, shown in seen.items()),
        *(_check(check_id) for check_id in missed),
        *(_check(check_id, "not_applicable") for check_id in NOT_ON_ACME),
    ]


def _check(check_id: str, answer: str = "no", quote: str = "", line: int = -1) -> Json:
    return {"check_id": check_id, "quote": quote, "utterance": line, "answer": answer}
