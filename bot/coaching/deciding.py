"""The part of a review that needs no model: figures, the checks code decides, and whether to score at all.

CPU-bound and pure, so it is called through `deps.aside`.
"""

from dataclasses import replace

from bot.check_rules import AtMostWords, HasLink, LongestStretch, OpenShare, QuestionRate, TalkBand, Waits
from bot.coaching.call_material import CallMaterial, Decided
from bot.coaching.call_review import CheckResult
from bot.coaching.checks import decide_checks
from bot.coaching.checks.scene import WORDS_PER_SECOND, Scene, build_scene
from bot.language.words import is_english
from bot.meetings.measured import CallMeasures
from bot.meetings.measures import measure_call
from bot.meetings.transcript import Transcript
from bot.meetings.turns import is_unknown
from bot.rubrics import Check

SHORTEST_SECONDS = 180
FEWEST_TURNS = 8
MOST_UNKNOWN = 0.15
"""Beyond this share of words by nobody in particular, figures about sides mean nothing."""
TOO_SHORT = "Too short to score. Here's what I saw."
LITTLE_EXCHANGE = "Too short to score: hardly any back and forth. Here's what I saw."
NOT_SCORED_HERE = "Calls are not scored on your track, so here are the figures, the promises and the signals."
FROM_NOTES = "Notes can't be scored without an AI model, so here is what they say."
NOT_ENGLISH = "Without an AI model I can score calls in English only. Here are the figures."
WRITER = "You"

_NEEDS_NO_ENGLISH = (TalkBand, LongestStretch, Waits, AtMostWords, HasLink)
FIGURES = (QuestionRate, OpenShare, TalkBand, LongestStretch, Waits)
"""Rules about figures: notes have none, and no model can see them."""


def decide_call(material: CallMaterial) -> Decided:
    """Measure a call and decide what code can decide of its checks."""
    transcript, own = as_spoken(material)
    measures = measure_call(transcript, own=own)
    results = _results(material, measures)
    return Decided(measures, results, _why_unscored(material, measures))


def scene_of(material: CallMaterial, measures: CallMeasures) -> Scene:
    """The call as the checks read it."""
    transcript, own = as_spoken(material)
    return build_scene(transcript, own=own, measures=measures, call_type=material.kind, on=material.on)


def as_spoken(material: CallMaterial) -> tuple[Transcript, tuple[str, ...]]:
    """The transcript and the own side; a written pitch is all the writer's own words."""
    if material.rubric is None or material.rubric.reviews == "call":
        return material.transcript, material.own
    written = tuple(replace(said, speaker=WRITER) for said in material.transcript.utterances)
    return replace(material.transcript, utterances=written), (WRITER,)


def left_open(material: CallMaterial, decided: Decided) -> list[Check]:
    """The checks a model has to decide; of notes nothing is asked that only figures can show."""
    checks = material.rubric.checks if material.rubric else ()
    unseen = FIGURES if is_from_notes(material) else ()
    return [check for check in checks if check.id not in decided.results and not isinstance(check.rule, unseen)]


def is_from_notes(material: CallMaterial) -> bool:
    """Whether a call is only told of; a written pitch is the thing itself, however it came."""
    is_pitch = material.rubric is not None and material.rubric.reviews == "pitch"
    return material.source == "notes" and not is_pitch


def _results(material: CallMaterial, measures: CallMeasures) -> dict[str, CheckResult]:
    """In another language code decides only what rests on no words of English; of notes it decides nothing."""
    rubric = material.rubric
    if rubric is None or is_from_notes(material):
        return {}
    results = decide_checks(rubric, scene_of(material, measures))
    if _is_english(material):
        return results
    return {
        check_id: one
        for check_id, one in results.items()
        if isinstance(rubric.check(check_id).rule, _NEEDS_NO_ENGLISH)
    }


def _why_unscored(material: CallMaterial, measures: CallMeasures) -> str:
    """The sentence said instead of a score; "" when there can be one."""
    rubric = material.rubric
    if rubric is None:
        return NOT_SCORED_HERE
    if rubric.reviews == "pitch" or is_from_notes(material):
        return ""
    return _who_spoke(material, measures) or _too_short(measures)


def _who_spoke(material: CallMaterial, measures: CallMeasures) -> str:
    speakers = {speaker for speaker in material.transcript.speakers if not is_unknown(speaker)}
    if not speakers:
        return "I can't tell who is speaking, so there is no score. Here's what I saw."
    if not speakers & set(material.own):
        return "I don't know which speaker is you, so there is no score. Here's what I saw."
    if not speakers - set(material.own):
        return "Only your side speaks in this transcript, so there is no score. Here's what I saw."
    if measures.unknown_share > MOST_UNKNOWN:
        share = f"{100 * measures.unknown_share:.0f} %"
        return f"I can't tell who says {share} of the words, so there is no score. Here's what I saw."
    return ""


def _too_short(measures: CallMeasures) -> str:
    guessed = measures.words / WORDS_PER_SECOND
    seconds = guessed if measures.duration_seconds is None else measures.duration_seconds
    if seconds < SHORTEST_SECONDS:
        return TOO_SHORT
    return LITTLE_EXCHANGE if measures.turns < FEWEST_TURNS else ""


def _is_english(material: CallMaterial) -> bool:
    return is_english(said.text for said in material.transcript.utterances)
