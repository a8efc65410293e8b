"""From the model's JSON to a plan that keeps the limits of the layout and cites only what we sent."""

import re
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
_KIND_CHARACTERS = 60

_MARKED_UP = re.compile(r"^\s*(?:(?:#{1,6}|[-*•>])\s+)+")
_NUMBERED = re.compile(r"^\W*\d{1,2}[.)]\s+")
_NO_NAME = re.compile(r"[\W_]+")
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")

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
    """The JSON as its shape, without what stands around it and fields nobody asked for.

    Raises `Unusable` with complaints that do not quote it.
    """
    try:
        return shape.model_validate_json(_json_in(text), extra="ignore")
    except ValidationError as error:
        raise Unusable([_complaint(dict(detail)) for detail in error.errors(include_input=False)]) from None


def _json_in(text: str, *, is_whole: bool = True) -> str:
    """The object in the text, whatever is written around it, without the character NUL that databases refuse."""
    begins, ends = text.find("{"), text.rfind("}") + 1
    return _NUL.sub(r"\1", text[max(begins, 0) : ends if is_whole and ends else None])


def read_plan(text: str, known: Collection[str]) -> ReadPlan:
    """The JSON as a plan within the limits, citing only the ids in `known`. Raises `Unusable`."""
    written = read_shape(text, WrittenGuidance)
    plan = written.model_copy(
        update={
            "title": _clipped(written.title, _TITLE_CHARACTERS),
            "situation": _clipped(written.situation, _SITUATION_CHARACTERS),
            "steps": [_within_limits(step, known) for step in written.steps[:MOST_STEPS]],
            "watch_outs": _lines(written.watch_outs, MOST_WATCH_OUTS),
            "drafts": _offers(written.drafts)[:MOST_DRAFTS],
            "closing_offer": _clipped(written.closing_offer, _LINE_CHARACTERS),
        }
    )
    complaints = _gaps(plan)
    if complaints:
        raise Unusable(complaints)
    named = {cite for step in written.steps for cite in step.sources}
    return ReadPlan(plan, unknown_sources=sum(not _known_only([cite], known) for cite in named))


def read_partial_plan(text: str, known: Collection[str]) -> dict[str, Any]:
    """As much of a plan as half-written JSON holds: keys in order, the last string may still grow.

    Empty while there is nothing to read yet. Reading all of it anew each time takes microseconds
    for a plan of two kilobytes, which is less than any bookkeeping would save.
    """
    try:
        partial = from_json(_json_in(text, is_whole=False), allow_partial="trailing-strings")
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
            "title": _clipped(_NUMBERED.sub("", step.title), _TITLE_CHARACTERS),
            "bullets": _lines(step.bullets, MOST_BULLETS),
            "sources": _known_only(step.sources, known),
        }
    )


def _offers(offers: list[DraftOffer]) -> list[DraftOffer]:
    """The offers that can become buttons, one of a kind."""
    named = [
        DraftOffer(kind=_kind(offer.kind), label=_clipped(offer.label, _LABEL_CHARACTERS)) for offer in offers
    ]
    by_kind: dict[str, DraftOffer] = {}
    for offer in named:
        if offer.kind and _has_words(offer.label):
            by_kind.setdefault(offer.kind, offer)
    return list(by_kind.values())


def _kind(kind: str) -> str:
    """A name fit to travel in a button and a key."""
    return _NO_NAME.sub("_", kind.casefold())[:_KIND_CHARACTERS].strip("_")


def _gaps(plan: WrittenGuidance) -> list[str]:
    gaps = []
    if not _has_words(plan.title) or not _has_words(plan.situation):
        gaps.append("title and situation need words")
    if not plan.steps:
        gaps.append("steps: at least one is needed")
    if any(not _has_words(step.title) or not step.bullets for step in plan.steps):
        gaps.append("steps: each needs a title and at least one bullet")
    return gaps


def _known_only(cites: list[str], known: Collection[str]) -> list[str]:
    """The ids among these that we sent, each once and as we spell it."""
    by_form = {_form(cite): cite for cite in known}
    meant = (cite if cite in known else by_form.get(_form(cite)) for cite in cites)
    return list(dict.fromkeys(cite for cite in meant if cite))


def _form(cite: str) -> str:
    """An id by its letters and digits: in another case, in brackets, or as people see it ("KB-CS-04 §2")."""
    return _NO_NAME.sub("", cite.replace("§", "#s").casefold())


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _lines(lines: list[str], most: int) -> list[str]:
    clipped = (_clipped(line, _LINE_CHARACTERS) for line in lines)
    return [line for line in clipped if _has_words(line)][:most]


def _clipped(text: str, limit: int) -> str:
    """One line of plain words, without the marks of a heading, a list or bold type."""
    text = " ".join(_MARKED_UP.sub("", text).replace("**", "").split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _complaint(detail: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in detail["loc"]) or "the whole answer"
    return f"{where}: {detail['msg']}"
