"""What must be said to anybody but the person who is talking."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject
from models.types import RowId

QUEUED, SENDING, SENT, REFUSED, UNKNOWN = "queued", "sending", "sent", "refused", "unknown"
# Talk, reminder, bulk.
PRIORITIES = (0, 1, 2)
# Kept back by whoever sends it, until it is resumed.
PAUSED = "paused"
# Reason of a message that was taken back by whoever sent it.
WITHDRAWN = "withdrawn"
# Reason while a message is under way that is not to be edited: the next one is a new message.
FORGOTTEN = "forgotten"


class OutboxMessage(Base):
    """One message to one chat, rendered when it is sent.

    `queued` with a `message_id` means: edit what was sent. `revision` grows when the row must be
    said anew; a row whose `sent_revision` is behind goes back to `queued`.
    """

    __tablename__ = "outbox_messages"
    __table_args__ = (
        Index(
            "ix_outbox_messages_due",
            "priority",
            "not_before",
            "id",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_outbox_messages_sending",
            "id",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
        Index("ix_outbox_messages_chat", "chat_id", "message_id"),
        Index("ix_outbox_messages_subject", "kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    params: Mapped[JsonObject]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    # The topic of a supergroup.
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    unique_key: Mapped[str] = mapped_column(String(120), unique=True)
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(60))
    attempt: Mapped[int]
    # Of the lease under which the row was taken last.
    epoch: Mapped[int]
    revision: Mapped[int]
    sent_revision: Mapped[int]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    # Of an album: the ids of its other messages.
    more_ids: Mapped[JsonList | None]
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
