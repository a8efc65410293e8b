"""What stands behind a door is there, and is what the type checker was shown."""

import ast
import importlib
from collections.abc import Iterator

from bot.doors import Door
from tests.house.source import parsed, place, program_files

ROOT = """
if TYPE_CHECKING:
    from math import {shown}
else:
    sqrt = Door("math", "{opened}")
"""
TABLE = 'JOBS = {"root": Door("math", "sqrt")}'


def test_every_door_leads_to_a_function_and_the_type_checker_sees_the_same() -> None:
    doors = {
        f"{place(path, line)} {door}": leads_somewhere(door) and is_the_one_shown
        for path in program_files()
        for line, door, is_the_one_shown in list_doors(parsed(path))
    }

    assert doors
    assert not [door for door, is_right in doors.items() if not is_right]


def test_a_door_is_called_like_the_function_behind_it() -> None:
    door = Door("math", "sqrt")

    assert door(9) == 3
    assert door.__name__ == "sqrt"


def test_a_door_that_leads_elsewhere_is_seen() -> None:
    same, other = (ast.parse(ROOT.format(shown="sqrt", opened=opened)) for opened in ("sqrt", "cbrt"))

    assert [is_the_one_shown for _, _, is_the_one_shown in list_doors(same)] == [True]
    assert [is_the_one_shown for _, _, is_the_one_shown in list_doors(other)] == [False]
    assert [door for _, door, _ in list_doors(ast.parse(TABLE))] == [Door("math", "sqrt")]
    assert not leads_somewhere(Door("math", "nowhere"))


def list_doors(module: ast.Module) -> Iterator[tuple[int, Door, bool]]:
    """Each door of a module with its line, and whether the type checker is shown the same in its place, if any."""
    for statement in module.body:
        shown = _shown(statement) if isinstance(statement, ast.If) else None
        for one in ast.walk(statement):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "Door":
                door = Door(*(ast.literal_eval(word) for word in one.args))
                yield one.lineno, door, shown is None or door in shown


def _shown(choice: ast.If) -> set[Door]:
    return {
        Door(one.module, name.name)
        for one in choice.body
        if isinstance(one, ast.ImportFrom) and one.module
        for name in one.names
    }


def leads_somewhere(door: Door) -> bool:
    """True when the module has something of this name that can be called."""
    return callable(getattr(importlib.import_module(door.module), door.name, None))
