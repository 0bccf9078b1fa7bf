"""Quick polls: whom they ask, the answers, the result."""
