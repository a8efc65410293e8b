"""What every table is built from, and the two promises a table can make about whose rows it holds."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
)
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

LIBRARY = "library"
"""The team that owns the knowledge shipped with the product; every team may read it."""

NEVER_REUSE_IDS = {"sqlite_autoincrement": True}
"""For tables whose ids live on in Slack buttons and running work after their row is deleted:
SQLite would otherwise hand the id of a forgotten person to the next one."""

SECRET: Final[dict[str, Any]] = {"secret": True}
"""For columns nobody is shown, in an export neither."""

BigId = BigInteger().with_variant(Integer, "sqlite")
Id = Annotated[int, mapped_column(BigId, primary_key=True, sort_order=-3)]
Json = dict[str, Any]


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: aware on the way in and out, UTC in between, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse naive moments: nobody can say when they are."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """SQLite forgets the zone; what it kept is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The mapped classes and the names their constraints get (Alembic needs them to be stable)."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # One of each for all columns: a dialect keeps notes on every type it meets.
    type_annotation_map = {datetime: UTCDateTime(), Json: JSON(none_as_null=True), str: String()}  # noqa: RUF012


def partial_index(
    name: str, *columns: InstrumentedAttribute[Any] | Column[Any], where: ColumnElement[bool]
) -> Index:
    """An index of the rows alone that are so.

    Postgres is told when a version is written (`storage.migrations`), not here: SQLAlchemy loads all that it
    knows of a database as soon as an index mentions it.
    """
    return Index(name, *columns, sqlite_where=where)


class Owned:
    """Every table: whose row it is. Filled in and checked by `storage.tenancy`.

    The column has no index of its own: an id is always narrower, and SQLite would sometimes prefer
    the wide one. Tables that are listed by team have an index that starts with it.
    """

    team_id: Mapped[str] = mapped_column(String, nullable=False, sort_order=-2)


class TeamOwned(Owned):
    """Rows only their own team can read or write."""


class LibraryOwned(Owned):
    """Rows their own team can write; those of LIBRARY every team can read."""


class HoldsPersonalRows:
    """Marks a table with rows about one person: exported and forgotten with them, by rule."""


class Personal(HoldsPersonalRows):
    """Every row is about one person and goes with them."""

    @declared_attr
    def person_id(self) -> Mapped[int]:
        """The person the row is about."""
        return mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"), index=True, sort_order=-1)


class PersonalOrShared(HoldsPersonalRows):
    """Rows about one person, or about none: a channel's thread, a team's digest, a nightly purge."""

    @declared_attr
    def person_id(self) -> Mapped[int | None]:
        """The person the row is about, if it is about one."""
        return mapped_column(BigId, ForeignKey("people.id", ondelete="CASCADE"), index=True, sort_order=-1)
