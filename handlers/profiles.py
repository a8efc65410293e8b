"""What Slack says about somebody: name, address, time zone, whether they are still here and more than a guest.

Slack tells it when we ask (`handlers.people`) and when it changes. A move to another time zone moves their
week with them; whoever leaves is written to no more.
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers.payloads import Payload
from handlers.week.weekly import schedule_person
from storage import people
from storage.database import Session
from storage.models import Person

MOVES_THE_WEEK = ("timezone", "is_deleted", "is_guest")
NOT_ONE_OF_US = ("is_restricted", "is_ultra_restricted", "is_stranger")
"""Slack's marks of guests, and of people of other companies in a channel both share."""
Profile = Mapping[str, Any]


def register(app: AsyncApp) -> None:
    """Every change of a profile in the workspace."""
    app.event("user_change")(handle_user_changed)


async def handle_user_changed(event: Payload, context: AsyncBoltContext, deps: Deps) -> None:
    """Keep what changed about somebody we know; everybody else's profile is none of our business."""
    user = event.get("user")
    if not isinstance(user, dict) or not user.get("id") or not context.team_id:
        return
    async with deps.database.reading(context.team_id) as session:
        known = await people.find_person(session, slack_user_id=user["id"])
    if known is None:
        return
    async with deps.database.for_team(context.team_id) as session:
        person = await people.find_person(session, slack_user_id=user["id"])
        if person is not None:
            await keep_profile(deps, session, person, profile_of(user))


async def keep_profile(deps: Deps, session: Session, person: Person, profile: Profile) -> None:
    """Write down what Slack says, and move the person's weekly work when it depends on what changed."""
    changed = {name: value for name, value in profile.items() if getattr(person, name) != value}
    await people.update_person(session, person_id=person.id, profile_read_at=deps.now(), **changed)
    if changed.keys() & set(MOVES_THE_WEEK):
        await schedule_person(session, await people.get_person(session, person_id=person.id), deps.now())


def profile_of(user: Profile) -> dict[str, Any]:
    """The columns of a person that a user object of Slack's fills; "" for a time zone it does not name."""
    profile = user.get("profile") or {}
    name = (
        profile.get("real_name") or user.get("real_name") or profile.get("display_name") or user.get("name") or ""
    )
    columns = {
        "display_name": name,
        "is_deleted": bool(user.get("deleted")),
        "is_guest": any(user.get(mark) for mark in NOT_ONE_OF_US),
    }
    if not columns["is_deleted"]:  # of whoever left Slack names no time zone; they may come back
        columns["timezone"] = user.get("tz") or ""
    if "email" in profile:
        columns["email"] = (profile["email"] or "").casefold()
    if user.get("locale"):
        columns["locale"] = user["locale"]
    return columns
