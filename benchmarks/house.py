"""`python -m benchmarks.house`: the bot as it is, and one more kind of message to send."""

import handlers
from benchmarks.post import KIND, render_words
from bot.cli import app
from handlers.common.feature import Feature

if __name__ == "__main__":
    handlers.FEATURES += (Feature(kinds=[KIND], views={KIND.name: render_words}),)
    app(["run"])
