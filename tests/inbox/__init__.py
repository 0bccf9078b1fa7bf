"""The inbox: stored before it is confirmed, one effect each, in order."""
