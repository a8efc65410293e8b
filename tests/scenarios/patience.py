"""How long a program under test waits for people and messages."""

from dataclasses import replace

from handlers.slack import Patience

QUICK = Patience(
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
