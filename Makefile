# Everything runs in .venv, made from the first Python ≥ 3.11 found, or from `make PYTHON=…`.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	command -v $(name) >/dev/null && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-by-make
# -n auto: one worker a core; loadfile: what a file's tests share is made once.
PYTEST_ARGS ?= -n auto --dist loadfile
SERVE_ARGS ?=
BENCH_ARGS ?=
FUZZ_ARGS ?=

# Material announces MkDocs 2 on every start; pyproject.toml says what we do about it.
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup serve site test test-fast test-all test-spark check browser bench fuzz screenshots lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with the pinned development environment

$(STAMP): requirements/dev.txt requirements/no-deps.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'No Python ≥ 3.11 found: install one, or name it: make PYTHON=/path/to/python' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --requirement requirements/no-deps.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

serve: setup ## Build the portal of this repository and serve it with live reload (SERVE_ARGS="--dev-addr 127.0.0.1:8001")
	$(BIN)/mkdocs serve $(SERVE_ARGS)

site: setup ## Build the portal of this repository into site/
	$(BIN)/mkdocs build --strict

check: setup ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

browser: setup ## Find a Chromium for the tests, or get one
	$(BIN)/python -m tools.browser

test: check browser ## Check style and types, then run the tests of every behaviour
	$(BIN)/python -m pytest -m "not extended" $(PYTEST_ARGS)

test-fast: check ## Check style and types, then run the tests that need no browser and no other plugin
	$(BIN)/python -m pytest -m "not extended and not browser and not compatibility" $(PYTEST_ARGS)

test-all: check browser ## Run every test: also mutants of rules, and every plugin under every host
	$(BIN)/python -m pytest $(PYTEST_ARGS)

test-spark: setup ## Ask Spark and DuckDB the same questions, and compare the answers; needs Java 17
	$(BIN)/pip install --quiet --requirement requirements/spark.txt
	$(BIN)/python -m pytest tests/sql/spark.py

bench: setup ## Measure against plain mkdocs, side by side (BENCH_ARGS="--sizes 100,1000")
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

fuzz: setup ## Read 100,000 mutated plans, then texts that grow, and name each that breaks the reader or grows too fast (FUZZ_ARGS="--inputs 5000")
	$(BIN)/python -m tools.fuzzing $(FUZZ_ARGS)
	$(BIN)/python -m tools.fuzzing.growing

screenshots: browser ## Take the pictures of the documentation again
	$(BIN)/python -m tools.screenshots

lock: setup ## Pin the newest versions that pyproject.toml allows, for every supported Python
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --group dev --no-emit-index-url \
		--no-emit-find-links --custom-compile-command 'make lock' --output-file requirements/dev.txt pyproject.toml

clean: ## Remove what was made here
	rm -rf $(VENV) site build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
