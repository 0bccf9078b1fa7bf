"""Chat as people typing and pressing in the simulator."""
