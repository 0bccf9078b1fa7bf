"""What the organisation does: rules are pure, services hold the use cases."""
