"""Privacy: what is kept is kept for its time only."""
