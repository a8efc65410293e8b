"""What the programs said to whoever runs them: nothing of what people wrote, and nothing without end."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.chaos_ground import MARK, Ground

MOST_A_MINUTE = 60
"""So often one program may say the same in a minute before it counts as without end."""
MOST_SHOWN = 12


@dataclass
class Lines:
    """What was said: how often each sentence of warning or worse, which of them without end, and what not at all.

    `quoting` are lines with a mark in them, `unreadable` those that are no JSON: something went past the log.
    """

    trouble: Counter[str]
    endless: dict[str, int]
    quoting: list[str]
    unreadable: list[str]


def said_so_far(under: Ground) -> list[int]:
    """How much each place of the fleet has said, to tell later what came after."""
    return [under.log(number).stat().st_size for number in range(len(under.roles))]


def lines_of(under: Ground, since: Sequence[int] = ()) -> Lines:
    """All programs' together; `since` as `said_so_far`."""
    trouble: Counter[str] = Counter()
    endless: Counter[str] = Counter()
    quoting, unreadable = [], []
    for number in range(len(under.roles)):
        often: Counter[tuple[str, str]] = Counter()
        for raw in _raw(under.log(number), since[number] if since else 0):
            if MARK.search(raw):
                quoting.append(raw[:300])
            line = _read(raw)
            if line is None:
                unreadable.append(raw[:200])
                continue
            often[line["event"], line["time"][:16]] += 1
            if line["level"] not in ("DEBUG", "INFO"):
                trouble[f"{line['level']} {line['event']}"] += 1
        for (event, _), count in often.items():
            if count > MOST_A_MINUTE:
                endless[event] = max(endless[event], count)
    return Lines(trouble, dict(endless), quoting[:MOST_SHOWN], unreadable[:MOST_SHOWN])


def _raw(path: Path, start: int) -> Iterator[str]:
    with path.open("rb") as log:
        log.seek(start)
        yield from (line.decode(errors="replace").rstrip() for line in log)


def _read(raw: str) -> dict[str, Any] | None:
    try:
        line = json.loads(raw)
    except ValueError:
        return None
    return line if isinstance(line, dict) and "event" in line else None
