"""Hours in words, where a form asks when something shall be done."""

from datetime import datetime

from bot.context import ChatContext
from bot.reading.invitations import read_hour
from bot.reading.moments import Moment, read_moment


def hear_moment(context: ChatContext, words: str, day: str | None) -> Moment | None:
    """The moment the words name; `day`, if one was named before, is the day of a bare hour."""
    now = context.now.astimezone(context.texts.zone)
    bare = words.strip(" .")
    if day and bare.isascii() and bare.isdigit():
        words = f"{bare}h"
    hour = read_hour(words, datetime.fromisoformat(day), now) if day else None
    return hour or read_moment(words, now)
