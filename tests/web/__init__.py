"""The web side, by real HTTP in both directions."""
