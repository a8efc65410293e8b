"""The command `sideline`: running, importing, and saying what is set up."""

from handlers.cli.commands import main
from handlers.cli.doors import Doors

__all__ = ["Doors", "main"]
