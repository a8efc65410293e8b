"""Layout L2: what the coach says about a call, in the order of the screen."""

from collections.abc import Sequence

from bot.accounts import short_date
from bot.coaching.call_review import CallReview, Change, Strength
from bot.coaching.scorecard import level_name
from bot.coaching.skill_progress import EARLY, rounded
from handlers import action_ids
from handlers.blocks.call_figures import figures_words
from handlers.blocks.call_words import PRIVATE, ShownReview, is_shown, quote_words, unquoted
from handlers.blocks.parts import Block, actions, button, context, header, overflow, section
from handlers.blocks.ratings import call_thumbs
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import CallMenuValue, OnCall

LONGEST = 1300
"""Characters of the main message (product rule P1); detail goes to the thread."""
QUOTE_LENGTHS = (140, 90, 60, 40, 25)
UNSCORED = "Too short to score. Here's what I saw."
FROM_NOTES = "from your notes"
BY_RULES = "Reviewed by rules, without an AI model"
MENU = (
    ("Wrong score?", "wrong_score"),
    ("Not me / wrong speaker", "wrong_speaker"),
    ("Save as my example", "save_example"),
    ("Delete this call", "delete"),
)


def review_blocks(shown: ShownReview) -> list[Block]:
    """The whole main message: what to keep, the one thing to change, figures, and what can be done next."""
    return [
        *review_words(shown),
        _offers(shown),
        call_thumbs(shown.call_id),
        context(_closing(shown.review)),
    ]


def review_words(shown: ShownReview) -> list[Block]:
    """The same without anything to click, for a place that is not the thread."""
    return [header(title_words(shown)), section(_standing(shown)), *_words(shown)]


def review_text(shown: ShownReview) -> str:
    """The same words for notifications and screen readers."""
    parts = [mrkdwn(title_words(shown)), _standing(shown)]
    for block in _words(shown):
        texts = block["elements"] if block["type"] == "context" else [block["text"]]
        parts += [text["text"] for text in texts]
    return clip("\n".join(parts), 3900)


def title_words(shown: ShownReview) -> str:
    """ "Acme · discovery · 20 Nov · 5 min", not yet escaped; the kind of call is said once."""
    review = shown.review
    kind = review.call_type.replace("_", " ")
    title = clip(review.title.strip(), 70) or "Your call"
    shortened = title[: -len(kind)].rstrip(" ·-–—:,") if title.casefold().endswith(kind.casefold()) else title
    parts = [shortened or title, *([kind] if kind != "other" and shortened else [])]
    if review.happened_on:
        parts.append(short_date(review.happened_on, today=shown.today))
    if review.source == "notes":
        parts.append(FROM_NOTES)
    elif review.measures.duration_seconds:
        parts.append(f"{max(1, rounded(review.measures.duration_seconds / 60))} min")
    return " · ".join(parts)


def _standing(shown: ShownReview) -> str:
    review = shown.review
    if review.overall is None or review.level is None:
        return f"_{mrkdwn(review.why_unscored or UNSCORED)}_"
    early = f" · early read ({max(1, shown.scored_calls)} of {EARLY} calls)" if shown.scored_calls < EARLY else ""
    notes = f" · {FROM_NOTES}, so less certain" if review.source == "notes" else ""
    return f"*{rounded(review.overall)}* {level_name(review.level)}{_from_few(review)}{early}{notes}"


def _from_few(review: CallReview) -> str:
    """What the score rests on where fewer than half of the skills could be seen."""
    seen = sum(skill.score is not None for skill in review.skills)
    return f" · from {seen} of {len(review.skills)} skills" if 2 * seen < len(review.skills) else ""


def _words(shown: ShownReview) -> list[Block]:
    """Keep, keep, change, figures and remarks; quotes are shortened until all of it is short enough."""
    around = len(title_words(shown)) + len(_standing(shown)) + len(_closing(shown.review)) + 10
    for length in QUOTE_LENGTHS:
        blocks = _worded(shown, length)
        if sum(_length(block) + 1 for block in blocks) + around <= LONGEST:
            break
    return blocks


def _worded(shown: ShownReview, quote_length: int) -> list[Block]:
    review = shown.review
    is_scored = review.overall is not None  # no band where there is too little to judge
    call_type = shown.rubric.call_type(review.call_type) if shown.rubric and is_scored else None
    figures = figures_words(review.measures, call_type) if review.source == "transcript" else ""
    return [
        *_keep(review.strengths, quote_length),
        *_change(review, quote_length),
        *([context(figures)] if figures else []),
        *_remarks(review.remarks, quote_length),
    ]


def _remarks(remarks: Sequence[str], quote_length: int) -> list[Block]:
    shortened = [mrkdwn(clip(remark, 60 + quote_length)) for remark in remarks[:2]]
    return [context(" · ".join(shortened))] if shortened else []


def _keep(strengths: Sequence[Strength], quote_length: int) -> list[Block]:
    lines = [f"✅ *Keep* {_with_quote(strength, quote_length)}" for strength in strengths[:2]]
    return [section("\n".join(lines))] if lines else []


def _with_quote(strength: Strength, length: int) -> str:
    text = mrkdwn(clip(strength.text, 100 + length))
    return f"{text} {quote_words(strength.evidence, length=length)}" if strength.evidence else text


def _change(review: CallReview, quote_length: int) -> list[Block]:
    change = review.change
    if change is None:
        return []
    intro = "Next challenge" if review.level == "expert" else "Change one thing"
    lines = [
        f"🎯 *{intro}: {mrkdwn(clip(_within_a_line(change.title), 90))}*",
        mrkdwn(clip(_what_happened(change), 3 * quote_length + 80)),
        f"*Try:* “{mrkdwn(clip(unquoted(change.try_line), 80 + quote_length))}”" if change.try_line else "",
    ]
    return [section("\n".join(line for line in lines if line))]


def _within_a_line(title: str) -> str:
    """The title without its capital, unless that belongs to a name or an abbreviation such as "CFO"."""
    text = title.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _what_happened(change: Change) -> str:
    return " ".join(part for part in (change.situation.strip(), change.effect.strip()) if part)


def _offers(shown: ShownReview) -> Block:
    review, value = shown.review, OnCall(call_id=shown.call_id).packed()
    offered = [
        *([button("Retry this moment", action_ids.RETRY_MOMENT, value)] if review.change else []),
        *([button("See the evidence", action_ids.SEE_EVIDENCE, value)] if has_evidence(review) else []),
        button("Draft follow-up", action_ids.DRAFT_FOLLOW_UP, value),
    ]
    return actions(*offered, overflow(action_ids.CALL_MENU, _menu(shown)))


def has_evidence(review: CallReview) -> bool:
    """True when there are checks to look at."""
    return any(is_shown(check) for skill in review.skills for check in skill.checks)


def _menu(shown: ShownReview) -> list[tuple[str, str]]:
    review = shown.review
    left_out = {
        *(() if has_evidence(review) else ("wrong_score",)),
        *(() if review.source == "transcript" else ("wrong_speaker",)),
    }
    return [
        (label, CallMenuValue.model_validate({"call_id": shown.call_id, "what": what}).packed())
        for label, what in MENU
        if what not in left_out
    ]


def _closing(review: CallReview) -> str:
    note = review.note or (BY_RULES if review.writer == "template" else "")
    return " · ".join(part for part in (PRIVATE, mrkdwn(clip(note, 150))) if part)


def _length(block: Block) -> int:
    if block["type"] == "context":
        return sum(len(element["text"]) for element in block["elements"])
    return len(block["text"]["text"])
