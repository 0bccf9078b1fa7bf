"""What arrives: stored before it is confirmed, then worked on."""
