"""Layout L1: the plan, in the order of the screen."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.accounts import short_date
from bot.knowledge.cards import When
from bot.model import DraftOffer, Guidance, Step
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, header, menu, overflow, section
from handlers.blocks.ratings import thumbs
from handlers.blocks.rich import bold, rich_bullets, rich_line, rich_text
from handlers.blocks.text import clip, mrkdwn, quoted
from handlers.button_values import DraftValue, MoreValue, OnGuidance, PickSituationValue, RemindValue

TIME_WORDS: dict[When, str] = {
    "today": "today",
    "this_week": "this week",
    "within_2_weeks": "within 2 weeks",
    "within_1_month": "within 1 month",
}
_DAYS: dict[When, int] = {"within_2_weeks": 14, "within_1_month": 30}
REMINDERS = (
    ("Tomorrow at 9:00", "tomorrow"),
    ("In 3 days", "in_3_days"),
    ("Next Monday", "next_monday"),
    ("In 2 weeks", "in_2_weeks"),
)
MORE = (
    ("Tell me more", "tell_more"),
    ("Second opinion", "second_opinion"),
    ("Share a safe version", "share"),
    ("Who can see this", "who_sees"),
)


def guidance_blocks(guidance: Guidance, *, guidance_id: int, today: date) -> list[Block]:
    """The whole private answer: situation, steps, risks, sources, what can be done next."""
    return [
        *_words(guidance, today),
        *_near(guidance, guidance_id),
        *_basis(f"{_sources(guidance)}{_proof(guidance)}"),
        _offers(guidance, guidance_id),
        thumbs(guidance_id),
        context(_closing(guidance)),
    ]


def channel_guidance_blocks(guidance: Guidance, *, guidance_id: int, today: date) -> list[Block]:
    """The general answer for others to read: no offers, no ratings, a way to go on in private."""
    go_private = button(
        "Continue privately", action_ids.CONTINUE_PRIVATELY, OnGuidance(guidance_id=guidance_id).packed()
    )
    note = f" · {mrkdwn(guidance.note)}" if guidance.note else ""
    return [
        *general_guidance_blocks(guidance, today),
        actions(go_private),
        context(f"General guidance: nothing about you or your accounts is used here.{note}"),
    ]


def general_guidance_blocks(guidance: Guidance, today: date) -> list[Block]:
    """A plan for others to read: its words and where they come from."""
    return [*_words(guidance, today), *_basis(_sources(guidance))]


def guidance_text(guidance: Guidance, *, today: date) -> str:
    """The answer for notifications and screen readers: the same words without layout."""
    lines = [guidance.title, guidance.situation]
    for number, step in enumerate(guidance.steps, start=1):
        lines.append(f"{number}. {step.title} ({_when(step, today)}): {'; '.join(step.bullets)}")
    lines += [f"- {question}" for question in guidance.questions]
    return clip(mrkdwn("\n".join(lines)), 3900)


def _words(guidance: Guidance, today: date) -> list[Block]:
    return [
        header(guidance.title),
        section(_situation(guidance)),
        *_questions(guidance.questions),
        *(section(f"_{mrkdwn(e.label)}_\n{quoted(e.text)}") for e in guidance.excerpts),
        *_steps(guidance.steps, today),
        *_watch_outs(guidance.watch_outs),
    ]


def _situation(guidance: Guidance) -> str:
    text = f"*Situation* {mrkdwn(guidance.situation)}"
    if not guidance.assumptions:
        return text
    basis = f" From {mrkdwn(guidance.basis)}." if guidance.basis else ""
    return f"{text}\n_Assuming {mrkdwn(', '.join(guidance.assumptions))}.{basis}_"


def _questions(questions: Sequence[str]) -> list[Block]:
    if not questions:
        return []
    lines = "\n".join(f"{number}. {mrkdwn(question)}" for number, question in enumerate(questions, start=1))
    return [section(f"*Tell me one of these, here in the thread*\n{lines}")]


def _near(guidance: Guidance, guidance_id: int) -> list[Block]:
    if not guidance.near:
        return []
    buttons = [
        button(
            situation.title,
            f"{action_ids.PICK_SITUATION}{number}",
            PickSituationValue(guidance_id=guidance_id, card_id=situation.card_id).packed(),
        )
        for number, situation in enumerate(guidance.near)
    ]
    return [section("*Or is it one of these?*"), actions(*buttons)]


def _steps(steps: Sequence[Step], today: date) -> list[Block]:
    """One rich-text block: real lists keep their indent when a line wraps, and copy as lists."""
    if not steps:
        return []
    elements = [rich_line(bold("Do this"))]
    for number, step in enumerate(steps, start=1):
        elements.append(rich_line(f"{number}. ", bold(step.title), f" — {_when(step, today)}"))
        elements.append(rich_bullets(step.bullets))
    return [rich_text(*elements)]


def _when(step: Step, today: date) -> str:
    words = TIME_WORDS[step.when]
    days = _DAYS.get(step.when)
    return f"{words}, by {short_date(today + timedelta(days=days), today=today)}" if days else words


def _watch_outs(risks: Sequence[str]) -> list[Block]:
    if not risks:
        return []
    return [section("*Watch out for*\n" + "   ".join(f"⚠️ {mrkdwn(risk)}" for risk in risks))]


def _basis(text: str) -> list[Block]:
    return [context(text)] if text else []


def _sources(guidance: Guidance) -> str:
    """Each passage once; a card as a whole only where none of its sections is named; "" if nothing is advised."""
    named = list(dict.fromkeys(source.label for source in guidance.sources))
    labels = [label for label in named if not any(other.startswith(f"{label} §") for other in named)]
    if labels:
        return f"📚 {mrkdwn(' · '.join(labels))}"
    return "General advice" if guidance.steps else ""


def _proof(guidance: Guidance) -> str:
    proof = guidance.proof
    return f" · Worked for {proof.worked} of {proof.people} here" if proof else ""


def _offers(guidance: Guidance, guidance_id: int) -> Block:
    return actions(
        *draft_buttons(guidance.drafts, guidance_id), *_remind(guidance, guidance_id), _more(guidance, guidance_id)
    )


def draft_buttons(offers: Sequence[DraftOffer], guidance_id: int) -> list[Block]:
    """A button for each text the coach can draft."""
    return [
        button(
            offer.label,
            f"{action_ids.DRAFT}{number}",
            DraftValue(guidance_id=guidance_id, kind=offer.kind).packed(),
        )
        for number, offer in enumerate(offers)
    ]


def _remind(guidance: Guidance, guidance_id: int) -> list[Block]:
    if not guidance.steps:
        return []
    options = [
        (label, RemindValue.model_validate({"guidance_id": guidance_id, "when": when}).packed())
        for label, when in REMINDERS
    ]
    return [menu("Remind me", action_ids.REMIND, options)]


def _more(guidance: Guidance, guidance_id: int) -> Block:
    is_there = {"share": guidance.rests_on, "who_sees": True}
    options = [
        (label, MoreValue.model_validate({"guidance_id": guidance_id, "what": what}).packed())
        for label, what in MORE
        if is_there.get(what, guidance.steps)
    ]
    return overflow(action_ids.MORE, options)


def _closing(guidance: Guidance) -> str:
    parts = ["🔒 Only you"]
    if guidance.closing_offer:
        parts.append(mrkdwn(guidance.closing_offer))
    if guidance.note:
        parts.append(mrkdwn(guidance.note))
    return " · ".join(parts)
