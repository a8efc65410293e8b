"""What is said of a line that was tried again."""

from bot.coaching.retried import Retried, RetriedCheck
from handlers.blocks.call_retry import retried_blocks, retried_text
from tests.unit.handlers.blocks.made import CHANGE, words_of

MISSED = Retried([RetriedCheck("Asks before answering", is_passed=False, note="told first")])
PASSED = Retried([RetriedCheck("Asks before answering", is_passed=True)])


def test_while_something_is_missing_there_is_one_more_idea() -> None:
    text = words_of(retried_blocks(MISSED, line="It is <quick>.", change=CHANGE, call_id=3))

    assert ">It is &lt;quick&gt;." in text
    assert "✘ Asks before answering — told first" in text
    assert "*One more idea:* “What part of close would feel heavier for Priya?”" in text
    assert "never counts into your scores" in text


def test_the_idea_is_not_what_the_person_just_said() -> None:
    line = "I see. What part of close would feel heavier for Priya?"

    assert retried_text(MISSED, line=line, change=CHANGE).endswith("_Try it once more with what is missing._")


def test_a_line_that_holds_is_told_so() -> None:
    assert retried_text(PASSED, line="Which part?", change=CHANGE) == (
        "✔ Asks before answering\n_That does it. Say it once aloud, and try it on the next call._"
    )
