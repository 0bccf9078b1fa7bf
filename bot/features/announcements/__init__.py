"""Announcements: what a unit tells its members, in full sight of whom it reached."""
