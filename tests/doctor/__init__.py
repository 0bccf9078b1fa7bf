"""The doctor, before a simulated Telegram and real databases."""
