"""Goals on offer: by role and experience, by the lowest skill, and by what renews soon."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from string import Template

from bot.coaching.goals import MOST_TITLE, GoalDraft
from bot.coaching.progress import overview_within
from bot.coaching.skill_progress import Focus
from bot.deps import Deps
from bot.goal_kinds import GoalKinds, OfferedGoal
from bot.numbers import so_many
from bot.people import local_day
from bot.presets import StartingGoal
from storage import accounts, goals
from storage.database import Session
from storage.models import Account, Person

MOST_OFFERED = 3
RENEWS_WITHIN = timedelta(days=90)
READY_BEFORE = timedelta(days=14)


@dataclass(frozen=True)
class Offer:
    """A goal on offer: `id` names it for good, `because` says why it is offered."""

    id: str
    draft: GoalDraft
    because: str

    @property
    def source(self) -> str:
        """What the goal's row says of where it came from."""
        return f"offer:{self.id}"


async def list_offers(
    deps: Deps, session: Session, person: Person, *, most: int | None = MOST_OFFERED
) -> list[Offer]:
    """Goals on offer that the person never took: what is due first, then gaps, then those of their role.

    What an active goal of theirs measures is not offered again.
    """
    today = local_day(person, deps.now())
    track = deps.tracks.get(person.track)
    overview = await overview_within(deps, session, person, today)
    gap = next((focus for focus in overview.focuses if not focus.is_stretch and not focus.is_early), None)
    found = [
        *_for_renewals(track.goals.offers, await _renewing(session, person, today), today),
        *_for_a_gap(track.goals.offers, gap, overview.skill_name(gap.skill_id) if gap else "", today),
    ]
    preset = deps.tracks.preset_of(person)
    for_role = preset.role.name if preset else track.name
    found += [_started(goal, for_role, today) for goal in (preset.goals if preset else ())]
    found += [
        _offer(offer, today, {}, f"A goal for your track: {track.name}")
        for offer in track.goals.offers
        if offer.needs == "none"
    ]
    taken = await _taken(session, person)
    active = await goals.list_active_goals(session, person_id=person.id)
    measured = {goal.metric for goal in active if goal.metric}
    named = [_with_unit(offer, track.goals) for offer in found]
    return [each for each in named if each.source not in taken and each.draft.metric not in measured][:most]


async def find_offer(deps: Deps, session: Session, person: Person, offer_id: str) -> Offer | None:
    """The offer with that id; None when it is no longer made or was taken."""
    return next(
        (each for each in await list_offers(deps, session, person, most=None) if each.id == offer_id), None
    )


def _with_unit(offer: Offer, kinds: GoalKinds) -> Offer:
    """A listed figure brings its unit and direction."""
    metric = kinds.metric(offer.draft.metric)
    if metric is None:
        return offer
    named = {"unit": metric.unit, "direction": metric.direction}
    return replace(offer, draft=offer.draft.model_copy(update=named))


async def _taken(session: Session, person: Person) -> set[str]:
    return {goal.source for goal in await goals.list_goals(session, person_id=person.id, limit=500)}


async def _renewing(session: Session, person: Person, today: date) -> list[Account]:
    """The person's accounts that renew soon, the first first."""
    if not person.email:
        return []
    owned = await accounts.list_accounts_of(session, owner_email=person.email)
    soon = [
        each
        for each in owned
        if each.renewal_on and today + READY_BEFORE < each.renewal_on <= today + RENEWS_WITHIN
    ]
    return sorted(soon, key=lambda account: (account.renewal_on or today, account.name))


def _for_renewals(offers: Iterable[OfferedGoal], renewing: Iterable[Account], today: date) -> list[Offer]:
    found = []
    for account in list(renewing)[:1]:
        assert account.renewal_on is not None
        days = (account.renewal_on - today).days
        because = f"{account.name} renews in {so_many(days, 'day')}"
        for offer in (each for each in offers if each.needs == "renewal"):
            made = _offer(offer, today, {"account": account.name}, because)
            draft = made.draft.model_copy(update={"due_on": account.renewal_on - READY_BEFORE})
            found.append(Offer(f"{offer.id}:{account.account_key}"[:80], draft, made.because))
    return found


def _for_a_gap(offers: Iterable[OfferedGoal], gap: Focus | None, name: str, today: date) -> list[Offer]:
    if gap is None:
        return []
    found = []
    for offer in (each for each in offers if each.needs == "gap"):
        words = {"skill": name.casefold(), "target": str(gap.target)}
        made = _offer(offer, today, words, f"{name} is at {gap.rolling:.0f}, your lowest")
        changed = {"metric": gap.skill_id, "unit": "score", "target": float(gap.target)}
        found.append(Offer(f"{offer.id}:{gap.skill_id}", made.draft.model_copy(update=changed), made.because))
    return found


def _offer(offer: OfferedGoal, today: date, words: dict[str, str], because: str) -> Offer:
    draft = GoalDraft(
        title=Template(offer.title).safe_substitute(words)[:MOST_TITLE],
        why=offer.why,
        category=offer.category,
        metric=offer.metric,
        target=offer.target,
        due_on=today + timedelta(weeks=offer.weeks),
        when_then=Template(offer.when_i_will).safe_substitute(words),
    )
    return Offer(offer.id, draft, because)


def _started(goal: StartingGoal, role: str, today: date) -> Offer:
    """A goal of the preset as an offer."""
    draft = GoalDraft(
        title=goal.title,
        why=goal.why,
        category=goal.category,
        metric=goal.metric,
        unit=goal.unit,
        direction=goal.direction,
        start=goal.start,
        target=goal.target,
        due_on=today + timedelta(weeks=goal.weeks),
        priority=goal.priority,
        when_then=goal.when_i_will,
    )
    return Offer(f"start:{goal.id}", draft, f"A first goal for your role: {role}")
