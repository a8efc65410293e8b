"""What a direct message means, decided by patterns in a fixed order; the default is a question.

The order matters more than any single pattern: safety first, control words before everything
that could swallow them, statements of fact (outcomes, notes) before wishes (goals, automations).
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.chatter import find_chatter
from bot.coaching.outward import asks_only_to_send
from bot.coaching.progress_requests import PROGRESS_VIEWS, is_named, read_request
from bot.coaching.reminder_requests import cancels_reminder
from bot.coaching.tracked_measures import MEASURES
from bot.commands import VERBS, looks_like_transcript, parse_command
from bot.courtesies import bare, plainly
from bot.phrases import says
from bot.plain_words import asks_for, list_subjects
from bot.plain_words.nearly import nearly_asked_for
from bot.safety import needs_a_human
from bot.slips import without_slips
from bot.standing_orders import is_standing_order

LOOKED_AT = 2000
FIGURES = tuple(name for measure in MEASURES for name in (measure.name, *measure.aliases))

Names = Collection[str]


@dataclass(frozen=True)
class Intent:
    """The kind of message, and the part of the text that matters for it; for "suggest" the missed verb.

    For what was typed as behind `/coach` ("week done 2") it is what follows the verb.
    """

    kind: str
    text: str = ""


@dataclass(frozen=True)
class _Heard:
    """A message as the recognisers hear it: all of it, how it begins in lower case, and as a bare request."""

    text: str
    lowered: str
    request: str
    names: Names


@dataclass(frozen=True)
class _Recogniser:
    kind: str
    fits: Callable[[_Heard], bool]


def recognise(text: str, names: Names = ()) -> Intent:
    """The meaning of one direct message; kinds are listed in `RECOGNISERS`, "ask" when none fits, "suggest" for
    a slip of the finger.

    Danger and transcripts are looked for in all of it, everything else in how it begins. `names` are those of
    skills, by which "how's my discovery going?" is told from "how's my champion doing?".
    """
    heard = _Heard(text, _beginning(" ".join(text.replace("’", "'").split()).casefold()), bare(text), names)
    for recogniser in RECOGNISERS:
        if recogniser.fits(heard):
            return Intent(recogniser.kind, text.strip())
    return _as_typed(heard) or Intent("ask", text.strip())


def _as_typed(heard: _Heard) -> Intent | None:
    """What follows `/coach`, typed without it; and the verb a slip of the finger came close to."""
    typed = parse_command(heard.text)
    if typed.verb in _TYPED:
        return Intent(_TYPED[typed.verb], typed.rest)
    if typed.verb == "help" and typed.rest.casefold() in VERBS:
        return Intent("help", heard.text.strip())
    if typed.verb == "progress" and _is_about_progress(typed.rest, heard):
        return Intent("progress", typed.rest)
    verb = typed.rest if typed.verb == "suggest" else _close_to(heard)
    return Intent("suggest", verb) if verb else None


_TYPED = {"week": "week_show", "goals": "goals_typed", "settings": "settings"}


def _is_about_progress(rest: str, heard: _Heard) -> bool:
    request = read_request(rest)
    return request.view != "subject" or is_named(request.subject, (*FIGURES, *heard.names))


def _close_to(heard: _Heard) -> str:
    """The verb these words came close to, "" for none: it is offered and never run."""
    right = without_slips(heard.request)
    slip = next((verb for kind, verb in _SHOWN.items() if right and asks_for(kind, right)), "")
    return slip or nearly_asked_for(heard.request)


_SHOWN = {
    **dict.fromkeys(PROGRESS_VIEWS, "progress"),
    "goals_list": "goals",
    "week_show": "week",
    "settings": "settings",
    "control_privacy": "privacy",
}


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
    return not is_question(lowered) and is_standing_order(lowered)


def _is_outcome(lowered: str) -> bool:
    is_short = len(lowered.split()) <= 20
    if not is_short or not says("outcome")(lowered) or says("not_an_outcome")(lowered):
        return False
    return not is_question(lowered) and not is_standing_order(lowered)


def tells_of_a_loss(text: str) -> bool:
    """Whether what came of something is a loss: said of no advice, it asks for some."""
    return says("loss")(text.replace("’", "'").casefold())


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


def _says(kind: str) -> _Recogniser:
    return _Recogniser(kind, lambda heard: says(kind)(heard.lowered))


def _sounds(kind: str, fits: Callable[[str], bool]) -> _Recogniser:
    return _Recogniser(kind, lambda heard: fits(heard.lowered))


def _asks(kind: str) -> _Recogniser:
    return _Recogniser(kind, lambda heard: asks_for(kind, heard.request))


def _asks_of_progress(heard: _Heard) -> bool:
    is_plain = any(asks_for(kind, heard.request) for kind in ("progress_on", *PROGRESS_VIEWS))
    return is_plain or _names_one(heard, "progress_of")


def _names_one(heard: _Heard, kind: str) -> bool:
    """Whether the request is of this kind and about a skill or figure there is."""
    names = (*FIGURES, *heard.names)
    return any(is_named(subject, names) for subject in list_subjects(kind, heard.request))


def _is_new_goal(heard: _Heard) -> bool:
    return (
        asks_for("goal_open", heard.request)
        or _is_goal(heard.lowered)
        or ("?" not in heard.lowered and _names_one(heard, "goal_of"))
    )


def _is_focus(heard: _Heard) -> bool:
    return asks_for("focus_change", heard.request) or _names_one(heard, "focus_of")


RECOGNISERS = (
    _Recogniser("safety", lambda heard: needs_a_human(heard.text)),
    _asks("control_forget"),
    _asks("control_export"),
    _asks("control_privacy"),
    _asks("control_pause"),
    _asks("control_undo"),
    _asks("help"),
    _asks("settings"),
    _says("confirm"),
    _says("decline"),
    _Recogniser("smalltalk", lambda heard: says("smalltalk")(plainly(heard.lowered))),
    _Recogniser("debrief_transcript", lambda heard: looks_like_transcript(heard.text)),
    _sounds("debrief_notes", _is_notes),
    _says("dispute"),
    _says("feedback_negative"),
    _says("refuse_peer_score"),
    _sounds("outcome", _is_outcome),
    _asks("goals_list"),
    _asks("goal_update"),
    _asks("week_done"),
    _asks("week_undone"),
    _says("week_reflect"),
    _asks("week_reflect_open"),
    _asks("week_insights"),
    _asks("week_history"),
    _asks("calls_list"),
    _asks("reminders_list"),
    _asks("debrief_open"),
    _asks("week_generate"),
    _asks("week_show"),
    _asks("metric_log"),
    _Recogniser("automation_pause", lambda heard: cancels_reminder(heard.request)),
    _says("automation_pause"),
    _sounds("automation_new", _is_automation),
    _Recogniser("goal_new", _is_new_goal),
    _says("practice"),
    _says("prep"),
    _says("playbook"),
    _Recogniser("focus_change", _is_focus),
    _Recogniser("progress", _asks_of_progress),
    _says("team"),
    _Recogniser("send_for_me", lambda heard: asks_only_to_send(heard.text)),
    _Recogniser("chatter", lambda heard: find_chatter(heard.text) != ""),
    _sounds("clarify", _is_gibberish),
)
