# Everything starts here: python3 (3.11 or newer, with venv) and make are all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv is quick; pip knows every way in which a machine may reach its packages.
INSTALL = $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
COMPILE = $(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate --python-version 3.11
TEMPLATES = find src -name '*.html' -print0

.PHONY: run demo test check bench fuzz eval lock format install install-dev clean

run: install  ## Install, make the database, start the site and print its address.
	@$(BIN)/carefront serve

demo: install  ## The same site with a lived-in story.
	@CAREFRONT_HOME=$${CAREFRONT_HOME:-var/demo} $(BIN)/carefront demo

test: install-dev  ## The tests, on SQLite and on PostgreSQL where one is found.
	@$(BIN)/python tests/engines.py $(TESTS)

check: install-dev  ## Style, types, contracts, templates, migrations, and all tests on both databases.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src
	$(BIN)/lint-imports
	$(TEMPLATES) | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	CAREFRONT_HOME=$(VENV)/home $(BIN)/python manage.py makemigrations --check --dry-run
	CAREFRONT_REQUIRE_ALL=1 $(MAKE) --no-print-directory test

bench: install-dev $(VENV)/.peers  ## Every measured figure, one line each: name | figure | bar.
	@set -e; for file in $$(grep -sl __main__ bench/*.py); do $(BIN)/python $$file; done

fuzz: install-dev  ## Malformed requests, many thousands of them.
	@set -e; for file in $$(grep -sl __main__ fuzz/*.py); do $(BIN)/python $$file; done

# DATA names a folder of labelled texts; without it the project's own sets alone are scored.
eval: export DATA := $(DATA)
eval: install-dev  ## Labelled texts, scored: make eval DATA=folder
	@all=0; for file in $$(grep -sl __main__ evals/*.py); do $(BIN)/python $$file || all=1; done; exit $$all

lock: $(VENV)/.tools  ## Pin what pyproject.toml asks for, with hashes.
	$(COMPILE) --upgrade requirements/tools.in -o requirements/tools.txt
	$(COMPILE) --upgrade pyproject.toml -o requirements/base.txt
	$(COMPILE) --upgrade requirements/peers.in -o requirements/peers.txt
	$(COMPILE) --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(TEMPLATES) | xargs -0 -r $(BIN)/djade --target-version 5.2

clean:
	rm -rf $(VENV) build dist

install: $(VENV)/.base
install-dev: $(VENV)/.dev

$(VENV)/.tools: requirements/tools.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Carefront needs Python 3.11 or newer.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.base: requirements/base.txt pyproject.toml $(VENV)/.tools
	@$(INSTALL) --require-hashes -r $< || $(BIN)/python -m pip install --quiet --require-hashes -r $<
	@$(INSTALL) --no-deps --no-build-isolation -e . || $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	@$(INSTALL) --require-hashes -r $< || $(BIN)/python -m pip install --quiet --require-hashes -r $<
	@touch $@

# Readers of dates, prose and meetings that the benches measure beside; no part of Carefront, so in a folder apart.
$(VENV)/.peers: requirements/peers.txt $(VENV)/.tools
	-$(BIN)/uv pip install --quiet --python $(BIN)/python --target $(VENV)/peers --require-hashes -r requirements/peers.txt
	@touch $@
