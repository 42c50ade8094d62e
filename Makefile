# Two commands matter: `make demo` shows what journeymap does, `make test` runs all that this machine can run.
# They need Python 3.11 or newer and make; everything else goes into .venv.

# A Python of one's own choice: make demo PYTHON=/usr/bin/python3.13
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3 python,\
            $(shell $(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt --editable
CLAIM := examples/motor-claim
PYTEST_ARGS ?=

.PHONY: help demo test fuzz bench gallery generated catalogues format wheel clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo      check the examples, measure and simulate the motor claim, write out/report.html and out/map.svg'
	@echo 'make test      run the tests, the types and the style checks; list what was skipped and why'
	@echo 'make fuzz      check files of any content for ten minutes; another time with MINUTES=60'
	@echo 'make bench     print the figures of benchmarks/'
	@echo 'make gallery   draw the pictures of docs/gallery/ anew'
	@echo 'make generated write schemas/, docs/rules/ and the tables of docs/language.md anew'
	@echo 'make catalogues collect the fixed words, bring the translations up to date, compile them'
	@echo 'make format    lay out the code and mend what ruff can mend'
	@echo 'make wheel     build dist/'
	@echo 'make clean     remove .venv, out, dist and caches'

demo: .venv/installed
	@echo '1. Checking the examples for faults'
	@$(BIN)/journeymap check examples
	@echo
	@echo '2. Laying the motor claim over its log of 20,000 events'
	@mkdir -p out
	@$(BIN)/journeymap overlay $(CLAIM)/journey.yaml --events $(CLAIM)/events.csv
	@echo
	@echo '3. Asking what would change'
	@$(BIN)/journeymap simulate $(CLAIM)/journey.yaml --events $(CLAIM)/events.csv --compare --no-times
	@echo
	@echo '4. Drawing the map, writing the report'
	@$(BIN)/journeymap render $(CLAIM)/journey.yaml --events $(CLAIM)/events.csv --page auto -o out/map.svg
	@$(BIN)/journeymap report $(CLAIM)/journey.yaml --events $(CLAIM)/events.csv --simulate -o out/report.html
	@echo
	@echo 'Done. Open these in a browser:'
	@echo '  out/report.html   what the log says about the journey, with map, figures, what-ifs and findings'
	@echo '  out/map.svg       the map alone'
	@echo 'The journey is $(CLAIM)/journey.yaml: change a line and run make demo again.'

test: .venv/installed-test
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

MINUTES ?= 10
fuzz: .venv/installed-test
	@FUZZ_MINUTES=$(MINUTES) $(BIN)/python -m pytest -s tests/fuzz

bench: .venv/installed-test
	@$(BIN)/python benchmarks/run.py

gallery: .venv/installed-test
	@$(BIN)/python scripts/gallery.py

generated: .venv/installed catalogues
	@$(BIN)/journeymap schema --output schemas
	@$(BIN)/python -m journeymap.model.reference docs/language.md
	@$(BIN)/python -m journeymap.lint.pages.markdown docs/rules

catalogues: .venv/installed
	@$(BIN)/python scripts/catalogues.py

format: .venv/installed-test
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

wheel: .venv/installed
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir dist .
	@ls dist

# The environment is built anew where the dependencies change.
.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo 'journeymap needs Python 3.11 or newer, and none of python3.11, python3.12, python3.13, python3 is.'; \
	  echo 'Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11'; exit 2; fi
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  echo '$(PYTHON) is no Python of version 3.11 or newer, which journeymap needs.'; exit 2; fi
	@echo 'Building .venv with $(PYTHON) (once)'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo 'The environment could not be built; on Debian and Ubuntu: apt install python3-venv'; exit 2; }

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing journeymap and what it needs into .venv'
	@$(PIP) .
	@touch $@

.venv/installed-test: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'Installing journeymap and what its tests need into .venv'
	@$(PIP) '.[test]'
	@touch .venv/installed $@

clean:
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
