"""Answering "how should I handle …": a plan from whichever writer can, never nothing.

Claude writes when there is a key, the person allows it and the budget lasts; otherwise, or when
Claude fails or tries a person's patience, the template coach answers, and says so.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from bot.budget import note_fallback
from bot.chatter import NO_TRICKS, is_trick
from bot.coaching.briefs import LONGEST_QUESTION, Prepared
from bot.coaching.outward import DRAFTS_ONLY, asks_us_to_send
from bot.deps import Deps
from bot.errors import CoachError, ModelTimeout, NothingNear
from bot.knowledge.cards import SituationCard
from bot.knowledge.rivals import rivals_of
from bot.knowledge.search import is_from_card
from bot.language.foreign import ask_for_english, find_language
from bot.model import (
    Brief,
    Draft,
    DraftOffer,
    Excerpt,
    Guidance,
    Meter,
    NearSituation,
    Reply,
    Snippet,
    Source,
    Written,
    WrittenGuidance,
)
from bot.safety import sounds_heavy
from bot.writer import ShowPartial, ShowText, Writer

MOST_EXCERPTS = 2
EXCERPT_LENGTH = 300
READ_IN_PART = f"I read only the first {LONGEST_QUESTION:,} characters."

R = TypeVar("R")


async def answer_question(deps: Deps, prepared: Prepared, *, show: ShowPartial, meter: Meter) -> Guidance:
    """The guidance for a prepared question; falls back to a card, and to clarifying questions."""
    brief = prepared.brief

    def ask(writer: Writer) -> Awaitable[Written[WrittenGuidance]]:
        return writer.write_guidance(brief, show=show, meter=meter)

    written, note = await _written(deps, prepared, ask)
    if written is None:
        return _nothing_near(deps, prepared, note)
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
    written, note = await _first_written(deps, prepared, ask)
    read = READ_IN_PART if prepared.is_cut else ""
    sent = DRAFTS_ONLY if asks_us_to_send(prepared.brief.question) else ""
    return written, " · ".join(filter(None, (sent, note, read)))


async def _first_written(
    deps: Deps, prepared: Prepared, ask: Callable[[Writer], Awaitable[Written[R]]]
) -> tuple[Written[R] | None, str]:
    """Claude's words if it may and can write, else the template's with why in one line; None if neither."""
    note = prepared.why_template
    if deps.writer is not None and not note:
        try:
            async with asyncio.timeout(deps.patience_seconds):
                return await ask(deps.writer), ""
        except TimeoutError:
            note = note_fallback(deps, ModelTimeout())
        except CoachError as error:
            note = note_fallback(deps, error)
    try:
        return await ask(deps.template), note
    except NothingNear:
        return None, note


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
        near=_situations(near),
        card_id=written.card_id,
        rests_on=written.card_id or _card_cited(words, prepared.brief),
    )


def _sources(words: WrittenGuidance, brief: Brief) -> list[Source]:
    """The passages the steps name, in order of first use; only passages that were retrieved."""
    by_cite = {snippet.cite: snippet for snippet in brief.snippets}
    cites = dict.fromkeys(cite for step in words.steps for cite in step.sources)
    return [_source(by_cite[cite]) for cite in cites if cite in by_cite]


def _card_cited(words: WrittenGuidance, brief: Brief) -> str:
    """The id of the situation card that the steps name first, "" when they name none."""
    cards = {s.cite: s.label.partition(" §")[0] for s in brief.snippets if is_from_card(s)}
    return next((cards[cite] for step in words.steps for cite in step.sources if cite in cards), "")


def _source(snippet: Snippet) -> Source:
    return Source(cite=snippet.cite, label=snippet.label, heading=snippet.heading_path)


def _nothing_near(deps: Deps, prepared: Prepared, note: str) -> Guidance:
    """The honest short answer: three questions to ask back, and whatever a company's pages say.

    Somebody who is weighed down, who wrote in a language no card is in, or who tries the coach's rules, is not
    asked these questions.
    """
    question = prepared.brief.question
    if sounds_heavy(question):
        lines = " ".join(filter(None, (deps.settings.sideline_help_lines.strip(), PUBLIC_LINES)))
        return _short_answer(HEAVY_TITLE, f"{HEAVY} {lines}", prepared, note)
    if is_trick(question):
        return _short_answer(TRICK_TITLE, NO_TRICKS, prepared, note)
    language = find_language(question)
    passages = prepared.brief.snippets[:MOST_EXCERPTS]
    if language and not passages:
        return _short_answer(FOREIGN_TITLE, ask_for_english(language), prepared, note)
    return _short_answer(
        "I need a little more to go on",
        _honest_opening(bool(passages)),
        prepared,
        note,
        drafts=[DraftOffer(kind=ASK_MANAGER, label="Ask my manager")],
        sources=[_source(passage) for passage in passages],
        excerpts=[Excerpt(label=p.label, text=_clipped(p.body)) for p in passages],
        questions=list(deps.tracks.house.unsure_questions),
        near=_situations(prepared.near_misses),
    )


def _situations(cards: Sequence[SituationCard]) -> list[NearSituation]:
    return [NearSituation(card_id=card.id, title=card.title) for card in cards]


def _short_answer(title: str, situation: str, prepared: Prepared, note: str, **more: Any) -> Guidance:
    return Guidance(
        **{"drafts": [], "sources": [], **more},
        title=title,
        situation=situation,
        stance="mixed",
        steps=[],
        watch_outs=[],
        closing_offer="",
        confidence="low",
        assumptions=list(prepared.assumptions),
        basis=prepared.basis,
        writer="template",
        note=note,
    )


HEAVY_TITLE = "That sounds heavy"
HEAVY = (
    "I'm sorry. I'm a program, so please don't stay alone with it: talk to somebody you trust, to a doctor, or, "
    "about bullying and harassment, to your people team. When you want to, tell me the part that is work and I "
    "help with that."
)
PUBLIC_LINES = "Free, confidential lines in your country: findahelpline.com."
TRICK_TITLE = "That is not something I do"
FOREIGN_TITLE = "Could you say that in English?"
ASK_MANAGER = "ask_manager"


def _honest_opening(has_passages: bool) -> str:
    if has_passages:
        return "I have no plan ready for this, but these pages speak to it. Tell me more and I can do better."
    return "I have nothing close to this in my library, so I would rather ask than guess."


def _clipped(text: str) -> str:
    return text if len(text) <= EXCERPT_LENGTH else text[: EXCERPT_LENGTH - 1].rsplit(" ", 1)[0] + "…"
