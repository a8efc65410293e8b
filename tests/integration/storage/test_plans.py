"""No question reads a whole table: what is quick with ten rows must be quick with a million.

SQLite tells how it would answer; every statement the query functions send is asked about.
"""

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from storage import (
    accounts,
    agenda,
    conversations,
    deals,
    deliveries,
    guidance,
    messages,
    model_calls,
    outcomes,
    people,
    privacy,
    processed,
    progress,
    ratings,
)
from storage.database import Database
from storage.knowledge import list_collections, search_snippets
from storage.prepared import Query, Write
from tests.integration.storage.library import SECTIONS, keep_document
from tests.integration.storage.talk import NOON, add_talk


@pytest.fixture
def backend() -> str:
    return "sqlite"


@pytest.fixture
def sent() -> Iterator[list[tuple[str, Any]]]:
    """The statements the databases of this test are sent."""
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if not many and re.match(r"\s*(SELECT|UPDATE|DELETE|WITH)", statement):
            statements.append((statement, parameters))

    sa.event.listen(Engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(Engine, "before_cursor_execute", note)


async def ask_everything(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        person_id, guidance_id = talk.person.id, talk.guidance.id
        conversation_id = talk.conversation.id
        await people.update_person(session, person_id=person_id, role="x")
        await conversations.set_conversation_state(session, conversation_id=conversation_id, state={})
        await messages.list_recent_messages(session, conversation_id=conversation_id, limit=5)
        await messages.find_message_at(session, slack_ts="1.0", channel="D1")
        await messages.update_message_text(session, message_id=talk.question.id, text="x")
        await guidance.find_last_guidance(session, conversation_id=conversation_id)
        await ratings.set_rating(session, person_id=person_id, guidance_id=guidance_id, is_helpful=True, now=NOON)
        await outcomes.set_outcome(session, given=talk.guidance, result="no", now=NOON)
        await outcomes.list_outcomes_of_card(session, card_id="champion-left")
        await model_calls.get_spend(session, person_id=person_id, since=NOON)
        await model_calls.get_spend(session, person_id=None, since=NOON)
        await accounts.upsert_account(session, now=NOON, account_key="A", name="A")
        await accounts.list_accounts_of(session, owner_email="x")
        await deals.upsert_deal(session, now=NOON, deal_key="D")
        await deals.list_deals_of_account(session, account_key="A")
        await deals.list_closed_deals_of(session, owner_email="x", since=NOON.date())
        await progress.list_scores(session, person_id=person_id, since=NOON.date())
        await progress.list_skill_checks(session, person_id=person_id, skill_id="s", since=NOON.date())
        since: dict[str, Any] = {"since": NOON.date(), "created_since": NOON}
        await progress.list_figures(session, person_id=person_id, names=["talk_share"], **since)
        await progress.list_overalls(session, person_id=person_id, **since)
        await progress.count_calls(session, person_id=person_id)
        await deliveries.promise_sending(session, key="k", channel="D1", payload={}, now=NOON)
        await deliveries.claim_sending(session, key="k", now=NOON)
        await deliveries.mark_sent(session, key="k", ts="1.0")
        await deliveries.list_person_deliveries(session, person_id=person_id)
        await processed.claim_event(session, key="k", now=NOON)
        await keep_document(session, SECTIONS)
        ids = await list_collections(session, tracks=["sales"])
        await search_snippets(session, collection_ids=ids, weights={"champion": 1.0}, limit=8)
        await agenda.plan(session, key="T1:a", kind="k", team_id="T1", payload={}, person_id=person_id)
        await agenda.poke(session, key="T1:a")
    await run_the_agenda(database)
    async with database.for_team("T1") as session:
        await messages.delete_message(session, message_id=talk.question.id)
        await privacy.forget_person(session, person_id=person_id, now=NOON)


async def run_the_agenda(database: Database) -> None:
    async with database.for_all_teams() as session:
        await agenda.next_due(session)
        (ticket,) = await agenda.claim(session, limit=5, lane="interactive")
        row = await agenda.start(session, ticket=ticket)
        assert row is not None
        await agenda.extend_leases(session, tokens=[row.token])
        await agenda.save_memo(session, row=row)
        await agenda.finish(session, row=row, run_at=None)
        await agenda.purge_finished(session, before=NOON - timedelta(days=365))
        await processed.purge_events(session, before=NOON - timedelta(days=365))


def prepared_statements() -> list[str]:
    """Those are sent past the ORM, so nobody is told of them."""
    modules = [module for name, module in sys.modules.items() if name.startswith("storage.")]
    made = {id(value): value for module in modules for value in vars(module).values()}
    return [value.sql for value in made.values() if isinstance(value, Query | Write)]


async def test_no_question_reads_a_whole_table(database: Database, sent: list[tuple[str, Any]], url: str) -> None:
    await ask_everything(database)
    prepared = prepared_statements()
    engine = sa.create_engine(url.replace("+aiosqlite", ""))

    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        whole = re.compile(rf"SCAN (\w+ AS )?({'|'.join(tables)}|p|s|d)\b|SEARCH \w+$")
        steps = [
            (step.detail, statement)
            for statement, parameters in [*sent, *((sql, (None,) * sql.count("?")) for sql in prepared)]
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    engine.dispose()
    assert len(steps) > 60
    assert len(prepared) > 8
    read = [(detail, statement) for detail, statement in steps if whole.match(detail)]
    # The index of held work has only what runners hold at this moment: reading it whole is reading a few rows.
    assert [(detail, statement) for detail, statement in read if "USING INDEX ix_agenda_held" not in detail] == []
