"""What the Home tab shows of somebody, read in one short transaction."""

from collections.abc import Sequence
from datetime import date

from bot.coaching.coaching_card import ReviewedCall, card_within, list_reviewed
from bot.coaching.needs import list_needs, needs_words
from bot.coaching.planning import WholePlan, this_week, week_meant
from bot.deps import Deps
from bot.people import local_day
from handlers.blocks.home import HomePage
from handlers.blocks.home_notifications import PER_PAGE, NotificationPage, last_page
from handlers.calls.call_list import IN_THE_HOME_TAB, recent_calls
from handlers.homes import ListPart
from storage import digests, focuses, goals, guidance, notifications, weekly_plans
from storage.database import Session
from storage.models import GivenGuidance, Person

MOST_NEEDS = 5
MOST_GOALS = 5
ASKED_LATELY = 5


async def read_home(deps: Deps, session: Session, person: Person, part: ListPart, workspace_url: str) -> HomePage:
    """The person's page; `part` is the part of the list that is shown."""
    today = local_day(person, deps.now())
    reviews = await list_reviewed(session, person)
    return HomePage(
        person=person,
        now=deps.now(),
        notifications=await _listed(session, person, part, workspace_url),
        card=await card_within(deps, session, person, reviews),
        focus=await focuses.find_current_focus(session, person_id=person.id),
        needs=await _needs(session, person, reviews, today),
        week=await _week(deps, session, person),
        calls=await recent_calls(session, person, limit=IN_THE_HOME_TAB),
        goals=await goals.list_goals(session, person_id=person.id, statuses=("active",), limit=MOST_GOALS),
        active_goals=await goals.count_goals(session, person_id=person.id, statuses=("active",)),
        recent=await _asked_lately(session, person),
    )


async def _week(deps: Deps, session: Session, person: Person) -> WholePlan | None:
    """The plan of the week that counts now; on Sunday evening this week's until there is one for the next."""
    for week_on in dict.fromkeys((week_meant(person, deps, ""), this_week(person, deps))):
        plan = await weekly_plans.find_plan_of_week(session, person_id=person.id, week_on=week_on)
        if plan:
            return WholePlan(plan, await weekly_plans.list_tasks(session, plan_ids=[plan.id]))
    return None


async def _asked_lately(session: Session, person: Person) -> list[GivenGuidance]:
    """The newest plans, each situation once; a question back and a short refusal are none."""
    given = await guidance.list_recent_guidance(session, person_id=person.id, limit=4 * ASKED_LATELY)
    newest: dict[str, GivenGuidance] = {}
    for each in given:
        if each.payload.get("steps"):
            newest.setdefault(each.payload["title"], each)
    return list(newest.values())[:ASKED_LATELY]


async def _listed(session: Session, person: Person, part: ListPart, workspace_url: str) -> NotificationPage:
    """A page that is not there any more is the last one there is."""
    counts = await notifications.count_notifications(session, person_id=person.id)
    page = min(part.page, last_page(counts, is_unread=part.is_unread))
    rows = await notifications.list_notifications(
        session, person_id=person.id, limit=PER_PAGE, offset=page * PER_PAGE, is_unread=part.is_unread
    )
    return NotificationPage(ListPart(part.is_unread, page), rows, counts, workspace_url)


async def _needs(session: Session, person: Person, reviewed: Sequence[ReviewedCall], today: date) -> list[str]:
    found = await list_needs(session, person, [call.review for call in reviewed], today=today)
    last = next(iter(await digests.list_last_digests(session, person_id=person.id)), None)
    if last and last.sent_at and last.reviewed_at is None:
        found.append("Your last digest waits for an emoji: ✅ did it, 🏆 it worked, 👎 not useful")
    return needs_words(found, most=MOST_NEEDS)
