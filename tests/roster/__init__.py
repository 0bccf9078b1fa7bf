"""Proof of reading and importing lists of members."""
