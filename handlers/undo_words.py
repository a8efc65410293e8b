"""What "undo" does and says, by the kind of the last change."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.coaching.digest_reactions import MADE_FOCUS, REACTED, put_back_focus_before
from bot.coaching.focuses import FOCUS_CHANGE, put_back_focus
from bot.coaching.goal_keeping import put_back_goal
from bot.coaching.goal_measures import take_back_figure
from bot.coaching.plan_ticking import UNDO_KIND, put_back_ticks
from bot.coaching.planning import NEW_PLAN
from bot.coaching.reflecting import REFLECTED, put_back_reflection
from bot.deps import Deps
from bot.people import local_day
from bot.undoing import take_last_change
from handlers.ask.own_reminders import KIND as REMINDER
from handlers.ask.own_reminders import put_back_reminder
from handlers.callers import Caller
from handlers.settings_keeping import restore
from handlers.slack import Slack
from handlers.week.plan_showing import promise_refresh
from storage import digests, insights, people, weekly_plans
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person

NOTHING_TO_UNDO = (
    "There is nothing to undo: I keep only your last change, and that for ten minutes. "
    "Settings are in `/coach settings`."
)
FOCUS_BACK = "Undone. Your focus is what it was before."
PLAN_BACK = "Undone. Your plan has the tasks from before; what is ticked stays ticked."
PLAN_CHANGED = "Your plan has changed again since, so I left it as it is."
EMOJI_STANDS = "Take your emoji off the digest, and what it did is undone."
PutBack = Callable[[Deps, Session, Person, dict[str, Any]], Awaitable[str]]


async def _put_back_settings(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    await restore(session, person, before, now=deps.now())
    return "Undone. Your settings are as they were before."


async def _put_back_pause(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    await restore(session, person, {"preferences": before}, now=deps.now())
    return "Undone. I may write first again." if not before["paused_until"] else "Undone. I stay quiet as before."


async def _put_back_goal(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps
    return await put_back_goal(session, person, before)


async def _put_back_ticks(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps, person
    await put_back_ticks(session, before)
    return "Undone. Your plan is ticked as it was before."


async def _put_back_plan(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps, person
    is_back = await weekly_plans.put_back_plan(session, plan_id=before["plan_id"], version=before["version"])
    return PLAN_BACK if is_back else PLAN_CHANGED


async def _put_back_insight(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps
    await insights.restore_insight(session, person_id=person.id, insight_id=before["insight_id"])
    return "Undone. That insight is back in `/coach week insights`."


async def _put_back_focus(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps
    await put_back_focus(session, person, before)
    return FOCUS_BACK


async def _put_back_focus_before(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    await put_back_focus_before(session, person, before, today=local_day(person, deps.now()))
    return FOCUS_BACK


async def _put_back_reflection(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps, person
    await put_back_reflection(session, before)
    return "Undone. What you said of the week is as it was before."


async def _leave_emoji(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    """Only the person can take it off, and with it standing there the digest would say what is not so."""
    del deps, person
    meanings = await digests.list_meanings(session, digest_id=before["digest_id"])
    return EMOJI_STANDS if before["meaning"] in meanings else NOTHING_TO_UNDO


async def _put_back_reminder(deps: Deps, session: Session, person: Person, before: dict[str, Any]) -> str:
    del deps, person
    return await put_back_reminder(session, before)


UNDO: Mapping[str, PutBack] = {
    "figure": take_back_figure,
    "goal": _put_back_goal,
    "insight": _put_back_insight,
    "pause": _put_back_pause,
    "settings": _put_back_settings,
    FOCUS_CHANGE: _put_back_focus,
    MADE_FOCUS: _put_back_focus_before,
    NEW_PLAN: _put_back_plan,
    REACTED: _leave_emoji,
    REFLECTED: _put_back_reflection,
    REMINDER: _put_back_reminder,
    UNDO_KIND: _put_back_ticks,
}


async def undo_last(deps: Deps, slack: Slack, caller: Caller) -> str:
    """Put back what the person changed last, also where a plan shows it; what to tell them."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        last = await take_last_change(session, person, now=deps.now())
        if last is None or last[0] not in UNDO:
            return NOTHING_TO_UNDO
        kind, before = last
        words = await UNDO[kind](deps, session, person, before)
        shown = await _shown(deps, session, person, before.get("plan_id"))
    slack.start_on(shown)
    return words


async def _shown(deps: Deps, session: Session, person: Person, plan_id: int | None) -> AgendaRow | None:
    """A promise to show it, where a plan was changed."""
    key = f"undo:{deps.now().isoformat()}"
    return await promise_refresh(session, person, plan_id, key=key) if plan_id else None
