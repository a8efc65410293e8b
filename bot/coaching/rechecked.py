"""What comes of looking at a check again. It travels between processes, so nothing heavy is loaded here."""

from dataclasses import dataclass

from bot.coaching.call_review import CallReview

ALREADY_PASSED = "That check already counts as passed."
NOT_IN_THERE = (
    "I looked again and did not find it in the transcript. If you remember the words, or the minute, tell me "
    "and I will look there."
)


@dataclass(frozen=True)
class Recheck:
    """The review after one check was looked at again; `reason` says what was found, in a sentence."""

    review: CallReview
    is_changed: bool
    reason: str
