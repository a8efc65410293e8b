"""The real program in a process of its own, set up by its environment, and quick to lose patience."""

import sys

from app import run
from bot.settings import read_settings
from tests.scenarios.patience import QUICK

if __name__ == "__main__":
    sys.exit(run(read_settings(env_file=None), QUICK))
