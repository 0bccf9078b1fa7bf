"""What the organisation does: rules as tables, services on a real database."""
