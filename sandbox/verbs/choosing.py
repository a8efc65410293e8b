"""What an element holds once somebody has typed or chosen in it."""

import base64
from collections.abc import Callable, Iterator
from typing import Any

from sandbox.actor import Actor
from sandbox.payloads.messages import file_json
from sandbox.payloads.views import VALUE_KEYS
from sandbox.records import Json, Team
from sandbox.verbs.errors import NotPossible
from sandbox.verbs.writing import store_file


def options_of(element: Json) -> Iterator[Json]:
    """Every option of a select, a menu, boxes or radio buttons."""
    yield from element.get("options", [])
    for group in element.get("option_groups", []):
        yield from group["options"]


def option_named(element: Json, words: str) -> Json:
    """The option with that text or value; raises NotPossible."""
    for option in options_of(element):
        if words in (option.get("value"), option["text"]["text"]):
            return option
    raise NotPossible(f"There is no option {words!r}.")


def chosen_value(actor: Actor, element: Json, wanted: Any) -> Json:
    """The state of an element after somebody put `wanted` in: texts of options, names of people, plain words."""
    kind = element["type"]
    key, _ = VALUE_KEYS[kind]
    if kind == "file_input":
        return {"type": kind, key: [_stored(actor, name, content) for name, content in wanted]}
    return {"type": kind, key: _read_by_key(actor.team, element, key, wanted)}


def received_value(actor: Actor, value: Json) -> Json:
    """A value as the page sends it; the bytes of chosen files become files of the workspace."""
    if value.get("type") != "file_input":
        return value
    files = [
        _stored(actor, sent["name"], base64.b64decode(sent["content"])) if "content" in sent else sent
        for sent in value.get("files") or []
    ]
    return value | {"files": files}


def is_empty(value: Json) -> bool:
    """Whether nothing has been typed or chosen."""
    return value.get(VALUE_KEYS[value["type"]][0]) in (None, "", [])


def _read_by_key(team: Team, element: Json, key: str, wanted: Any) -> Any:
    readers: dict[str, Callable[[Any], Any]] = {
        "value": str,
        "selected_option": lambda words: option_named(element, words),
        "selected_user": lambda name: _person_id(team, name),
        "selected_channel": lambda name: _channel_id(team, name),
        "selected_conversation": lambda name: _channel_id(team, name),
    }
    if key in readers:
        return readers[key](wanted)
    if key.endswith("s") and key.removesuffix("s") in readers:
        return [readers[key.removesuffix("s")](item) for item in wanted]
    return wanted


def _person_id(team: Team, name: str) -> str:
    person = team.person(name)
    if person is None:
        raise NotPossible(f"There is nobody called {name!r}.")
    return person.id


def _channel_id(team: Team, name: str) -> str:
    channel = team.channel(name)
    if channel is None:
        raise NotPossible(f"There is no channel {name!r}.")
    return channel.id


def _stored(actor: Actor, name: str, content: bytes) -> Json:
    return file_json(actor.team, store_file(actor, name, content), actor.slack.origin)
