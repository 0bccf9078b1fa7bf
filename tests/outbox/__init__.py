"""The outbox: outcomes, transport, pace, sender."""
