"""What each view of somebody's week does and says; every message has the key of its promise, to be posted once."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.plan_ticking import tick_places, untick_places
from bot.coaching.planning import WholePlan, plan_of_week, this_week, week_meant
from bot.coaching.reflecting import keep_reflection
from bot.coaching.week_requests import EVERY, LAST, View
from bot.deps import Deps
from handlers.blocks.parts import Block, context, section
from handlers.blocks.text import mrkdwn
from handlers.blocks.weekly_plan import done_line, history_blocks, reflect_offer
from handlers.delivering import deliver
from handlers.insights import noticed_words
from handlers.sending import Outgoing, update
from handlers.slack import Slack
from handlers.week.plan_showing import plan_in_words, refresh_plan
from storage import agenda, weekly_plans
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person, WeeklyPlan

Ticking = Callable[[Deps, Session, Person, WeeklyPlan, Collection[int]], Awaitable[None]]
NO_TASKS = "There are no weekly tasks for your track yet."
SAME_WORDS = "That is in your reflection already."
NOTHING_SAID = "How was your week? Use the button, or write *reflection:* and what worked."
WHICH_TASK = "Which task? Say its number: `/coach week done 2`, `/coach week undo 2`, or `/coach week done all`."
WAYS = (
    "I can show this week (`/coach week`), the next one (`/coach week next`) and earlier ones "
    "(`/coach week history`). To tick a task, say its number: `/coach week done 2`."
)
WEEKS_SHOWN = 8
MOST_SAID = 2000


@dataclass(frozen=True)
class WeekAsked:
    """What was asked of the week, as it arrived.

    `key` names the delivery it came with. `channel` and `thread_ts` are where the answer goes, "" for the direct
    messages themselves; `ts` is a message of ours to show the plan in. `version` is the one to put a new plan in
    place of, 0 for whichever there is. `week` is which week, as `week_meant` reads it.
    """

    key: str
    view: View
    places: tuple[int, ...] = ()
    text: str = ""
    channel: str = ""
    thread_ts: str = ""
    ts: str = ""
    version: int = 0
    week: str = ""


@dataclass(frozen=True)
class Wanted:
    """One request at work: the row that promises it, whose it is, and where the answer goes."""

    row: AgendaRow
    person: Person
    asked: WeekAsked
    channel: str

    def outgoing(self, text: str, blocks: list[Block]) -> Outgoing:
        """An answer in the place it was asked in."""
        return Outgoing(
            key=self.row.key,
            team_id=self.row.team_id,
            channel=self.channel,
            thread_ts=self.asked.thread_ts or None,
            text=text,
            blocks=blocks,
            person_id=self.person.id,
        )


async def _show(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    week_on = week_meant(wanted.person, deps, wanted.asked.week)
    await _present(deps, slack, wanted, await plan_of_week(deps, wanted.person, week_on=week_on))


async def _new(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """A plan in place of the version that was seen; when that was replaced meanwhile, the newer one is shown."""
    week_on = week_meant(wanted.person, deps, wanted.asked.week)
    seen = wanted.asked.version or await _version(deps, wanted, week_on)
    async with deps.database.reading(wanted.row.team_id) as session:
        plan = await weekly_plans.find_plan_of_week(session, person_id=wanted.person.id, week_on=week_on)
    anew = plan is not None and plan.version == seen
    await _present(deps, slack, wanted, await plan_of_week(deps, wanted.person, week_on=week_on, anew=anew))


async def _version(deps: Deps, wanted: Wanted, week_on: date) -> int:
    """The version there was when this was first worked on (0 for none), so that a second try renews no more."""
    if "version" not in wanted.row.memo:
        async with deps.database.for_team(wanted.row.team_id) as session:
            plan = await weekly_plans.find_plan_of_week(session, person_id=wanted.person.id, week_on=week_on)
            wanted.row.memo["version"] = plan.version if plan else 0
            await agenda.save_memo(session, row=wanted.row)
    return int(wanted.row.memo["version"])


async def _present(deps: Deps, slack: Slack, wanted: Wanted, whole: WholePlan | None) -> None:
    """Show the plan in the message it was asked in, else in a new one, and remember where."""
    if whole is None:
        await deliver(deps, slack, wanted.outgoing(NO_TASKS, [section(NO_TASKS)]))
        return
    message = wanted.outgoing(*plan_in_words(deps, wanted.person, whole))
    ts = wanted.asked.ts
    if ts:
        await update(slack, message, ts)
    else:
        ts = await deliver(deps, slack, message)
    async with deps.database.for_team(wanted.row.team_id) as session:
        await weekly_plans.set_shown(session, plan_id=whole.plan.id, channel=wanted.channel, message_ts=ts)
    await refresh_plan(deps, slack, wanted.person, whole.plan.id)


async def _done(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    await _tick(deps, slack, wanted, tick_places, "✅")


async def _undone(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    await _tick(deps, slack, wanted, untick_places, "⬜")


async def _tick(deps: Deps, slack: Slack, wanted: Wanted, ticking: Ticking, box: str) -> None:
    """Tick or untick what is there, and say which numbers are not."""
    person = wanted.person
    whole = await plan_of_week(deps, person, week_on=await _week_counted(deps, wanted))
    if whole is None:
        await deliver(deps, slack, wanted.outgoing(NO_TASKS, [section(NO_TASKS)]))
        return
    known = [task.place for task in whole.tasks]
    places = known if EVERY in wanted.asked.places else [_place(place, known) for place in wanted.asked.places]
    async with deps.database.for_team(wanted.row.team_id) as session:
        there = [place for place in places if place in known]
        await ticking(deps, session, person, whole.plan, there)
    whole = await plan_of_week(deps, person, week_on=whole.plan.week_on) or whole
    lines = [f"{box} {place}. {mrkdwn(text)}" for place, text in _texts(whole) if place in places]
    missing = [str(place) for place in places if place not in known]
    if missing:
        lines.append(f"There is no task {' or '.join(missing)}: your plan has 1 to {len(whole.tasks)}.")
    await _say(deps, slack, wanted, "\n".join([*lines, done_line(whole)]))
    await refresh_plan(deps, slack, person, whole.plan.id)


def _place(place: int, known: Sequence[int]) -> int:
    return known[-1] if place == LAST and known else place


async def _week_counted(deps: Deps, wanted: Wanted) -> date:
    """The week whose numbers somebody speaks of: on Sunday evening there are two, and it is the one shown last."""
    weeks = {this_week(wanted.person, deps), week_meant(wanted.person, deps, "")}
    async with deps.database.reading(wanted.row.team_id) as session:
        shown = await weekly_plans.find_shown_last(session, person_id=wanted.person.id, weeks=weeks)
    return shown.week_on if shown else min(weeks)


def _texts(whole: WholePlan) -> list[tuple[int, str]]:
    return [(task.place, task.text) for task in whole.tasks]


async def _reflect(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """Keep what was said of the week."""
    person, text = wanted.person, wanted.asked.text[:MOST_SAID].strip()
    whole = await plan_of_week(deps, person, week_on=this_week(person, deps))
    if whole is None:
        await _say(deps, slack, wanted, NO_TASKS)
        return
    if not text:
        await deliver(deps, slack, wanted.outgoing(NOTHING_SAID, reflect_offer(NOTHING_SAID, whole.plan)))
        return
    async with deps.database.for_team(wanted.row.team_id) as session:
        is_new = await keep_reflection(session, person, whole.plan, text, now=deps.now())
        wanted.row.memo.setdefault("is_new", is_new)
        await agenda.save_memo(session, row=wanted.row)
    kept = f"Kept under your plan. {done_line(whole)}"
    await _say(deps, slack, wanted, kept if wanted.row.memo["is_new"] else SAME_WORDS)
    await refresh_plan(deps, slack, person, whole.plan.id)


async def _history(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    async with deps.database.reading(wanted.row.team_id) as session:
        plans = await weekly_plans.list_plans(session, person_id=wanted.person.id, limit=WEEKS_SHOWN)
        tasks = await weekly_plans.list_tasks(session, plan_ids=[plan.id for plan in plans])
    await deliver(deps, slack, wanted.outgoing("Your weeks", history_blocks(plans, tasks)))


async def _insights(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """What we noticed, and what the person noticed themselves."""
    await deliver(deps, slack, wanted.outgoing(*await noticed_words(deps, wanted.person)))


async def _say_ways(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """What to type instead."""
    await _say(deps, slack, wanted, WHICH_TASK if wanted.asked.text else WAYS)


async def _say(deps: Deps, slack: Slack, wanted: Wanted, text: str) -> None:
    await deliver(deps, slack, wanted.outgoing(text, [section(text), context("🔒 Only you see this")]))


VIEWS: Mapping[View, Callable[[Deps, Slack, Wanted], Awaitable[None]]] = {
    "show": _show,
    "new": _new,
    "done": _done,
    "undone": _undone,
    "reflect": _reflect,
    "history": _history,
    "insights": _insights,
    "unclear": _say_ways,
}
