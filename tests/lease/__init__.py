"""Which process leads."""
