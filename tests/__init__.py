"""The proof, mirroring the rooms."""
