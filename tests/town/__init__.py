"""A small town for tests: simulated Telegram, the real bot, a ward with cells and members."""
