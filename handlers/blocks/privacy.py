"""Layout L19: what is kept with counts, who can see what, and the ways out."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, modal, section, text_input
from handlers.blocks.text import mrkdwn

NAMES = {
    "people": ("profile with settings", "profiles with settings"),
    "conversations": ("thread", "threads"),
    "messages": ("message (yours or mine)", "messages (yours and mine)"),
    "guidance": ("piece of advice", "pieces of advice"),
    "ratings": ("rating", "ratings"),
    "outcomes": ("outcome", "outcomes"),
    "calls": ("shared call", "shared calls"),
    "call_transcripts": ("transcript of a call", "transcripts of calls"),
    "call_reviews": ("call review", "call reviews"),
    "skill_scores": ("skill score", "skill scores"),
    "call_checks": ("check of a call", "checks of calls"),
    "reminders": ("reminder", "reminders"),
    "deliveries": ("copy of what I sent you", "copies of what I sent you"),
    "agenda": ("promise of mine (kept or open)", "promises of mine (kept and open)"),
    "focuses": ("focus", "focuses"),
    "goals": ("goal", "goals"),
    "metric_entries": ("logged figure", "logged figures"),
    "weekly_plans": ("weekly plan", "weekly plans"),
    "plan_notes": ("insight you added", "insights you added"),
    "plan_tasks": ("task of a plan", "tasks of plans"),
    "weekly_digests": ("weekly digest", "weekly digests"),
    "digest_reactions": ("reaction to a digest", "reactions to digests"),
    "insights": ("insight", "insights"),
    "recalls": ("tip to come back to", "tips to come back to"),
    "satisfaction": ("answer on how useful I am", "answers on how useful I am"),
    "unasked_messages": ("note of a message you did not ask for", "notes of messages you did not ask for"),
    "wellbeing_notes": ("note on your energy", "notes on your energy"),
    "notifications": ("item of your Home tab", "items of your Home tab"),
    "api_tokens": ("key to the API", "keys to the API"),
    "api_requests": ("request to the API", "requests to the API"),
    "model_calls": ("model call (tokens and cost, no text)", "model calls (tokens and cost, no text)"),
}
STAYS = (
    "What stays: team totals without names, the line in the log that a deletion happened, and your company's own "
    "data: accounts and deals it imported, with your e-mail address where you are their owner."
)


def privacy_blocks(counts: Mapping[str, int], *, has_model: bool, transcript_days: int) -> list[Block]:
    """What is kept about this person, now."""
    model = (
        "Your question, this thread and the facts of the account you name go to Anthropic's Claude to write "
        "the answer. E-mail addresses, phone, card and account numbers and passwords are masked first. "
        "You can turn this off in settings."
        if has_model
        else "No AI model sees your words: answers come from my library on this server."
    )
    return [
        section(f"*What I keep about you*\n{mrkdwn(counted(counts))}"),
        section(
            "*Who can see it*\nOnly you. Not your manager, not your colleagues. "
            "When you tell me that advice worked, others see it only as a number: “Worked for 7 of 9 here”. "
            "Whoever runs this server could read its database."
        ),
        section(f"*The model*\n{model}"),
        section(
            "*How long*\nUntil you say _forget me_. What was said on a call goes earlier, "
            f"{_after(transcript_days)}, and what you tell of your energy after 30 days. "
            "Deleting your own message here deletes my copy of it."
        ),
        actions(
            button("Export my data", action_ids.EXPORT),
            button("My calls", action_ids.SHOW_CALLS),
            button("Settings", action_ids.OPEN_SETTINGS),
            button("Forget me", action_ids.OPEN_FORGET, style="danger"),
        ),
        context("🔒 Only you see this"),
    ]


def _after(days: int) -> str:
    return f"after {so_many(days, 'day')}" if days else "once its review is written"


def unknown_person_blocks() -> list[Block]:
    """For somebody we hold nothing about."""
    return [section("*What I keep about you*\nNothing. We have not spoken yet."), context("🔒 Only you see this")]


def counted(counts: Mapping[str, int]) -> str:
    """ "3 threads, 12 messages": every kind of row we hold, by its everyday name."""
    return ", ".join(_counted(table, number) for table, number in counts.items())


def _counted(table: str, number: int) -> str:
    one, many = NAMES.get(table, (table, table))
    return so_many(number, one, many)


def forget_modal() -> Block:
    """What goes, what stays, and the word to type."""
    blocks = [
        section(
            "*What goes, at once and for good:* everything you wrote to me and what I answered, your calls with "
            "their reviews and scores, drafts, ratings, outcomes, reminders and whatever else I promised you, "
            "your settings and profile, and my messages in our direct messages."
        ),
        section(STAYS),
        text_input("Type FORGET to confirm", "typed", most=20),
    ]
    return modal("Forget me", action_ids.FORGET_FORM, blocks, submit="Forget me")


def forgotten_text(counts: Mapping[str, int], left: Mapping[str, int]) -> str:
    """The last message: the proof in numbers, counted before and after."""
    if not counts:
        return "There was nothing to forget: I hold nothing about you."
    gone = f"Done. I deleted {so_many(sum(counts.values()), 'row')} about you ({mrkdwn(counted(counts))})"
    rest = so_many(sum(left.values()), "is left", "are left")
    return f"{gone}; {rest}. My messages here go now. {STAYS} Nobody was told."


def export_markdown(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The export for a reader: a heading for each kind of row, and each row's fields."""
    lines = ["# Everything the coach keeps about you", ""]
    for table, entries in rows.items():
        lines += [f"## {table} ({len(entries)})", ""]
        for entry in entries:
            lines += [f"- {name}: {value}" for name, value in entry.items() if value not in (None, "", {}, [])]
            lines.append("")
    return "\n".join(lines)
