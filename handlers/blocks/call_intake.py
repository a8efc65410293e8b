"""What is said about a call before its review: that it came, why it cannot be read, terms, questions."""

from collections.abc import Sequence

from bot.errors import CoachError
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, choice, context, modal, section, text_input
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import CallAnswer, OnCall

CAME_TO_NOTHING = (
    "I gave up on that file: reading it took too long. Save it as .vtt or .txt and send it again. · E-FILE-SLOW"
)
AN_IMPORT = (
    "That's a list of {name}, not a call. An administrator can import it where I run, with "
    "`sideline import {name} <file>`; then I know your {name} when you ask. · E-FILE-TABLE"
)
MOST_NAMES = 8
MOST_FILES = 10


def refusal_text(error: CoachError) -> str:
    """What happened, what to do, and the code (layout L20)."""
    return f"{error.user_message} · {error.code}"


def opening_text(title: str) -> str:
    """The line the thread of a call hangs on."""
    return f"You shared a call: {mrkdwn(title)}" if title else "You shared a call"


def opening_blocks(title: str) -> list[Block]:
    """The same as blocks."""
    return [section(f"*You shared a call*\n{mrkdwn(title)}" if title else "*You shared a call*")]


def several_files_text(count: int) -> str:
    """Said once for a message with several files."""
    read = f"the first {MOST_FILES}" if count > MOST_FILES else "each"
    return f"{count} files. I review {read} as a call of its own, here in this thread."


def known_call_text(*, title: str, link: str, overall: str) -> str:
    """The same call a second time: where its review is, and that nothing has changed."""
    name = f"*{mrkdwn(title)}*" if title else "this"
    where = f" <{link}|Open the review>." if link else ""
    score = f" The scores are the same: {overall}." if overall else ""
    return f"I've already reviewed {name}.{score}{where}"


def waiting_call_text(*, title: str) -> str:
    """The same call again while a question about it is open."""
    name = f"*{mrkdwn(title)}*" if title else "That call"
    return f"{name} is here already. I asked you something about it before I start: please answer that."


def coming_call_text(*, title: str) -> str:
    """The same call again while its review is on the way, or is tried once more."""
    name = f"*{mrkdwn(title)}*" if title else "That call"
    return f"{name} is here already, and I'm reviewing it. The review comes in its own thread."


def terms_text(days: int) -> str:
    """The consent line before somebody's first transcript."""
    when = f"after {so_many(days, 'day')}" if days else "right after the review"
    return f"Only share calls you're allowed to share. I delete the raw text {when}."


def terms_blocks(days: int) -> list[Block]:
    """The same with [OK] [Change]."""
    row = actions(button("OK", action_ids.ACCEPT_TERMS), button("Change", action_ids.OPEN_SETTINGS))
    return [section(terms_text(days)), row]


def sensitive_text(reason: str) -> str:
    """The pause before anything is analysed."""
    about = f" It seems to be about {mrkdwn(reason)}." if reason else ""
    return f"This looks sensitive.{about} Analyse anyway? Nothing goes to the AI model before you say yes."


def sensitive_blocks(reason: str, *, call_id: int) -> list[Block]:
    """The same with [Yes, private] [Delete it]."""
    return [
        section(sensitive_text(reason)),
        actions(
            _answer("Yes, private", call_id, "sensitive", "yes"),
            _answer("Delete it", call_id, "sensitive", "no", style="danger"),
        ),
    ]


NO_SPEAKERS = (
    "I can't tell who's speaking. You can label it, or I only summarise it: actions and signals, but no score."
)


def no_speakers_blocks(*, call_id: int) -> list[Block]:
    """[I'll label it] [Summarise only]."""
    return [
        section(NO_SPEAKERS),
        actions(
            _answer("I'll label it", call_id, "labels", "label", style="primary"),
            _answer("Summarise only", call_id, "labels", "summary"),
        ),
    ]


def same_person_text(one: str, other: str) -> str:
    """Two names that look like one person."""
    return f"*{mrkdwn(one)}* and *{mrkdwn(other)}* look like the same person. Are they?"


def same_person_blocks(one: str, other: str, *, call_id: int) -> list[Block]:
    """[Same person] [Two people]."""
    return [
        section(same_person_text(one, other)),
        actions(_answer("Same person", call_id, "merge", "yes"), _answer("Two people", call_id, "merge", "no")),
    ]


WHICH_IS_YOU = "Which speaker is you? I remember it for your next calls."


def which_is_you_blocks(speakers: Sequence[str], *, call_id: int) -> list[Block]:
    """One button for each speaker, those first who spoke first, and one for nobody."""
    named = [
        _answer(speaker, call_id, "speaker", str(number)) for number, speaker in enumerate(speakers[:MOST_NAMES])
    ]
    return [section(WHICH_IS_YOU), actions(*named, _answer("None of these", call_id, "speaker", "none"))]


def who_is_with_you_text(others: Sequence[str]) -> str:
    """Whose talk counts as the person's own, where several others speak."""
    names = ", ".join(f"*{mrkdwn(name)}*" for name in others)
    return f"Besides you I hear {names}. Is any of them a colleague of yours? I count the others as the customer."


def who_is_with_you_blocks(others: Sequence[str], places: Sequence[int], *, call_id: int) -> list[Block]:
    """[No, only me], one for each of them, [Several of them]; a choice is a place in the call's speakers."""
    named = [_answer(name, call_id, "side", str(place)) for name, place in zip(others, places, strict=True)]
    several = [_answer("Several of them", call_id, "side", "several")] if len(others) > 2 else []
    return [
        section(who_is_with_you_text(others)),
        actions(_answer("No, only me", call_id, "side", "none"), *named, *several),
    ]


def sides_noted_text(colleagues: Sequence[str]) -> str:
    """In place of the question who is on the person's side."""
    names = " and ".join(f"*{mrkdwn(name)}*" for name in colleagues)
    return f"Noted, {names} {'is' if len(colleagues) == 1 else 'are'} with you. I remember it."


EVERYBODY_IS_YOURS = "Somebody has to be the customer. Leave at least one name open."
ONLY_YOU = "Noted, only you. The others are the customer."


def _answer(label: str, call_id: int, question: str, choice: str, *, style: str = "") -> Block:
    value = CallAnswer.model_validate({"call_id": call_id, "question": question, "choice": choice}).packed()
    return button(label, f"{action_ids.CALL_ANSWER}{choice}", value, style=style)


DELETED = "Deleted. I kept nothing of it."
ANSWERED = "That is settled already."
PREVIEWED = 4


def speaker_noted_text(name: str) -> str:
    """In place of the question which speaker the person is."""
    return f"You are *{mrkdwn(name)}*. Noted."


def label_modal(lines: Sequence[str], *, me: str, call_id: int) -> Block:
    """Two names and who begins: enough where every line is a turn, and it says so."""
    shown = "\n".join(f">{number}. {mrkdwn(clip(line, 120))}" for number, line in enumerate(lines[:PREVIEWED], 1))
    blocks = [
        section(f"I take the lines in turns between the two of you. It begins like this:\n{shown}"),
        text_input("Your name", "me", value=me, most=60),
        text_input("The other person", "them", most=60),
        choice("Who says line 1?", "first", [("I do", "me"), ("The other person", "them")], "me"),
        context("If the lines don't take turns, put `Name:` before each line in the file and drop it again."),
    ]
    return modal("Who is speaking?", action_ids.LABEL_FORM, blocks, submit="Review it", private=_on(call_id))


def _on(call_id: int) -> str:
    return OnCall(call_id=call_id).packed()
