"""Who does something, and where."""

from dataclasses import dataclass

from sandbox.records import Person, Team
from sandbox.slack import Slack


@dataclass(frozen=True)
class Actor:
    """One person in one workspace of this Slack."""

    slack: Slack
    team: Team
    person: Person
