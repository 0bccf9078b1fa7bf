"""What arrived from Telegram, stored before it is confirmed."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList

WAITING, DONE, ANSWERED, QUARANTINED = "waiting", "done", "answered", "quarantined"


class InboxUpdate(Base):
    """One update: `waiting` until its effect is committed, `done` until the person was answered.

    `replies` are the cards for the person who is talking, written with the effect and emptied
    once they are sent: an answer survives a kill like everything else.
    """

    __tablename__ = "inbox_updates"
    __table_args__ = (
        Index(
            "ix_inbox_updates_open",
            "bot_id",
            "update_id",
            sqlite_where=text("state IN ('waiting', 'done')"),
            postgresql_where=text("state IN ('waiting', 'done')"),
        ),
    )

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    attempts: Mapped[int]
    replies: Mapped[JsonList | None]
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
