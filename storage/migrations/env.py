"""Alembic's way in: it finds the connection that `storage.migrations` put in the configuration."""

from typing import Any, Literal

from alembic import context

from storage.models import Base
from storage.models.base import UTCDateTime


def render_plainly(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A version says what is in the database, so it must not depend on our own types."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
    render_item=render_plainly,
)
context.run_migrations()
