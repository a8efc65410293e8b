"""Layout L2, as people read it."""

import pytest

from blockcheck import check_message
from bot.coaching.call_review import Evidence, Strength
from handlers.blocks.call_review import LONGEST, review_blocks, review_text
from handlers.blocks.parts import Block
from tests.unit.handlers.blocks.made import CHANGE, STRENGTHS, a_review, measures, shown, skill, words_of


def labels(blocks: list[Block]) -> list[str]:
    row = next(block for block in blocks if block["type"] == "actions")
    buttons = [each["text"]["text"] for each in row["elements"] if each["type"] == "button"]
    return [*buttons, *(option["text"]["text"] for option in row["elements"][-1]["options"])]


def test_the_order_is_keep_keep_change_and_then_the_figures() -> None:
    assert words_of(review_blocks(shown())).splitlines() == [
        "Acme · discovery · 20 Nov · 5 min",
        "*55* Needs coaching · early read (1 of 3 calls)",
        "✅ *Keep* You played her numbers back before moving on. “nine days and one restatement” 00:46",
        "✅ *Keep* You closed on a date, an owner and a new person. “next Tuesday at ten” 04:50",
        "🎯 *Change one thing: ask before you answer a worry*",
        "At 02:39 Dana said Priya fears more work during close; 0.2 s later you said “I would not worry”. "
        "She answered with one word: “Maybe.”",
        "*Try:* “What part of close would feel heavier for Priya?”",
        "📊 Talk 61 % (35–50) · Questions 5 in 5 min ✓ · Longest stretch 1:53 (≤ 1:30) · Waits 0.75 s · "
        "Fillers 2.2/min (info)",
        "🔒 Only you see this · Reviewed by rules, without an AI model",
    ]


def test_three_buttons_and_a_menu() -> None:
    assert labels(review_blocks(shown())) == [
        "Retry this moment",
        "See the evidence",
        "Draft follow-up",
        "Wrong score?",
        "Not me / wrong speaker",
        "Save as my example",
        "Delete this call",
    ]


def test_what_there_is_nothing_to_do_with_has_no_button() -> None:
    review = a_review(source="notes", skills=[], overall=None, level=None, change=None)

    assert labels(review_blocks(shown(review))) == ["Draft follow-up", "Save as my example", "Delete this call"]


def test_after_three_calls_a_score_is_no_early_read() -> None:
    assert "early" not in words_of(review_blocks(shown(scored_calls=3)))


def test_the_lowest_level_is_called_priority_support() -> None:
    text = words_of(review_blocks(shown(a_review(overall=31.0, level="critical"))))

    assert "*31* Priority support" in text
    assert "ritical" not in text


def test_a_call_without_a_score_says_why() -> None:
    too_short = a_review(overall=None, level=None, why_unscored="")
    no_rubric = a_review(overall=None, level=None, why_unscored="This track has no call score.")

    assert "Too short to score. Here's what I saw." in words_of(review_blocks(shown(too_short)))
    assert "This track has no call score." in words_of(review_blocks(shown(no_rubric, rubric=None)))


def test_notes_have_no_figures_and_say_that_they_are_notes() -> None:
    text = words_of(review_blocks(shown(a_review(source="notes"))))

    assert "Acme · discovery · 20 Nov · from your notes" in text
    assert "📊" not in text


def test_an_expert_gets_a_challenge() -> None:
    assert "Next challenge: ask before" in words_of(review_blocks(shown(a_review(level="expert", overall=95.0))))


def test_why_the_model_did_not_write_it_is_said() -> None:
    noted = a_review(note="I couldn't reach the model, so this is by rules · E-LLM-TIMEOUT")

    assert "E-LLM-TIMEOUT" in words_of(review_blocks(shown(noted)))
    assert "rules" not in words_of(review_blocks(shown(a_review(writer="claude"))))


def test_however_much_was_said_the_message_stays_short() -> None:
    long_quote = Evidence(quote="word " * 200, utterance=1, speaker="Riya Shah", at_seconds=3725)
    wordy = a_review(
        title="T" * 300,
        strengths=[Strength(text="You " + "listened " * 60, evidence=long_quote)] * 3,
        change=CHANGE.model_copy(
            update={"situation": "said " * 300, "effect": "then " * 200, "try_line": "x " * 400}
        ),
        remarks=["Repaired " * 50] * 5,
        note="The model took too long " * 5,
    )

    blocks = review_blocks(shown(wordy))

    assert len(words_of(blocks)) <= LONGEST
    assert len(blocks) <= 12
    assert not check_message({"text": review_text(shown(wordy)), "blocks": blocks})


def test_outside_words_notify_nobody_and_format_nothing() -> None:
    nasty = STRENGTHS[0].model_copy(update={"text": "<!channel> & <@U1>"})
    review = a_review(title="<!here> @channel", strengths=[nasty])

    for text in (words_of(review_blocks(shown(review)))[20:], review_text(shown(review))):
        assert "<!" not in text
        assert "<@" not in text


def test_the_words_for_notifications_are_the_same() -> None:
    text = review_text(shown())

    assert text.startswith("Acme · discovery · 20 Nov · 5 min\n*55* Needs coaching")
    assert "Change one thing: ask before you answer a worry" in text


@pytest.mark.parametrize(
    ("title", "call_type", "expected"),
    [
        ("Acme discovery", "discovery", "Acme · discovery"),
        ("Discovery", "discovery", "Discovery"),
        ("Globex weekly", "other", "Globex weekly"),
        ("", "renewal", "Your call · renewal"),
        ("Acme QBR", "qbr", "Acme · qbr"),
    ],
)
def test_the_kind_of_call_is_said_once(title: str, call_type: str, expected: str) -> None:
    review = a_review(title=title, call_type=call_type, happened_on=None, measures=measures(duration_seconds=None))

    assert words_of(review_blocks(shown(review))).splitlines()[0] == expected


def test_a_score_from_few_skills_says_from_how_many() -> None:
    seen, *others = ("discovery", "qualification", "presentation", "objection_handling", "negotiation", "closing")
    few = [skill(seen, 4, 4, "expert", []), *(skill(other, 1, 1, None, []) for other in others)]

    text = words_of(review_blocks(shown(a_review(skills=few, overall=100.0, level="expert"))))

    assert "*100* Expert · from 1 of 6 skills · early read (1 of 3 calls)" in text
