"""A moment of a call in words: the situation, what was said, and what the customer said next."""

import re

from bot.clock_words import clock_time
from bot.coaching.call_review import CheckResult, Evidence
from bot.coaching.checks.scene import Scene
from bot.meetings.turns import Turn, is_unknown
from bot.people import first_name

EFFECT_WORDS = 12
QUICK_SECONDS = 5.0
"""A longer pause than this is not worth a number."""

_NO_NAME = re.compile(
    r"(?:speaker|spk|participant|customer|client|caller|user|prospect|guest|[a-z])[\s_#-]*\d*",
    re.IGNORECASE,
)


def moment_words(result: CheckResult, scene: Scene) -> tuple[str, str]:
    """The situation and its effect on the customer, in sentences; both "" without a moment to point at."""
    own = [evidence for evidence in result.evidence if _side(evidence, scene) == "own"]
    theirs = [evidence for evidence in result.evidence if _side(evidence, scene) == "customer"]
    if theirs and own:
        return _after_words(theirs[0], own[-1], scene), _effect(own[-1], scene)
    if own:
        return _own_words(own[0], result.note), _effect(own[0], scene)
    if theirs:
        return f"{_when(theirs[0])}{_name(theirs[0])} said {quoted(theirs[0].quote)}.", ""
    return (f"{_sentence(result.note)}" if result.note else ""), ""


def quoted(words: str) -> str:
    """Words in quotation marks, without the full stop that would stand before them."""
    return f"“{words.strip().rstrip('.,;:')}”"


def _after_words(theirs: Evidence, own: Evidence, scene: Scene) -> str:
    pause = _pause(theirs, own, scene)
    then = f"{pause:.1f} s after they stopped you said" if pause is not None else "You answered"
    return f"{_when(theirs)}{_name(theirs)} said {quoted(theirs.quote)}. {then} {quoted(own.quote)}."


def _own_words(own: Evidence, note: str) -> str:
    said = f"{_when(own)}you said {quoted(own.quote)}."
    said = said[0].upper() + said[1:]
    return f"{_sentence(note)} {said}" if note else said


def _effect(own: Evidence, scene: Scene) -> str:
    """The customer's next words, as they stand: their meaning is not guessed at."""
    turn = _next_turn_of_customer(own.utterance, scene)
    if turn is None:
        return ""
    words = next(iter(scene.sentences_of(turn))).text.split()
    said = " ".join(words[:EFFECT_WORDS]) + (" …" if len(words) > EFFECT_WORDS else "")
    at = f" ({clock_time(turn.start)})" if turn.start is not None else ""
    name = _named(turn.speaker)
    return (
        f"{name}'s next words: {quoted(said)}{at}." if name else f"The customer's next words: {quoted(said)}{at}."
    )


def _next_turn_of_customer(utterance: int, scene: Scene) -> Turn | None:
    return next((turn for turn in scene.turns if turn.utterances[0] > utterance and turn.side == "customer"), None)


def _pause(theirs: Evidence, own: Evidence, scene: Scene) -> float | None:
    """Seconds between their turn and ours when times are exact, ours came right after, and it was short."""
    if scene.measures.basis != "timed":
        return None
    place = next((n for n, turn in enumerate(scene.turns) if theirs.utterance in turn.utterances), None)
    if place is None or place + 1 >= len(scene.turns):
        return None
    ended, began = scene.turns[place].end, scene.turns[place + 1].start
    is_ours = own.utterance in scene.turns[place + 1].utterances
    if not is_ours or ended is None or began is None:
        return None
    pause = max(0.0, began - ended)
    return pause if pause <= QUICK_SECONDS else None


def _side(evidence: Evidence, scene: Scene) -> str | None:
    turn = next((turn for turn in scene.turns if evidence.utterance in turn.utterances), None)
    return turn.side if turn else None


def _when(evidence: Evidence) -> str:
    return f"At {clock_time(evidence.at_seconds)} " if evidence.at_seconds is not None else ""


def _name(evidence: Evidence) -> str:
    name = _named(evidence.speaker)
    if name:
        return name
    return "the customer" if evidence.at_seconds is not None else "The customer"


def _named(speaker: str) -> str:
    """The first name of a speaker; "" for labels that name nobody ("Speaker 1", "CUSTOMER", "A")."""
    if is_unknown(speaker) or _NO_NAME.fullmatch(speaker.strip()):
        return ""
    return first_name(speaker).strip(",.")


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:]}."
