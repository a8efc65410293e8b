"""Goals in words: `/coach goals …` and its twins in direct messages, each promised and done once.

What was done is kept with the promise in the same transaction, because the numbers of a list move: "done 1"
done twice would be two goals.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.coaching.goal_keeping import GoalNotKept, drop_goal, set_share, set_status
from bot.coaching.goal_measures import is_measured, skills_of
from bot.coaching.goal_requests import GoalTab, tab_asked_for
from bot.coaching.goal_sentences import names_in, read_goal
from bot.coaching.goal_updates import GoalUpdate, read_update
from bot.deps import Deps
from bot.people import local_day
from handlers.blocks.goals import (
    NONE_YET,
    draft_blocks,
    draft_text,
    goal_line,
    goals_blocks,
    goals_text,
    notice_blocks,
)
from handlers.blocks.parts import Words, context, in_words
from handlers.blocks.text import clip, mrkdwn
from handlers.callers import Caller
from handlers.delivering import deliver
from handlers.goals.goal_lists import read_goal_list
from handlers.home import publish_home
from handlers.metrics import log_figure
from handlers.people import direct_channel, known_person
from handlers.plain_words import Said
from handlers.promising import promise_once
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import agenda, goals
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Goal, Person

MOST_TEXT = 2000
WHICH = "Which goal do you mean? Say it with its number, such as `/coach goals {} 2`."
NO_SUCH = "There is no goal number {0}. You have {1} active: 1 to {1}."
ONE_ONLY = "There is no goal number {}. You have one active goal:"
NOT_READ = (
    "I did not understand that. Try `/coach goals done 2`, `pause 2`, `all`, or `add close 3 deals by 31 March`."
)
MEASURED = "*{}* moves by itself with every call you share, so I leave its figure as it is."
DID = {
    "done": "Done: *{}*. Well reached.",
    "pause": "Paused: *{}*. It waits without counting.",
    "resume": "Active again: *{}*.",
    "delete": "Deleted: *{}*.",
    "progress": "Noted: *{}* is at {:.0f} %.",
}


def is_new_goal(text: str) -> bool:
    """True for "add close 3 deals by March", for which the command opens the form."""
    return text.casefold().split()[:1] in (["add"], ["new"])


async def accept_goal_words(
    deps: Deps,
    slack: Slack,
    caller: Caller,
    what: str,
    text: str,
    *,
    key: str,
    channel: str = "",
    thread_ts: str = "",
) -> bool:
    """Promise to do what these words say; `what` is a key of `ANSWERS`. False when it was promised before."""
    asked = {"what": what, "text": text[:MOST_TEXT], "key": key, "channel": channel, "thread_ts": thread_ts}
    return await promise_once(deps, slack, caller, kind="goals", key=key, payload=asked)


def say_goals(what: str) -> Callable[[Deps, Slack, Said], Awaitable[None]]:
    """The answer to a direct message of this kind, in its thread."""

    async def say(deps: Deps, slack: Slack, said: Said) -> None:
        await accept_goal_words(
            deps,
            slack,
            said.caller,
            what,
            said.text,
            key=said.key,
            channel=said.channel,
            thread_ts=said.thread_ts,
        )

    return say


async def run_goals(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: do it once, say it once."""
    asked = row.payload
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=asked["slack_user_id"])
    if "said" not in row.memo:
        async with deps.database.for_team(row.team_id) as session:
            text, blocks = await ANSWERS[asked["what"]](deps, session, person, asked)
            row.memo["said"] = {"text": text, "blocks": blocks}
            await agenda.save_memo(session, row=row)
    await deliver(
        deps,
        slack,
        Outgoing(
            key=row.key,
            team_id=row.team_id,
            channel=asked["channel"] or await direct_channel(deps, slack, person),
            thread_ts=asked["thread_ts"] or None,
            text=row.memo["said"]["text"],
            blocks=row.memo["said"]["blocks"],
            person_id=person.id,
        ),
    )
    await publish_home(deps, slack, Caller(person.team_id, person.slack_user_id))
    return None


async def _command(deps: Deps, session: Session, person: Person, asked: Mapping[str, Any]) -> Words:
    """What follows `/coach goals`."""
    text = str(asked["text"]).strip()
    rest = text.partition(" ")[2]
    if is_new_goal(text):
        return await _new(deps, session, person, {**asked, "text": rest})
    tab = tab_asked_for(text)
    return await (_list(deps, session, person, tab) if tab else _update(deps, session, person, asked))


async def _listed(deps: Deps, session: Session, person: Person, asked: Mapping[str, Any]) -> Words:
    return await _list(deps, session, person, tab_asked_for(str(asked["text"])) or "active")


async def _list(deps: Deps, session: Session, person: Person, tab: GoalTab) -> Words:
    listed = await read_goal_list(deps, session, person, tab=tab)
    return goals_text(listed), goals_blocks(listed)


async def _new(deps: Deps, session: Session, person: Person, asked: Mapping[str, Any]) -> Words:
    """What was understood, and the button that opens the form with it."""
    del session
    read = read_goal(
        str(asked["text"]),
        today=local_day(person, deps.now()),
        kinds=deps.tracks.get(person.track).goals,
        skills=skills_of(deps, person),
    )
    return draft_text(read.draft), draft_blocks(read.draft, read.date_problem)


async def _update(deps: Deps, session: Session, person: Person, asked: Mapping[str, Any]) -> Words:
    """Done, paused, resumed, deleted, or so far on: by number or by name."""
    update = read_update(str(asked["text"]))
    if update is None:
        return in_words(NOT_READ)
    if update.what == "resume":
        there = await goals.list_goals(session, person_id=person.id, statuses=("paused",), limit=500)
    else:
        there = await goals.list_active_goals(session, person_id=person.id)
    if not there:
        return in_words(NONE_YET["active"] if update.what != "resume" else "No goal is paused.")
    chosen = _chosen(there, update)
    today = local_day(person, deps.now())
    if isinstance(chosen, str):
        return in_words(f"{chosen}\n{_numbered(there, today)}")
    done = [await _one_done(deps, session, person, goal, update) for goal in chosen]
    text = "\n".join(done)
    return clip(text, 200), [*notice_blocks(text, can_undo=True), context("🔒 Only you see this")]


def _chosen(there: Sequence[Goal], update: GoalUpdate) -> Sequence[Goal] | str:
    """The goals that are meant, or a question to which their list is added."""
    missing = [number for number in update.numbers if not 1 <= number <= len(there)]
    if missing:
        if len(there) == 1:
            return ONE_ONLY.format(missing[0])
        return NO_SUCH.format(missing[0], len(there))
    if update.numbers:
        return [there[number - 1] for number in update.numbers]
    places = names_in(update.name, [f"{goal.title} {goal.category}" for goal in there])
    if not update.name and len(there) == 1:
        places = [0]
    return [there[places[0]]] if len(places) == 1 else WHICH.format(update.what)


def _numbered(there: Sequence[Goal], today: date) -> str:
    """The goals with the numbers to say."""
    return "\n".join(f"{number}. {goal_line(goal, today)}" for number, goal in enumerate(there[:10], start=1))


async def _one_done(deps: Deps, session: Session, person: Person, goal: Goal, update: GoalUpdate) -> str:
    title = mrkdwn(goal.title)
    if update.what == "delete":
        await drop_goal(deps, session, person, goal.id)
    elif update.what == "progress":
        return await _share(deps, session, person, goal, update.percent or 0)
    else:
        await set_status(deps, session, person, goal.id, update.what)
    return DID[update.what].format(title)


async def _share(deps: Deps, session: Session, person: Person, goal: Goal, percent: float) -> str:
    if is_measured(deps, person, goal.metric):
        return MEASURED.format(mrkdwn(goal.title))
    try:
        await set_share(deps, session, person, goal.id, percent)
    except GoalNotKept as error:
        return next(iter(error.problems.values()))
    return DID["progress"].format(mrkdwn(goal.title), percent)


async def _log(deps: Deps, session: Session, person: Person, asked: Mapping[str, Any]) -> Words:
    return await log_figure(deps, session, person, str(asked["text"]), source_key=f"said:{asked['key']}")


ANSWERS: Mapping[str, Callable[[Deps, Session, Person, Mapping[str, Any]], Awaitable[Words]]] = {
    "command": _command,
    "list": _listed,
    "new": _new,
    "update": _update,
    "log": _log,
}
