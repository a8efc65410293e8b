"""Free-text answers within a thread, with their numbered sources."""

from collections.abc import Sequence

from bot.model import Reply, Snippet
from handlers.blocks.parts import Words, context, markdown_block
from handlers.blocks.splitting import MESSAGE, goes_on, pieces
from handlers.blocks.text import clip, markdown, mrkdwn

NOTHING_MORE = (
    "I have nothing more on that in my library. Put it as a question of its own {where}, "
    "with what happened and what you want, and I will look again."
)
NO_SECOND_VIEW = (
    "I have no second view on this: the plan above is the one my library holds. Tell me what does not fit, "
    "and I will look from there."
)


def reply_messages(
    reply: Reply, snippets: Sequence[Snippet], *, note: str, is_private: bool = True
) -> list[Words]:
    """The words in Markdown, then where they come from; a long reply goes on in further messages."""
    texts = pieces(reply.text, MESSAGE)
    last = len(texts)
    closing = " · ".join(part for part in ("🔒 Only you" if is_private else "", mrkdwn(note)) if part)
    ends = [line for line in (_sources(reply, snippets), closing) if line]
    return [
        (
            clip(mrkdwn(text), 3900),
            [markdown_block(markdown(text)), *map(context, ends if number == last else [goes_on(number, last)])],
        )
        for number, text in enumerate(texts, start=1)
    ]


def _sources(reply: Reply, snippets: Sequence[Snippet]) -> str:
    """What the marks stand for; "" where nothing was advised."""
    labels = {snippet.cite: snippet.label for snippet in snippets}
    cited = [f"[{number}] {mrkdwn(labels.get(cite, cite))}" for number, cite in enumerate(reply.cites, start=1)]
    if cited:
        return f"📚 {' · '.join(cited)}"
    return "General advice" if reply.is_advice else ""


def no_second_view() -> Reply:
    """What to say when no writer sees it differently."""
    return Reply(text=NO_SECOND_VIEW, is_advice=False)


def nothing_more(*, is_private: bool) -> Reply:
    """What to say when no writer has anything on a follow-up."""
    where = "outside this thread" if is_private else "in our direct messages"
    return Reply(text=NOTHING_MORE.format(where=where), is_advice=False)


def stopped_text(text: str) -> str:
    """What the person has seen when they pressed Stop, and that it ends there; already safe for Slack."""
    return clip(f"{text}\n\n_Stopped. Ask again whenever you like._".strip(), 12_000)
