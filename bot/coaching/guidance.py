"""Answering "how should I handle …": a plan from whichever writer can, never nothing.

Claude writes when there is a key, the person allows it and the budget lasts; otherwise, or when
Claude fails or tries a person's patience, the template coach answers, and says so.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.coaching.briefs import LONGEST_QUESTION, Prepared
from bot.coaching.outward import DRAFTS_ONLY, asks_us_to_send
from bot.coaching.short_answers import nothing_near
from bot.deps import Deps
from bot.errors import NothingNear
from bot.falling_back import write_or_fall_back
from bot.knowledge.cards import SituationCard
from bot.knowledge.rivals import rivals_of
from bot.knowledge.search import is_from_card
from bot.model import (
    Brief,
    Draft,
    DraftOffer,
    Guidance,
    Meter,
    NearSituation,
    Reply,
    Source,
    Written,
    WrittenGuidance,
)
from bot.writer import ShowPartial, ShowText, Writer

READ_IN_PART = f"I read only the first {LONGEST_QUESTION:,} characters."

R = TypeVar("R")


async def answer_question(deps: Deps, prepared: Prepared, *, show: ShowPartial, meter: Meter) -> Guidance:
    """The guidance for a prepared question; falls back to a card, and to clarifying questions."""
    brief = prepared.brief

    def ask(writer: Writer) -> Awaitable[Written[WrittenGuidance]]:
        return writer.write_guidance(brief, show=show, meter=meter)

    written, note = await _written(deps, prepared, ask)
    if written is None:
        return nothing_near(deps, prepared, note)
    return _finished(written, prepared, note, near=_rivals(deps, brief, written))


def _rivals(deps: Deps, brief: Brief, written: Written[WrittenGuidance]) -> Sequence[SituationCard]:
    """What else a first question may be about where a card answered and nobody has said which track is theirs."""
    if not written.card_id or brief.angle != "first" or brief.track.id in deps.tracks.by_id:
        return ()
    return rivals_of(brief.cards, brief.snippets)


async def plan_of_card(deps: Deps, prepared: Prepared) -> Guidance:
    """The plan of the brief's first card, as the template words it. Raises `NothingNear` without a card."""
    written = await deps.template.write_guidance(prepared.brief, show=_show_nothing, meter=Meter())
    return _finished(written, prepared, "")


async def answer_follow_up(
    deps: Deps, prepared: Prepared, *, show: ShowText, meter: Meter
) -> tuple[Reply | None, str]:
    """A free-text answer within a thread (None when nothing near was found) and the note under it."""

    def ask(writer: Writer) -> Awaitable[Written[Reply]]:
        return writer.write_reply(prepared.brief, show=show, meter=meter)

    written, note = await _written(deps, prepared, ask)
    return (written.result if written else None), note


async def other_sides(deps: Deps, prepared: Prepared) -> Reply | None:
    """Where there is no second plan: the same situation as its card sees it from other sides, None without one."""
    try:
        written = await deps.template.write_reply(prepared.brief, show=_show_nothing, meter=Meter())
    except NothingNear:
        return None
    return written.result


async def _show_nothing(shown: object) -> None:
    del shown


async def write_draft(
    deps: Deps, prepared: Prepared, offer: DraftOffer, *, meter: Meter
) -> tuple[Draft | None, str]:
    """The draft behind an offer (None when no writer has one) and the note under it."""

    def ask(writer: Writer) -> Awaitable[Written[Draft]]:
        return writer.write_draft(prepared.brief, offer, meter=meter)

    written, note = await _written(deps, prepared, ask)
    return (written.result if written else None), note


async def _written(
    deps: Deps, prepared: Prepared, ask: Callable[[Writer], Awaitable[Written[R]]]
) -> tuple[Written[R] | None, str]:
    """The words of whichever writer can (None if neither), and what is said about them in one line."""
    written, note = await write_or_fall_back(deps, ask, why_template=prepared.why_template)
    read = READ_IN_PART if prepared.is_cut else ""
    sent = DRAFTS_ONLY if asks_us_to_send(prepared.brief.question) else ""
    return written, " · ".join(filter(None, (sent, note, read)))


def _finished(
    written: Written[WrittenGuidance], prepared: Prepared, note: str, *, near: Sequence[SituationCard] = ()
) -> Guidance:
    words = written.result
    return Guidance(
        **dict(words),
        assumptions=list(prepared.assumptions),
        basis=prepared.basis,
        sources=_sources(words, prepared.brief),
        writer="claude" if written.model else "template",
        model=written.model,
        note=note,
        near=[NearSituation(card_id=card.id, title=card.title) for card in near],
        card_id=written.card_id,
        rests_on=written.card_id or _card_cited(words, prepared.brief),
    )


def _sources(words: WrittenGuidance, brief: Brief) -> list[Source]:
    """The passages the steps name, in order of first use; only passages that were retrieved."""
    by_cite = {snippet.cite: snippet for snippet in brief.snippets}
    cites = dict.fromkeys(cite for step in words.steps for cite in step.sources)
    return [by_cite[cite].source for cite in cites if cite in by_cite]


def _card_cited(words: WrittenGuidance, brief: Brief) -> str:
    """The id of the situation card that the steps name first, "" when they name none."""
    cards = {s.cite: s.label.partition(" §")[0] for s in brief.snippets if is_from_card(s)}
    return next((cards[cite] for step in words.steps for cite in step.sources if cite in cards), "")
