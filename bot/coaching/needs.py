"""What cannot wait: accounts that renew soon or lose health, goals and promises that fall due."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.accounts import short_date
from bot.coaching.call_review import CallReview
from bot.coaching.follow_up_words import deed_of
from bot.numbers import so_many
from storage import accounts, digests
from storage.database import Session
from storage.models import Account, Person

RENEWAL_DAYS = 45
HEALTH_DROP, LOW_HEALTH = 15, 60
"""The alert on an account's health: 15 points lost, or below 60."""
A_WEEK = timedelta(days=7)


async def list_needs(session: Session, person: Person, reviews: Iterable[CallReview], *, today: date) -> list[str]:
    """A sentence for each: first the accounts, the soonest renewal first, then goals, then promises.

    `reviews` are the person's last calls, on which the promises were made.
    """
    own = await accounts.list_accounts_of(session, owner_email=person.email) if person.email else []
    goals = await digests.list_goals_due(session, person_id=person.id, by=today + A_WEEK)
    urgent = sorted(
        (days, text) for account in own if (found := _account_need(account, today)) for days, text in [found]
    )
    lines = [text for _, text in urgent]
    lines += [f"“{goal.title}” {_is_due(goal.due_on, today)}" for goal in goals if goal.due_on]
    return list(dict.fromkeys([*lines, *_promises(reviews, today, me=person.display_name)]))


def needs_words(needs: Sequence[str], *, most: int) -> list[str]:
    """The first so many, and how many more there are."""
    more = len(needs) - most
    return [*needs[:most], f"and {more} more"] if more > 0 else list(needs)


def _account_need(account: Account, today: date) -> tuple[int, str] | None:
    """ "Initech renews in 25 days, health 55", with the days until then; None when it can wait."""
    days = (account.renewal_on - today).days if account.renewal_on else None
    health = f"health {account.health_score:g}" if account.health_score is not None else ""
    if days is not None and 0 <= days <= RENEWAL_DAYS:
        when = "today" if days == 0 else f"in {so_many(days, 'day')}"
        return days, f"{account.name} renews {when}" + (f", {health}" if health else "")
    before, score = account.health_score_before, account.health_score
    if (
        before is not None
        and score is not None
        and (before - score >= HEALTH_DROP or score < LOW_HEALTH <= before)
    ):
        return RENEWAL_DAYS + 1, f"{account.name} {health} (was {before:g})"
    return None


def _promises(reviews: Iterable[CallReview], today: date, *, me: str) -> list[str]:
    """What was promised on these calls for this week, with whose promise it is if it is not the person's own."""
    last_day = today + timedelta(days=6)
    return [
        f"“{deed_of(action)}” {_is_due(action.due_on, today)}"
        + (f" ({action.owner})" if action.owner not in ("", me) else "")
        for review in reviews
        for action in review.actions
        if action.due_on and today <= action.due_on <= last_day
    ]


def _is_due(day: date, today: date) -> str:
    return "is due today" if day == today else f"{'was' if day < today else 'is'} due {short_date(day)}"
