"""Under a call review: the table of skills, and each check with the words that decided it."""

from collections.abc import Collection, Iterator, Sequence

from bot.coaching.call_review import CheckResult, SkillResult
from bot.coaching.scorecard import level_name
from bot.coaching.skill_progress import rounded
from bot.numbers import so_many
from handlers.blocks.call_words import PRIVATE, TRENDS, ShownReview, is_shown, score_words, unquoted
from handlers.blocks.parts import Block, context, section
from handlers.blocks.tables import cell, number_cell, table
from handlers.blocks.text import clip, mrkdwn

PAGE = 9000
"""Characters of one page of evidence: Slack refuses messages of much more than 12,000."""
PARAGRAPH = 2900
SIGNS = {"passed": "✔", "missed": "✘"}
QUOTES_EACH = 2
QUOTE_LENGTH = 110
AGAIN_LENGTH = 32
NEEDS_READING = "Rules alone can't judge this; an AI model would have to read it."


def skills_blocks(shown: ShownReview) -> list[Block]:
    """Every skill with score, level, checks passed and where it is heading."""
    heading = ["Skill", "Score", "Level", "Checks", "Trend"]
    rows = [_skill_row(shown, skill) for skill in shown.review.skills]
    align = ["left", "right", "left", "left", "left"]
    return [
        section("*Skills on this call*"),
        table(heading, rows, align=align),
        *_second_change(shown),
        context(_reading_hint(shown)),
    ]


def _second_change(shown: ShownReview) -> list[Block]:
    """For whoever can use more than one thing: apart from the one, and only if they like."""
    words = second_change_words(shown)
    return [section(words)] if words else []


def second_change_words(shown: ShownReview) -> str:
    """ "If you like a second one: ask before …. Try: “…”", safe for mrkdwn; "" where there is one change only."""
    change = shown.review.second_change
    if change is None:
        return ""
    title = change.title.strip().rstrip(".")
    title = title[:1].lower() + title[1:] if title[1:2].islower() else title
    attempt = f" *Try:* “{mrkdwn(clip(unquoted(change.try_line), 200))}”" if change.try_line else ""
    return f"If you like a second one: {mrkdwn(clip(title, 90))}.{attempt}"


def skills_text(shown: ShownReview) -> str:
    """The same for notifications and screen readers."""
    return clip(
        "\n".join(filter(None, ("Skills on this call", skill_words(shown), second_change_words(shown)))), 3900
    )


def skill_words(shown: ShownReview) -> str:
    """One line for each skill, safe for mrkdwn."""
    lines = [f"{shown.skill_name(skill.skill_id)}: {_skill_line(skill)}" for skill in shown.review.skills]
    return mrkdwn("\n".join(lines))


def _skill_row(shown: ShownReview, skill: SkillResult) -> list[Block]:
    is_seen = skill.score is not None
    trend = TRENDS[shown.trends.get(skill.skill_id, "too_early")] if is_seen else "—"
    score = cell("—") if skill.score is None else number_cell(rounded(skill.score))
    return [
        cell(shown.skill_name(skill.skill_id)),
        score,
        cell(level_name(skill.level) if skill.level else "not seen"),
        cell(f"{skill.passed}/{skill.applicable}" if skill.applicable else "—"),
        cell(trend),
    ]


def _skill_line(skill: SkillResult) -> str:
    if skill.score is None or skill.level is None:
        return "not seen"
    return f"{rounded(skill.score)}, {level_name(skill.level)}, {_passed(skill)}"


def _reading_hint(shown: ShownReview) -> str:
    unseen = any(skill.score is None for skill in shown.review.skills)
    why = " _Not seen_: fewer than 3 checks applied, so there is no score." if unseen else ""
    return f"A score is the share of checks passed, 0–100.{why} {PRIVATE}"


def evidence_pages(shown: ShownReview) -> list[list[Block]]:
    """Every check ✔ or ✘ with quote and time, by skill; as many messages as it takes."""
    pages: list[list[Block]] = []
    length = PAGE
    for paragraph in _paragraphs(shown):
        if length + len(paragraph) > PAGE:
            pages.append([])
            length = 0
        pages[-1].append(section(paragraph))
        length += len(paragraph)
    if pages:
        notes = "From your notes, not from what was said. " if shown.review.source == "notes" else ""
        counts = "✔ seen · ✘ not seen where it applied. Scores count these only."
        pages[-1].append(context(f"{notes}{counts} {_framework(shown)}{PRIVATE}"))
    return pages


def _framework(shown: ShownReview) -> str:
    """What the letters in the checks' names stand for, where an administrator chose a framework."""
    labels = shown.rubric.labels if shown.rubric else []
    return "".join(f"{mrkdwn(each.name)}: {mrkdwn(each.gloss)}. " for each in labels)


def evidence_text(page: Sequence[Block]) -> str:
    """A page for notifications and screen readers."""
    return clip("\n".join(block["text"]["text"] for block in page if block["type"] == "section"), 3900)


def _paragraphs(shown: ShownReview) -> Iterator[str]:
    for skill in shown.review.skills:
        text = _skill_heading(shown, skill)
        if not skill.checks and shown.review.writer == "template":
            text += f"\n_{NEEDS_READING}_"
        for line in _check_lines(shown, skill.checks):
            if len(text) + len(line) > PARAGRAPH:
                yield text
                text = f"*{mrkdwn(shown.skill_name(skill.skill_id))}* (more)"
            text += f"\n{line}"
        yield text


def _skill_heading(shown: ShownReview, skill: SkillResult) -> str:
    name = mrkdwn(shown.skill_name(skill.skill_id))
    counted = f" · {_passed(skill)}" if skill.applicable else ""
    return f"*{name}* {score_words(skill.score)}{counted}"


def _passed(skill: SkillResult) -> str:
    return f"{skill.passed} of {so_many(skill.applicable, 'check')}"


def _check_lines(shown: ShownReview, checks: Sequence[CheckResult]) -> Iterator[str]:
    said_before: set[str] = set()
    for check in checks:
        if check.status in SIGNS:
            yield _check_line(shown, check, said_before)
            said_before |= {evidence.quote for evidence in check.evidence}
    rest = [shown.check_name(check.check_id) for check in checks if is_shown(check) and check.status not in SIGNS]
    if rest:
        yield f"_Did not come up: {mrkdwn(', '.join(rest))}_"


def _check_line(shown: ShownReview, check: CheckResult, said_before: Collection[str]) -> str:
    """One check; words that stand above already are only begun."""
    quotes = [
        shown.attributed(evidence, length=AGAIN_LENGTH if evidence.quote in said_before else QUOTE_LENGTH)
        for evidence in check.evidence[:QUOTES_EACH]
    ]
    note = mrkdwn(clip(check.note, 150))
    rest = " · ".join(part for part in (note, *quotes) if part)
    name = mrkdwn(shown.check_name(check.check_id))
    return f"{SIGNS[check.status]} {name}{f' — {rest}' if rest else ''}"
