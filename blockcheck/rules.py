"""Conditions between the properties of one object, for the tables to refer to."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from blockcheck.walker import Rule, Surface, Walk


def any_of(*names: str) -> Rule:
    """At least one of these properties."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        if not any(name in value for name in names):
            walk.refuse(at, f"missing required field: one of {', '.join(names)}")

    return check


def exactly_one_of(*names: str) -> Rule:
    """One of these properties, and only one."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        if sum(name in value for name in names) != 1:
            walk.refuse(at, f"must provide exactly one of {', '.join(names)}")

    return check


def at_most_one_of(*names: str) -> Rule:
    """None of these properties, or a single one."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        given = [name for name in names if name in value]
        if len(given) > 1:
            walk.refuse(f"{at}/{given[-1]}", f"cannot be used with {given[0]}")

    return check


def only_in(*surfaces: Surface) -> Rule:
    """An element that does not exist on every surface."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        if walk.surface not in surfaces:
            walk.refuse(f"{at}/type", f"unsupported type: {value['type']}")

    return check


def ordered(smaller: str, larger: str) -> Rule:
    """Two bounds the right way round; they are numbers, or written as such."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        if smaller in value and larger in value and float(value[smaller]) > float(value[larger]):
            walk.refuse(f"{at}/{smaller}", f"must be at most {larger}")

    return check


def is_a_day(name: str) -> Rule:
    """A date that is in the calendar."""

    def check(value: dict[str, Any], at: str, walk: Walk) -> None:
        try:
            date.fromisoformat(value.get(name, "2000-01-01"))
        except ValueError:
            walk.refuse(f"{at}/{name}", "must be a valid date")

    return check


def initial_is_an_option(value: dict[str, Any], at: str, walk: Walk) -> None:
    """What is preselected must be on offer."""
    offered = {_option_key(option) for option in _options(value)}
    if "initial_option" in value and _option_key(value["initial_option"]) not in offered:
        walk.refuse(f"{at}/initial_option", "must match one of the options")
    for index, option in enumerate(value.get("initial_options", ())):
        if _option_key(option) not in offered:
            walk.refuse(f"{at}/initial_options/{index}", "must match one of the options")


def _options(value: dict[str, Any]) -> list[dict[str, Any]]:
    groups = value.get("option_groups", ())
    return [*value.get("options", ()), *(option for group in groups for option in group["options"])]


def _option_key(option: dict[str, Any]) -> tuple[str, str | None]:
    return option["text"]["text"], option.get("value")


def elements_of(block: dict[str, Any]) -> list[tuple[str, Any]]:
    """The elements placed in a block, each with its pointer below the block. Expects no sound block."""
    placed = [(f"/{name}", block[name]) for name in ("element", "accessory") if name in block]
    for name in ("elements", "actions"):
        listed = block.get(name)
        if isinstance(listed, (list, tuple)):
            placed += [(f"/{name}/{index}", element) for index, element in enumerate(listed)]
    return placed


def with_inner(block: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """A block and those inside it, each with its pointer below the block.

    Expects no sound block; yields nothing for what is no object.
    """
    if not isinstance(block, dict):
        return
    yield "", block
    name = {"container": "child_blocks", "carousel": "elements"}.get(str(block.get("type")))
    inner = block.get(name) if name else None
    if isinstance(inner, (list, tuple)):
        yield from ((f"/{name}/{index}", each) for index, each in enumerate(inner) if isinstance(each, dict))


def distinct_action_ids(block: dict[str, Any], at: str, walk: Walk) -> None:
    """A click must say which element of the block it came from."""
    seen: set[str] = set()
    for below, element in elements_of(block):
        action_id = element.get("action_id")
        if action_id in seen:
            walk.refuse(f"{at}{below}/action_id", f'action_id "{action_id[:40]}" already exists')
        elif action_id is not None:
            seen.add(action_id)
