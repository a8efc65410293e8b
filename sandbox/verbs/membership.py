"""People coming and going, and an administrator taking the bot's rights away."""

from sandbox.delivery import deliver_event
from sandbox.payloads.people import person_json
from sandbox.records import Channel, Json, Person, Team
from sandbox.slack import Slack


def add_person(slack: Slack, team: Team, person: Person) -> None:
    """Somebody joins the workspace."""
    team.people[person.id] = person
    _person_changed(slack, team, person, "team_join")


def deactivate(slack: Slack, team: Team, person: Person) -> None:
    """Somebody's account is switched off."""
    person.deleted = True
    _person_changed(slack, team, person, "user_change")


def join_channel(slack: Slack, team: Team, person: Person, channel: Channel) -> None:
    """Somebody, or the bot, comes into a channel."""
    channel.members.append(person.id)
    _membership_changed(slack, team, person, channel, "member_joined_channel")


def leave_channel(slack: Slack, team: Team, person: Person, channel: Channel) -> None:
    """Somebody, or the bot, is taken out of a channel."""
    channel.members.remove(person.id)
    _membership_changed(slack, team, person, channel, "member_left_channel")


def revoke_token(slack: Slack, team: Team, text: str) -> None:
    """Make a token useless; raises KeyError for one the sandbox never handed out."""
    slack.tokens[text].is_revoked = True
    deliver_event(slack, team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot.id]}})


def uninstall(slack: Slack, team: Team) -> None:
    """Remove the bot from the workspace: its tokens are useless, and it is told."""
    for token in slack.tokens.values():
        if token.team_id == team.id and token.kind == "bot":
            token.is_revoked = True
    deliver_event(slack, team, {"type": "app_uninstalled"})
    deliver_event(slack, team, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot.id]}})


def _person_changed(slack: Slack, team: Team, person: Person, kind: str) -> None:
    user = person_json(team, person, now=slack.clock.now(), scopes=slack.manifest.bot_scopes)
    slack.changes.announce("world")
    deliver_event(slack, team, {"type": kind, "user": user, "event_ts": slack.issued.ts()})


def _membership_changed(slack: Slack, team: Team, person: Person, channel: Channel, kind: str) -> None:
    event: Json = {"type": kind, "user": person.id, "channel": channel.id, "channel_type": "C", "team": team.id}
    slack.changes.announce("world", channel.id)
    deliver_event(slack, team, event, channel)
