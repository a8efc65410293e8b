"""What stands in the thread under a review."""

from datetime import date

import pytest

from blockcheck import check_message
from bot.coaching.call_review import Action, Change, Signal
from bot.rubrics import Labels
from handlers.blocks.call_findings import findings_blocks, findings_text
from handlers.blocks.call_review import review_blocks
from handlers.blocks.call_scorecard import evidence_pages, evidence_text, skills_blocks, skills_text
from handlers.blocks.fallbacks import plainer_blocks
from tests.unit.handlers.blocks.made import (
    DANA,
    RIYA,
    SKILLS,
    a_review,
    a_rubric,
    check,
    evidence,
    shown,
    skill,
    words_of,
)


def test_the_table_shows_each_skill_and_what_was_not_seen() -> None:
    assert words_of(skills_blocks(shown(trends={"discovery": "rising"}))).splitlines()[1:5] == [
        "Skill | Score | Level | Checks | Trend",
        "Discovery | 83 | Proficient | 5/6 | ▲ improving",
        "Objection handling | 17 | Priority support | 1/6 | too early",
        "Negotiation | — | not seen | — | —",
    ]
    assert "Objection handling: 17, Priority support, 1 of 6 checks" in skills_text(shown())


@pytest.mark.parametrize(
    ("change", "words"), [(0.3, "warmer at the end"), (-0.2, "more worried at the end"), (0.1, ""), (None, "")]
)
def test_how_the_customers_words_changed_is_told_where_it_is_notable(change: float | None, words: str) -> None:
    review = a_review()
    measures = review.measures.model_copy(update={"customer_sentiment_change": change})

    said = words_of(findings_blocks(shown(review.model_copy(update={"measures": measures}))))

    assert ("*Tone*" in said) == bool(words)
    assert words in said


def test_a_second_change_is_on_offer_apart_from_the_one() -> None:
    second = Change(
        skill_id="closing",
        check_id="c1",
        title="Test how ready they are",
        situation="",
        try_line="What is missing?",
    )
    offered = shown(a_review(second_change=second))

    words = "If you like a second one: test how ready they are. *Try:* “What is missing?”"
    assert words in words_of(skills_blocks(offered))
    assert words in skills_text(offered)
    assert words not in words_of(review_blocks(offered))
    assert "second one" not in words_of(skills_blocks(shown()))


def test_where_there_are_no_tables_the_same_stands_in_columns() -> None:
    plain = plainer_blocks(skills_blocks(shown()))

    lines = plain[1]["elements"][0]["elements"][0]["text"].splitlines()
    assert lines[0] == "Skill               Score  Level             Checks  Trend"
    assert lines[2] == "Objection handling     17  Priority support  1/6     too early"
    assert not check_message({"text": "Skills", "blocks": plain})


def test_each_check_shows_the_words_that_decided_it() -> None:
    (page,) = evidence_pages(shown())

    text = words_of(page)
    assert "*Objection handling* 17 · 1 of 6 checks" in text
    assert "✔ Acknowledges first — “I understand” 02:58" in text
    assert "✘ Pauses first — 0.2 s" in text
    assert "_Did not come up: Value before price, No unasked discount_" in text


def test_a_claim_nobody_found_in_the_call_is_not_shown() -> None:
    (page,) = evidence_pages(shown())

    assert "tell me what Priya fears" not in words_of(page)
    assert "Names the worry" not in words_of(page)
    assert "tell me what Priya fears" not in evidence_text(page)


def test_much_evidence_takes_several_messages_slack_will_take() -> None:
    checks = [
        check(
            f"x{number}", "missed", *(evidence(f"{side} {number} " + "word " * 100, 5) for side in ("we", "they"))
        )
        for number in range(80)
    ]

    pages = evidence_pages(shown(a_review(skills=[skill("discovery", 0, 80, "critical", checks)])))

    assert len(pages) > 1
    for page in pages:
        assert not check_message({"text": evidence_text(page), "blocks": page})
        assert len(words_of(page)) < 12_000


def test_actions_say_who_and_by_when_or_that_nobody_said() -> None:
    late = Action(owner="Sam", action="Send the report", due_words="soon")
    text = words_of(findings_blocks(shown(a_review(actions=[late, *a_review().actions]))))

    assert "☐ *Sam:* Send the report — “soon”, no date" in text
    assert "☐ *Riya Shah:* Send a one page summary — by Fri 20 Nov ✓ agreed · 04:50" in text
    assert "☐ *Dana Cole:* Ask Priya — no date said" in text


def test_an_action_due_next_year_says_the_year() -> None:
    far = Action(owner="Sam", action="Renew", due_on=date(2027, 11, 30))

    assert "by Tue 30 Nov 2027" in words_of(findings_blocks(shown(a_review(actions=[far]))))


def test_signals_stand_with_the_customers_words() -> None:
    text = words_of(findings_blocks(shown()))

    assert "➖ Budget frozen until January “The budget is frozen until January” 03:14" in text
    assert "➕ Five days would make the case" in text
    assert "03:14 Price" in findings_text(shown())


def test_a_leaving_champion_brings_a_way_on() -> None:
    leaving = Signal(
        kind="risk", text="Sponsor moving in January", evidence=evidence("I move to another team", None)
    )

    with_plan = findings_blocks(shown(a_review(signals=[leaving])))
    without = findings_blocks(shown())

    assert [block["elements"][0]["text"]["text"] for block in with_plan if block["type"] == "actions"] == [
        "Champion-change plan"
    ]
    assert not [block for block in without if block["type"] == "actions"]


def test_nothing_found_is_no_message() -> None:
    assert not findings_blocks(shown(a_review(actions=[], signals=[], topics=[], summary=[])))


def test_everything_is_taken_by_slack() -> None:
    for blocks in (skills_blocks(shown()), findings_blocks(shown()), *evidence_pages(shown())):
        assert not check_message({"text": "x", "blocks": blocks})


def test_a_skill_nobody_names_reads_like_words() -> None:
    assert "Objection handling" in words_of(skills_blocks(shown(a_review(skills=SKILLS), rubric=None)))


def test_words_that_stand_above_already_are_only_begun() -> None:
    long = evidence("we had better wait and see what the others say of it", 5)
    skills = [skill("closing", 1, 2, "expert", [check("c1", "passed", long), check("c2", "missed", long)])]

    (page,) = evidence_pages(shown(a_review(skills=skills)))

    first, second = words_of(page).splitlines()[1:3]
    assert "see what the others say of it” 00:05" in first
    assert "“we had better wait and see…” 00:05" in second


def test_checks_on_notes_say_where_they_are_from() -> None:
    (page,) = evidence_pages(shown(a_review(source="notes")))

    assert "From your notes, not from what was said." in words_of(page)


def test_the_letters_of_a_chosen_framework_are_explained() -> None:
    labels = Labels(id="bant", name="BANT", gloss="Budget, Authority, Need, Timeline", checks={"d1": "Need"})
    rubric = a_rubric().model_copy(update={"labels": [labels]}).labelled("bant")

    (page,) = evidence_pages(shown(rubric=rubric))

    assert "✔ Need: " in words_of(page)
    assert "BANT: Budget, Authority, Need, Timeline." in words_of(page)


def test_a_day_is_said_once() -> None:
    today = Action(owner="Sam", action="Send the summary today", due_on=date(2026, 11, 20), due_words="today")

    text = words_of(findings_blocks(shown(a_review(actions=[today]))))

    assert "☐ *Sam:* Send the summary — by Fri 20 Nov" in text


@pytest.mark.parametrize(
    ("text", "sign"),
    [("Likes what they have", "➕"), ("Not happy with support", "💬"), ("Misses something", "💬")],
)
def test_praise_is_a_good_sign_and_other_feedback_is_neither(text: str, sign: str) -> None:
    said = Signal(kind="feedback", text=text, evidence=evidence("the reporting", 5, speaker=DANA))

    assert f"{sign} {text} “the reporting” 00:05" in words_of(findings_blocks(shown(a_review(signals=[said]))))


def test_a_meeting_is_on_its_day_and_says_the_day_once() -> None:
    meeting = Action(
        owner=RIYA,
        action="Meet with Priya next Tuesday at ten",
        due_on=date(2026, 11, 24),
        due_words="next Tuesday",
    )

    said = words_of(findings_blocks(shown(a_review(actions=[meeting]))))

    assert "Meet with Priya at ten — on Tue 24 Nov" in said
