"""Units, members, roles, registration, roster import."""
