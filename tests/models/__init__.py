"""Proof of the memory."""
