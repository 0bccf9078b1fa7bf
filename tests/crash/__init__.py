"""The real process, killed."""
