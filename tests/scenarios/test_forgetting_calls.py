"""Forgetting somebody who shared calls: what was said on them goes with everything else."""

from app import Program
from sandbox import Sandbox
from storage.models import Call, CallCheck, CallTranscript, SkillScore, StoredReview
from tests.scenarios.calls import ACME, NOTES
from tests.scenarios.keeping import everything_kept
from tests.scenarios.seeing import at_rest, eventually, rows, shown
from tests.scenarios.test_forgetting import LAST_WORDS, forgets

OF_CALLS = (Call, CallTranscript, StoredReview, SkillScore, CallCheck)
SAID = ("LedgerLoop", "restated revenue", "Austin office")


async def test_calls_and_every_word_of_them_go(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.uploads("acme_discovery.vtt", ACME, text="Acme discovery")
    await shown(sandbox, "riya", "Talk 61 %")
    await riya.says(NOTES)
    await eventually(lambda: rows(coach, StoredReview))
    await at_rest(coach)
    before = everything_kept(coach)
    assert all(words in before for words in SAID[:2])

    await forgets(sandbox, "riya")

    assert await shown(sandbox, "riya", LAST_WORDS)
    await at_rest(coach)
    for table in OF_CALLS:
        assert not await rows(coach, table), table.__name__
    after = everything_kept(coach)
    assert [words for words in SAID if words in after] == []
