"""The public pages, by real HTTP and in a real browser."""
