"""Checks decided by a call's figures: how many questions, how open, how much talk, how long at a stretch."""

from bot.check_rules import LongestStretch, OpenShare, QuestionRate, TalkBand
from bot.clock_words import clock_length
from bot.coaching.checks.scene import WORDS_PER_SECOND, Decision, Said, Scene, missed, not_applicable, passed
from bot.language.questions import is_open
from bot.numbers import so_many
from bot.rubrics import Band

HALF_HOUR = 30
FEWEST_QUESTIONS = 2
WORD_SHARE_ERROR = 8
"""Points by which a share of words may differ from the share of time on a short call, as measured on real
files whose times are known; nearer than that to a limit, words decide nothing."""


def decide_question_rate(rule: QuestionRate, scene: Scene) -> Decision:
    """At least one real question in `minutes_per_question`, at most `most_per_30_minutes` in half an hour.

    The upper limit never falls below that number: five questions in five minutes are no interrogation.
    """
    asked, minutes = scene.measures.questions, _minutes(scene)
    if asked is None or not minutes:
        return not_applicable("questions could not be counted")
    note = f"{so_many(asked, 'question')} in {max(1, round(minutes))} min"
    most = rule.most_per_30_minutes * max(1.0, minutes / HALF_HOUR)
    if minutes / rule.minutes_per_question <= asked <= most:
        return passed(_most_open(scene), note)
    return missed(_most_open(scene)[:1] if asked > most else [], note)


def _most_open(scene: Scene) -> list[Said]:
    """Two questions to show, open ones if there are any, in the order they were asked."""
    shown = sorted(scene.questions, key=lambda said: not is_open(said.text))[:2]
    return sorted(shown, key=lambda said: said.utterance)


def decide_open_share(rule: OpenShare, scene: Scene) -> Decision:
    """The share of real questions that are open; not applicable below two questions."""
    asked = scene.questions
    if len(asked) < FEWEST_QUESTIONS:
        return not_applicable("too few questions to tell")
    opened = [said for said in asked if is_open(said.text)]
    note = f"{len(opened)} of {len(asked)} questions open"
    if len(opened) >= rule.least * len(asked):
        return passed(opened[:2], note)
    return missed([said for said in asked if said not in opened][:2], note)


def decide_talk_band(rule: TalkBand, scene: Scene) -> Decision:
    """The own side's share of the speech, inside the call type's band.

    A share of words is an estimate: near a limit of the band it decides nothing.
    """
    del rule
    share, band = scene.measures.talk_share, _band(scene)
    if share is None or band is None:
        return not_applicable(scene.measures.reasons.get("talk_share", "the talk share is not known"))
    percent = 100 * share
    is_guess = scene.measures.basis != "timed"
    if is_guess and min(abs(percent - band.low), abs(percent - band.high)) < WORD_SHARE_ERROR and band.low:
        return not_applicable("too near the limit to tell without times")
    note = f"talk {percent:.0f} % ({band.low:.0f}–{band.high:.0f} %)"
    return passed([], note) if band.holds(percent) else missed(_longest(scene), note)


def decide_longest_stretch(rule: LongestStretch, scene: Scene) -> Decision:
    """The own side's longest stretch against the call type's limit; needs times."""
    del rule
    seconds = scene.measures.longest_stretch_seconds
    if seconds is None or scene.call_type is None or scene.measures.basis in ("words", "none"):
        return not_applicable("needs a transcript with times")
    limit = scene.call_type.longest_stretch_seconds
    note = f"longest stretch {clock_length(seconds)} (up to {clock_length(limit)})"
    return passed([], note) if seconds <= limit else missed(_longest(scene), note)


def _minutes(scene: Scene) -> float:
    seconds = scene.measures.duration_seconds
    return (scene.measures.words / WORDS_PER_SECOND if seconds is None else seconds) / 60


def _band(scene: Scene) -> Band | None:
    return scene.call_type.talk_percent if scene.call_type else None


def _longest(scene: Scene) -> list[Said]:
    """Where the longest stretch begins: the moment to change. Of its first words the sentence that says most."""
    began = scene.measures.longest_stretch_at
    first = next((said for said in scene.own if began is not None and said.at == began), None)
    if first is None:
        return []
    together = (said for said in scene.own if said.utterance == first.utterance)
    return [max(together, key=lambda said: len(said.text))]
