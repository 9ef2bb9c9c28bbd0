# Everything runs in .venv, installed from the lock files (hashes checked); `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
JOBS ?= 2

.PHONY: help run test check score bench screenshots faults lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib annotations tui
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/run.stamp ## open the sample articles; ARGS="PATH --annotator me" is passed on
	@$(BIN)/incursion-tui $(ARGS)

test: $(VENV)/dev.stamp ## every test, on JOBS processes
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

check: $(VENV)/dev.stamp ## format, lint, strict types, import contracts, the docs' generated parts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

score: $(VENV)/dev.stamp ## claims and entities against the gold that lies beside the checkout; writes benchmarks/quality.md
	$(BIN)/python benchmarks/score.py

bench: $(VENV)/dev.stamp ## the figures of the README, each a ratio in one run
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reader.py
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/store.py
	$(BIN)/python benchmarks/jobs.py
	$(BIN)/python benchmarks/echoes.py

screenshots: $(VENV)/dev.stamp ## draw screenshots/*.svg anew
	$(BIN)/python screenshots/draw.py

faults: $(VENV)/dev.stamp ## the long proofs: crashes, full disks, two windows
	$(BIN)/python -m pytest tests/faults --long $(ARGS)

lock: $(VENV)/dev.stamp ## write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --upgrade -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --all-extras --universal --python-version 3.11 --generate-hashes --no-header -c requirements.lock -o requirements-dev.lock

clean: ## remove what was made here, the environment included
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
