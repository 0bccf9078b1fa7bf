"""Groups and channels that are bound to units."""
