"""How busy the way to the database is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """Connections that transactions have, transactions that wait for one, and how many there can be.

    `most` is None where there is no such number: on SQLite readers get one each, and one writes at a time.
    """

    in_use: int
    waiting: int
    most: int | None
