"""What the language model cost."""

from datetime import datetime

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Id, PersonalOrShared, TeamOwned


class ModelCall(TeamOwned, PersonalOrShared, Base):
    """One call. A person who is forgotten leaves it without a name: what it cost is the team's."""

    __tablename__ = "model_calls"
    __table_args__ = (Index(None, "team_id", "called_at"),)

    id: Mapped[Id]
    task: Mapped[str]
    model: Mapped[str]
    input_tokens: Mapped[int]
    output_tokens: Mapped[int]
    cache_read_tokens: Mapped[int]
    cache_write_tokens: Mapped[int]
    cost_microdollars: Mapped[int] = mapped_column(BigInteger)
    seconds: Mapped[float]
    outcome: Mapped[str]
    called_at: Mapped[datetime]
