"""Queries by feature: `get_` raises, `find_` may return None, `list_` a list, `claim_` takes."""
