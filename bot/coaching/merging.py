"""What a model says about checks, made into results: only words found in the transcript count."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.call_briefs import WrittenChange, WrittenCheck, WrittenStrength
from bot.coaching.call_review import Change, CheckResult, CheckStatus, Evidence, Strength
from bot.coaching.grounding import ungrounded
from bot.coaching.quotes import find_quote
from bot.coaching.wording import is_well_worded
from bot.meetings.signals import is_unnamed
from bot.meetings.transcript import Transcript
from bot.meetings.turns import side_of
from bot.rubrics import Check

LONGEST_SENTENCE = 240

_STATUS: Mapping[str, CheckStatus] = {"yes": "passed", "no": "missed", "not_applicable": "not_applicable"}


def model_results(
    asked: Iterable[Check], answers: Iterable[WrittenCheck], transcript: Transcript, own: Collection[str]
) -> dict[str, CheckResult]:
    """The model's answers to the checks it was asked, by id; others are left out.

    A yes needs its quote in the transcript, said by the side the check is about: without it the result is
    "unverified". The quote of a no only shows the moment, and is dropped if it is not there.
    """
    wanted = {check.id: check for check in asked}
    return {
        answer.check_id: _result(answer, transcript, speakers_for(wanted[answer.check_id], transcript, own))
        for answer in answers
        if answer.check_id in wanted
    }


def speakers_for(check: Check, transcript: Transcript, own: Collection[str]) -> list[str] | None:
    """Whose words can show a check; None for everybody's, as in notes, where nobody is named."""
    if check.said_by == "anyone" or is_unnamed(transcript):
        return None
    return [name for name in transcript.speakers if side_of(name, transcript, own) == check.said_by]


def in_better_words(
    strengths: Iterable[Strength], written: Iterable[WrittenStrength], transcript: Transcript
) -> list[Strength]:
    """The strengths in the model's sentences, where it has sound ones for the same checks."""
    said = _said(transcript)
    by_check = {one.check_id: one.text.strip() for one in written if _is_usable(one.text, said)}
    return [
        strength.model_copy(update={"text": by_check.get(strength.check_id, strength.text)})
        for strength in strengths
    ]


def told_by_model(change: Change, written: Iterable[WrittenChange], transcript: Transcript) -> Change:
    """The change in the model's words, if they are well worded and rest on words that were said."""
    told = next((one for one in written if one.check_id == change.check_id and _is_sound(one, transcript)), None)
    if told is None:
        return change
    shown = find_quote(transcript, told.quote, near=told.utterance)
    return change.model_copy(
        update={
            "title": told.title.strip(),
            "situation": told.situation.strip(),
            "effect": told.effect.strip(),
            "try_line": told.try_line.strip(),
            "evidence": _with(change.evidence, shown),
        }
    )


def _result(answer: WrittenCheck, transcript: Transcript, shown_by: Collection[str] | None) -> CheckResult:
    status = _STATUS[answer.answer]
    by = shown_by if status == "passed" else None
    found = find_quote(transcript, answer.quote, near=answer.utterance, by=by) if answer.quote.strip() else None
    return CheckResult(
        check_id=answer.check_id,
        status="unverified" if status == "passed" and found is None else status,
        decided_by="model",
        evidence=[found] if found and status != "not_applicable" else [],
    )


def _said(transcript: Transcript) -> list[str]:
    """All that a sentence about the call may name: what was said, and by whom."""
    return [*(said.text for said in transcript.utterances), *transcript.speakers]


def _is_usable(text: str, said: Sequence[str]) -> bool:
    return text.startswith("You ") and _holds(text, said)


def _holds(text: str, said: Sequence[str]) -> bool:
    """Short enough, well worded, and without a name or a number that nobody said."""
    return len(text) <= LONGEST_SENTENCE and is_well_worded(text) and not ungrounded(text, said)


def _is_sound(told: WrittenChange, transcript: Transcript) -> bool:
    said = _said(transcript)
    is_worded = all(_holds(text, said) for text in (told.title, told.situation, told.effect))
    is_speakable = bool(told.try_line.strip()) and is_well_worded(told.try_line, is_speech=True)
    return (
        is_worded
        and is_speakable
        and bool(told.title.strip() and told.situation.strip())
        and find_quote(transcript, told.quote, near=told.utterance) is not None
    )


def _with(evidence: list[Evidence], shown: Evidence | None) -> list[Evidence]:
    if shown is None or any(one.utterance == shown.utterance for one in evidence):
        return evidence
    return [*evidence, shown]
