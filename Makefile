# office-tui: `make help` lists what can be done here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# More workers than processors: a test of a screen waits half of its time until nothing moves any more.
J ?= $(shell $(PYTHON) -c 'import os; c = os.cpu_count() or 1; print(max(c, min(2 * c, 8)))')
SHELL := /bin/bash
.DEFAULT_GOAL := help

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The checkout itself is put on the path, so nothing has to be built to run it; a test builds the wheel.
$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/office_tui_checkout.pth"
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# A start compiles nothing, whatever PYTHONDONTWRITEBYTECODE says: an installed program is compiled, too.
compiled: $(VENV)/.run
	@$(BIN)/python -m compileall -q office_tui

demo: compiled ## open the demo office (prints its today where there is no terminal)
	@$(BIN)/python -m office_tui demo

test: $(VENV)/.dev ## every everyday test (under five minutes)
	$(BIN)/python -m pytest -n $(J) --dist=worksteal

prove: $(VENV)/.dev ## thousands of faults against the store: nothing acknowledged may be lost (under four minutes)
	$(BIN)/python -m pytest -n auto --dist=worksteal -m campaign tests/store/campaign

campaign: $(VENV)/.dev ## more of the same, with real power cuts where root and loop devices are; resumable
	$(BIN)/python -m tests.store.campaign.long

check: $(VENV)/.dev ## the whole truth: format, lint, types, layers, generated docs, all tests, the store's proof
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m office_tui.cli.handbook --check
	$(MAKE) --no-print-directory test
	$(MAKE) --no-print-directory prove

format: $(VENV)/.dev ## rewrite the code in the house style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

docs: $(VENV)/.dev ## write the generated pages anew (docs/keys.md, docs/settings.md)
	$(BIN)/python -m office_tui.cli.handbook

pictures: $(VENV)/.dev ## write the README's pictures anew
	$(BIN)/python -m bench.pictures

bench: $(VENV)/.dev compiled ## every benchmark: ratios against named peers in one run
	$(BIN)/python -m bench

lock: ## pin every dependency anew, with hashes and without addresses
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip --quiet install pip-tools
	.venv-lock/bin/pip-compile -q --strip-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-annotate --output-file=requirements.lock pyproject.toml
	.venv-lock/bin/pip-compile -q --extra=dev --strip-extras --allow-unsafe --generate-hashes --no-header --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --no-annotate --constraint=requirements.lock \
	  --output-file=requirements-dev.lock pyproject.toml
	rm -rf .venv-lock

clean: ## take away what was built here
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.PHONY: help compiled demo test prove campaign check format docs pictures bench lock clean
