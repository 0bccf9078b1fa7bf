# One command for each thing. `make demo` needs Python 3.11 and nothing else.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup demo tour run test test-all check eval bench chaos lock clean

setup: $(READY)

# The stamp is newer than the lock file: nothing is installed twice.
$(READY): requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chibot needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $(READY)

demo: setup
	$(BIN)/python -m bot demo

tour: setup
	$(BIN)/python -m bot demo --tour

run: setup
	$(BIN)/python -m bot run

# Four at a time on two cores: many tests wait for a process or a clock.
test: setup
	$(BIN)/python -m pytest -q -n 4 --dist worksteal

# The same with every chat on PostgreSQL too.
test-all: setup
	$(BIN)/python -m pytest -q -n 4 --dist worksteal --every-database

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house

# How well answers and times are read: the confusion matrix and every failure.
eval: setup
	$(BIN)/python -m tests.reading.evaluate

bench: setup
	$(BIN)/python -m benchmarks

# Kills the bot hundreds of times at random moments; takes about half an hour. KILLS=20 ONLY=takeover
# shorten it.
chaos: setup
	$(BIN)/python -m tests.crash.chaos --kills $(or $(KILLS),200) --only "$(ONLY)"

lock: setup
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --upgrade --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
