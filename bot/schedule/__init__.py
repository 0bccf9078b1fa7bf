"""The clock: timers in the database, woken by APScheduler."""
