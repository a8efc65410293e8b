"""People and workspaces as the Web API shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.records import Json, Person, Team


def person_json(team: Team, person: Person, *, now: float, scopes: set[str], has_locale: bool = False) -> Json:
    """A user object; the e-mail address only with users:read.email, the locale only when asked for."""
    zone = ZoneInfo(person.tz)
    offset = datetime.fromtimestamp(now, zone).utcoffset()
    user: Json = {
        "id": person.id,
        "team_id": team.id,
        "name": person.name,
        "deleted": person.deleted,
        "color": person.avatar_color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz.split("/")[-1].replace("_", " "),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile_json(team, person, scopes),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    return user | {"locale": person.locale} if has_locale else user


def profile_json(team: Team, person: Person, scopes: set[str]) -> Json:
    """The profile inside a user object."""
    profile: Json = {
        "title": person.title,
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "team": team.id,
    }
    if person.is_bot:
        profile["bot_id"] = team.bot_id
        profile["api_app_id"] = team.app_id
    elif "users:read.email" in scopes:
        profile["email"] = person.email
    return profile
