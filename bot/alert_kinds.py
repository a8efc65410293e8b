"""What alerts can be about on a track (`alerts.yaml`): people choose among them in the settings.

Every track adds its own to what all share (`content/shared/alerts.yaml`). A kind only names what is watched for;
when it fires is the business of the alert rules that belong to it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.packs import Pack, read_pack


class AlertKind(Pack):
    """One thing worth an alert, as its `name` says it in the settings."""

    id: str = Field(pattern=r"^[a-z_]+\Z")
    name: str = Field(min_length=5, max_length=60)


class AlertKinds(Pack):
    """The kinds of one file."""

    kinds: list[AlertKind] = Field(default=[])

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        ids = [kind.id for kind in self.kinds]
        if len(set(ids)) < len(ids):
            raise ValueError(f"an id stands twice among {sorted(ids)}")
        return self


def shared_alert_kinds(content: Path) -> list[AlertKind]:
    """What all tracks share; nothing where there is no such file."""
    return _read(content / "shared" / "alerts.yaml")


def read_alert_kinds(path: Path, shared: Iterable[AlertKind]) -> list[AlertKind]:
    """A track's own kinds with what all share behind them. Raises `ContentError` with file and field."""
    return once([*_read(path), *shared])


def once(kinds: Iterable[AlertKind]) -> list[AlertKind]:
    """Each kind once, in the words it has first."""
    by_id: dict[str, AlertKind] = {}
    for kind in kinds:
        by_id.setdefault(kind.id, kind)
    return list(by_id.values())


def _read(path: Path) -> list[AlertKind]:
    return read_pack(path, AlertKinds).kinds if path.exists() else []
