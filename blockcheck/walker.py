"""Compares a value with a table of rules.

The tables (elements.py, blocks.py, …) are made of the kinds below. Each kind knows how to check
one value and tells the `Walk` what it finds; it never raises, whatever it is given.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Literal, Protocol

from blockcheck.problem import Problem

Surface = Literal["message", "modal", "home"]


@dataclass
class Walk:
    """One check under way: where the blocks will be shown, and what was found so far."""

    surface: Surface
    code: str = "invalid_blocks"
    problems: list[Problem] = field(default_factory=list)
    characters: int = 0
    """Visible characters seen so far."""
    cell_characters: int = 0
    """Those of them that stand in table cells."""

    def refuse(
        self,
        at: str,
        message: str,
        *,
        code: str | None = None,
        most: int | None = None,
        extra: str | None = None,
    ) -> None:
        """Note one problem at a pointer."""
        self.problems.append(Problem(at, message, code or self.code, most, extra))


class Kind(Protocol):
    """Something a value can be checked against."""

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Tell the walk everything that is wrong with the value found at a pointer."""


Rule = Callable[[dict[str, Any], str, Walk], None]
"""A condition between the properties of one object; it runs only on an object whose parts are sound."""


@dataclass(frozen=True)
class Anything:
    """A value Slack does not look into."""

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Accept it."""


ANYTHING = Anything()


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse everything but the two booleans."""
        if not isinstance(value, bool):
            walk.refuse(at, "must provide a boolean")


@dataclass(frozen=True)
class Number:
    """A finite number; `above` is a bound it must exceed."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    whole: bool = False

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse booleans, text, fractions where a whole number is wanted, and what is out of bounds."""
        if isinstance(value, bool) or not isinstance(value, int if self.whole else (int, float)):
            walk.refuse(at, "must provide an integer" if self.whole else "must provide a number")
        elif isinstance(value, float) and not isfinite(value):
            walk.refuse(at, "must provide a number")
        elif self.least is not None and value < self.least:
            walk.refuse(at, f"must be at least {self.least}")
        elif self.most is not None and value > self.most:
            walk.refuse(at, f"must be at most {self.most}")
        elif self.above is not None and value <= self.above:
            walk.refuse(at, f"must be greater than {self.above}")


@dataclass(frozen=True)
class Line:
    """A string. `words`: not only blanks; `shown`: counts towards the length of the message.

    `form` says in words what the pattern asks for.
    """

    most: int | None = None
    least: int = 0
    words: bool = False
    shown: bool = False
    pattern: re.Pattern[str] | None = None
    form: str = ""

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse other types, wrong lengths and wrong formats."""
        if not isinstance(value, str):
            walk.refuse(at, "must provide a string")
            return
        length = len(value)
        if self.shown:
            walk.characters += length
        if self.most is not None and length > self.most:
            walk.refuse(at, f"must be less than {self.most + 1} characters", most=self.most)
        elif length < self.least or (self.words and (not value or value.isspace())):
            walk.refuse(at, f"must be more than {max(self.least, 1) - 1} characters")
        elif self.pattern is not None and not self.pattern.search(value):
            walk.refuse(at, f"must be {self.form}" if self.form else "has an invalid format")


@dataclass(frozen=True)
class Choice:
    """One of a few strings."""

    values: tuple[str, ...]

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse a string that is not in the list."""
        if not isinstance(value, str) or value not in self.values:
            walk.refuse(at, f"must be one of {', '.join(self.values)}")


@dataclass(frozen=True)
class Many:
    """An array of things of one kind."""

    item: Kind
    most: int | None = None
    least: int = 1
    nulls: bool = False

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse other types and wrong lengths, then look at each item."""
        if not isinstance(value, (list, tuple)):
            walk.refuse(at, "must provide an array")
            return
        if self.most is not None and len(value) > self.most:
            walk.refuse(at, f"no more than {self.most} items allowed", most=self.most)
        elif len(value) < self.least:
            walk.refuse(at, f"no fewer than {self.least} items allowed")
        for index, item in enumerate(value):
            if item is not None or not self.nulls:
                self.item.check(item, f"{at}/{index}", walk)


@dataclass(frozen=True)
class Shape:
    """An object with known properties: those it may have, those it needs, and rules between them."""

    fields: Mapping[str, Kind]
    needs: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse missing, unknown and null properties, look into the others, then apply the rules."""
        if not isinstance(value, dict):
            walk.refuse(at, "must provide an object")
            return
        found_before = len(walk.problems)
        for name in self.needs:
            if name not in value:
                walk.refuse(at, f"missing required field: {name}")
        fields = self.fields
        for name, item in value.items():
            if name not in fields:
                walk.refuse(at, f"invalid additional property: {_short(name)}", extra=name)
            elif item is None:
                walk.refuse(f"{at}/{name}", "must not be null")
            elif (kind := fields[name]) is not ANYTHING:
                kind.check(item, f"{at}/{name}", walk)
        if self.rules and len(walk.problems) == found_before:
            for rule in self.rules:
                rule(value, at, walk)


@dataclass(frozen=True)
class ByType:
    """An object whose `type` says which shape it has."""

    shapes: Mapping[str, Kind]

    def check(self, value: Any, at: str, walk: Walk) -> None:
        """Refuse types that do not belong here; look into the others."""
        try:
            shape = self.shapes[value["type"]]
        except (KeyError, TypeError):  # of no type that belongs here, or nothing that has a type
            self._refuse(value, at, walk)
        else:
            shape.check(value, at, walk)

    def _refuse(self, value: Any, at: str, walk: Walk) -> None:
        if not isinstance(value, dict):
            walk.refuse(at, "must provide an object")
        elif "type" in value:
            walk.refuse(f"{at}/type", f"unsupported type: {_short(value['type'])}")
        else:
            walk.refuse(at, "missing required field: type")


def _short(value: object) -> str:
    """A name for a problem's message; anything but a short string is not worth repeating."""
    return value[:40] if isinstance(value, str) else f"({type(value).__name__})"
