"""A Slack to play in and to test against: it speaks Slack's own protocol, on this machine only."""

from sandbox.double import Sandbox
from sandbox.seed import first_team
from sandbox.tokens import APP_TOKEN, BOT_TOKEN, RealTokenRefused

__all__ = ["APP_TOKEN", "BOT_TOKEN", "RealTokenRefused", "Sandbox", "first_team"]
