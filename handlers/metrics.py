"""Figures people log themselves: kept once, told back with what they moved, and taken back on a click."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.goal_measures import is_measured, refresh_logged_goals, take_back_figure
from bot.coaching.metrics import Logged, read_logged
from bot.deps import Deps
from bot.people import local_day
from bot.undoing import remember_change
from handlers import action_ids
from handlers.blocks.metrics import logged_blocks, logged_text
from handlers.blocks.parts import Words, in_words, section
from handlers.button_values import MetricUndoValue, unpacked, value_of
from handlers.callers import caller_of
from handlers.clicks import click_of
from handlers.home import publish_home
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import metrics
from storage.database import Session
from storage.models import Goal, MetricEntry, Person

HOW_TO_LOG = "Tell me the number and what it counts: `log 120 saves`, `log 31% win rate`."
MEASURED = "I count that on your calls myself; share one and it moves. `/coach progress {}` shows it."


def register(app: AsyncApp) -> None:
    """The way back."""
    app.action(action_ids.METRIC_UNDO)(handle_metric_undo)


async def log_figure(deps: Deps, session: Session, person: Person, text: str, *, source_key: str) -> Words:
    """Keep the figure a sentence tells of, and move the goals it is about; text and blocks to answer with."""
    kinds = deps.tracks.get(person.track).goals
    logged = read_logged(text, today=local_day(person, deps.now()), kinds=kinds)
    if logged is None:
        return in_words(HOW_TO_LOG)
    if is_measured(deps, person, logged.metric):
        return in_words(MEASURED.format(logged.metric.replace("_", " ")))
    entry, moved = await _keep(deps, session, person, logged, source_key)
    return logged_text(logged), logged_blocks(logged, moved, entry_id=entry.id)


async def _keep(
    deps: Deps, session: Session, person: Person, logged: Logged, source_key: str
) -> tuple[MetricEntry, Sequence[Goal]]:
    await metrics.add_entry(
        session,
        person_id=person.id,
        metric=logged.metric,
        value=logged.value,
        unit=logged.unit,
        noted_on=logged.noted_on,
        source="said",
        source_key=source_key,
        now=deps.now(),
    )
    moved = await refresh_logged_goals(session, person, deps.tracks.get(person.track).goals, logged.metric)
    entry = await metrics.find_entry(session, person_id=person.id, source_key=source_key)
    assert entry is not None
    await remember_change(session, person, kind="figure", before={"entry_id": entry.id}, now=deps.now())
    return entry, moved


async def handle_metric_undo(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Take a logged figure back, and move its goals back with it."""
    await ack()
    value, caller = unpacked(value_of(action), MetricUndoValue), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        words = await take_back_figure(deps, session, person, {"entry_id": value.entry_id})
    click = click_of(body, action, context)
    await slack.reading.chat_update(channel=click.channel, ts=click.ts, text=words, blocks=[section(words)])
    await publish_home(deps, slack, caller)
