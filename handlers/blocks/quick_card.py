"""Layout L3: the quick coaching card, in a message and at the top of Home."""

from bot.clock_words import clock_time
from bot.coaching.coaching_card import CoachingCard, Tip
from bot.coaching.skill_progress import Focus, Standing, rounded
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.progress import PRIVATE
from handlers.blocks.skills_overview import nothing_blocks, overview_text
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnCall


def card_text(card: CoachingCard) -> str:
    """The card in words, for notifications and screen readers."""
    if not card.overview.standings:
        return overview_text(card.overview)
    return "\n".join(["Quick card", *_lines(card)])


def card_blocks(card: CoachingCard) -> list[Block]:
    """Strength, focus, tip, and the call to look at again."""
    if not card.overview.standings:
        return nothing_blocks(card.overview)
    name = f" — {mrkdwn(card.name)}" if card.name else ""
    return [section("\n".join([f"⚡ *Quick card{name}*", *_lines(card)])), *_to_call(card.tip), context(PRIVATE)]


def card_home(card: CoachingCard | None) -> list[Block]:
    """The same for the Home tab; [] when nothing was scored."""
    if card is None or not card.overview.standings:
        return []
    return [section("\n".join(["⚡ *Quick card*", *_lines(card)])), _home_actions(card.tip)]


def _lines(card: CoachingCard) -> list[str]:
    skills = [*_best(card, card.best), *_focus(card, card.focus)]
    return ["   ".join(skills), *([f"*Tip* {tip_words(card.tip)}"] if card.tip else [])]


def tip_words(tip: Tip) -> str:
    """ "Ask before you answer a worry. Try: “What part …?”", safe for mrkdwn."""
    title = mrkdwn(tip.title.rstrip("."))
    return f"{title}. Try: “{mrkdwn(_bare(tip.try_line))}”" if tip.try_line else title


def _best(card: CoachingCard, best: Standing | None) -> list[str]:
    if best is None:
        return []
    word = "Strength" if best.state == "strength" else "Strongest so far"
    early = " (early)" if best.is_early else ""
    return [f"*{word}* {mrkdwn(card.overview.skill_name(best.skill_id))} {rounded(best.rolling)}{early}"]


def _focus(card: CoachingCard, focus: Focus | None) -> list[str]:
    if focus is None:
        return []
    early = " (early)" if focus.is_early else ""
    name = mrkdwn(card.overview.skill_name(focus.skill_id))
    return [f"*Focus* {name} {rounded(focus.rolling)}{early}, target {focus.target}"]


def _to_call(tip: Tip | None) -> list[Block]:
    if tip is None or not tip.call_id:
        return []
    return [section(f"📞 Review: {call_moment(tip)}", _open(tip))]


def _home_actions(tip: Tip | None) -> Block:
    buttons = [_open(tip)] if tip and tip.call_id else []
    return actions(*buttons, button("Full report", action_ids.PROGRESS_REPORT))


def _open(tip: Tip) -> Block:
    """The id says where it stands, because Home lists the same call below."""
    value = OnCall(call_id=tip.call_id).packed()
    return button("Open call", f"{action_ids.OPEN_CALL}focus_{tip.call_id}", value)


def call_moment(tip: Tip) -> str:
    """ "Acme discovery, 02:39"."""
    title = mrkdwn(clip(tip.call_title, 80)) or "your call"
    return f"{title}, {clock_time(tip.at_seconds)}" if tip.at_seconds is not None else title


def _bare(text: str) -> str:
    return text.strip().strip('"“”')
