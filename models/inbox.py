"""What arrived from Telegram, stored before it is confirmed."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList

WAITING, DONE, ANSWERED = "waiting", "done", "answered"
QUARANTINED, DROPPED = "quarantined", "dropped"
# The body of an update whose words are forgotten.
EMPTY = "{}"
# Nothing more comes of these.
OVER = (ANSWERED, QUARANTINED, DROPPED)


class InboxUpdate(Base):
    """One update: `waiting` until its effect is committed, `done` until the person was answered.

    `quarantined` could not be worked on; `dropped` came while its person wrote far too fast.

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
        Index("ix_inbox_updates_received_at", "received_at"),
        Index(
            "ix_inbox_updates_quarantined",
            "bot_id",
            "received_at",
            sqlite_where=text("state = 'quarantined'"),
            postgresql_where=text("state = 'quarantined'"),
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
