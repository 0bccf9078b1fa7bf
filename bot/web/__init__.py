"""The web side: health and metrics for monitors, the webhook for Telegram."""
