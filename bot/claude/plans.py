"""From the model's JSON to a plan that keeps the limits of the layout and cites only what we sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from bot.claude.failures import Unusable
from bot.model import DraftOffer, Shape, Step, WrittenGuidance

MOST_STEPS = 4
MOST_BULLETS = 3
MOST_WATCH_OUTS = 3
MOST_DRAFTS = 2

# Far above what the prompt asks for: these only stop a runaway from filling the screen.
_TITLE_CHARACTERS = 80
_SITUATION_CHARACTERS = 400
_LINE_CHARACTERS = 160
_LABEL_CHARACTERS = 30

_PLAN_KINDS: Mapping[str, type] = {
    "title": str,
    "situation": str,
    "stance": str,
    "steps": list,
    "watch_outs": list,
    "drafts": list,
    "closing_offer": str,
    "confidence": str,
}
_STEP_KINDS: Mapping[str, type] = {"title": str, "when": str, "bullets": list, "sources": list}

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class ReadPlan:
    """A plan fit to show, and how many citation ids in it we had never sent."""

    plan: WrittenGuidance
    unknown_sources: int


def read_shape(text: str, shape: type[S]) -> S:
    """The JSON as its shape. Raises `Unusable` with complaints that do not quote it."""
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        raise Unusable([_complaint(dict(detail)) for detail in error.errors(include_input=False)]) from None


def read_plan(text: str, known: Collection[str]) -> ReadPlan:
    """The JSON as a plan within the limits, citing only the ids in `known`. Raises `Unusable`."""
    written = read_shape(text, WrittenGuidance)
    complaints = _gaps(written)
    if complaints:
        raise Unusable(complaints)
    plan = written.model_copy(
        update={
            "title": _clipped(written.title, _TITLE_CHARACTERS),
            "situation": _clipped(written.situation, _SITUATION_CHARACTERS),
            "steps": [_within_limits(step, known) for step in written.steps[:MOST_STEPS]],
            "watch_outs": [
                _clipped(text, _LINE_CHARACTERS) for text in _filled(written.watch_outs)[:MOST_WATCH_OUTS]
            ],
            "drafts": _offers(written.drafts)[:MOST_DRAFTS],
            "closing_offer": _clipped(written.closing_offer, _LINE_CHARACTERS),
        }
    )
    named = {_bare(cite) for step in written.steps for cite in step.sources}
    return ReadPlan(plan, unknown_sources=len(named - set(known)))


def read_partial_plan(text: str, known: Collection[str]) -> dict[str, Any]:
    """As much of a plan as half-written JSON holds: keys in order, the last string may still grow.

    Empty while there is nothing to read yet. Reading all of it anew each time takes microseconds
    for a plan of two kilobytes, which is less than any bookkeeping would save.
    """
    try:
        partial = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return {}
    if not isinstance(partial, dict):
        return {}
    plan = _of_right_kind(partial, _PLAN_KINDS)
    if "steps" in plan:
        plan["steps"] = [
            _partial_step(step, known) for step in plan["steps"][:MOST_STEPS] if isinstance(step, dict)
        ]
    return plan


def _partial_step(step: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    kept = _of_right_kind(step, _STEP_KINDS)
    for key in ("bullets", "sources"):
        if key in kept:
            kept[key] = [line for line in kept[key] if isinstance(line, str)]
    if "sources" in kept:
        kept["sources"] = _known_only(kept["sources"], known)
    return kept


def _of_right_kind(partial: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
    """Nothing has checked a half-written answer yet, so what is not of the right kind is left out."""
    return {key: value for key, value in partial.items() if key in kinds and isinstance(value, kinds[key])}


def _within_limits(step: Step, known: Collection[str]) -> Step:
    return step.model_copy(
        update={
            "title": _clipped(step.title, _TITLE_CHARACTERS),
            "bullets": _lines(step.bullets, MOST_BULLETS),
            "sources": _known_only(step.sources, known),
        }
    )


def _offers(offers: list[DraftOffer]) -> list[DraftOffer]:
    """The offers that can become buttons, one of a kind."""
    by_kind = {offer.kind: offer for offer in reversed(offers) if offer.kind.strip() and offer.label.strip()}
    return [
        offer.model_copy(update={"label": _clipped(offer.label, _LABEL_CHARACTERS)})
        for offer in offers
        if by_kind.get(offer.kind) is offer
    ]


def _gaps(written: WrittenGuidance) -> list[str]:
    gaps = []
    if not written.title.strip() or not written.situation.strip():
        gaps.append("title and situation need words")
    if not written.steps:
        gaps.append("steps: at least one is needed")
    if any(not step.title.strip() or not _filled(step.bullets) for step in written.steps):
        gaps.append("steps: each needs a title and at least one bullet")
    return gaps


def _known_only(cites: list[str], known: Collection[str]) -> list[str]:
    return [cite for cite in dict.fromkeys(map(_bare, cites)) if cite in known]


def _bare(cite: str) -> str:
    return cite.strip().strip("[]")


def _filled(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _lines(lines: list[str], most: int) -> list[str]:
    return [_clipped(line, _LINE_CHARACTERS) for line in _filled(lines)[:most]]


def _clipped(text: str, limit: int) -> str:
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _complaint(detail: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or "the whole answer"
    return f"{where}: {detail['msg']}"
