"""Help, the card behind a bare `/coach`, and the questions back when something was not understood."""

from collections.abc import Sequence

from bot.tracks import Prompt
from handlers import action_ids
from handlers.blocks.help_topics import KNOWN, topic_text
from handlers.blocks.parts import DIVIDER, Block, actions, button, context, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnMessage
from handlers.not_yet import VERBS, not_yet_text

HELP = (
    "*Ask* — `/coach how do I …`, or just write to me here\n"
    "*Review a call* — `/coach debrief`, or drop a transcript into our messages\n"
    "*Plan* — `/coach week` · `/coach goals` · `/coach progress`\n"
    "*In a thread* — ask more, say _yes please_ for the draft, rate it, set a reminder\n"
    "*In a channel* — mention me for a general answer, or use _Coach me on this_ on any message\n"
    "*Yours* — `/coach settings` · `/coach privacy` · _forget me_ · _export my data_\n"
    "Plain words work too. 🔒 Private to you. `/coach privacy` shows what I keep."
)
TOPICS = f"Topics: {', '.join(KNOWN)}."
COMING = "Not here yet: " + ", ".join(name[0].lower() + name[1:] for name in VERBS.values()) + "."


def help_blocks(topic: str = "") -> list[Block]:
    """What can be done, below what there is on a topic; an unknown topic lists the topics."""
    if topic in KNOWN:
        return [section(topic_text(topic)), DIVIDER, section(HELP), context(COMING)]
    note = [context(f"{_nothing_on(topic)} {TOPICS}")] if topic else []
    return [section(HELP), *note, context(COMING)]


def _nothing_on(topic: str) -> str:
    if topic in VERBS:
        return not_yet_text(topic).partition("\n")[0]
    return f"I have no help on _{mrkdwn(topic)}_."


def home_card_blocks(name: str, focus: str = "") -> list[Block]:
    """What a bare `/coach` shows; `focus` is what the person works on, "" for nothing yet."""
    greeting = f"Hi {mrkdwn(name)}. What are you facing?" if name else "What are you facing?"
    works_on = f"\n🎯 *This week's focus* {mrkdwn(clip(focus, 500))}" if focus else ""
    return [
        section(greeting + works_on),
        actions(
            button("Ask", action_ids.OPEN_ASK, style="primary"),
            button("Debrief a call", action_ids.OPEN_DEBRIEF),
            button("My week", action_ids.RUN_VERB, "week"),
            button("Help", f"{action_ids.RUN_VERB}_help", "help"),
        ),
        context("Or type it straight away: `/coach my champion just left, what now?`"),
    ]


def suggestion_blocks(verb: str, *, message_id: int = 0) -> list[Block]:
    """A command that was nearly said: offered, never run by itself; words that were kept may be a question."""
    other = (
        button("Answer it as a question", action_ids.ASK_ANYWAY, OnMessage(message_id=message_id).packed())
        if message_id
        else button("Something else", action_ids.OPEN_ASK)
    )
    yes = button(f"Yes, {verb}", action_ids.RUN_VERB, verb, style="primary")
    return [section(f"Did you mean *{verb}*?"), actions(yes, other)]


def clarify_blocks(prompts: Sequence[Prompt]) -> list[Block]:
    """For words that make no question: how to ask, and up to three examples that work."""
    examples = [
        button(prompt.title, f"{action_ids.TRY_QUESTION}{number}", prompt.message)
        for number, prompt in enumerate(prompts[:3])
    ]
    return [section(CLARIFY), actions(*examples), context("🔒 Only you")]


CLARIFY = (
    "I could not make a question of that. Tell me what happened and what you want, in a sentence or two; "
    "or try one of these."
)
