"""Short answers to plain words: each is promised and posted once, in the thread of what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.chatter import chatter_line
from bot.commands import VERBS, parse_command
from bot.courtesies import bare
from bot.deps import Deps
from bot.plain_words import asks_for
from handlers import action_ids
from handlers.blocks.help import CLARIFY, clarify_blocks, help_blocks, suggestion_blocks
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.button_values import OnMessage
from handlers.callers import Caller
from handlers.intake import Asked, Line, accept, keep_words, say_once
from handlers.message_keys import message_key
from handlers.not_yet import not_yet_blocks, not_yet_text
from handlers.people import prompts_for
from handlers.privacy import privacy_blocks_for, who_sees_text
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from storage import processed

ABOUT_YOURSELF = "I only talk to people about themselves. Ask me about your own work, and I answer you alone."
NO_SENDING = "I advise and draft; I send and post nothing myself. Tell me what it is for, and I write it for you."


@dataclass(frozen=True)
class Said:
    """One direct message. `thread_ts` is where an answer goes; `is_reply` is true inside a thread."""

    caller: Caller
    text: str
    channel: str
    ts: str
    thread_ts: str
    is_reply: bool
    files: Sequence[dict[str, Any]] = ()

    @property
    def key(self) -> str:
        """Names the message, however often Slack delivers it."""
        return message_key(self.channel, self.ts)


async def say_line(
    deps: Deps, slack: Slack, said: Said, text: str, blocks: Sequence[Block] = (), *, name: str = ""
) -> None:
    """Post a short answer in the thread; `name` keeps several answers to one message apart."""
    key = f"{said.key}:{name}" if name else said.key
    caller = said.caller
    line = Line(key, caller.team_id, caller.slack_user_id, said.channel, text, blocks, said.thread_ts)
    await say_once(deps, slack, line)


async def was_said(deps: Deps, said: Said) -> bool:
    """Whether a short answer to this very message was promised before."""
    async with deps.database.reading(said.caller.team_id) as session:
        return await processed.was_seen(session, key=said.key)


async def ask(deps: Deps, slack: Slack, said: Said) -> None:
    """Answer it as a question."""
    asked = Asked(
        key=said.key,
        team_id=said.caller.team_id,
        slack_user_id=said.caller.slack_user_id,
        text=said.text,
        origin="direct",
        channel=said.channel,
        thread_ts=said.thread_ts,
        ts=said.ts,
    )
    await accept(deps, slack, asked)


async def say_help(deps: Deps, slack: Slack, said: Said) -> None:
    """What can be done, and more about it where "help goals" names a topic."""
    topic = parse_command(said.text).rest.casefold()
    await say_line(deps, slack, said, "What I can do for you", help_blocks(topic if topic in VERBS else ""))


async def say_safety(deps: Deps, slack: Slack, said: Said) -> None:
    """The human answer; what was said is not kept."""
    await say_line(deps, slack, said, safety_text(deps), safety_blocks(deps))


async def say_who_sees(deps: Deps, slack: Slack, said: Said) -> None:
    """One sentence for this conversation and the way to the whole answer; that itself, if it is asked for."""
    if asks_for("control_kept", bare(said.text)):
        kept = await privacy_blocks_for(deps, team_id=said.caller.team_id, slack_user_id=said.caller.slack_user_id)
        await say_line(deps, slack, said, "What I keep about you", kept)
        return
    text = who_sees_text(is_private=True)
    more = actions(button("What I keep", action_ids.SHOW_PRIVACY))
    await say_line(deps, slack, said, text, [section(text), more])


async def say_forget(deps: Deps, slack: Slack, said: Said) -> None:
    """A message cannot open a form, so it offers the button that does."""
    text = "I can forget everything about you. You will see what goes and what stays before it happens."
    offer = actions(
        button("Forget me", action_ids.OPEN_FORGET, style="danger"), button("Export first", action_ids.EXPORT)
    )
    await say_line(deps, slack, said, text, [section(text), offer])


async def say_debrief(deps: Deps, slack: Slack, said: Said) -> None:
    """A message cannot open a form, but it may be followed by the call itself."""
    text = "Drop the transcript here, paste it, or tell me in a few sentences how the call went."
    offer = actions(button("Open the form", action_ids.OPEN_DEBRIEF, style="primary"))
    await say_line(deps, slack, said, text, [section(text), offer])


async def say_clarify(deps: Deps, slack: Slack, said: Said) -> None:
    """How to ask, with examples from the person's own track."""
    await say_line(deps, slack, said, CLARIFY, clarify_blocks(await prompts_for(deps, said.caller)))


async def say_not_yet(deps: Deps, slack: Slack, said: Said, verb: str) -> None:
    """That it is not built yet, and an offer to answer the words as a question."""
    message_id = await keep_words(deps, said.caller, said.channel, said.thread_ts, said.ts, said.text)
    blocks = not_yet_blocks(verb, message_id=message_id)
    await say_line(deps, slack, said, not_yet_text(verb), [*blocks, context("🔒 Only you")])


async def say_suggestion(deps: Deps, slack: Slack, said: Said, verb: str) -> None:
    """The verb that was nearly said, and an offer to answer the words as a question."""
    message_id = await keep_words(deps, said.caller, said.channel, said.thread_ts, said.ts, said.text)
    blocks = suggestion_blocks(verb, message_id=message_id)
    await say_line(deps, slack, said, f"Did you mean {verb}?", blocks)


async def say_chatter(deps: Deps, slack: Slack, said: Said) -> None:
    """One line about what is not work."""
    await say_line(deps, slack, said, chatter_line(said.text, has_model=deps.writer is not None))


async def say_no_sending(deps: Deps, slack: Slack, said: Said) -> None:
    """That nothing leaves from here, and an offer to answer the words as a question."""
    message_id = await keep_words(deps, said.caller, said.channel, said.thread_ts, said.ts, said.text)
    again = button("Answer it as a question", action_ids.ASK_ANYWAY, OnMessage(message_id=message_id).packed())
    await say_line(deps, slack, said, NO_SENDING, [section(NO_SENDING), actions(again), context("🔒 Only you")])
