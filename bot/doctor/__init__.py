"""The doctor: looks at settings, Telegram, the database and the chats, and says what to do."""

from bot.doctor.report import report

__all__ = ["report"]
