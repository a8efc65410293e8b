"""Which events the manifest entitles the bot to."""

from sandbox.manifest import Manifest
from sandbox.records import Channel, Json, Team

_MESSAGE_KINDS = {"im": "im", "channel": "channels", "group": "groups", "mpim": "mpim"}

EVENT_SCOPES = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "file_shared": "files:read",
    "team_join": "users:read",
    "user_change": "users:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
}


def subscription_of(event: Json) -> str:
    """The name under which a manifest asks for this event."""
    if event["type"] == "message":
        return f"message.{_MESSAGE_KINDS[event['channel_type']]}"
    return str(event["type"])


def is_wanted(manifest: Manifest, event: Json) -> bool:
    """Whether the manifest subscribes to it."""
    return subscription_of(event) in manifest.bot_events


def missing_scope(manifest: Manifest, event: Json) -> str | None:
    """The scope a subscribed event needs and the manifest lacks; real Slack sends nothing then."""
    scope = EVENT_SCOPES.get(subscription_of(event))
    return scope if scope and scope not in manifest.bot_scopes else None


def is_within_sight(team: Team, channel: Channel | None) -> bool:
    """Whether the bot is a member of the channel the event happened in."""
    return channel is None or team.bot.id in channel.members
