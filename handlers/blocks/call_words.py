"""What all parts of a shown call review share: times, scores and quotes in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.clock_words import clock_time
from bot.coaching.call_review import CallReview, CheckResult, Evidence
from bot.coaching.skill_progress import rounded
from bot.coaching.trends import Trend
from bot.meetings.turns import is_unknown
from bot.people import first_name
from bot.rubrics import Rubric
from handlers.blocks.text import clip, mrkdwn

TRENDS: Mapping[Trend, str] = {
    "rising": "▲ improving",
    "falling": "▼ declining",
    "stable": "stable",
    "too_early": "too early",
}
PRIVATE = "🔒 Only you see this"


@dataclass(frozen=True)
class ShownReview:
    """A review and what it takes to show it.

    `rubric` names its skills and checks (None for a call that is not scored here); `scored_calls` is how
    many calls of this person it has scored, this one included; `trends` are by skill; `own` are the
    speakers of the person's side; `today` is where the person is.
    """

    review: CallReview
    call_id: int
    today: date
    rubric: Rubric | None = None
    scored_calls: int = 0
    trends: Mapping[str, Trend] = field(default_factory=dict)
    own: Collection[str] = ()

    def attributed(self, evidence: Evidence, *, length: int = 140) -> str:
        """The quote, with the name of who said it unless that was the person's own side."""
        quote = quote_words(evidence, length=length)
        is_theirs = bool(self.own) and evidence.speaker not in self.own and not is_unknown(evidence.speaker)
        return f"{mrkdwn(first_name(evidence.speaker))}: {quote}" if is_theirs else quote

    def skill_name(self, skill_id: str) -> str:
        """The skill as people know it."""
        skills = self.rubric.skills if self.rubric else []
        return next((skill.name for skill in skills if skill.id == skill_id), _spelt_out(skill_id))

    def check_name(self, check_id: str) -> str:
        """The check as people know it."""
        checks = self.rubric.checks if self.rubric else ()
        return next((check.name for check in checks if check.id == check_id), _spelt_out(check_id))


def quote_words(evidence: Evidence, *, length: int = 140) -> str:
    """The words that show it, in quotation marks, and when they were said; safe for mrkdwn."""
    said = f"“{mrkdwn(clip_words(unquoted(evidence.quote), length))}”"
    return f"{said} {clock_time(evidence.at_seconds)}" if evidence.at_seconds is not None else said


def clip_words(text: str, length: int) -> str:
    """At most `length` characters, cut between words."""
    if len(text) <= length:
        return text
    return clip(text, length).rstrip("…").rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def unquoted(text: str) -> str:
    """The words without quotation marks around them."""
    return " ".join(text.split()).strip('"“”')


def score_words(score: float | None) -> str:
    """ "83", or what is said of a skill that could not be seen."""
    return "not seen" if score is None else str(rounded(score))


def is_shown(check: CheckResult) -> bool:
    """False for a claim whose words nobody found in the call."""
    return check.status != "unverified"


def _spelt_out(name: str) -> str:
    return name.replace("_", " ").capitalize()
