"""Every benchmark runs, with tiny numbers."""
