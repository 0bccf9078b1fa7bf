"""The watch: what it sees, heals and says."""
