"""Sunday's digests in batches: gathered, handed in once, and whatever goes wrong everybody's words are settled."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import select

from app import CONTENT
from bot.claude import ClaudeDoor, ClaudeSettings
from bot.coaching.digest import Digest, ThisFocus
from bot.coaching.digest_batching import MANY, keep_answers
from bot.deps import Deps
from bot.digest_briefs import BatchedWords, DigestBrief, WrittenDigest
from bot.model import Asker
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from handlers.jobs import Later
from handlers.slack import Slack
from handlers.week.digest_batches import plan_gathering, run_digest_batch, run_digest_words
from storage import agenda, digests, people
from storage.agenda import AgendaRow
from storage.database import Database
from storage.models import AgendaItem, Base, DigestBatch, ModelCall, Person, WeeklyDigest
from tests.fakes.anthropic_batches import errored, succeeded
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, status_error

TEAM = "T1"
SUNDAY = datetime(2026, 11, 22, 20, 5, tzinfo=UTC)
NO_SLACK = cast("Slack", None)
PLAN = "When a worry comes up, I will ask one question."
WORDS = WrittenDigest(did_well="", when_then="When Dana worries, I will ask what is behind it.")


@dataclass
class Evening:
    """A workspace on Sunday evening, its digests composed; `now` can be moved."""

    deps: Deps
    model: ScriptedAnthropic
    now: datetime = SUNDAY

    async def composed(self, count: int, **person: Any) -> None:
        """So many people whose digest waits to be gathered."""
        async with self.deps.database.for_team(TEAM) as session:
            for number in range(count):
                somebody = await people.get_or_add_person(session, slack_user_id=f"U{number}", now=self.now)
                await people.update_person(session, person_id=somebody.id, track="sales", **person)
                await agenda.plan(
                    session,
                    key=f"{TEAM}:digest:{somebody.id}",
                    kind="digest",
                    team_id=TEAM,
                    person_id=somebody.id,
                    run_at=self.now + timedelta(hours=11),
                    payload={},
                )
                await digests.add_digest(
                    session,
                    person_id=somebody.id,
                    week_on=date(2026, 11, 23),
                    payload=_digest().model_dump(mode="json"),
                    is_active_week=True,
                    now=self.now,
                    words="gathering",
                )
                await plan_gathering(session, somebody, self.now)

    async def gathers(self) -> None:
        """The job that makes batches, once for each promise of it."""
        for row in await self._open("digest_words"):
            await run_digest_words(self.deps, NO_SLACK, row)

    async def looks(self) -> list[datetime | None]:
        """The job of each batch."""
        return [await run_digest_batch(self.deps, NO_SLACK, row) for row in await self._open("digest_batch")]

    async def rows(self, model: type[Base]) -> list[Any]:
        async with self.deps.database.reading_all_teams() as session:
            return list(await session.scalars(select(model)))

    async def states(self) -> set[str]:
        """How far the words of the digests are."""
        return {digest.words for digest in await self.rows(WeeklyDigest)}

    async def woken(self) -> int:
        """How many people's digests are looked at now."""
        return sum(1 for item in await self.rows(AgendaItem) if item.kind == "digest" and item.run_at <= self.now)

    async def _open(self, kind: str) -> list[AgendaRow]:
        return [
            AgendaRow("", item.key, kind, "bulk", TEAM, None, item.payload, self.now, 1, {})
            for item in await self.rows(AgendaItem)
            if item.kind == kind
        ]


def _digest() -> Digest:
    return Digest(on=date(2026, 11, 23), focus=ThisFocus(focus_id=1, title="Ask first", when_then=PLAN))


@pytest.fixture
async def evening(tmp_path: Path) -> AsyncIterator[Evening]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/batches.db")
    await database.migrate()
    tracks = load_tracks(CONTENT)
    async with ScriptedAnthropic() as model:
        model.batches.answer = lambda _key, params: succeeded(guidance_answer(WORDS), params)
        model.batches.now = lambda: made.now
        door = ClaudeDoor(ClaudeSettings(api_key="k", base_url=model.url), tracks.house)
        settings = Settings.model_validate({})
        deps = Deps(settings, database, tracks, door, TemplateCoach(), lambda: made.now, batches=door.batches)
        made = Evening(deps, model)
        yield made
        await door.close()
        assert model.batches.problems == []
    await database.close()


async def test_many_digests_are_worded_in_one_batch_and_claude_keeps_nothing(evening: Evening) -> None:
    await evening.composed(MANY)

    await evening.gathers()
    await evening.looks()

    shown = {digest.payload["focus"]["when_then"] for digest in await evening.rows(WeeklyDigest)}
    assert shown == {WORDS.when_then}
    assert await evening.states() == {"settled"}
    assert evening.model.batches.deleted == ["msgbatch_0"]
    assert len(await evening.rows(ModelCall)) == MANY


async def test_few_are_left_to_themselves_at_once(evening: Evening) -> None:
    await evening.composed(MANY - 1)

    await evening.gathers()

    assert await evening.states() == {"alone"}
    assert await evening.woken() == MANY - 1
    assert await evening.rows(DigestBatch) == []


async def test_whoever_failed_goes_on_alone_and_the_others_are_settled(evening: Evening) -> None:
    evening.model.batches.answer = lambda key, params: (
        errored() if key.endswith("-7") else succeeded(guidance_answer(WORDS), params)
    )
    await evening.composed(MANY)

    await evening.gathers()
    await evening.looks()

    assert [digest.id for digest in await evening.rows(WeeklyDigest) if digest.words == "alone"] == [7]
    assert await evening.woken() == 1


async def test_a_batch_on_its_way_is_asked_about_until_it_has_ended(evening: Evening) -> None:
    evening.model.batches.is_held = True
    await evening.composed(MANY)
    await evening.gathers()

    (next_look,) = await evening.looks()
    evening.model.batches.end_all()
    looked = await evening.looks()

    assert next_look is not None
    assert next_look > evening.now
    assert looked == [None]
    assert await evening.states() == {"settled"}


async def test_a_batch_whose_answer_was_lost_is_found_and_not_handed_in_again(evening: Evening) -> None:
    evening.model.batches.loses_answers = True
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()
    (lost,) = await evening.rows(DigestBatch)

    evening.model.batches.loses_answers = False
    await evening.looks()

    assert lost.api_id is None
    assert evening.model.batches.deleted == ["msgbatch_0"]
    assert evening.model.batches.handed == []
    assert await evening.states() == {"settled"}


async def test_while_a_batch_may_be_ours_nothing_is_handed_in(evening: Evening) -> None:
    evening.model.batches.loses_answers = evening.model.batches.is_held = True
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()

    with pytest.raises(Later):
        await evening.looks()

    assert len(evening.model.batches.handed) == 1


async def test_a_batch_of_somebody_else_is_not_taken_for_ours(evening: Evening) -> None:
    """Another installation uses the same key, and hands in as many."""
    await evening.composed(MANY)
    await evening.gathers()
    evening.model.batches.refuses = status_error(529)
    await evening.looks()
    evening.model.batches.refuses = None
    batches = await evening.deps.batches() if evening.deps.batches else None
    assert batches is not None
    brief = DigestBrief(evening.deps.tracks.get("sales"), asker=Asker(), today=date(2026, 11, 23), focus="Ask")
    await batches.send({f"other-{number}": brief for number in range(MANY)})

    await evening.looks()
    await evening.looks()

    assert await evening.states() == {"settled"}
    assert evening.model.batches.deleted == ["msgbatch_1"]


async def test_a_batch_claude_does_not_know_any_more_is_let_go(evening: Evening) -> None:
    evening.model.batches.is_held = True
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()

    evening.model.batches.forget_all()
    looked = await evening.looks()

    assert looked == [None]
    assert await evening.states() == {"alone"}
    assert await evening.woken() == MANY


async def test_a_key_that_is_taken_away_lets_everybody_go(evening: Evening) -> None:
    evening.model.batches.is_held = True
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()

    evening.deps = replace(evening.deps, writer=None, batches=None)
    await evening.looks()

    assert await evening.states() == {"alone"}


async def test_a_request_the_api_refuses_lets_everybody_go(evening: Evening) -> None:
    evening.model.batches.refuses = status_error(401)
    await evening.composed(MANY)

    await evening.gathers()
    await evening.looks()

    assert await evening.states() == {"alone"}
    assert await evening.woken() == MANY


async def test_a_batch_nobody_waits_for_is_cancelled_and_what_it_cost_is_noted(evening: Evening) -> None:
    await evening.composed(MANY)
    evening.model.batches.is_held = True
    await evening.gathers()
    await evening.looks()
    async with evening.deps.database.for_team(TEAM) as session:
        for digest in await evening.rows(WeeklyDigest):
            await digests.update_digest(session, digest_id=digest.id, words="settled", batch_id=None)

    await evening.looks()
    cancelled = list(evening.model.batches.cancelled)
    evening.model.batches.handed[0].status = "in_progress"  # they were too far on to be stopped
    evening.model.batches.end_all()
    await evening.looks()

    assert cancelled == ["msgbatch_0"]
    assert [call.person_id for call in await evening.rows(ModelCall)] == [None] * MANY


async def test_read_twice_it_counts_once(evening: Evening) -> None:
    """Killed after the last answer was kept, and before that was noted."""
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()
    (batch,) = await evening.rows(DigestBatch)
    batches = await evening.deps.batches() if evening.deps.batches else None
    assert batches is not None

    before = len(await evening.rows(ModelCall))
    async with evening.deps.database.for_team(TEAM) as session:
        again = [BatchedWords(f"{batch.nonce}-{number}", WORDS, None) for number in range(1, MANY + 1)]
        read = await keep_answers(evening.deps, session, batch, again)

    assert (read.failed, read.unclaimed) == ([], [])
    assert len(await evening.rows(ModelCall)) == before


async def test_whoever_declined_meanwhile_is_not_handed_in(evening: Evening) -> None:
    await evening.composed(MANY)
    await evening.gathers()
    async with evening.deps.database.for_team(TEAM) as session:
        await people.update_person(session, person_id=3, uses_model=False)

    await evening.looks()

    assert len(await evening.rows(ModelCall)) == MANY - 1
    digest = next(each for each in await evening.rows(WeeklyDigest) if each.person_id == 3)
    assert (digest.words, digest.payload["focus"]["when_then"]) == ("settled", PLAN)


async def test_no_more_are_handed_in_than_the_budget_has_left(evening: Evening) -> None:
    await evening.composed(MANY)
    await evening.gathers()
    evening.deps = replace(
        evening.deps, settings=evening.deps.settings.model_copy(update={"coach_daily_budget_usd": 0.02})
    )

    await evening.looks()

    assert 0 < len(await evening.rows(ModelCall)) < MANY
    assert await evening.states() == {"settled"}


async def test_whoever_is_forgotten_meanwhile_is_missed_by_nobody(evening: Evening) -> None:
    evening.model.batches.is_held = True
    await evening.composed(MANY)
    await evening.gathers()
    await evening.looks()
    async with evening.deps.database.for_team(TEAM) as session:
        await session.delete(await session.get_one(Person, 5))

    evening.model.batches.end_all()
    await evening.looks()

    assert await evening.states() == {"settled"}
    assert sum(call.person_id is None for call in await evening.rows(ModelCall)) == 1
