"""Reading a page of somebody's goals, and showing it in the message it stands in."""

from bot.coaching.goal_offers import list_offers
from bot.coaching.goal_requests import GoalTab
from bot.deps import Deps
from bot.people import local_day
from handlers.blocks.goals import PER_PAGE, GoalList, goals_blocks, goals_text
from handlers.button_values import GoalsValue
from handlers.slack import Slack
from storage import goals
from storage.database import Session
from storage.models import Person
from storage.models.goals import GoalStatus

STATUSES: dict[GoalTab, tuple[GoalStatus, ...]] = {
    "active": ("active",),
    "done": ("completed",),
    "all": goals.EVERY_STATUS,
}


async def read_goal_list(
    deps: Deps, session: Session, person: Person, *, tab: GoalTab = "active", page: int = 0
) -> GoalList:
    """One page of one tab; a page that no longer exists is the last one."""
    statuses = STATUSES[tab]
    total = await goals.count_goals(session, person_id=person.id, statuses=statuses)
    page = min(page, max((total - 1) // PER_PAGE, 0))
    listed = await goals.list_goals(
        session, person_id=person.id, statuses=statuses, limit=PER_PAGE, offset=page * PER_PAGE
    )
    active = await goals.count_goals(session, person_id=person.id, statuses=("active",))
    is_first = tab == "active" and page == 0
    return GoalList(
        goals=listed,
        offers=await list_offers(deps, session, person) if is_first and active < goals.MOST_COUNTED else [],
        today=local_day(person, deps.now()),
        tab=tab,
        page=page,
        total=total,
        active=active,
    )


async def refresh_list(
    deps: Deps,
    slack: Slack,
    person: Person,
    value: GoalsValue,
    *,
    channel: str,
    ts: str,
    notice: str = "",
    can_undo: bool = False,
) -> None:
    """Show the list as it is now in its own message."""
    async with deps.database.reading(person.team_id) as session:
        listed = await read_goal_list(deps, session, person, tab=value.tab, page=value.page)
    blocks = goals_blocks(listed, notice, can_undo=can_undo)
    await slack.reading.chat_update(channel=channel, ts=ts, text=notice or goals_text(listed), blocks=blocks)
