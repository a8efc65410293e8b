"""A call review in Slack: its thread, its buttons, and who may press them."""

import pytest

from app import Program
from handlers import action_ids
from handlers.calls.call_keeping import keep_review
from handlers.calls.call_showing import refresh_review, show_review
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Call, CallCheck, CallTranscript, Delivery, Rating, SkillScore, StoredReview
from tests.scenarios.forging import forge_click, forge_form
from tests.scenarios.keeping import everything_kept
from tests.scenarios.reviewed import add_reviewed_call, reviewed_call
from tests.scenarios.seeing import (
    at_rest,
    eventually,
    messages_with,
    modal,
    place_called,
    rows,
    shown,
    whispered,
)
from tests.unit.handlers.blocks.made import DANA, a_review, evidence

GONE = "I can't find that call: it was deleted, or it isn't yours. · E-CALL-GONE"
EVIDENCE = "✔ Acknowledges first"


async def test_the_table_and_the_findings_follow_in_the_thread(sandbox: Sandbox, review: SeenMessage) -> None:
    assert (await shown(sandbox, "riya", "Skills on this call")).thread_ts == review.thread_ts
    assert (await shown(sandbox, "riya", "Budget frozen until January")).thread_ts == review.thread_ts
    assert not messages_with(sandbox, "riya", EVIDENCE)


async def test_the_evidence_comes_once_however_often_it_is_asked_for(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("See the evidence", on=review)
    page = await shown(sandbox, "riya", EVIDENCE)

    await riya.clicks("See the evidence", on=review)

    assert await whispered(sandbox, "riya", "riya", "That is already in this thread.")
    assert page.thread_ts == review.thread_ts
    assert len(messages_with(sandbox, "riya", EVIDENCE)) == 1


async def test_a_leaving_champion_leads_to_a_plan(sandbox: Sandbox, coach: Program) -> None:
    leaving = (
        a_review()
        .signals[0]
        .model_copy(
            update={
                "text": "Sponsor moving in January",
                "evidence": evidence("I move on in January", 5, speaker=DANA),
            }
        )
    )
    await reviewed_call(sandbox, coach, a_review(signals=[leaving]))
    found = await shown(sandbox, "riya", "Champion-change plan")

    await sandbox.as_person("riya").clicks("Champion-change plan", on=found)

    assert await shown(sandbox, "riya", "Do this")


async def test_a_thumb_down_is_kept_with_its_reason(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not useful", on=review)
    await modal(sandbox, "riya")
    await riya.submits({"reason": "incorrect", "note": "I did ask"})

    async def reason() -> str | None:
        (rating,) = await rows(coach, Rating)
        assert (rating.is_helpful, rating.guidance_id) == (False, None)
        return rating.reason

    assert await eventually(reason) == "incorrect"

    await riya.clicks("Helpful", on=review)

    async def is_helpful() -> bool:
        (rating,) = await rows(coach, Rating)
        return rating.is_helpful and rating.reason is None

    assert await eventually(is_helpful)


async def test_an_example_is_saved(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Save as my example", on=review)

    assert await whispered(sandbox, "riya", "riya", "Saved as your example.")
    (call,) = await rows(coach, Call)
    assert call.is_example


async def test_a_deleted_call_leaves_nothing(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("See the evidence", on=review)
    await shown(sandbox, "riya", EVIDENCE)
    await riya.clicks("Helpful", on=review)
    await riya.clicks("Delete this call", on=review)
    form = await modal(sandbox, "riya")
    assert form.shows("Acme discovery")

    await riya.submits({})

    assert await shown(sandbox, "riya", "Deleted: what was said on that call")
    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Acme"))
    for model in (Call, CallTranscript, StoredReview, SkillScore, CallCheck, Rating):
        assert not await rows(coach, model)
    assert not [row for row in await rows(coach, Delivery) if row.payload]
    assert "Priya" not in everything_kept(coach)


async def test_buttons_of_a_deleted_call_say_that_it_is_gone(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Delete this call", on=review)
    await modal(sandbox, "riya")
    await riya.submits({})
    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Change one thing"))

    for action_id in (action_ids.SEE_EVIDENCE, action_ids.RETRY_MOMENT, action_ids.DRAFT_FOLLOW_UP):
        await forge_click(sandbox, "riya", action_id, {"call_id": 1})

    assert await whispered(sandbox, "riya", "riya", GONE)


@pytest.mark.parametrize(
    ("action_id", "more"),
    [
        (action_ids.SEE_EVIDENCE, {}),
        (action_ids.RETRY_MOMENT, {}),
        (action_ids.DRAFT_FOLLOW_UP, {}),
        (action_ids.CHAMPION_PLAN, {}),
        (f"{action_ids.OPEN_CALL}1", {}),
        (action_ids.RATE_CALL, {"is_helpful": True}),
        *(
            (action_ids.CALL_MENU, {"what": what})
            for what in ("wrong_score", "wrong_speaker", "save_example", "delete")
        ),
    ],
)
async def test_tom_can_do_nothing_with_riyas_call(
    sandbox: Sandbox, coach: Program, review: SeenMessage, action_id: str, more: dict[str, object]
) -> None:
    (call,) = await rows(coach, Call)
    await at_rest(coach)
    before = everything_kept(coach)

    await forge_click(sandbox, "tom", action_id, {"call_id": call.id, **more})

    await whispered(sandbox, "tom", "tom", GONE)
    assert everything_kept(coach) == before
    assert sandbox.modal_of("tom") is None
    assert not place_called(sandbox, "tom")


async def test_tom_cannot_delete_riyas_call_with_a_form(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    (call,) = await rows(coach, Call)

    await forge_form(sandbox, "tom", action_ids.DELETE_CALL_FORM, {}, {"call_id": call.id})

    assert await shown(sandbox, "tom", "E-CALL-GONE")
    assert await rows(coach, Call)


async def test_a_call_without_a_score_has_no_table(sandbox: Sandbox, coach: Program) -> None:
    short = a_review(
        overall=None, level=None, skills=[], why_unscored="", actions=[], signals=[], topics=[], summary=[]
    )

    review = await reviewed_call(sandbox, coach, short)

    assert review.shows("Too short to score. Here's what I saw.")
    assert len([each for each in place_called(sandbox, "riya") if each.thread_ts == review.thread_ts]) == 1


@pytest.mark.slack_objects("this workspace refuses the newer blocks")
async def test_where_slack_takes_no_tables_the_skills_stand_in_columns(sandbox: Sandbox, coach: Program) -> None:
    call = await add_reviewed_call(sandbox, coach, a_review())
    sandbox.faults.add("error", method="chat.postMessage", error="invalid_blocks")

    await show_review(coach.deps, coach.slack, team_id=call.team_id, call_id=call.id)

    assert await shown(sandbox, "riya", "Objection handling     17  Priority support  1/6     too early")


async def test_a_moment_can_be_tried_again_and_never_counts(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    scores = [(row.skill_id, row.score) for row in await rows(coach, SkillScore)]
    await riya.clicks("Retry this moment", on=review)
    form = await modal(sandbox, "riya")
    assert form.shows("any new tool means more work during close")

    await riya.submits({"line": "I would not worry about that, it is quick."})

    first = await shown(sandbox, "riya", "✘ Asks before answering")
    assert first.thread_ts == review.thread_ts
    assert first.shows("One more idea:")
    await riya.clicks("Retry this moment", on=first)
    await modal(sandbox, "riya")
    await riya.submits({"line": "I understand. What part of close would feel heavier for Priya?"})
    assert await shown(sandbox, "riya", "✔ Asks before answering")
    assert [(row.skill_id, row.score) for row in await rows(coach, SkillScore)] == scores


async def test_an_empty_line_is_asked_for_again(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Retry this moment", on=review)
    await modal(sandbox, "riya")

    assert await riya.submits({"line": "   "}) == {"line": "Write the words you would say, as on the call."}


async def test_a_part_that_is_gone_from_the_review_says_so(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    found = await shown(sandbox, "riya", "Budget frozen until January")
    (call,) = await rows(coach, Call)
    async with coach.deps.database.for_team(call.team_id) as session:
        now = a_review(actions=[], signals=[], topics=[], summary=[], overall=80.0, level="proficient")
        await keep_review(coach.deps, session, call, now, today=coach.deps.now().date())

    await refresh_review(coach.deps, coach.slack, team_id=call.team_id, call_id=call.id)

    changed = await shown(sandbox, "riya", "This changed with the review above.")
    assert changed.ts == found.ts
    assert (await shown(sandbox, "riya", "*80* Proficient")).ts == review.ts


async def test_a_line_that_needs_a_human_gets_one(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Retry this moment", on=review)
    await modal(sandbox, "riya")

    await riya.submits({"line": "I want to kill myself"})

    await at_rest(coach)
    assert not messages_with(sandbox, "riya", "You would now say")
    assert "kill myself" not in everything_kept(coach)
