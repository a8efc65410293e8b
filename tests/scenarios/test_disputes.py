"""Wrong score, wrong speaker: the review is looked at again, and what is shown changes with it."""

import asyncio
import os
from pathlib import Path

import pytest

from app import Program
from handlers import action_ids
from handlers.calls.call_work import accept_work
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import calls, people
from storage.models import Call, CallCheck, CallTranscript, SkillScore, StoredReview
from tests.scenarios.forging import forge_form
from tests.scenarios.keeping import everything_kept
from tests.scenarios.reviewed import review_by_rules, reviewed_call
from tests.scenarios.seeing import at_rest, messages_with, modal, rows, shown, whispered

ASKS_FIRST = "Asks before answering"
POINTED = "I did ask that at 03:34: what would five days instead of nine be worth to you"
NONSENSE = "I talked about the weather on the moon with somebody"


@pytest.fixture
async def review(sandbox: Sandbox, coach: Program) -> SeenMessage:
    """What the rules found in Riya's call with Acme; she uses the sales track."""
    return await reviewed_call(sandbox, coach, review_by_rules(coach))


async def dispute(sandbox: Sandbox, review: SeenMessage, line: str, note: str) -> object:
    """Riya disputes one line of the scorecard."""
    riya = sandbox.as_person("riya")
    await riya.clicks("Wrong score?", on=review)
    await modal(sandbox, "riya")
    return await riya.submits({"check": line, "note": note})


async def scores(program: Program) -> dict[str, float]:
    return {row.skill_id: row.score for row in await rows(program, SkillScore)}


async def test_a_line_the_person_can_point_to_counts_and_everything_shown_changes(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    await sandbox.as_person("riya").clicks("See the evidence", on=review)
    await shown(sandbox, "riya", f"✘ {ASKS_FIRST}")
    before = await scores(coach)

    await dispute(sandbox, review, f"✘ {ASKS_FIRST}", POINTED)

    answer = await shown(sandbox, "riya", "counts now. I found “What would five days instead of nine be worth")
    assert answer.thread_ts == review.thread_ts
    assert answer.shows("The overall score goes from 66 to *72*")
    assert (await shown(sandbox, "riya", "*72* Developing")).ts == review.ts
    assert messages_with(sandbox, "riya", f"✔ {ASKS_FIRST}")
    assert (await scores(coach))["objection_handling"] > before["objection_handling"]
    assert [row.check_id for row in await rows(coach, CallCheck) if row.disputed_at] == ["o2"]


async def test_what_is_not_in_the_call_stays_with_the_reason(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    await at_rest(coach)
    kept = [(row.overall, row.payload) for row in await rows(coach, StoredReview)]

    await dispute(sandbox, review, f"✘ {ASKS_FIRST}", NONSENSE)

    answer = await shown(sandbox, "riya", "did not find it in the transcript")
    assert answer.shows("So this line stays as it is.")
    assert [(row.overall, row.payload) for row in await rows(coach, StoredReview)] == kept


async def test_two_lines_disputed_at_once_both_count(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    await at_rest(coach)
    (call,) = await rows(coach, Call)
    names = {check: f"recheck:{check}" for check in ("o2", "o4")}

    await asyncio.gather(
        *(
            accept_work(
                coach.deps,
                coach.slack,
                call,
                kind="call_recheck",
                name=name,
                payload={"check": check, "note": POINTED, "name": name},
            )
            for check, name in names.items()
        )
    )

    await shown(sandbox, "riya", "counts now", times=2)
    assert {row.status for row in await rows(coach, CallCheck) if row.check_id in names} == {"passed"}
    assert {row.check_id for row in await rows(coach, CallCheck) if row.disputed_at} == set(names)


async def test_a_dispute_needs_a_sentence(sandbox: Sandbox, review: SeenMessage) -> None:
    errors = await dispute(sandbox, review, f"✘ {ASKS_FIRST}", "  ")

    assert errors == {"note": "Tell me what happened on the call, in a sentence. I look for it in the transcript."}


async def test_once_the_transcript_is_gone_there_is_nothing_to_look_at(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    async with coach.deps.database.for_team(coach.identity.team_id) as session:
        for row in await rows(coach, CallTranscript):
            await session.delete(await session.merge(row))

    await dispute(sandbox, review, f"✘ {ASKS_FIRST}", POINTED)

    assert await shown(sandbox, "riya", "What was said on this call is deleted by now")


async def test_tom_cannot_dispute_riyas_score(sandbox: Sandbox, coach: Program, review: SeenMessage) -> None:
    (call,) = await rows(coach, Call)
    await at_rest(coach)
    before = everything_kept(coach)
    values = {
        "check": {"check": {"type": "static_select", "selected_option": {"value": "o2"}}},
        "note": {"note": {"type": "plain_text_input", "value": NONSENSE}},
    }

    await forge_form(sandbox, "tom", action_ids.WRONG_SCORE_FORM, values, {"call_id": call.id})

    assert await shown(sandbox, "tom", "E-CALL-GONE")
    assert everything_kept(coach) == before


async def test_a_check_that_is_not_on_the_scorecard_is_refused(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    (call,) = await rows(coach, Call)
    values = {
        "check": {"check": {"type": "static_select", "selected_option": {"value": "made_up"}}},
        "note": {"note": {"type": "plain_text_input", "value": NONSENSE}},
    }

    await forge_form(sandbox, "riya", action_ids.WRONG_SCORE_FORM, values, {"call_id": call.id})

    assert await shown(sandbox, "riya", "E-STALE")


async def test_the_other_speaker_is_reviewed_as_the_same_call(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not me / wrong speaker", on=review)
    await modal(sandbox, "riya")

    await riya.submits({"speakers": ["Dana Cole"]})

    changed = await shown(sandbox, "riya", "Talk 39 %")
    assert changed.ts == review.ts
    (call,) = await rows(coach, Call)
    assert call.own_speakers == ["Dana Cole"]
    assert len(await rows(coach, StoredReview)) == 1


async def test_a_review_with_one_side_that_is_overtaken_by_another_answer_is_not_kept(
    sandbox: Sandbox, coach: Program, review: SeenMessage, tmp_path: Path
) -> None:
    await at_rest(coach)
    (call,), kept = await rows(coach, Call), [row.payload for row in await rows(coach, StoredReview)]
    os.mkfifo(gate := tmp_path / "gate")
    held_up = asyncio.create_task(coach.deps.aside(Path.read_bytes, gate))
    await sandbox.as_person("riya").clicks("Not me / wrong speaker", on=review)
    await modal(sandbox, "riya")
    await sandbox.as_person("riya").submits({"speakers": ["Dana Cole"]})
    await sandbox.until(lambda: sandbox.calls("assistant.threads.setStatus"))  # it is being reviewed

    async with coach.deps.database.for_team(call.team_id) as session:
        await calls.update_call(session, call_id=call.id, own_speakers=["Riya Shah"])
    await asyncio.to_thread(gate.write_bytes, b"")
    await held_up
    await at_rest(coach)

    assert [call.own_speakers for call in await rows(coach, Call)] == [["Riya Shah"]]
    assert [row.payload for row in await rows(coach, StoredReview)] == kept


@pytest.mark.parametrize(
    ("ticked", "error"),
    [
        (["Riya Shah"], "That's how I counted it already."),
        (["Riya Shah", "Dana Cole"], "Somebody has to be the customer. Leave at least one name open."),
    ],
)
async def test_speakers_that_change_nothing_are_said_so(
    sandbox: Sandbox, review: SeenMessage, ticked: list[str], error: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Not me / wrong speaker", on=review)
    await modal(sandbox, "riya")

    assert await riya.submits({"speakers": ticked}) == {"speakers": error}


async def test_where_one_voice_speaks_there_is_nobody_to_choose(sandbox: Sandbox, coach: Program) -> None:
    review = await reviewed_call(sandbox, coach, speakers=["Riya Shah"])

    await sandbox.as_person("riya").clicks("Not me / wrong speaker", on=review)

    assert await whispered(sandbox, "riya", "riya", "names fewer than two speakers")
    assert sandbox.modal_of("riya") is None


async def test_of_many_speakers_ones_own_are_always_to_be_seen(sandbox: Sandbox, coach: Program) -> None:
    crowd = [f"Guest {number}" for number in range(30)]
    review = await reviewed_call(sandbox, coach, speakers=[*crowd, "Riya Shah"])

    await sandbox.as_person("riya").clicks("Not me / wrong speaker", on=review)

    boxes = (await modal(sandbox, "riya")).blocks[1]["element"]
    assert [each["text"]["text"] for each in boxes["initial_options"]] == ["Riya Shah"]
    assert len(boxes["options"]) == 10


async def test_a_call_scored_by_another_tracks_scorecard_stays_as_it_is(
    sandbox: Sandbox, coach: Program, review: SeenMessage
) -> None:
    others = [track for track in coach.deps.tracks.by_id.values() if track.call_rubric("discovery") is None]
    async with coach.deps.database.for_team(coach.identity.team_id) as session:
        (call,) = await rows(coach, Call)
        await people.update_person(session, person_id=call.person_id, track=others[0].id)

    await dispute(sandbox, review, f"✘ {ASKS_FIRST}", POINTED)

    assert await shown(sandbox, "riya", "scored by another scorecard")
