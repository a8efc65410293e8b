"""What a direct message means, decided by patterns in a fixed order; the default is a question.

The order matters more than any single pattern: safety first, control words before everything
that could swallow them, statements of fact (outcomes, notes) before wishes (goals, automations).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.commands import looks_like_transcript
from bot.phrases import says
from bot.safety import needs_a_human

LOOKED_AT = 2000


@dataclass(frozen=True)
class Intent:
    """The kind of message, and the part of the text that matters for it."""

    kind: str
    text: str = ""


@dataclass(frozen=True)
class _Recogniser:
    kind: str
    fits: Callable[[str], bool]


def recognise(text: str) -> Intent:
    """The meaning of one direct message; kinds are listed in `RECOGNISERS`, "ask" when none fits.

    Danger and transcripts are looked for in all of it, everything else in how it begins.
    """
    lowered = _beginning(" ".join(text.replace("’", "'").split()).casefold())
    for recogniser in RECOGNISERS:
        if recogniser.fits(text if recogniser.kind in _NEEDS_ALL else lowered):
            return Intent(recogniser.kind, text.strip())
    return Intent("ask", text.strip())


def _beginning(said: str) -> str:
    """As much as says what is meant; a question that comes after it leaves its mark."""
    mark = "?" if "?" in said[LOOKED_AT:] else ""
    return said[:LOOKED_AT] + mark


def is_question(lowered: str) -> bool:
    """Ends with a question mark or begins like one."""
    return "?" in lowered or says("question_start")(lowered)


def _is_notes(lowered: str) -> bool:
    if says("notes_label")(lowered):
        return True
    is_told = says("after_a_call")(lowered) and len(lowered.split()) >= 20
    return is_told and not lowered.endswith("?") and not says("wants_advice")(lowered)


def _is_automation(lowered: str) -> bool:
    if says("remind")(lowered):
        return True
    return says("standing_order")(lowered) and not is_question(lowered) and says("action")(lowered)


def _is_outcome(lowered: str) -> bool:
    is_short = len(lowered.split()) <= 20
    return (
        is_short and not is_question(lowered) and says("outcome")(lowered) and not says("not_an_outcome")(lowered)
    )


def _is_goal(lowered: str) -> bool:
    return not is_question(lowered) and says("goal_new")(lowered)


def _is_gibberish(lowered: str) -> bool:
    """One short "word" no language would own, or nothing but symbols and emoji."""
    letters = re.sub(r":[a-z0-9_+-]+:", "", lowered)
    words = re.findall(r"[^\W\d_]+", letters)
    if not words:
        return True
    if len(words) > 1 or not words[0].isascii():
        return False
    sounds = _ONE_SOUND.sub("t", words[0])
    return len(words[0]) > 3 and (not re.search(r"[aeiouy]", sounds) or _CONSONANTS.search(sounds) is not None)


_ONE_SOUND = re.compile("ngth|tch|ght|sch|ph|th|sh|ch|ck")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_NEEDS_ALL = ("safety", "debrief_transcript")

RECOGNISERS = (
    _Recogniser("safety", needs_a_human),
    _Recogniser("control_forget", says("control_forget")),
    _Recogniser("control_export", says("control_export")),
    _Recogniser("control_privacy", says("control_privacy")),
    _Recogniser("control_pause", says("control_pause")),
    _Recogniser("control_undo", says("control_undo")),
    _Recogniser("help", says("help")),
    _Recogniser("settings", says("settings")),
    _Recogniser("confirm", says("confirm")),
    _Recogniser("decline", says("decline")),
    _Recogniser("smalltalk", says("smalltalk")),
    _Recogniser("debrief_transcript", looks_like_transcript),
    _Recogniser("debrief_notes", _is_notes),
    _Recogniser("dispute", says("dispute")),
    _Recogniser("feedback_negative", says("feedback_negative")),
    _Recogniser("refuse_peer_score", says("refuse_peer_score")),
    _Recogniser("outcome", _is_outcome),
    _Recogniser("goals_list", says("goals_list")),
    _Recogniser("goal_update", says("goal_update")),
    _Recogniser("week_done", says("week_done")),
    _Recogniser("week_reflect", says("week_reflect")),
    _Recogniser("week_reflect_open", says("week_reflect_open")),
    _Recogniser("week_insights", says("week_insights")),
    _Recogniser("week_history", says("week_history")),
    _Recogniser("calls_list", says("calls_list")),
    _Recogniser("debrief_open", says("debrief_open")),
    _Recogniser("week_show", says("week_show")),
    _Recogniser("week_generate", says("week_generate")),
    _Recogniser("metric_log", lambda lowered: "?" not in lowered and says("metric_log")(lowered)),
    _Recogniser("automation_pause", says("automation_pause")),
    _Recogniser("automation_new", _is_automation),
    _Recogniser("goal_new", lambda lowered: says("goal_open")(lowered) or _is_goal(lowered)),
    _Recogniser("practice", says("practice")),
    _Recogniser("prep", says("prep")),
    _Recogniser("playbook", says("playbook")),
    _Recogniser("progress", says("progress")),
    _Recogniser("team", says("team")),
    _Recogniser("clarify", _is_gibberish),
)
