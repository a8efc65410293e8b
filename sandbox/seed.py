"""Reading a world file: who works here, and in which channels."""

from pathlib import Path
from typing import Any

import yaml

from sandbox.records import Channel, Person, Team

DEFAULT_WORLD = Path(__file__).with_name("world.yaml")


def read_teams(path: Path, bot_name: str) -> dict[str, Team]:
    """Every workspace in the file, by id; each person has a direct message with the bot."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    teams = [_team_of(entry, bot_name) for entry in document["teams"]]
    return {team.id: team for team in teams}


def first_team() -> tuple[str, str]:
    """Id and name of the workspace that everybody here begins in."""
    team = next(iter(read_teams(DEFAULT_WORLD, "").values()))
    return team.id, team.name


def _team_of(entry: dict[str, Any], bot_name: str) -> Team:
    bot = Person(id="U0SIDELINE", name=bot_name.lower(), real_name=bot_name, is_bot=True)
    team = Team(entry["id"], entry["name"], entry["domain"], bot, bot_id="B0SIDELINE", app_id="A0SIDELINE")
    team.enterprise_id = entry.get("enterprise")
    team.people = {person.id: person for person in map(_person_of, entry["people"])} | {bot.id: bot}
    for channel in entry["channels"]:
        _add_channel(team, channel)
    for person in list(team.people.values()):
        if not person.is_bot:
            team.direct_message(person)
    return team


def _person_of(entry: dict[str, Any]) -> Person:
    return Person(**({"id": f"U0{entry['name'].upper()}"} | entry))


def _add_channel(team: Team, entry: dict[str, Any]) -> None:
    members = [f"U0{name.upper()}" for name in entry["members"]]
    if entry.get("bot", True):
        members.append(team.bot.id)
    channel_id = f"C0{entry['name'].upper()}"
    team.channels[channel_id] = Channel(
        channel_id, entry["name"], "channel", members, topic=entry.get("topic", "")
    )
