# Development runs in .venv; the portals of `make demo` and `make serve` need much less, and run in .venv-portal.
# Both are created from the first Python ≥ 3.11 found, or from `make PYTHON=…`.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	command -v $(name) >/dev/null && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-by-make
PORTAL := .venv-portal
MKDOCS := $(PORTAL)/bin/mkdocs
DEMO := .cache/demo
PORTAL_STAMP := $(PORTAL)/.made-by-make
# -n auto: one worker a core; loadfile: tests of one file share what they build.
PYTEST_ARGS ?= -n auto --dist loadfile
SERVE_ARGS ?=
BENCH_ARGS ?=
FUZZ_ARGS ?=

# Hide the announcement that Material prints on every start.
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help demo demo-overview serve site setup test test-fast test-all test-spark check browser bench fuzz \
	screenshots release lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(PORTAL_STAMP) ## Serve the example portal (SERVE_ARGS="--dev-addr 127.0.0.1:8001" for another port)
	@echo 'Building the example portal and the history of its plans. Then open http://127.0.0.1:8000/plans/ (stop with Ctrl+C).'
	$(PORTAL)/bin/python -m tools.demo $(DEMO)
	$(MKDOCS) serve --config-file $(DEMO)/mkdocs.yml $(SERVE_ARGS)

demo-overview: $(PORTAL_STAMP) ## Serve the example overview of three projects
	@echo 'Building the example overview. Then open http://127.0.0.1:8000/plans/projects/ (stop with Ctrl+C).'
	$(MKDOCS) serve --config-file examples/overview/mkdocs.yml $(SERVE_ARGS)

serve: $(PORTAL_STAMP) ## Serve the documentation and the plans of this repository
	@echo 'Building the documentation. Then open http://127.0.0.1:8000/ (stop with Ctrl+C).'
	$(MKDOCS) serve $(SERVE_ARGS)

site: $(PORTAL_STAMP) ## Build the whole site into site/: documentation, plans, and the examples at demo/ and demo-overview/
	$(MKDOCS) build --strict
	$(PORTAL)/bin/python -m tools.demo $(DEMO)
	$(MKDOCS) build --strict --config-file $(DEMO)/mkdocs.yml --site-dir $(CURDIR)/site/demo
	$(MKDOCS) build --strict --config-file $(DEMO)/overview/mkdocs.yml --site-dir $(CURDIR)/site/demo-overview

setup: $(STAMP) ## Create .venv with the pinned development environment

$(STAMP): requirements/dev.txt requirements/no-deps.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'No Python ≥ 3.11 found: install one, or run make PYTHON=/path/to/python' >&2; exit 1; }
	@echo 'Installing the development environment, about 170 packages, into $(VENV). This happens once.'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --requirement requirements/dev.txt
	$(BIN)/pip install --no-deps --requirement requirements/no-deps.txt
	$(BIN)/pip install --no-deps --no-build-isolation --editable .
	@touch $@

$(PORTAL_STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'No Python ≥ 3.11 found: install one, or run make PYTHON=/path/to/python' >&2; exit 1; }
	@echo 'Installing mkdocs-plans and MkDocs, about 40 packages, into $(PORTAL). This happens once.'
	$(PYTHON) -m venv $(PORTAL)
	$(PORTAL)/bin/pip install --constraint requirements/dev.txt mkdocs-material --editable .
	@touch $@

check: setup ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

browser: setup ## Find a Chromium for the tests, or download one
	$(BIN)/python -m tools.browser

test: check browser ## Check style and types, then run the tests of every behaviour
	$(BIN)/python -m pytest -m "not extended" $(PYTEST_ARGS)

test-fast: check ## Check style and types, then run the tests that need no browser and no other plugin
	$(BIN)/python -m pytest -m "not extended and not browser and not compatibility" $(PYTEST_ARGS)

test-all: check browser ## Run every test: also mutants of rules, every plugin with every host, and more generated examples
	$(BIN)/python -m pytest $(PYTEST_ARGS)

test-spark: setup ## Run the same queries on Spark and on DuckDB, and compare the results; needs Java 17
	$(BIN)/pip install --requirement requirements/spark.txt
	$(BIN)/python -m pytest tests/sql/spark.py

bench: setup ## Measure builds against plain MkDocs (BENCH_ARGS="--sizes 100,1000")
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

fuzz: setup ## Read 100,000 mutated plans and report each that breaks the reader (FUZZ_ARGS="--inputs 5000")
	$(BIN)/python -m tools.fuzzing $(FUZZ_ARGS)
	$(BIN)/python -m tools.fuzzing.growing

screenshots: browser ## Retake the screenshots of the documentation
	$(BIN)/python -m tools.screenshots

release: setup ## Check the packages and print what a release would publish; nothing is uploaded
	$(BIN)/python -m tools.release

lock: setup ## Pin the newest versions that pyproject.toml allows, for every supported Python
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 --group dev --no-emit-index-url \
		--no-emit-find-links --custom-compile-command 'make lock' --output-file requirements/dev.txt pyproject.toml

clean: ## Remove the environments, and everything that was built
	rm -rf $(VENV) $(PORTAL) site examples/site examples/overview/site build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
