"""`python -m bot`."""

import gc

# What is imported stays: to look through it again and again takes a quarter of the start.
gc.disable()

from bot.cli import app  # noqa: E402 - see above

gc.freeze()
gc.enable()

if __name__ == "__main__":
    app()
