"""The part of trying a moment again that needs no model.

CPU-bound and pure, so it is called through `deps.aside`.
"""

from collections.abc import Iterator, Mapping

from bot.coaching.call_review import CheckResult
from bot.coaching.checks import decide_check
from bot.coaching.checks.scene import build_scene
from bot.coaching.retried import ME, Attempt, Retried, RetriedCheck
from bot.language.questions import is_check_in, is_question
from bot.language.words import count_words
from bot.meetings.measures import measure_call
from bot.numbers import so_many
from bot.rubrics import Check

SHORT_WORDS = 40
"""A quarter of a minute of talk: the other side is still listening (general advice)."""
FEWEST = 2

ON_ONE_LINE = frozenset(
    (
        "acknowledges_first",
        "asks_before_answering",
        "answers_with_evidence",
        "plays_back",
        "no_unasked_discount",
        "trades",
        "dated_next_step",
        "owner_named",
        "asks_about",
        "mentions",
    )
)
"""The kinds of rules that one line can meet or miss; the others need what comes after it, or a whole call."""


def retry_by_rules(attempt: Attempt) -> Retried:
    """The new line against the rules of the moment's skill; plain rules of talk where those cannot tell."""
    return put_together(attempt, decide_line(attempt))


def decide_line(attempt: Attempt) -> dict[str, RetriedCheck]:
    """What the rubric's rules can tell of the new line, by check id; the moment's own check first."""
    return dict(_by_rubric(attempt))


def put_together(attempt: Attempt, decided: Mapping[str, RetriedCheck]) -> Retried:
    """What was decided, with plain rules of talk where that is not much."""
    return Retried([*decided.values(), *(_by_talk(attempt.line) if len(decided) < FEWEST else ())])


def _by_rubric(attempt: Attempt) -> Iterator[tuple[str, RetriedCheck]]:
    for check in attempt.checks:
        result = _decided(check, attempt)
        if result and result.status in ("passed", "missed"):
            yield check.id, RetriedCheck(check.name, result.status == "passed", result.note)


def _decided(check: Check, attempt: Attempt) -> CheckResult | None:
    if attempt.rubric is None or check.rule is None or check.rule.kind not in ON_ONE_LINE:
        return None
    transcript = attempt.transcript
    scene = build_scene(
        transcript,
        own=[ME],
        measures=measure_call(transcript, own=[ME]),
        call_type=attempt.rubric.call_type(attempt.call_type),
        on=attempt.on,
    )
    return decide_check(check, scene)


def _by_talk(line: str) -> Iterator[RetriedCheck]:
    words = count_words(line)
    yield RetriedCheck("Asks them something", is_question(line, punctuated="?" in line) and not is_check_in(line))
    yield RetriedCheck("Leaves them room", words <= SHORT_WORDS, f"{so_many(words, 'word')}, up to {SHORT_WORDS}")
