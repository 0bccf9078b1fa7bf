"""Proof that the stand-in Telegram behaves as the real one."""
