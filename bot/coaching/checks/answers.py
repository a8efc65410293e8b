"""How worries were answered: acknowledged, asked about, met with evidence, settled, and after a pause.

Every rule looks at each worry in turn. With several the check passes when at least half were handled so;
without any it does not apply.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from re import Pattern

from bot.check_rules import (
    AcknowledgesFirst,
    AnswersWithEvidence,
    AsksBeforeAnswering,
    ChecksResolved,
    FixesWithDate,
    Waits,
)
from bot.coaching.call_review import Evidence
from bot.coaching.checks.phrases.answers import (
    ACKNOWLEDGES,
    CLAIMS,
    DISMISSES,
    EVIDENCE,
    LAST_CLAUSE,
    OFFERS,
    RESOLVED,
)
from bot.coaching.checks.promises import has_due_words, is_promise
from bot.coaching.checks.scene import Decision, Said, Scene, Stretch, missed, not_applicable, passed
from bot.coaching.checks.worries import Worry, find_worries, first_answer
from bot.language.backchannels import is_backchannel
from bot.language.questions import is_check_in
from bot.language.words import count_words

NO_WORRY = "the customer raised no worry"
OPENING_WORDS = 12
SHORT_LEAD_WORDS = 30
"""So many words may stand before the question, beside the acknowledgement."""
PLAIN_ANSWER_WORDS = 25
FOLLOWING = 2
NO_GAPS_SHARE = 0.9

Verdict = tuple[bool, Said | Evidence | None]
"""Handled or not, and our words that show it."""


def decide_acknowledges_first(rule: AcknowledgesFirst, scene: Scene) -> Decision:
    """The first words of the answer (12 at most) show that the worry was heard."""
    del rule
    return _over_worries(scene, _acknowledged)


def decide_asks_before_answering(rule: AsksBeforeAnswering, scene: Scene) -> Decision:
    """A real question comes before anything longer than a short lead."""
    del rule
    return _over_worries(scene, lambda worry: _asked(worry, scene))


def decide_answers_with_evidence(rule: AnswersWithEvidence, scene: Scene) -> Decision | None:
    """A figure with a unit, another customer or something to check, and no phrase that waves the worry away.

    An answer of some length with neither is for the model to judge: code cannot tell.
    """
    del rule
    worries = find_worries(scene)
    dismissed = [(worry, said) for worry in worries if (said := _first(worry.answer.sentences, DISMISSES))]
    if dismissed:
        worry, said = dismissed[0]
        return missed([worry.said, _waving_away(said)], "waved away")
    shown = [said for worry in worries if (said := _evidence_for(worry, scene))]
    if shown:
        return passed(shown)
    return None if worries else not_applicable(NO_WORRY)


def decide_checks_resolved(rule: ChecksResolved, scene: Scene) -> Decision:
    """In the answer, or in the turn after it, we ask whether that settles it."""
    del rule
    return _over_worries(scene, lambda worry: _settled(worry, scene))


def decide_waits(rule: Waits, scene: Scene) -> Decision:
    """The pause between the worry and our answer; needs times that leave pauses at all."""
    if scene.measures.basis != "timed" or not _has_gaps(scene):
        return not_applicable("needs a transcript with exact times")
    waits = [worry.wait for worry in find_worries(scene) if worry.wait is not None]
    note = f"waited {min(waits):.1f} s" if waits else ""
    return _over_worries(scene, lambda worry: _waited(worry, rule.least_seconds), note)


def decide_fixes_with_date(rule: FixesWithDate, scene: Scene) -> Decision:
    """After the worry our side promises something and says by when."""
    del rule
    return _over_worries(scene, lambda worry: _fixed(worry, scene))


def _over_worries(scene: Scene, judge: Callable[[Worry], Verdict | None], note: str = "") -> Decision:
    judged = [(worry, verdict) for worry in find_worries(scene) if (verdict := judge(worry))]
    if not judged:
        return not_applicable(NO_WORRY)
    good = [said for _, (is_handled, said) in judged if is_handled and said]
    if 2 * len(good) >= len(judged):
        return passed(good, note)
    worry, said = next((worry, said) for worry, (is_handled, said) in judged if not is_handled)
    return missed([worry.said, said or telling_words(worry)], note)


def telling_words(worry: Worry) -> Evidence:
    """What of the answer to point at: words that wave the worry away, else the first that say something."""
    sentences = worry.answer.sentences
    dismissing = _first(sentences, DISMISSES)
    if dismissing:
        return _waving_away(dismissing)
    return next((said for said in sentences if not _is_lead(said)), first_answer(worry)).evidence()


def _waving_away(said: Said) -> Evidence:
    """The clause that waves the worry away, where it stands apart from what comes before it."""
    place = DISMISSES.search(said.text.lower())
    clause = LAST_CLAUSE.search(said.text[: place.start()]) if place else None
    return said.evidence(said.text[clause.end() :] if clause else "")


def _acknowledged(worry: Worry) -> Verdict:
    words = 0
    for said in worry.answer.sentences:
        found = ACKNOWLEDGES.search(said.plain)
        before = count_words(said.plain[: found.start()]) if found else 0
        if found and words + before <= OPENING_WORDS:
            return True, said
        words += count_words(said.text)
        if words > OPENING_WORDS:
            break
    return False, None


def _asked(worry: Worry, scene: Scene) -> Verdict:
    words = 0
    for said in worry.answer.sentences:
        if scene.asks(said) and not is_check_in(said.text) and not OFFERS.search(said.plain):
            return True, said
        words += 0 if _is_lead(said) else count_words(said.text)
        if words > SHORT_LEAD_WORDS or (words and not scene.has_marks):
            break
        if words and _claims(said):
            break
    return False, None


def _claims(said: Said) -> bool:
    """Whether a sentence answers already: it says what we, it or others are or do."""
    return CLAIMS.search(said.plain) is not None


def _is_lead(said: Said) -> bool:
    """Whether a sentence only murmurs or acknowledges."""
    return is_backchannel(said.text) or (
        ACKNOWLEDGES.search(said.plain) is not None and count_words(said.text) <= OPENING_WORDS
    )


def _evidence_for(worry: Worry, scene: Scene) -> Said | None:
    """Evidence in the answer or, where that was short, in our next turn."""
    found = _shown(worry.answer, scene)
    if found or worry.answer.words > PLAIN_ANSWER_WORDS:
        return found
    later = scene.after(worry.answer, "own")
    return _shown(later[0], scene) if later else None


def _shown(stretch: Stretch, scene: Scene) -> Said | None:
    """The first sentence with evidence; a question shows nothing."""
    return next((said for said in stretch.sentences if EVIDENCE.search(said.plain) and not scene.asks(said)), None)


def _settled(worry: Worry, scene: Scene) -> Verdict:
    for stretch in (worry.answer, *scene.after(worry.answer, "own")):
        for said in stretch.sentences:
            is_asked = not scene.has_marks or scene.asks(said) or is_check_in(said.text)
            if is_asked and RESOLVED.search(said.plain):
                return True, said
    return False, None


def _waited(worry: Worry, least: float) -> Verdict | None:
    if worry.wait is None:
        return None
    return round(worry.wait, 2) >= least, first_answer(worry) if worry.wait >= least else telling_words(worry)


def _fixed(worry: Worry, scene: Scene) -> Verdict:
    for stretch in (worry.answer, *scene.after(worry.answer, "own", most=FOLLOWING)):
        for said in stretch.sentences:
            if is_promise(said, scene) and has_due_words(said, scene):
                return True, said
    return False, None


def _has_gaps(scene: Scene) -> bool:
    """False where the tool cut speech without gaps: its times then say nothing about pauses."""
    pairs = list(pairwise(scene.stretches))
    flush = [
        before.end is not None and after.start is not None and abs(after.start - before.end) < 0.02
        for before, after in pairs
    ]
    return bool(pairs) and sum(flush) < NO_GAPS_SHARE * len(pairs)


def _first(sentences: Sequence[Said], pattern: Pattern[str]) -> Said | None:
    return next((said for said in sentences if pattern.search(said.plain)), None)
