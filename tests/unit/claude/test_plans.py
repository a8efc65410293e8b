"""Reading a plan from the model's JSON, whole and half-written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claude.failures import Unusable
from bot.claude.plans import read_partial_plan, read_plan
from bot.model import WrittenGuidance
from tests.unit.claude.conftest import PLAN, plan, step

KNOWN = {"KB-CS-04#s2"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*PLAN, *step(), "x"]), inner),
    max_leaves=12,
)


def read(**changes: Any) -> WrittenGuidance:
    return read_plan(json.dumps(plan(**changes)), KNOWN).plan


def test_a_plan_is_trimmed_to_what_the_layout_holds() -> None:
    offers = [{"kind": f"note_{number}", "label": "Draft a note"} for number in range(3)]

    trimmed = read(steps=[step(bullets=["Ask"] * 5)] * 6, watch_outs=["Haste"] * 5, drafts=offers)

    assert len(trimmed.steps) == 4
    assert len(trimmed.steps[0].bullets) == 3
    assert len(trimmed.watch_outs) == 3
    assert [offer.kind for offer in trimmed.drafts] == ["note_0", "note_1"]


def test_a_bullet_a_little_too_long_is_left_whole() -> None:
    bullet = "Ask " + "who decides, " * 8 + "and when"

    assert read(steps=[step(bullets=[bullet])]).steps[0].bullets == [bullet]


def test_a_runaway_line_is_clipped_at_a_word() -> None:
    clipped = read(situation="very " * 200).situation

    assert clipped.endswith("very…")
    assert len(clipped) <= 400


def test_blank_lines_do_not_take_a_place() -> None:
    assert read(steps=[step(bullets=["", " ", "Ask\nher"])], watch_outs=[""]).steps[0].bullets == ["Ask her"]


def test_an_offer_that_cannot_be_a_button_is_left_out() -> None:
    offers = [
        {"kind": "note", "label": " "},
        {"kind": "note", "label": "Draft"},
        {"kind": "note", "label": "Again"},
    ]

    assert [offer.label for offer in read(drafts=offers).drafts] == ["Draft"]


def test_ids_are_recognised_in_brackets_and_named_once() -> None:
    read_so = read_plan(json.dumps(plan(steps=[step(sources=["[KB-CS-04#s2]", "KB-CS-04#s2", "KB"])])), KNOWN)

    assert read_so.plan.steps[0].sources == ["KB-CS-04#s2"]
    assert read_so.unknown_sources == 1


@pytest.mark.parametrize("said", ["kb-cs-04#S2", " KB-CS-04 #s2 ", "`KB-CS-04#s2`", "KB-CS-04 §2"])
def test_ids_are_recognised_however_they_are_spelt(said: str) -> None:
    read_so = read_plan(json.dumps(plan(steps=[step(sources=[said])])), KNOWN)

    assert read_so.plan.steps[0].sources == ["KB-CS-04#s2"]
    assert read_so.unknown_sources == 0


def test_two_ids_that_differ_in_case_alone_are_two() -> None:
    read_so = read_plan(json.dumps(plan(steps=[step(sources=["Notes#1"])])), {"notes#1", "Notes#1", "NOTES#1"})

    assert read_so.plan.steps[0].sources == ["Notes#1"]


@pytest.mark.parametrize("around", ["```json\n{}\n```", "Here is your plan: {} I hope it helps."])
def test_what_is_written_around_a_plan_is_passed_over(around: str) -> None:
    text = around.replace("{}", json.dumps(PLAN))

    assert read_plan(text, KNOWN).plan.title == PLAN["title"]


def test_fields_nobody_asked_for_are_passed_over() -> None:
    changed = plan(zebra="x", steps=[step(zebra=1)], drafts=[{"kind": "note", "label": "Draft", "zebra": []}])

    read_so = read_plan(json.dumps(changed), KNOWN).plan

    assert read_so.title == PLAN["title"]
    assert "zebra" not in str(read_so.model_dump())


def test_marks_of_headings_lists_and_bold_type_are_left_out() -> None:
    marked = read(
        title="## **Dana** left",
        situation="> - # Good news",
        steps=[step(title="1. **Call** her", bullets=["- Ask *what* changed", "\u2022 1.5 % is enough"])],
        watch_outs=["* Haste"],
    )

    assert (marked.title, marked.situation) == ("Dana left", "Good news")
    assert marked.steps[0].title == "Call her"
    assert marked.steps[0].bullets == ["Ask *what* changed", "1.5 % is enough"]
    assert marked.watch_outs == ["Haste"]


def test_a_character_no_database_takes_is_left_out() -> None:
    text = json.dumps(plan(title="Dana\x00 left", situation="A path: C:\\u0000 stays"))

    read_so = read_plan(text, KNOWN).plan

    assert (read_so.title, read_so.situation) == ("Dana left", "A path: C:\\u0000 stays")


def test_the_kind_of_a_draft_can_travel_in_a_button() -> None:
    offers = [{"kind": f"<!channel> {'Note ' * 900}", "label": "Draft"}, {"kind": "…", "label": "Draft"}]

    (offer,) = read(drafts=offers).drafts

    assert offer.kind.startswith("channel_note_note")
    assert len(offer.kind) <= 60


def test_of_a_runaway_only_the_steps_that_are_shown_are_looked_at() -> None:
    steps = [step(title=f"Step {number} " + "on " * 1000) for number in range(20)]

    shown = read(steps=[*steps[:4], step(title="", bullets=[]), *steps[4:]]).steps

    assert len(shown) == 4
    assert all(len(one.title) <= 80 for one in shown)


def test_fixed_values_may_differ_in_case() -> None:
    assert read(stance="Mixed", steps=[step(when="This week")]).steps[0].when == "this_week"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": " "}, "title and situation need words"),
        ({"steps": []}, "steps: at least one is needed"),
        ({"steps": [step(bullets=[" "])]}, "steps: each needs a title"),
        ({"steps": [step(when="soon")]}, "steps.0.when: Input should be"),
        ({"stance": "zebra"}, "stance: Input should be"),
        ({"title": "# "}, "title and situation need words"),
        ({"steps": [step(title="1. ")]}, "steps: each needs a title"),
        ({"watch_outs": None}, "watch_outs: Input should be a valid array"),
        ({"steps": {"title": "zebra"}}, "steps: Input should be a valid array"),
    ],
)
def test_what_cannot_be_shown_is_complained_about(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Unusable) as raised:
        read(**changes)

    assert complaint in "\n".join(raised.value.complaints)
    assert "zebra" not in "\n".join(raised.value.complaints)


def test_a_half_written_plan_is_read_as_far_as_it_goes() -> None:
    whole = json.dumps(PLAN)

    partial = read_partial_plan(whole[: whole.index("Name the") + 4], KNOWN)

    assert list(partial) == ["title", "situation", "stance", "steps"]
    assert partial["steps"] == [
        {"title": "Congratulate Dana", "when": "today", "bullets": ["Personal note, not automated", "Name"]}
    ]


def test_a_half_written_step_names_only_passages_it_was_given() -> None:
    whole = json.dumps(plan(steps=[step(sources=["KB-CS-04#s2", "KB-99#s1"])]))

    partial = read_partial_plan(whole[: whole.index("KB-99#s1") + 8], KNOWN)

    assert partial["steps"][0]["sources"] == ["KB-CS-04#s2"]


@given(answer=ANYTHING, share=st.floats(0, 1))
def test_no_half_written_answer_is_too_strange_to_read(answer: Any, share: float) -> None:
    text = json.dumps(answer)

    partial = read_partial_plan(text[: int(len(text) * share)], KNOWN)

    assert set(partial) <= set(PLAN)
    assert all(isinstance(each, dict) for each in partial.get("steps", []))
