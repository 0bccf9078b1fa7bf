"""Reads what people type: answers, moments, names, phones, dates. Pure, and blind to the rest."""
