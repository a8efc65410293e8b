"""A call dropped on the coach, from the file to its review."""

from app import Program
from sandbox import Sandbox
from storage.models import Call, CallTranscript, SkillScore, StoredReview
from tests.scenarios.calls import ACME
from tests.scenarios.seeing import DONE, at_rest, eventually, messages_with, rows, shown, ticked_off


async def test_a_dropped_transcript_is_reviewed_in_its_thread(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("riya").uploads("acme_discovery.vtt", ACME, text="Acme discovery")

    review = await shown(sandbox, "riya", "Talk 61 %")
    terms = await shown(sandbox, "riya", "Only share calls you're allowed to share")
    await ticked_off(sandbox, ts)
    assert review.thread_ts == terms.thread_ts == ts
    for figure in ("Questions 5 in 5 min", "1:53", "0.75 s", "2.2/min", "early read (1 of 3 calls)"):
        assert review.shows(figure), figure
    (call,) = await rows(coach, Call)
    assert (call.status, call.own_speakers, call.source) == ("reviewed", ["Riya Shah"], "upload")
    assert len(await rows(coach, StoredReview)) == 1


async def test_the_eyes_go_when_the_tick_comes(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.uploads("acme_discovery.vtt", ACME, text="Acme discovery")

    await ticked_off(sandbox, ts)

    root = sandbox.direct_message_with("riya").thread(ts).root
    await sandbox.until(lambda: set(root.reactions) == {DONE})


async def test_the_same_call_again_is_known_and_nothing_new_is_kept(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await ticked_off(sandbox, await riya.uploads("acme_discovery.vtt", ACME, text="Acme discovery"))
    before = [len(await rows(coach, model)) for model in (Call, StoredReview, SkillScore, CallTranscript)]

    ts = await riya.uploads("renamed.vtt", ACME)

    line = await shown(sandbox, "riya", "I've already reviewed")
    assert line.thread_ts == ts
    assert line.shows("The scores are the same")
    assert before == [len(await rows(coach, model)) for model in (Call, StoredReview, SkillScore, CallTranscript)]
    assert len(messages_with(sandbox, "riya", "Talk 61 %")) == 1


async def test_the_terms_are_said_before_the_first_review_only(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await ticked_off(sandbox, await riya.uploads("one.vtt", ACME))
    terms = await shown(sandbox, "riya", "I delete the raw text after 30 days")
    await riya.clicks("OK", on=terms)
    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Only share")[0].shows("Change"))

    await ticked_off(sandbox, await riya.uploads("two.vtt", ACME.replace(b"restatement", b"correction")))

    assert len(messages_with(sandbox, "riya", "Only share")) == 1


async def test_several_files_are_several_calls(sandbox: Sandbox, coach: Program) -> None:
    other = ACME.replace(b"restatement", b"correction")

    ts = await sandbox.as_person("riya").uploads_together(("one.vtt", ACME), ("two.vtt", other))

    assert await shown(sandbox, "riya", "2 files. I review each as a call of its own")
    reviews = [await shown(sandbox, "riya", "Talk 61 %", times=2)]
    assert reviews[-1].thread_ts == ts
    assert len(await rows(coach, Call)) == 2


async def test_a_review_with_a_title_in_the_thread_of_an_account_belongs_to_it(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await ticked_off(sandbox, await sandbox.as_person("riya").uploads("x.vtt", ACME, text="Acme Corp discovery"))

    (call,) = await rows(coach, Call)
    assert (call.title, call.call_type, call.account_id is None) == ("Acme Corp discovery", "discovery", False)


async def test_what_was_said_is_deleted_when_its_time_has_come(sandbox: Sandbox, coach: Program) -> None:
    await ticked_off(sandbox, await sandbox.as_person("riya").uploads("acme.vtt", ACME))
    assert len(await rows(coach, CallTranscript)) == 1
    await at_rest(coach)

    sandbox.clock.advance(days=31)

    async def is_gone() -> bool:
        return not await rows(coach, CallTranscript)

    await eventually(is_gone)
    assert len(await rows(coach, StoredReview)) == 1


async def test_a_deleted_message_takes_its_call_along(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.uploads("acme.vtt", ACME)
    await ticked_off(sandbox, ts)
    await at_rest(coach)

    await riya.deletes(sandbox.direct_message_with("riya").thread(ts).root)

    async def is_gone() -> bool:
        return not await rows(coach, Call)

    await eventually(is_gone)
    assert not await rows(coach, StoredReview)
    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Talk 61 %"))
