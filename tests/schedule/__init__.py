"""Timers: fired once, late or not."""
