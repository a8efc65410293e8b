"""How long what was said on a call is kept: as long as the person says, also for calls that are here."""

from app import Program
from sandbox import Sandbox
from storage.models import CallTranscript, StoredReview
from tests.scenarios.calls import ACME
from tests.scenarios.seeing import at_rest, eventually, modal, rows, shown

REVIEW = "Talk 61 %"


async def keeps(sandbox: Sandbox, choice: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    await modal(sandbox, "riya")
    assert await riya.submits({"keep_transcripts_days": choice}) is None


async def transcripts_gone(program: Program) -> None:
    async def are_gone() -> bool:
        return not await rows(program, CallTranscript)

    await eventually(are_gone)


async def test_kept_until_the_review_is_written(sandbox: Sandbox, coach: Program) -> None:
    await keeps(sandbox, "Until the review is written")

    await sandbox.as_person("riya").uploads("acme.vtt", ACME)

    assert await shown(sandbox, "riya", "I delete the raw text right after the review")
    await shown(sandbox, "riya", REVIEW)
    await transcripts_gone(coach)
    assert len(await rows(coach, StoredReview)) == 1


async def test_a_shorter_time_holds_for_calls_that_are_here(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").uploads("acme.vtt", ACME)
    await shown(sandbox, "riya", REVIEW)
    await at_rest(coach)

    await keeps(sandbox, "7 days")
    await at_rest(coach)
    sandbox.clock.advance(days=8)

    await transcripts_gone(coach)


async def test_choosing_to_keep_nothing_deletes_what_is_here(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").uploads("acme.vtt", ACME)
    await shown(sandbox, "riya", REVIEW)
    await at_rest(coach)

    await keeps(sandbox, "Until the review is written")

    await transcripts_gone(coach)
