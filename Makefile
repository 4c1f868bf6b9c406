# Two commands matter: `make demo` (the whole way on an example stint) and `make test`.
# Both set everything up first: Debian packages where missing, .venv, and the assets under build/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
WHEELS := $(VENV)/.installed
ASSETS := build/fonts/.made build/icons/.made build/translations/.made $(if $(wildcard packaging/compile_forms.py),build/forms/.made)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
ARGS ?=

# A virtual environment whose Python has gone is made anew.
GONE := $(shell $(PY) -c '' 2>/dev/null || rm -f $(WHEELS))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup run demo test pytest lint trials bench package clean system system-test system-package

help:
	@echo 'make demo     set up, then an example stint the whole way; results in demo-output/'
	@echo 'make test     set up, then linters, types, import contract and tests'
	@echo 'make run      set up, then open the program'
	@echo 'make setup    set up only: Debian packages, .venv, fonts, icons, translations'
	@echo 'make trials   the long trials (crashes at random moments)'
	@echo 'make bench    measurements against their references, as one table'
	@echo 'make package  program folder and .deb under dist/'
	@echo 'make clean    remove what was made, but not .venv and fonts'

# --- set-up -------------------------------------------------------------------------------------

setup: $(WHEELS) $(ASSETS)

system:
	@packaging/setup.sh system run display font

system-test: system
	@packaging/setup.sh system test

system-package: system
	@packaging/setup.sh system package

$(WHEELS): packaging/requirements-dev.lock packaging/requirements-build.lock | system
	@packaging/setup.sh venv $(VENV)
	@touch $@

# fonts.py itself knows which faces are up to date, so a changed lock file costs no second conversion.
build/fonts/.made: packaging/fonts.py $(wildcard forms/printing/outlines.py) $(WHEELS)
	@mkdir -p $(@D) && $(PY) packaging/fonts.py && touch $@

build/icons/.made: packaging/icons.py packaging/icons.txt $(WHEELS)
	@echo 'setup: icons'
	@mkdir -p $(@D) && $(PY) packaging/icons.py && touch $@

build/translations/.made: packaging/translations.py $(wildcard resources/translations/*.ts) $(wildcard resources/translations) $(WHEELS)
	@echo 'setup: translations'
	@mkdir -p $(@D) && $(PY) packaging/translations.py && touch $@

build/forms/.made: packaging/compile_forms.py $(wildcard resources/forms/*.md) $(wildcard forms/xlsform/*.py) $(WHEELS)
	@echo 'setup: forms'
	@mkdir -p $(@D) && $(PY) packaging/compile_forms.py && touch $@

# --- the program --------------------------------------------------------------------------------

run: setup
	@$(PY) main.py $(ARGS)

demo: setup
	@$(PY) main.py demo $(ARGS)

# --- checks -------------------------------------------------------------------------------------

lint: $(WHEELS)
	@echo '== ruff' && $(PY) -m ruff check . && $(PY) -m ruff format --check .
	@echo '== mypy' && $(PY) -m mypy
	@echo '== import contract' && $(PY) -c 'from importlinter.cli import lint_imports_command as check; check()'

pytest: setup
	@echo '== pytest'
	@$(OFFSCREEN) $(PY) -m pytest -q --tb=short -n 2 --benchmark-disable -m 'not trial and not slow' $(ARGS)

test: system-test setup lint pytest

trials: system-test setup
	@$(OFFSCREEN) $(PY) -m pytest -q --tb=short --benchmark-disable --timeout 3600 -m 'trial or slow' $(ARGS)

bench: system-test setup
	@$(OFFSCREEN) $(PY) -m tests.benchmarks $(ARGS)

# --- delivery -----------------------------------------------------------------------------------

package: system-package setup
	@$(OFFSCREEN) $(PY) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller packaging/fieldseal.spec
	@$(PY) packaging/deb.py

clean:
	@rm -rf build/icons build/translations build/forms build/pyinstaller build/deb dist demo-output .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
