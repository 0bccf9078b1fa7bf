"""Meetings: invitation, answers, reminders."""
