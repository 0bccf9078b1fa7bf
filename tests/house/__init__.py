"""The house rules, checked: pure and quick, run by `make check` and `make test`."""
