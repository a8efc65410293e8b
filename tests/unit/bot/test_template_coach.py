import pytest

from bot.errors import NothingNear
from bot.model import Asker, Brief, DraftOffer, Guidance, Meter, Step, WrittenGuidance
from bot.template_coach import TemplateCoach
from tests.unit.bot.fake_writer import Shown
from tests.unit.bot.made import a_brief, a_card, a_snippet, some_words

NAMES = {"account": "Acme Corp", "contact": "Dana", "me": "Riya"}


async def plan(brief: Brief) -> WrittenGuidance:
    written = await TemplateCoach().write_guidance(brief, show=Shown(), meter=Meter())
    assert written.model == ""
    return written.result


async def test_the_nearest_card_becomes_the_plan_with_the_names_we_hold() -> None:
    brief = a_brief(cards=[a_card(), a_card(id="KB-XX-02")], names=NAMES)

    guidance = await plan(brief)

    assert guidance.title == "Champion promoted at Acme Corp"
    assert guidance.situation == "Good news with a risk: Dana may leave the daily work at Acme Corp."
    assert [step.title for step in guidance.steps] == ["Congratulate Dana", "Meet the successor"]
    assert guidance.watch_outs == ["Dana is too senior now"]
    assert [(draft.kind, draft.label) for draft in guidance.drafts] == [("note", "Draft a note")]


async def test_without_names_the_cards_own_words_stand_in() -> None:
    guidance = await plan(a_brief(cards=[a_card()]))

    assert guidance.title == "Champion promoted"
    assert guidance.watch_outs == ["Your champion is too senior now"]


async def test_a_title_that_would_be_too_long_goes_without_the_account() -> None:
    fits = await plan(a_brief(cards=[a_card(title="x" * 40)], names={"account": "y" * 16}))
    too_long = await plan(a_brief(cards=[a_card(title="x" * 40)], names={"account": "y" * 17}))

    assert fits.title == f"{'x' * 40} at {'y' * 16}"
    assert too_long.title == "x" * 40


async def test_a_title_says_at_only_once() -> None:
    guidance = await plan(a_brief(cards=[a_card(title="Price push at renewal")], names=NAMES))

    assert guidance.title == "Price push at renewal · Acme Corp"


async def test_an_urgent_account_gets_shorter_horizons() -> None:
    calm, urgent = [await plan(a_brief(cards=[a_card()], is_urgent=is_urgent)) for is_urgent in (False, True)]

    assert [step.when for step in calm.steps] == ["today", "within_1_month"]
    assert [step.when for step in urgent.steps] == ["today", "within_2_weeks"]


async def test_a_step_cites_the_retrieved_sections_it_rests_on() -> None:
    near = [a_snippet("KB-XX-01 §1"), a_snippet("KB-XX-01"), a_snippet("KB-XX-09 §2")]

    guidance = await plan(a_brief(cards=[a_card()], snippets=near))

    assert [step.sources for step in guidance.steps] == [["kb-KB-XX-01 §1"], ["kb-KB-XX-01"]]


async def test_a_step_cites_nothing_rather_than_something_not_retrieved() -> None:
    guidance = await plan(a_brief(cards=[a_card()], snippets=[a_snippet("KB-XX-09 §2")]))

    assert [step.sources for step in guidance.steps] == [[], []]


async def test_a_second_opinion_says_that_it_is_another_view() -> None:
    written = await TemplateCoach().write_guidance(
        a_brief(cards=[a_card(title="Another view")], angle="second_opinion"), show=Shown(), meter=Meter()
    )

    assert written.result.title == "Another view"
    assert written.result.situation.startswith("Another way to see it, and it may fit only in part. Good news")


@pytest.mark.parametrize(
    ("style", "begins", "ends"),
    [
        ("direct", "Good news with a risk", "daily work at Acme Corp."),
        ("supportive", "There is something to build on here. Good news", "daily work at Acme Corp."),
        (
            "socratic",
            "Good news with a risk",
            "First a question for you: what would you like to be true in two weeks?",
        ),
    ],
)
async def test_a_card_is_told_in_the_style_somebody_chose(style: str, begins: str, ends: str) -> None:
    guidance = await plan(a_brief(cards=[a_card()], names=NAMES, asker=Asker(style=style)))

    assert guidance.situation.startswith(begins)
    assert guidance.situation.endswith(ends)


async def test_without_a_card_there_is_no_plan() -> None:
    with pytest.raises(NothingNear):
        await plan(a_brief())


async def test_where_there_is_no_second_plan_the_card_is_read_from_its_other_sides() -> None:
    sections = [a_snippet(f"KB-XX-01 §{number}", body=f"Section {number}.") for number in (3, 1, 4, 2, 5)]

    written = await TemplateCoach().write_reply(
        a_brief(snippets=sections, angle="second_opinion", previous=a_plan()), show=Shown(), meter=Meter()
    )

    assert written.result.text.startswith("I have one plan for this")
    assert written.result.cites == ["kb-KB-XX-01 §4", "kb-KB-XX-01 §5"]


@pytest.mark.parametrize(
    "asked", ["What about the second step?", "tell me about step 2", "how do I do the last one"]
)
async def test_a_step_that_is_asked_about_is_read_out_with_its_own_sections(asked: str) -> None:
    sections = [a_snippet(f"KB-XX-01 §{number}") for number in (1, 2, 3)] + [a_snippet("KB-XX-02 §1", score=9.0)]

    written = await TemplateCoach().write_reply(
        a_brief(question=asked, snippets=sections, previous=a_plan()), show=Shown(), meter=Meter()
    )

    assert written.result.text.startswith("Step 2: **Meet the successor**, within a month.\n- Ask, then show")
    assert written.result.cites == ["kb-KB-XX-01 §2"]


async def test_a_plan_that_is_too_long_is_said_in_a_line_a_step() -> None:
    written = await TemplateCoach().write_reply(
        a_brief(question="Shorter please", previous=a_plan()), show=Shown(), meter=Meter()
    )

    assert written.result.text.splitlines() == [
        "In short:",
        "",
        "1. Congratulate Dana, today",
        "2. Meet the successor, within a month",
    ]
    assert written.result.cites == []


async def test_a_plan_in_short_still_says_what_each_step_rests_on() -> None:
    sections = [a_snippet("KB-XX-01 §1"), a_snippet("KB-XX-01 §2")]

    written = await TemplateCoach().write_reply(
        a_brief(question="Shorter please", snippets=sections, previous=a_plan()), show=Shown(), meter=Meter()
    )

    assert written.result.text.splitlines()[2:] == [
        "1. Congratulate Dana, today [1]",
        "2. Meet the successor, within a month [2]",
    ]
    assert written.result.cites == ["kb-KB-XX-01 §1", "kb-KB-XX-01 §2"]


def a_plan() -> Guidance:
    steps = [
        Step(title="Congratulate Dana", when="today", bullets=["Ask for nothing"], sources=["kb-KB-XX-01 §1"]),
        Step(
            title="Meet the successor",
            when="within_1_month",
            bullets=["Ask, then show"],
            sources=["kb-KB-XX-01 §2"],
        ),
    ]
    words = some_words().model_copy(update={"steps": steps})
    return Guidance(**words.model_dump(), writer="template", card_id="KB-XX-01")


async def test_a_follow_up_is_answered_in_the_librarys_own_words() -> None:
    near = [
        a_snippet("KB-XX-01"),
        a_snippet("KB-XX-01 §1", body="First."),
        a_snippet("KB-XX-01 §2", body="Second."),
    ]

    written = await TemplateCoach().write_reply(a_brief(snippets=near), show=Shown(), meter=Meter())

    assert written.result.cites == ["kb-KB-XX-01 §1", "kb-KB-XX-01 §2"]
    assert "**What changes** [1]\nFirst." in written.result.text
    assert "[2]\nSecond." in written.result.text


async def test_tell_me_more_stays_with_the_card_the_plan_came_from() -> None:
    near = [a_snippet("KB-XX-02 §1", document="card/b.md"), a_snippet("KB-XX-01 §3", body="Of the plan.")]
    previous = Guidance(**some_words().model_dump(), writer="template", card_id="KB-XX-01")

    written = await TemplateCoach().write_reply(
        a_brief(snippets=near, angle="tell_more", previous=previous), show=Shown(), meter=Meter()
    )

    assert written.result.cites == ["kb-KB-XX-01 §3"]


async def test_a_follow_up_nothing_speaks_to_is_not_made_up() -> None:
    with pytest.raises(NothingNear):
        await TemplateCoach().write_reply(a_brief(snippets=[a_snippet("KB-XX-01")]), show=Shown(), meter=Meter())


async def test_a_draft_is_the_cards_own_with_its_holes_filled() -> None:
    offer = DraftOffer(kind="note", label="Draft a note")

    written = await TemplateCoach().write_draft(a_brief(cards=[a_card()], names=NAMES), offer, meter=Meter())

    assert written.result.subject == "Congratulations, Dana"
    assert written.result.body == "Hi Dana,\n\nCongratulations from all of us who work with Acme Corp.\n\nRiya"


async def test_a_draft_leaves_a_blank_for_the_name_it_does_not_know() -> None:
    offer = DraftOffer(kind="note", label="Draft a note")

    written = await TemplateCoach().write_draft(a_brief(cards=[a_card()]), offer, meter=Meter())

    assert written.result.body.startswith("Hi [name],")
    assert written.result.body.endswith("[your name]")


async def test_a_draft_no_card_has_is_not_made_up() -> None:
    with pytest.raises(NothingNear):
        await TemplateCoach().write_draft(
            a_brief(cards=[a_card()]), DraftOffer(kind="poem", label="Draft a poem"), meter=Meter()
        )


async def test_what_is_near_the_thread_but_not_the_follow_up_does_not_answer_it() -> None:
    near = [
        a_snippet("KB-XX-01 §1", body="Champions move.", score=2.0),
        a_snippet("KB-XX-01 §2", body="Meet the successors early.", score=1.0),
    ]

    written = await TemplateCoach().write_reply(
        a_brief(question="And the successor?", snippets=near, previous=a_plan()), show=Shown(), meter=Meter()
    )

    assert written.result.cites == ["kb-KB-XX-01 §2"]
    with pytest.raises(NothingNear):
        await TemplateCoach().write_reply(
            a_brief(question="And in French?", snippets=near, previous=a_plan()), show=Shown(), meter=Meter()
        )
