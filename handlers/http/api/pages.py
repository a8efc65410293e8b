"""Lists come in pages, the newest first; a cursor says where the next one begins."""

import base64
import json
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from handlers.http.api.problems import Problem, wrong
from handlers.http.api.visits import Asked

T = TypeVar("T")
MOST = 100
LARGEST = 2**63 - 1


class PageAsked(Asked):
    """Which page of a list."""

    limit: int = Field(20, ge=1, le=MOST, description="how many at most")
    cursor: str = Field("", max_length=200, description="`next_cursor` of the page before; empty for the first")

    def place(self, numbers: int = 1) -> tuple[int, ...] | None:
        """The place the page comes after, as so many numbers; None on the first page.

        Raises `Problem` for a cursor that is not ours.
        """
        return read_cursor(self.cursor, numbers) if self.cursor else None

    @property
    def before(self) -> int | None:
        """The same for lists whose place is an id."""
        place = self.place()
        return place[0] if place else None


class Page(BaseModel, Generic[T]):
    """A page of a list. `next_cursor` is None on the last one."""

    items: list[T]
    next_cursor: str | None = None


def cursor_of(*place: int) -> str:
    """Where the next page begins, as whoever asks hands it back."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read_cursor(cursor: str, numbers: int) -> tuple[int, ...]:
    """Where a page begins. Raises `Problem` for a cursor that is not ours."""
    try:
        place = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        place = None
    if not (isinstance(place, list) and len(place) == numbers and all(map(_is_number, place))):
        raise strange_cursor()
    return tuple(place)


def strange_cursor() -> Problem:
    """What to answer to a cursor that is not ours."""
    return wrong({"cursor": "Use `next_cursor` as it came."})


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST
