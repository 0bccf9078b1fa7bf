"""Watches the machine run: looks, heals, and tells the administrators."""
