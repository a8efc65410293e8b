"""Who caused what arrived."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext


@dataclass(frozen=True)
class Caller:
    """A Slack user in a workspace."""

    team_id: str
    slack_user_id: str


def caller_of(context: AsyncBoltContext) -> Caller:
    """The user and workspace Bolt found in the request."""
    return Caller(context.team_id or context.enterprise_id or "", context.user_id or "")
