"""The form of a goal: opened empty, from a sentence or from the list; kept once, however often it is sent."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.goal_fields import read_fields
from bot.coaching.goal_keeping import (
    GoalGone,
    GoalNotKept,
    KeptGoal,
    edit_goal,
    keep_goal,
    own_goal,
)
from bot.coaching.goal_measures import skills_of
from bot.coaching.goal_requests import GoalTab
from bot.coaching.goal_sentences import read_goal
from bot.coaching.goals import GoalDraft, problems_of
from bot.deps import Deps
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.goal_form import FIELDS, goal_modal
from handlers.blocks.goals import goal_line, notice_blocks
from handlers.blocks.parts import submitted
from handlers.blocks.text import mrkdwn
from handlers.button_values import (
    GoalDraftValue,
    GoalFormValue,
    GoalsValue,
    unpacked,
    value_of,
)
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.goals.goal_lists import refresh_list
from handlers.home import publish_home
from handlers.intake import Line, say_once
from handlers.payloads import Payload
from handlers.people import direct_channel
from handlers.slack import Slack
from storage import people, processed
from storage.database import Session
from storage.models import Goal, Person

GONE = "This goal was deleted meanwhile. Close this form; a new goal needs a new form."


def register(app: AsyncApp) -> None:
    """What opens the forms, and their submissions."""
    app.action(action_ids.GOAL_NEW)(handle_new)
    app.action(action_ids.GOAL_DRAFT)(handle_draft)
    app.view(action_ids.GOAL_FORM)(handle_goal_submitted)


async def handle_new(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """An empty form, from the list or from the Home tab."""
    await ack()
    value = unpacked(value_of(action), GoalsValue) if action.get("value") else GoalsValue()
    await open_goal_form(deps, slack, caller_of(context), body, tab=value.tab, page=value.page)


async def handle_draft(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """The form with what was read from a sentence."""
    await ack()
    draft = unpacked(value_of(action), GoalDraftValue).draft
    person = await person_who(deps, caller_of(context))
    value = form_value(body, 0, "active", 0).model_copy(update={"is_draft": True})
    await _open(deps, slack, person, draft, value, trigger_id=trigger_of(body))


async def open_typed_goal(deps: Deps, slack: Slack, caller: Caller, typed: str, *, trigger_id: str) -> None:
    """The form with what was typed behind `/coach goals add`."""
    person = await person_who(deps, caller)
    today = local_day(person, deps.now())
    kinds = deps.tracks.get(person.track).goals
    read = read_goal(typed, today=today, kinds=kinds, skills=skills_of(deps, person))
    await _open(deps, slack, person, read.draft, GoalFormValue(), trigger_id=trigger_id, problem=read.date_problem)


async def open_goal_form(
    deps: Deps,
    slack: Slack,
    caller: Caller,
    body: Payload,
    *,
    goal_id: int = 0,
    tab: GoalTab = "active",
    page: int = 0,
) -> None:
    """The form for a goal of the list, or an empty one for 0. Raises `GoalGone`."""
    person = await person_who(deps, caller)
    value = form_value(body, goal_id, tab, page)
    draft = GoalDraft(title="")
    if goal_id:
        async with deps.database.reading(caller.team_id) as session:
            draft = _draft_of(await own_goal(session, person, goal_id))
    await _open(deps, slack, person, draft, value, trigger_id=trigger_of(body))


async def handle_goal_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the goal; what is wrong is answered at its field, and nothing is kept then."""
    caller, value = caller_of(context), unpacked(view.get("private_metadata") or "", GoalFormValue)
    values = submitted(view, *FIELDS)
    person = await person_who(deps, caller)
    track = deps.tracks.get(person.track)
    filled = read_fields(values, kinds=track.goals, skills=skills_of(deps, person))
    try:
        async with deps.database.for_team(caller.team_id) as session:
            kept = await _keep(deps, session, person, filled.draft, filled.problems, value, view["id"])
    except GoalNotKept as error:
        await ack(response_action="errors", errors=_at_fields(error.problems))
        return
    except GoalGone:
        await ack(response_action="errors", errors={"title": GONE})
        return
    await ack()
    if kept is not None:
        await show_kept(deps, slack, person, value, kept, key=f"goal-set:{view['id']}")


async def _keep(
    deps: Deps,
    session: Session,
    person: Person,
    draft: GoalDraft,
    problems: dict[str, str],
    value: GoalFormValue,
    view_id: str,
) -> KeptGoal | None:
    """None when this form was kept before."""
    if problems:
        raise GoalNotKept({**problems_of(draft, local_day(person, deps.now())), **problems})
    if not await processed.claim_event(session, key=f"goal-form:{view_id}", now=deps.now()):
        return None
    if value.goal_id:
        return KeptGoal(await edit_goal(deps, session, person, value.goal_id, draft), active=0)
    return await keep_goal(deps, session, person, draft)


def _at_fields(problems: Any) -> dict[str, str]:
    """Errors go to inputs the form has."""
    return {name if name in FIELDS else "title": words for name, words in problems.items()}


async def show_kept(
    deps: Deps,
    slack: Slack,
    person: Person,
    value: GoalFormValue,
    kept: KeptGoal,
    *,
    key: str,
    can_undo: bool = True,
) -> None:
    """In the list or the draft it was opened from, else as a line in the direct messages; and at Home."""
    today = local_day(person, deps.now())
    said = "Saved" if value.goal_id else "Goal set"
    notice = f"{said}: *{mrkdwn(kept.goal.title)}*. {kept.warning}".strip()
    line = f"{said}: {goal_line(kept.goal, today)}\n{kept.warning}".strip()
    if value.ts and value.is_draft:
        blocks = notice_blocks(line, can_undo=can_undo)
        await slack.reading.chat_update(channel=value.channel, ts=value.ts, text=notice, blocks=blocks)
    elif value.ts:
        await refresh_list(
            deps, slack, person, value, channel=value.channel, ts=value.ts, notice=notice, can_undo=can_undo
        )
    else:
        channel = await direct_channel(deps, slack, person)
        blocks = notice_blocks(line, can_undo=can_undo)
        await say_once(deps, slack, Line(key, person.team_id, person.slack_user_id, channel, notice, blocks))
    await publish_home(deps, slack, Caller(person.team_id, person.slack_user_id))


async def _open(
    deps: Deps,
    slack: Slack,
    person: Person,
    draft: GoalDraft,
    value: GoalFormValue,
    *,
    trigger_id: str,
    problem: str = "",
) -> None:
    kinds = deps.tracks.get(person.track).goals
    view = goal_modal(draft, value, kinds=kinds, skills=skills_of(deps, person), problem=problem)
    await slack.posting.views_open(trigger_id=trigger_id, view=view)


def form_value(body: Payload, goal_id: int, tab: GoalTab, page: int) -> GoalFormValue:
    """What the form carries: the goal, and the list whose menu it was opened from."""
    message, channel = body.get("message") or {}, body.get("channel") or {}
    return GoalFormValue(
        goal_id=goal_id, tab=tab, page=page, channel=str(channel.get("id") or ""), ts=str(message.get("ts") or "")
    )


def _draft_of(goal: Goal) -> GoalDraft:
    return GoalDraft.model_validate({name: getattr(goal, name) for name in GoalDraft.model_fields})


async def person_who(deps: Deps, caller: Caller) -> Person:
    """Whoever clicked, known from here on."""
    async with deps.database.for_team(caller.team_id) as session:
        return await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
