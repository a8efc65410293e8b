"""Batches on the wire: handed in once, known again, read whatever came of each request."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.claude.batches import ClaudeBatches
from bot.claude.writer import ClaudeWriter
from bot.digest_briefs import BatchedWords, DigestBrief, WrittenDigest
from bot.errors import BatchGone, ModelMisconfigured, ModelUnavailable
from bot.model import Asker
from bot.tracks import Track
from tests.fakes.anthropic_answers import Json
from tests.fakes.anthropic_batches import errored, of_type, succeeded
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, refusal, status_error, text_answer

WORDS = WrittenDigest(did_well="You asked first.", when_then="When Dana worries, I will ask one question.")
AN_HOUR_AGO = timedelta(hours=-1)


@pytest.fixture
def batches(writer: ClaudeWriter) -> ClaudeBatches:
    return writer.batches


@pytest.fixture
def brief(track: Track) -> DigestBrief:
    return DigestBrief(track, Asker(reference="h4sh"), date(2026, 11, 23), did_well="You asked first.")


async def read(batches: ClaudeBatches, batch_id: str) -> dict[str, BatchedWords]:
    """What came of each brief, by its key."""
    return {answer.key: answer async for answer in batches.read(batch_id)}


def answers_by_key(server: ScriptedAnthropic, **results: Json) -> None:
    server.batches.answer = lambda key, _params: results[key]


async def test_each_brief_is_answered_whatever_the_order(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    server.batches.answer = lambda key, params: succeeded(
        guidance_answer(WrittenDigest(did_well=f"You did {key}.", when_then="")), params
    )

    batch_id = await batches.send({"a-1": brief, "a-2": brief})
    answers = await read(batches, batch_id)

    assert {key: answer.words.did_well for key, answer in answers.items() if answer.words} == {
        "a-1": "You did a-1.",
        "a-2": "You did a-2.",
    }
    assert server.batches.problems == []


async def test_it_is_asked_what_a_single_digest_is_asked(
    batches: ClaudeBatches, writer: ClaudeWriter, server: ScriptedAnthropic, brief: DigestBrief, meter: object
) -> None:
    server.will(guidance_answer(WORDS))

    await batches.send({"a-1": brief})
    await writer.write_digest(brief, meter=meter)  # type: ignore[arg-type]

    assert server.batches.handed[0].requests[0]["params"] == server.requests[0]


async def test_it_costs_half(batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief) -> None:
    usage = {"input_tokens": 1_000_000, "output_tokens": 100_000}
    server.batches.answer = lambda _key, params: succeeded(guidance_answer(WORDS, usage=usage), params)

    answers = await read(batches, await batches.send({"a-1": brief}))

    used = answers["a-1"].usage
    assert used is not None
    assert (used.task, used.outcome, used.cost_microdollars) == ("digest_batch", "ok", 1_500_000)


async def test_what_failed_has_no_words_but_may_have_cost(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    params = {"model": "claude-sonnet-5-5"}
    answers_by_key(
        server,
        broken=errored(),
        late=of_type("expired"),
        stopped=of_type("canceled"),
        cut=succeeded(text_answer('{"did_well": "You', stop_reason="max_tokens"), params),
        declined=succeeded(refusal(), params),
        odd=succeeded(text_answer("Here you are!"), params),
    )
    keys = ("broken", "late", "stopped", "cut", "declined", "odd")

    answers = await read(batches, await batches.send(dict.fromkeys(keys, brief)))

    assert all(answers[key].words is None for key in keys)
    outcomes = {key: usage.outcome for key in keys if (usage := answers[key].usage)}
    assert outcomes == {"cut": "truncated", "declined": "refused", "odd": "unusable"}


async def test_a_line_nobody_can_read_costs_the_others_nothing(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    params = {"model": "claude-sonnet-5-5"}
    whole = succeeded(guidance_answer(WORDS), params)
    answers_by_key(
        server,
        whole=whole,
        uncounted={**whole, "message": {**whole["message"], "usage": None, "model": None}},
        empty={**whole, "message": {**whole["message"], "content": None}},
        hollow={**whole, "message": None},
        unknown=of_type("postponed"),
    )
    keys = ("whole", "uncounted", "empty", "hollow", "unknown")

    answers = await read(batches, await batches.send(dict.fromkeys(keys, brief)))

    assert [key for key in keys if answers[key].words] == ["whole", "uncounted"]
    uncounted = answers["uncounted"].usage
    assert uncounted is not None
    assert (uncounted.model, uncounted.input_tokens) == ("claude-sonnet-5-5", 0)
    assert uncounted.output_tokens > 0


async def test_a_lost_answer_is_not_handed_in_again_but_found(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    server.batches.loses_answers = True

    with pytest.raises(ModelUnavailable):
        await batches.send({"a-1": brief, "a-2": brief})
    sent = await batches.list_sent(size=2, since=datetime.now(UTC) + AN_HOUR_AGO)

    assert len(server.batches.handed) == 1
    assert [(batch.id, batch.is_ended) for batch in sent] == [("msgbatch_0", True)]


async def test_only_batches_of_that_size_and_time_are_listed(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    now = datetime.now(UTC)
    server.batches.now = lambda: now + 2 * AN_HOUR_AGO
    await batches.send({"a-1": brief})
    server.batches.now = lambda: now
    await batches.send({"b-1": brief, "b-2": brief})
    mine = await batches.send({"c-1": brief})

    sent = await batches.list_sent(size=1, since=now + AN_HOUR_AGO)

    assert [batch.id for batch in sent] == [mine]


async def test_it_is_running_then_stopping_then_ended_then_gone(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief
) -> None:
    server.batches.is_held = True
    batch_id = await batches.send({"a-1": brief})
    states = [await batches.state_of(batch_id)]

    await batches.cancel(batch_id)
    states.append(await batches.state_of(batch_id))
    server.batches.end_all()
    states.append(await batches.state_of(batch_id))
    await batches.delete(batch_id)

    assert states == ["running", "stopping", "ended"]
    with pytest.raises(BatchGone):
        await batches.state_of(batch_id)


@pytest.mark.parametrize(
    ("status", "kind"), [(400, ModelMisconfigured), (401, ModelMisconfigured), (529, ModelUnavailable)]
)
async def test_what_the_api_refuses_is_raised_in_our_words(
    batches: ClaudeBatches, server: ScriptedAnthropic, brief: DigestBrief, status: int, kind: type[Exception]
) -> None:
    server.batches.refuses = status_error(status)

    with pytest.raises(kind):
        await batches.send({"a-1": brief})


async def test_the_cost_is_estimated_rather_too_high(batches: ClaudeBatches, brief: DigestBrief) -> None:
    assert 1_000 < batches.cost_of(brief) < 10_000
