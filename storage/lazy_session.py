"""A session that is only made when somebody asks the ORM for something.

Most transactions send prepared statements alone (`storage.prepared`): what they need of a session is its scope
and its connection. Making what the ORM wants, and letting go of it, costs as much as two statements.
"""

from operator import attrgetter
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.tenancy import TeamSession


class LazySession(AsyncSession):
    """An `AsyncSession` on a connection, confined as a `TeamSession` is."""

    def __init__(self, connection: AsyncConnection, info: dict[Any, Any]) -> None:
        """`info` is what the session carries; its scope above all."""
        self._connection = connection
        self._info = info

    def __getattr__(self, name: str) -> Any:
        """What is not there yet because the session is not made."""
        if "sync_session" in self.__dict__ or name.startswith("__"):
            raise AttributeError(name)
        options: dict[str, Any] = {"expire_on_commit": False, "info": self._info}
        super().__init__(self._connection, sync_session_class=TeamSession, **options)
        return getattr(self, name)

    info = property(attrgetter("_info"), doc="What the session carries.")

    def in_transaction(self) -> bool:
        """Whether the ORM was asked for something in this transaction, and may hold what is not written yet."""
        return "sync_session" in self.__dict__ and super().in_transaction()
