"""The memory: tables and queries, the only room that spells SQL."""
