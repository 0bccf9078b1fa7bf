"""Groups, topics and channels that are bound to units."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import RowId


class BoundChat(Base):
    """A chat of several people and the unit it belongs to.

    `thread_id` is the topic of a supergroup; None is the whole chat. The unit is None until it is
    chosen. `state_at` is when the state became what it is.
    """

    __tablename__ = "bound_chats"
    __table_args__ = (
        UniqueConstraint("chat_id", "thread_id"),
        # For the databases one None differs from another.
        Index(
            "uq_bound_chats_whole",
            "chat_id",
            unique=True,
            sqlite_where=text("thread_id IS NULL"),
            postgresql_where=text("thread_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(128))
    topic: Mapped[str] = mapped_column(String(128))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    state_at: Mapped[datetime]
    # Whether Telegram lets the bot post there, as far as it has said.
    may_post: Mapped[bool]
    bound_by: Mapped[int] = mapped_column(ForeignKey("members.id"))
    asked_at: Mapped[datetime]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    # The id before the group became a supergroup.
    migrated_from: Mapped[int | None] = mapped_column(BigInteger)
