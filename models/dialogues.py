"""Forms being filled in, and the choices a chat was last given."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, JsonList, JsonObject


class Dialogue(Base):
    """The step a person has reached in a form; survives restarts."""

    __tablename__ = "dialogues"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    step: Mapped[str] = mapped_column(String(40))
    answers: Mapped[JsonObject]
    updated_at: Mapped[datetime]


class ChatChoices(Base):
    """The choices under the last card of a chat: a typed "1" or "có mặt" picks one."""

    __tablename__ = "chat_choices"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    choices: Mapped[JsonList]
    # When the card was said: one that was said before it is not noted after it.
    said_at: Mapped[datetime | None]
