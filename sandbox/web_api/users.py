"""People as the Web API shows them: users.*."""

from sandbox.payloads.people import person_json, profile_json
from sandbox.records import Json, Person
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.paging import page_of


def show_user(call: Call) -> Json:
    """users.info."""
    return {"user": _shown(call, call.person())}


def list_users(call: Call) -> Json:
    """users.list."""
    people, cursor = page_of(list(call.team.people.values()), call)
    members = [_shown(call, person) for person in people]
    return {
        "members": members,
        "cache_ts": int(call.slack.clock.now()),
        "response_metadata": {"next_cursor": cursor},
    }


def find_user_by_email(call: Call) -> Json:
    """users.lookupByEmail."""
    email = call.required("email", "users_not_found")
    found = next((person for person in call.team.people.values() if person.email == email), None)
    if found is None or found.deleted:
        raise Refused("users_not_found")
    return {"user": _shown(call, found)}


def show_profile(call: Call) -> Json:
    """users.profile.get."""
    return {"profile": profile_json(call.team, call.person(), call.slack.manifest.bot_scopes)}


def _shown(call: Call, person: Person) -> Json:
    return person_json(
        call.team,
        person,
        now=call.slack.clock.now(),
        scopes=call.slack.manifest.bot_scopes,
        has_locale=call.flag("include_locale"),
    )


METHODS = {
    "users.info": Method(show_user, ("users:read",), per_minute=100),
    "users.list": Method(list_users, ("users:read",), per_minute=20),
    "users.lookupByEmail": Method(find_user_by_email, ("users:read.email",)),
    "users.profile.get": Method(show_profile, ("users:read", "users.profile:read"), per_minute=100),
}
