"""Layout L5: the weekly digest, and what is said below it when somebody reacts."""

from collections.abc import Sequence
from datetime import timedelta

from bot.coaching.digest import Digest, LastFocus, RecallTip
from bot.coaching.focuses import FocusChoice
from bot.coaching.ratings import REASONS
from bot.numbers import so_many
from bot.rhythm import week_of
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, choice, context, header, modal, section, text_input
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import DigestAccount, DigestReason, DigestScore, OnDigest
from storage.models import Account

REACT = "React: ✅ did it · 🏆 it worked · 👎 not useful"
RECALL = "🧠 *Recall*"
LATER = " · 💤 tomorrow"
PRIVATE = "🔒 Only you"
SAID = {"did_it": "you did it", "worked": "you said it worked"}
SCORES = range(1, 6)
OWN_WORDS, KEEP = "own", "keep"
MOST_ACCOUNTS, MOST_CHOICES = 4, 8


def digest_text(digest: Digest) -> str:
    """The digest in words, for notifications and screen readers."""
    return "\n".join([digest_title(digest), *_lines(digest)])


def digest_blocks(digest: Digest, *, digest_id: int, is_again: bool = False) -> list[Block]:
    """Last focus, what went well, this week's focus, a tip as a question, what needs the person.

    One that `is_again` sent cannot be put off once more.
    """
    return [
        header(digest_title(digest)),
        *(section(line, _show(digest_id) if line.startswith(RECALL) else None) for line in _lines(digest)),
        actions(*_buttons(digest, digest_id)),
        *_rating(digest, digest_id),
        context(REACT if is_again else REACT + LATER, PRIVATE),
    ]


def answer_text(tip: RecallTip) -> str:
    """The answer to the tip's question."""
    source = f"\n📚 {mrkdwn(tip.source)}" if tip.source else ""
    return f"🧠 {mrkdwn(tip.question)}\n{mrkdwn(tip.answer)}{source}"


def digest_title(digest: Digest) -> str:
    """The working week that is over, or nearly: on a Monday the last one, on a Friday this one."""
    monday = week_of(digest.on - timedelta(days=3))
    friday = monday + timedelta(days=4)
    since = f"{monday.day}" + (f" {monday:%b}" if friday.month != monday.month else "")
    return f"Your week · {since}–{friday.day} {friday:%b}"


def _lines(digest: Digest) -> list[str]:
    lines = []
    if digest.is_quiet:
        lines.append("A quiet week. Here is one thing to think about; your plan is below.")
    if digest.last_focus:
        lines.append(f"🏁 *Last focus* {_last_focus(digest.last_focus)}")
    if digest.did_well:
        lines.append(f"✅ *Did well* {mrkdwn(digest.did_well)}")
    if digest.focus:
        lines.append(f"🎯 *This week* {mrkdwn(digest.focus.when_then)}")
    if digest.recall:
        lines.append(f"{RECALL}{_ago(digest)} {mrkdwn(digest.recall.question)}")
    if digest.needs:
        lines.append(f"📌 *Needs you* {mrkdwn(' · '.join(digest.needs))}")
    return lines


def _last_focus(last: LastFocus) -> str:
    """ "Ask before you answer a worry — seen in 2 of 3 calls (was 0 of 2) · you said it worked"."""
    results = [_seen(last), SAID.get(last.said, "")]
    nothing = "not seen yet: no call since could show it" if last.is_on_calls else "you have not said how it went"
    return f"{mrkdwn(last.title.rstrip('.'))} — {' · '.join(filter(None, results)) or nothing}"


def _seen(last: LastFocus) -> str:
    if not last.chances:
        return ""
    before = f" (was {last.seen_before} of {last.chances_before})" if last.chances_before else ""
    return f"seen in {last.seen} of {so_many(last.chances, 'call')}{before}"


def _ago(digest: Digest) -> str:
    """ " (tip from 2 weeks ago)"; nothing for a tip of the library."""
    given_on = digest.recall.given_on if digest.recall else None
    if given_on is None:
        return ""
    weeks = max((digest.on - given_on).days + 3, 0) // 7
    when = "last week" if weeks <= 1 else f"{weeks} weeks ago"
    return f" (tip from {when})"


def _show(digest_id: int) -> Block:
    """The way to the answer of the tip's question."""
    return button("Show", action_ids.DIGEST_SHOW_TIP, OnDigest(digest_id=digest_id).packed())


def _buttons(digest: Digest, digest_id: int) -> list[Block]:
    plan = button("Open my plan", action_ids.RUN_VERB, "week", style="primary")
    if digest.is_quiet:
        return [plan]
    label = "Keep or change focus" if digest.focus else "Choose a focus"
    return [plan, button(label, action_ids.DIGEST_FOCUS, OnDigest(digest_id=digest_id).packed())]


def _rating(digest: Digest, digest_id: int) -> list[Block]:
    if not digest.asks_rating:
        return []
    scores = [
        button(
            str(score), f"{action_ids.DIGEST_RATE}{score}", DigestScore(digest_id=digest_id, score=score).packed()
        )
        for score in SCORES
    ]
    return [section("How useful is Coach? 1 is not at all, 5 is very."), actions(*scores)]


def rated_blocks(blocks: Sequence[Block], score: int) -> list[Block]:
    """The digest as it stands, with the answer in place of the five buttons."""
    kept: list[Block] = []
    for block in blocks:
        ids = [str(element.get("action_id", "")) for element in block.get("elements", [])]
        if any(name.startswith(action_ids.DIGEST_RATE) for name in ids):
            kept[-1] = context(f"You gave {score} of 5 for how useful Coach is. Thank you.")
        else:
            kept.append(block)
    return kept


def why_blocks(digest_id: int) -> list[Block]:
    """The six reasons why a digest was not useful."""
    buttons = [
        button(
            label, f"{action_ids.DIGEST_WHY}{reason}", DigestReason(digest_id=digest_id, reason=reason).packed()
        )
        for reason, label in REASONS.items()
    ]
    return [section(WHY), actions(*buttons), context(PRIVATE)]


WHY = "Thank you for saying so. What was off about this week's digest?"
WORKED = "🏆 Good to hear. With which account? You can leave this open."


def worked_blocks(accounts: Sequence[Account], *, digest_id: int) -> list[Block]:
    """Which account it worked with, or none in particular."""
    choices = [(account.name, account.id) for account in accounts[:MOST_ACCOUNTS]]
    buttons = [
        button(
            clip(name, 40),
            f"{action_ids.DIGEST_ACCOUNT}{number}",
            DigestAccount(digest_id=digest_id, account_id=number).packed(),
        )
        for name, number in [*choices, ("None in particular", 0)]
    ]
    return [section(WORKED), actions(*buttons)]


STOP = (
    "Shall I stop the weekly digest and Friday's question? Your plan, goals and answers stay; you can turn both "
    "on again in settings."
)


def stop_blocks(digest_id: int) -> list[Block]:
    """Confirm that the digest is not wanted any more."""
    value = OnDigest(digest_id=digest_id).packed()
    return [section(STOP), actions(button("Stop both", action_ids.DIGEST_STOP, value))]


def more_text(digest: Digest) -> str:
    """Why this focus and where the numbers come from."""
    lines = ["*About this digest*"]
    if digest.last_focus and digest.last_focus.chances:
        lines.append(
            "“Seen in” counts the calls you shared since you took the focus, where there was a chance to do it."
        )
    if digest.focus:
        lines.append(f"*{mrkdwn(digest.focus.title.rstrip('.'))}*: {mrkdwn(digest.focus.when_then)}")
        lines.append("It stays until it was seen three times in a row, or you change it.")
    if digest.recall:
        lines.append("A tip comes back after 2, 7 and 21 days as a question, until you did it twice.")
        lines.append(answer_text(digest.recall))
    lines.append("The figures in full: `/coach progress report`.")
    return "\n".join(lines)


def focus_modal(current: str, choices: Sequence[FocusChoice]) -> Block:
    """Keep the focus (its title, "" for none), take another, or say it in own words."""
    kept = [(f"Keep: {current}", KEEP)] if current else []
    others = [(option.title, option.title[:75]) for option in choices if option.title != current]
    options = [*kept, *others[:MOST_CHOICES], ("In my own words, below", OWN_WORDS)]
    blocks = [
        choice("What will you work on?", "focus", options, options[0][1]),
        text_input(
            "When …, I will …",
            "when_then",
            optional=True,
            most=200,
            hint="For example: When I hear a worry, I will ask one question first.",
        ),
        context(PRIVATE),
    ]
    return modal("This week's focus", action_ids.FOCUS_FORM, blocks, submit="Save")


def focus_blocks(text: str, label: str) -> list[Block]:
    """What somebody works on, and the way to work on something else."""
    return [
        section(mrkdwn(text)),
        actions(button(label, action_ids.OPEN_FOCUS, style="primary")),
        context(PRIVATE),
    ]


def noted_blocks(text: str) -> list[Block]:
    """What was noted, in place of the question."""
    return [section(mrkdwn(text))]


def reason_blocks(text: str, *, digest_id: int) -> list[Block]:
    """The reason that was noted, and room to say more."""
    add = button("Add a note", action_ids.DIGEST_NOTE, OnDigest(digest_id=digest_id).packed())
    return [section(mrkdwn(text), add)]


def digest_note_modal(note: str, *, digest_id: int) -> Block:
    """What was off, in own words."""
    words = text_input("What would have helped?", "note", value=note, lines=True, most=500)
    private = OnDigest(digest_id=digest_id).packed()
    return modal(
        "What was off", action_ids.DIGEST_NOTE_FORM, [words, context(PRIVATE)], submit="Keep", private=private
    )
