"""What the bot receives when somebody acts: the parts all interactions share, and the outer shapes."""

from sandbox.records import Channel, Json, Person, Team


def event_callback(team: Team, event: Json, *, event_id: str, event_time: float) -> Json:
    """The wrapper around every event."""
    authorization = {
        "enterprise_id": team.enterprise_id,
        "team_id": team.id,
        "user_id": team.bot.id,
        "is_bot": True,
        "is_enterprise_install": team.is_org_install,
    }
    return {
        "type": "event_callback",
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": team.enterprise_id,
        "api_app_id": team.app_id,
        "event": event,
        "event_id": event_id,
        "event_time": int(event_time),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def command_payload(
    team: Team, person: Person, channel: Channel, *, command: str, text: str, trigger_id: str, response_url: str
) -> Json:
    """A slash command, flat as Slack sends it."""
    return {
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.kind == "im" else channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": team.app_id,
        "is_enterprise_install": "true" if team.is_org_install else "false",
        **({"enterprise_id": team.enterprise_id} if team.enterprise_id else {}),
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def interaction(team: Team, person: Person, kind: str) -> Json:
    """What every interaction begins with."""
    return {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": team.id},
        "api_app_id": team.app_id,
        "enterprise": {"id": team.enterprise_id, "name": team.enterprise_id} if team.enterprise_id else None,
        "is_enterprise_install": team.is_org_install,
    }


def channel_part(channel: Channel) -> Json:
    """The channel of an interaction."""
    return {"id": channel.id, "name": "directmessage" if channel.kind == "im" else channel.name}
