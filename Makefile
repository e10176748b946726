# Ducha 督察: one way to do a thing. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ONCE   ?=
SPEED  ?= 1
SEED   ?= 1
COUNT  ?= 10000

.PHONY: help run demo test check bench hostile lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

# Where ensurepip is missing (Debian without python3-venv), an outside pip fills the environment.
$(BIN)/python:
	@echo "== making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ducha needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) && \
	  $(PYTHON) -m pip --python $(VENV)/bin/python install --quiet pip; }

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "== installing what Ducha runs on (pinned, hash-checked)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@$(BIN)/python -m compileall -q cli crawler demo notify parsers scheduler sources store web  # where none may be written later
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "== installing what the tests need (pinned, hash-checked)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run ## start the daemon (empty watch list at first; it says how to enable sources)
	@$(BIN)/ducha run

demo: $(VENV)/.run ## watch a story unfold on pretend sites; ONCE=1 plays it end to end and prints a table
	@$(BIN)/ducha demo --speed $(SPEED) $(if $(ONCE),--once)

test: $(VENV)/.dev ## the whole test suite, on SQLite and PostgreSQL, the demo story among it
	@$(BIN)/python -c 'import os, sys; from crawler.chromium import find_chromium; sys.exit(find_chromium(os.environ.get("DUCHA_CHROMIUM", "")) is None)' || \
	  echo "== no Chromium: browser tests will be skipped (Debian: apt-get install chromium fonts-noto-cjk)"
	@echo "== tests (pytest, three processes: some wait for clocks)"
	@$(BIN)/python -m pytest -n 3 --dist worksteal tests

check: $(VENV)/.dev ## ruff, mypy --strict, import contracts, migrations against tables
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q -p no:randomly tests/test_store_migrations.py

bench: $(VENV)/.dev ## speed as a ratio, ours against the alternative, in one run
	@$(BIN)/python -m bench

hostile: $(VENV)/.dev ## ten thousand hostile documents, each measured (a quarter of an hour); SEED=2 makes others, COUNT=500 fewer
	@$(BIN)/python -m bench.hostile --seed $(SEED) --count $(COUNT)

lock: $(VENV)/.dev ## pin again what pyproject.toml asks for
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header -o requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## remove the environment and caches (not DUCHA_HOME)
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
