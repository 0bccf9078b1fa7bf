"""The catalogue of faults, row by row: injected, with the rows and the words that follow."""
