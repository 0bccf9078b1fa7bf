"""The machine: starts, decides, sends."""
