"""What stands behind a door is there, and is what the type checker was shown."""

import ast
import importlib
from collections.abc import Iterator

from bot.doors import Door
from tests.house.source import parsed, place, program_files

RATIO = """
if TYPE_CHECKING:
    from math import {shown}
else:
    sqrt = Door("math", "{opened}")
"""


def test_every_door_leads_to_the_function_the_type_checker_sees() -> None:
    doors = {
        f"{place(path, line)} {door}": (leads_somewhere(door), door in shown)
        for path in program_files()
        if path.name != "doors.py"
        for line, door, shown in list_doors(parsed(path))
    }

    assert doors
    assert not {door: found for door, found in doors.items() if found != (True, True)}


def test_a_door_is_called_like_the_function_behind_it() -> None:
    door = Door("math", "sqrt")

    assert door(9) == 3
    assert door.__name__ == "sqrt"


def test_a_door_that_leads_elsewhere_is_seen() -> None:
    same = ast.parse(RATIO.format(shown="sqrt", opened="sqrt"))
    other = ast.parse(RATIO.format(shown="sqrt", opened="cbrt"))

    assert [door in shown for _, door, shown in list_doors(same)] == [True]
    assert [door in shown for _, door, shown in list_doors(other)] == [False]
    assert not leads_somewhere(Door("math", "nowhere"))


def list_doors(module: ast.Module) -> Iterator[tuple[int, Door, set[Door]]]:
    """Each door of a module with its line and all that the module imports for the type checker."""
    for choice in [one for one in module.body if isinstance(one, ast.If)]:
        shown = {
            Door(one.module, name.name)
            for one in choice.body
            if isinstance(one, ast.ImportFrom) and one.module
            for name in one.names
        }
        for one in ast.walk(ast.Module(choice.orelse, [])):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "Door":
                yield one.lineno, Door(*(ast.literal_eval(word) for word in one.args)), shown


def leads_somewhere(door: Door) -> bool:
    """True when the module has something of this name that can be called."""
    return callable(getattr(importlib.import_module(door.module), door.name, None))
