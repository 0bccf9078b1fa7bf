"""Reports: forms, rounds, answers, and the way up."""
