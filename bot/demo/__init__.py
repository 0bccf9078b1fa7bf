"""The demo: bot and simulated Telegram in one command, without an account."""

from bot.demo.stage import run_demo

__all__ = ["run_demo"]
