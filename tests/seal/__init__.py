"""Envelopes and the key that seals them."""
