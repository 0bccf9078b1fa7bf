"""The real process, killed."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Where a doomed process kills itself: "outbox.claimed:3" at the third passing.
DOOM = "DOOMED_AT"
