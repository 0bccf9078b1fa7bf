"""Kills at random moments, and what is left of the promises."""
