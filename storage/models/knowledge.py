"""Coaching knowledge, cut into snippets and indexed by their words."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, BigId, Id, Json, LibraryOwned


class Collection(LibraryOwned, Base):
    """What one team (or the library) knows on one track, with the totals that ranking needs."""

    __tablename__ = "collections"
    __table_args__ = (UniqueConstraint("team_id", "track"),)

    id: Mapped[Id]
    track: Mapped[str]
    passages: Mapped[int] = mapped_column(default=0)
    total_length: Mapped[int] = mapped_column(BigInteger, default=0)


class Document(LibraryOwned, Base):
    """One file of knowledge; `card` is its situation card, if it has one."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("collection_id", "uri"),)

    id: Mapped[Id]
    collection_id: Mapped[int] = mapped_column(BigId, ForeignKey("collections.id", ondelete="CASCADE"))
    uri: Mapped[str]
    title: Mapped[str]
    content_hash: Mapped[str]
    analyzer: Mapped[str]
    card: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))


class KnowledgeSnippet(LibraryOwned, Base):
    """One passage with the citation id it keeps while its own heading and place stay."""

    __tablename__ = "snippets"
    __table_args__ = (UniqueConstraint("collection_id", "cite"),)

    id: Mapped[Id]
    collection_id: Mapped[int] = mapped_column(BigId, ForeignKey("collections.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(BigId, ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    cite: Mapped[str]
    label: Mapped[str]
    heading_path: Mapped[str]
    body: Mapped[str]
    length: Mapped[int]
    content_hash: Mapped[str]


postings = Table(
    "postings",
    Base.metadata,
    Column(
        "collection_id",
        BigId,
        ForeignKey("collections.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("term", String(64).with_variant(String(64, collation="C"), "postgresql"), primary_key=True),
    Column(
        "snippet_id",
        BigId,
        ForeignKey("snippets.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("tf", SmallInteger, nullable=False),
    Column("length", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Which snippet has which word how often. Not mapped, and without a team of its own: it is only
reached through `storage.search`, whose statement starts from collections the team may read."""
