"""All figures of one call, put together, and why a figure is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.meetings.measured import CallMeasures
from bot.meetings.measures.asking import count_events
from bot.meetings.measures.counted import CountedCall, counted_call
from bot.meetings.measures.mood import mean_sentiment, scored, sentiment_change
from bot.meetings.measures.pauses import count_interruptions, patience_seconds
from bot.meetings.measures.speakers import speakers_of
from bot.meetings.measures.stretches import list_monologues, list_stretches, longest, longest_strict_seconds
from bot.meetings.measures.talk import share
from bot.meetings.measures.times import has_clock
from bot.meetings.transcript import Transcript


@dataclass(frozen=True)
class Missing:
    """A figure that cannot be had, and why, in words for a person."""

    why: str


Found = Mapping[str, object]
"""Fields of `CallMeasures` with their value, or with what is `Missing`."""


def measure_call(transcript: Transcript, *, own: Collection[str]) -> CallMeasures:
    """The figures of a call for the side of the speakers named in `own`.

    Everybody else named is the customer, unless the transcript tells their side. With the basis "words" every
    length is estimated at 150 words a minute; such figures and those of "start_only" are estimates, and are not
    compared with timed ones. Nothing is raised: what cannot be had is None, with its reason.
    """
    call = counted_call(transcript, own)
    found: dict[str, object] = {
        **_size(call),
        **_talk(call),
        **_stretches(call),
        **_changes(call),
        **_questions(call),
        **_fillers(call),
        **_sentiment(call),
        "speakers": speakers_of(call),
    }
    reasons = {name: value.why for name, value in found.items() if isinstance(value, Missing)}
    known = {name: value for name, value in found.items() if not isinstance(value, Missing)}
    return CallMeasures.model_validate({**known, "reasons": reasons})


def _size(call: CountedCall) -> Found:
    no_times = Missing("the transcript has no times and no names")
    return {
        "basis": call.transcript.basis,
        "duration_seconds": no_times if call.duration_seconds is None else call.duration_seconds,
        "words": call.everybody.words,
        "turns": len(call.turns),
        "unknown_share": call.unknown_share,
    }


def _talk(call: CountedCall) -> Found:
    if why := call.why_not_comparable:
        return dict.fromkeys(("talk_share", "talk_of_call"), Missing(why)) | {"words_per_minute": _pace(call)}
    return {
        "talk_share": share(call.own.seconds, call.customer.seconds),
        "talk_of_call": _needs_ends(call) or call.own.seconds / (call.duration_seconds or 1.0),
        "words_per_minute": _pace(call),
    }


def _pace(call: CountedCall) -> float | Missing:
    if not has_clock(call.transcript):
        return Missing("the transcript has no times")
    return call.own.words_per_minute or Missing("less than 30 seconds of your talk")


def _needs_ends(call: CountedCall) -> Missing | None:
    """Silence and waiting need both times of each utterance."""
    if call.transcript.basis == "timed":
        return None
    return Missing(
        "the transcript has start times only" if has_clock(call.transcript) else "the transcript has no times"
    )


def _stretches(call: CountedCall) -> Found:
    stretches = list_stretches(call.turns, call.transcript.utterances)
    own, customer = longest(stretches, "own"), longest(stretches, "customer")
    nobody = Missing(call.why_not_comparable or "the transcript has no times")
    return {
        "longest_stretch_seconds": own.seconds if own else nobody,
        "longest_stretch_at": own.start if own else nobody,
        "longest_stretch_strict_seconds": nobody if own is None else longest_strict_seconds(call.turns, "own"),
        "longest_customer_seconds": customer.seconds if customer else nobody,
        "monologues": list_monologues(stretches, "own"),
    }


def _changes(call: CountedCall) -> Found:
    minutes = (call.duration_seconds or 0.0) / 60
    switches = max(0, len(call.turns) - 1)
    never = Missing("you never speak right after the customer")
    waits = patience_seconds(call.turns)
    return {
        "switches": switches,
        "switches_per_hour": switches / minutes * 60 if minutes else Missing("the transcript has no times"),
        "patience_seconds": _needs_ends(call) or (never if waits is None else waits),
        "interruptions": _needs_ends(call) or (never if waits is None else count_interruptions(call.turns)),
    }


def _questions(call: CountedCall) -> Found:
    names = ("questions", "open_questions", "check_ins", "question_events", "questions_per_hour")
    if not call.own.said:
        return dict.fromkeys(names, Missing("none of the speakers is known to be you"))
    if call.questions_found_by is None:
        return dict.fromkeys(names, Missing("the transcript has no question marks and its words are not English"))
    asked = [question for question in call.questions if question.side == "own"]
    questions = [question for question in asked if not question.is_check_in]
    hours = (call.duration_seconds or 0.0) / 3600
    return {
        "questions": len(questions),
        "open_questions": sum(question.form == "open" for question in questions),
        "check_ins": len(asked) - len(questions),
        "question_events": count_events(asked),
        "questions_per_hour": len(questions) / hours if hours else Missing("the transcript has no times"),
        "questions_found_by": call.questions_found_by,
    }


def _fillers(call: CountedCall) -> Found:
    names = ("fillers", "fillers_per_minute", "fillers_per_100_words")
    if why := call.why_no_fillers:
        return dict.fromkeys(names, Missing(why))
    if not call.own.words:
        return dict.fromkeys(names, Missing("none of the speakers is known to be you"))
    minutes = call.own.seconds / 60 if has_clock(call.transcript) else 0.0
    return {
        "fillers": call.own.fillers,
        "fillers_per_minute": call.own.fillers / minutes if minutes else Missing("the transcript has no times"),
        "fillers_per_100_words": 100 * call.own.fillers / call.own.words,
    }


def _sentiment(call: CountedCall) -> Found:
    names = ("customer_sentiment", "customer_sentiment_change")
    if not call.is_english:
        return dict.fromkeys(names, Missing("not scored: the words are not English"))
    scores = scored(call.customer)
    mean, change = mean_sentiment(scores), sentiment_change(scores)
    few = Missing("too few of the customer's words to tell")
    return {
        "customer_sentiment": few if mean is None else mean,
        "customer_sentiment_change": few if change is None else change,
    }
