# Sideline needs Python 3.11 or newer (with venv), git and make. Everything else is fetched into .venv.
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
UV_VERSION := 0.13.8
AUDIT_VERSION := 2.10.1

# The newest interpreter that every locked wheel was made for, else python3; `make PYTHON=/path/to/python run` chooses.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
HAS_VENV := import ensurepip, venv
PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c '$(HAS_VENV)' >/dev/null 2>&1 && { echo "$$python"; exit; }; done; echo python3)

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL_SIDELINE := $(INSTALL) --no-deps --no-build-isolation -e .

# One process of tests a core; `make AT_ONCE= test` runs them one after another.
AT_ONCE ?= --numprocesses logical --maxprocesses 8 --dist worksteal

.PHONY: help run install doctor test lint format lock audit clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1	/'

run: $(RUNTIME) ## Start Sideline; without Slack tokens it opens its own sandbox
	@exec $(BIN)/sideline run

install: $(RUNTIME) ## Only install, for whatever starts Sideline instead of you

doctor: $(RUNTIME) ## Say what is set up and what is missing
	@exec $(BIN)/sideline doctor

test: lint ## Run every check: lint, format, types, floors, tests
	$(BIN)/pytest $(AT_ONCE)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## Put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# pip comes last when a venv is made, so an interrupted one is finished the next time.
$(BIN)/pip:
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Sideline needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c '$(HAS_VENV)' 2>/dev/null || { \
		echo "Python's venv module is missing: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 1; }
	@echo "Creating $(VENV)"
	@"$(PYTHON)" -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/pip
	@echo "Installing Sideline (once)"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL_SIDELINE)
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/pip
	@echo "Installing Sideline and what its tests need (once)"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(INSTALL_SIDELINE)
	@touch $@

# Both locks hold every platform's hashes and no registry's address; the runtime lock takes its versions from the other.
COMPILE := $(VENV)/uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade pyproject.toml

lock: $(BIN)/pip ## Bring both lock files up to date
	@test -x $(VENV)/uv/bin/uv || $(BIN)/python -m venv $(VENV)/uv
	@$(VENV)/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(COMPILE) --extra postgres --extra scale --extra telemetry --group dev --output-file requirements-dev.lock
	$(COMPILE) --extra postgres --extra scale --extra telemetry --group build --constraints requirements-dev.lock --output-file requirements.lock

audit: $(BIN)/pip ## Ask whether holes are known in the locked packages; needs the network
	@test -x $(VENV)/audit/bin/python || $(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==$(AUDIT_VERSION)
	@$(VENV)/audit/bin/python .ci/audit.py

clean: ## Remove what was installed and cached; your data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info
