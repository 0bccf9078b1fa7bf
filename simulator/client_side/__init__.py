"""What a person's chat app does: the /client routes."""
