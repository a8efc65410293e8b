"""What cannot wait, in a sentence each."""

from datetime import date

from bot.coaching.call_review import Action, CallReview
from bot.coaching.needs import list_needs
from bot.deps import Deps
from storage import people
from storage.database import Session
from storage.models import Person

TODAY = date(2026, 12, 8)
SUMMARY = Action(owner="Riya Shah", action="Send a summary today", due_on=TODAY, due_words="today")
MEETING = Action(owner="Dana Cole", action="Meet with Priya", due_on=date(2026, 12, 10))


async def needs_of(deps: Deps, *reviews: CallReview) -> list[str]:
    async with deps.database.for_team("T0ACME") as session:
        person = await people.get_or_add_person(session, slack_user_id="U0RIYA", now=deps.now())
        return await list_needs(session, await named(session, person.id), reviews, today=TODAY)


async def named(session: Session, person_id: int) -> Person:
    await people.update_person(session, person_id=person_id, display_name="Riya Shah")
    return await people.get_person(session, person_id=person_id)


def review(*actions: Action) -> CallReview:
    return CallReview.model_construct(actions=list(actions))


async def test_a_promise_says_when_and_whose_it_is_unless_it_is_ones_own(deps: Deps) -> None:
    assert await needs_of(deps, review(SUMMARY, MEETING)) == [
        "“Send a summary” is due today",
        "“Meet with Priya” is due 10 Dec (Dana Cole)",
    ]


async def test_the_same_promise_on_two_calls_needs_doing_once(deps: Deps) -> None:
    assert await needs_of(deps, review(SUMMARY), review(SUMMARY)) == ["“Send a summary” is due today"]
