"""How long a program under test waits for people and messages: briefly, but for what is to come in time."""

from dataclasses import replace

from app import Program
from handlers.slack import Patience

ACK_SECONDS = 30
"""Slack waits three; its clock does not stop while a busy machine lets us wait."""

QUICK = Patience(
    acknowledge_within=20,
    eyes_after=0.2,
    status_after=0.3,
    flush_every=0.05,
    stream_life=240,
    settle_after=(0.05, 0.1),
    tick=0.1,
    ask_homes_after=0.1,
    stop_within=0.05,
)
SAYS_SOON_THAT_IT_TAKES_LONG = replace(QUICK, still_working_after=0.6)
"""Only where that is what is tested: on a busy machine everything may take so long."""


def let_acknowledge_late(program: Program) -> None:
    """Bolt too waits three seconds, and never sends what is acknowledged later."""
    for listener in program.bolt._async_listeners:
        listener.ack_timeout = ACK_SECONDS
