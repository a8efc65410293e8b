"""The line of figures in a call review: what was counted, and the band that suits the kind of call."""

from collections.abc import Iterator

from bot.clock_words import clock_length
from bot.coaching.skill_progress import rounded
from bot.meetings.measured import CallMeasures
from bot.rubrics import Band, CallType
from handlers.blocks.text import mrkdwn

HALF_HOUR = 1800
ESTIMATED = {"start_only": "≈ estimated: this file has no end times", "words": "≈ estimated from the words"}


def figures_words(measures: CallMeasures, call_type: CallType | None) -> str:
    """ "📊 Talk 61 % (35–50) · Questions 5 in 5 min ✓ · …"; "" when nothing could be counted.

    ✓ says that a figure lies in its band, else the band stands there. What is estimated has no decimals.
    """
    parts = list(_parts(measures, call_type))
    return f"📊 {' · '.join(parts)}" if parts else ""


def _parts(measures: CallMeasures, call_type: CallType | None) -> Iterator[str]:
    reason = measures.reasons.get("talk_share", "")
    if reason and measures.talk_share is None and measures.questions is None:
        yield f"No figures about sides: {mrkdwn(reason).rstrip('.')}"
        return
    yield from _talk(measures, call_type)
    yield from _questions(measures, call_type)
    yield from _stretch(measures, call_type)
    yield from _patience(measures)
    yield from _fillers(measures)
    if measures.basis in ESTIMATED:
        yield ESTIMATED[measures.basis]


def _talk(measures: CallMeasures, call_type: CallType | None) -> Iterator[str]:
    if measures.talk_share is None:
        yield from _why_not("Talk", measures, "talk_share")
        return
    percent = 100 * measures.talk_share
    band = call_type.talk_percent if call_type else None
    yield f"Talk {_about(measures)}{rounded(percent)} %{_judged(percent, band)}"


def _judged(value: float, band: Band | None) -> str:
    if band is None:
        return ""
    if band.holds(value):
        return " ✓"
    return f" ({band.low:g}–{band.high:g})" if band.low else f" (≤ {band.high:g})"


def _questions(measures: CallMeasures, call_type: CallType | None) -> Iterator[str]:
    if measures.questions is None:
        yield from _why_not("Questions", measures, "questions")
        return
    band = call_type.questions_per_30_minutes if call_type else None
    length = measures.duration_seconds
    text = f"Questions {measures.questions}"
    if length is None:
        yield text
    else:
        yield f"{text} in {max(1, rounded(length / 60))} min{_enough(measures.questions, length, band)}"


def _enough(questions: int, seconds: float, band: Band | None) -> str:
    """A short call may hold as many questions as half an hour; fewer are expected of it in proportion."""
    if band is None:
        return ""
    halves = seconds / HALF_HOUR
    if questions > band.high * max(1, halves):
        return f" ({band.low:g}–{band.high:g} in 30 min; more may feel like an interrogation)"
    return " ✓" if questions >= band.low * halves else f" ({band.low:g}–{band.high:g} in 30 min)"


def _stretch(measures: CallMeasures, call_type: CallType | None) -> Iterator[str]:
    seconds = measures.longest_stretch_seconds
    if seconds is None:
        return
    text = f"Longest stretch {_about(measures)}{clock_length(seconds)}"
    if call_type is None:
        yield text
        return
    most = call_type.longest_stretch_seconds
    yield f"{text} ✓" if rounded(seconds) <= most else f"{text} (≤ {clock_length(most)})"


def _patience(measures: CallMeasures) -> Iterator[str]:
    if measures.patience_seconds is not None:
        yield f"Waits {measures.patience_seconds:.2f} s".replace(".00 s", " s")


def _fillers(measures: CallMeasures) -> Iterator[str]:
    """Shown for information only: fillers have no effect on outcomes (product decision C13)."""
    if measures.fillers is None:
        if "fillers" in measures.reasons:
            yield "Fillers not scored"
    elif measures.fillers_per_minute is not None:
        figure = measures.fillers_per_minute
        shown = f"≈ {rounded(figure)}" if _about(measures) else f"{figure:.1f}"
        yield f"Fillers {shown}/min (info)"
    elif measures.fillers_per_100_words is not None:
        yield f"Fillers {_about(measures)}{rounded(measures.fillers_per_100_words)} in 100 words (info)"


def _about(measures: CallMeasures) -> str:
    return "≈ " if measures.basis in ESTIMATED else ""


def _why_not(name: str, measures: CallMeasures, figure: str) -> Iterator[str]:
    reason = measures.reasons.get(figure, "")
    if reason:
        yield f"{name} — ({mrkdwn(reason).rstrip('.')})"
