"""A Slack to play in and to test against: it speaks Slack's own protocol, on this machine only."""

from sandbox.double import Sandbox
from sandbox.oauth import CLIENT_ID, CLIENT_SECRET
from sandbox.seed import first_team
from sandbox.tokens import APP_TOKEN, BOT_TOKEN, RealTokenRefused

__all__ = ["APP_TOKEN", "BOT_TOKEN", "CLIENT_ID", "CLIENT_SECRET", "RealTokenRefused", "Sandbox", "first_team"]
