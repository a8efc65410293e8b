"""What is answered where nothing near was found: questions to ask back, or why there is nothing to answer."""

from typing import Any

from bot.chatter import NO_TRICKS, is_trick
from bot.coaching.briefs import Prepared
from bot.deps import Deps
from bot.language.foreign import ask_for_english, find_language
from bot.model import DraftOffer, Excerpt, Guidance, NearSituation
from bot.safety import sounds_heavy

MOST_EXCERPTS = 2
EXCERPT_LENGTH = 300
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


def nothing_near(deps: Deps, prepared: Prepared, note: str) -> Guidance:
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
        sources=[passage.source for passage in passages],
        excerpts=[Excerpt(label=p.label, text=_clipped(p.body)) for p in passages],
        questions=list(deps.tracks.house.unsure_questions),
        near=[NearSituation(card_id=card.id, title=card.title) for card in prepared.near_misses],
    )


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


def _honest_opening(has_passages: bool) -> str:
    if has_passages:
        return "I have no plan ready for this, but these pages speak to it. Tell me more and I can do better."
    return "I have nothing close to this in my library, so I would rather ask than guess."


def _clipped(text: str) -> str:
    return text if len(text) <= EXCERPT_LENGTH else text[: EXCERPT_LENGTH - 1].rsplit(" ", 1)[0] + "…"
