"""How a brief is laid out as turns of a conversation.

Everything people typed or imported goes in user turns between tags, so that the model can tell it
from its instructions; whatever looks like one of our tags inside it is disarmed. What changes from
person to person or day to day stands in the last turn only: all before it can be cached.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from bot.model import Asker, Brief, DraftOffer, Guidance, Snippet, Turn
from bot.privacy import masked

Block = dict[str, Any]

_TAGS = (
    *("today", "person", "names", "facts", "urgency", "snippets", "snippet", "plan", "draft", "question"),
    *(
        "week",
        "theme",
        "tasks",
        "checks",
        "call",
        "decided",
        "wanted",
        "dispute",
        "transcript",
        "promises",
        "goals",
        "signals",
        "summary",
        "open",
    ),
)
_TAG_LIKE = re.compile(rf"<(?=\s*/?\s*(?:{'|'.join(_TAGS)})\b)", re.IGNORECASE)
_MARK = re.compile(r" ?\[\d{1,2}\](?!\()")
LONGEST_TURN = 4000
MOST_HISTORY = 24_000
"""Characters: some 8,000 tokens, which is less than a call and more than any thread about one situation."""
_COACH_FIRST = "(The coach opened this conversation.)"


def history_turns(history: Sequence[Turn]) -> list[Block]:
    """What was said before, as plain text, opening with a user turn as the API wants it.

    The citation marks of earlier replies are left out: their numbers mean nothing any more. Of much only the
    newest is sent, and of something long its beginning.
    """
    said = (_turn(turn) for turn in history)
    turns = _newest([turn for turn in said if turn["content"]])
    if turns and turns[0]["role"] == "assistant":
        return [{"role": "user", "content": _COACH_FIRST}, *turns]
    return turns


def _turn(turn: Turn) -> Block:
    if turn.author == "person":
        return {"role": "user", "content": disarmed(_beginning(turn.text))}
    return {"role": "assistant", "content": _beginning(without_marks(turn.text))}


def _beginning(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST_TURN else f"{text[:LONGEST_TURN].rstrip()} …"


def _newest(turns: Sequence[Block]) -> list[Block]:
    """As many of the last turns as there is room for."""
    sizes = accumulate(len(turn["content"]) for turn in reversed(turns))
    count = sum(size <= MOST_HISTORY for size in sizes)
    return list(turns[len(turns) - count :])


def without_marks(text: str) -> str:
    """The text without bracketed numbers such as ` [1]`; only we may put them there."""
    return _MARK.sub("", text)


def question_text(brief: Brief, *, snippets: Sequence[Snippet] = (), offer: DraftOffer | None = None) -> str:
    """The last turn: the day, the person, what we hold, the passages, the plan so far and the question."""
    parts = [
        tagged("today", f"{brief.today:%A}, {brief.today.isoformat()}"),
        tagged("person", person_lines(brief.asker)),
        tagged("names", _names(brief.names)),
        tagged("facts", "\n".join(f"- {fact.text} (from: {fact.basis})" for fact in brief.facts)),
        tagged("urgency", "The deciding date is near: keep every horizon short." if brief.is_urgent else ""),
        _snippets(snippets),
        tagged("plan", plan_text(brief.previous) if brief.previous else ""),
        tagged("draft", f"{offer.label} (kind: {offer.kind})" if offer else ""),
        tagged("question", brief.question),
    ]
    return "\n\n".join(part for part in parts if part)


def search_results(snippets: Sequence[Snippet]) -> list[Block]:
    """The passages as blocks the model can cite, one text block a paragraph: the smallest thing cited."""
    return [
        {
            "type": "search_result",
            "source": snippet.cite,
            "title": snippet.heading_path or snippet.document,
            "content": [{"type": "text", "text": paragraph} for paragraph in _paragraphs(snippet.body)],
            "citations": {"enabled": True},
        }
        for snippet in snippets
        if snippet.body.strip()
    ]


def plan_text(plan: Guidance) -> str:
    """A plan given earlier, as plain lines."""
    return "\n".join(_plan_lines(plan))


def _plan_lines(plan: Guidance) -> Iterator[str]:
    yield plan.title
    yield plan.situation
    for number, step in enumerate(plan.steps, start=1):
        yield f"{number}. {step.title} ({step.when})"
        yield from (f"   - {bullet}" for bullet in step.bullets)
    if plan.watch_outs:
        yield f"Watch out for: {'; '.join(plan.watch_outs)}"


def person_lines(asker: Asker) -> str:
    """Who is asking, one thing a line."""
    known = {
        "First name": asker.first_name,
        "Role": asker.role,
        "Experience": asker.experience,
        "Style": asker.style,
    }
    return "\n".join(f"{word}: {value}" for word, value in known.items() if value)


def _names(names: Mapping[str, str]) -> str:
    """One a line. The contact we hold is the champion on record, who need not be the one asked about."""
    said = {"champion" if hole == "contact" else hole: name for hole, name in names.items() if name}
    return "\n".join(f"{hole}: {name}" for hole, name in sorted(said.items()))


def _snippets(snippets: Sequence[Snippet]) -> str:
    inner = "\n".join(_snippet(snippet) for snippet in snippets)
    return f"<snippets>\n{inner}\n</snippets>" if inner else ""


def _snippet(snippet: Snippet) -> str:
    text = disarmed(f"{snippet.heading_path}\n{snippet.body.strip()}")
    return f'<snippet id="{snippet.cite}">\n{text}\n</snippet>'


def tagged(tag: str, text: str) -> str:
    """The text between tags, with what looks like a tag of ours disarmed; nothing for no text.

    Masked here once more: what reaches this place is also the title of a call, a goal, a note on a score.
    """
    inner = disarmed(masked(text.strip()))
    return f"<{tag}>\n{inner}\n</{tag}>" if inner else ""


def disarmed(text: str) -> str:
    """The text without anything that could be taken for a tag of ours."""
    return _TAG_LIKE.sub("&lt;", text)


def _paragraphs(body: str) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", body) if paragraph.strip()]
