"""Who somebody is: from our own rows, refreshed from Slack once a day."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.deps import Deps
from bot.tracks import Prompt
from handlers.callers import Caller
from handlers.failures import FAILURES, code_of
from handlers.profiles import keep_profile, profile_of
from handlers.slack import Slack
from storage import people
from storage.models import Person

log = logging.getLogger("sideline.people")

PROFILE_AGE = timedelta(hours=24)


async def known_person(
    deps: Deps, slack: Slack, *, team_id: str, slack_user_id: str, person: Person | None = None
) -> Person:
    """The person, with name, time zone and e-mail no older than a day (or as we last knew them).

    `person` is their row, where it has just been read.
    """
    if person is None:
        async with deps.database.reading(team_id) as session:
            person = await people.find_person(session, slack_user_id=slack_user_id)
    if person and person.profile_read_at and deps.now() - person.profile_read_at < PROFILE_AGE:
        return person
    profile = await _profile(slack, slack_user_id)
    async with deps.database.for_team(team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=slack_user_id, now=deps.now())
        if profile:
            await keep_profile(deps, session, person, profile)
        return await people.get_person(session, person_id=person.id)


async def prompts_for(deps: Deps, caller: Caller) -> Sequence[Prompt]:
    """The questions to try that fit somebody's track."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    return deps.tracks.get(person.track if person else None).prompts


async def direct_channel(deps: Deps, slack: Slack, person: Person) -> str:
    """The id of our direct-message channel with the person."""
    if person.dm_channel:
        return person.dm_channel
    response = await slack.reading.conversations_open(users=person.slack_user_id)
    opened: dict[str, Any] = response.get("channel") or {}
    if not opened.get("id"):
        return person.slack_user_id  # which Slack takes for the same place
    channel = str(opened["id"])
    async with deps.database.for_team(person.team_id) as session:
        await people.update_person(session, person_id=person.id, dm_channel=channel)
    return channel


async def _profile(slack: Slack, slack_user_id: str) -> dict[str, Any]:
    """What Slack says about the user; {} when it will not say, which must not stop an answer."""
    try:
        response = await slack.reading.users_info(user=slack_user_id, include_locale=True)
    except FAILURES as error:
        log.info("reading a profile failed: %s", code_of(error))
        return {}
    user = response.get("user")
    return profile_of(user) if isinstance(user, dict) else {}
