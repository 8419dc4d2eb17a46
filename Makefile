# The tasks of the project; each makes .venv and installs what it needs by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Hundreds of tests start the command: without what Python keeps of a module each would compile all of them anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test quick check golden bench fresh release release-try clean

help: ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; set it with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

demo: $(READY) ## build two sample dossiers into out/demo, with PDFs and print sets where LibreOffice is there
	@$(MAKE) --no-print-directory one-demo SAMPLE=an-giang-2026 \
		WHAT="A commune in November 2026, law in force: one collective, two persons, one household (Bằng khen of the province)."
	@$(MAKE) --no-print-directory one-demo SAMPLE=kien-giang-2023 \
		WHAT="A district in July 2023, the case this project began with: three awards, under Nghị định 91/2017/NĐ-CP."

.PHONY: one-demo
one-demo: $(READY)
	@echo; echo "== out/demo/$(SAMPLE), from samples/ho-so-$(SAMPLE).yaml"; echo "   $(WHAT)"
	@$(BIN)/ntm-docs build samples/ho-so-$(SAMPLE).yaml -o out/demo/$(SAMPLE) --pdf --complete || { code=$$?; \
		[ $$code -eq 3 ] && ! scripts/office.sh --there || exit $$code; \
		echo "The documents are there, the PDFs are not: install LibreOffice as told above (as root), then: make demo"; }

test: $(READY) lint ## everything: linters, types, import contracts, tests, the built wheel
	@scripts/office.sh
	@scripts/validator.sh $(VENV)
	@scripts/page.sh $(VENV)
	@scripts/database.sh
	@$(MAKE) --no-print-directory -j2 types suite
	$(BIN)/python scripts/test_wheel.py

.PHONY: lint types suite
types: $(READY)
	$(BIN)/mypy

suite: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(READY) ## the tests to run while working: the shortest by the last run, under a minute on two cores
	$(BIN)/python -m pytest -n auto -m "not office and not slow" --within 60

check: lint types ## linters, types and import contracts only

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

golden: $(READY) ## build the forms and the golden texts anew after a wanted change
	$(BIN)/python -m ntm_docs.kit templates
	$(BIN)/python -m pytest -q tests/golden tests/acceptance --golden

bench: $(READY) ## every figure beside its floor and its peers, in one run, into docs/toc-do.md
	$(BIN)/python benchmarks/table.py --write
	$(BIN)/python benchmarks/importing.py

FRESH ?= out/fresh
SUITES ?= bookworm trixie

fresh: ## README's commands on bare Debian 12 and 13 trees, built anew; needs root and debootstrap, not for CI
	$(PYTHON) scripts/fresh.py --folder '$(FRESH)' --suites '$(SUITES)' --mirror '$(FRESH_MIRROR)'

release: $(READY) ## wheel, sdist and a zip for each of Windows, macOS and Linux that installs without network, into dist
	@scripts/page.sh $(VENV)
	$(BIN)/python scripts/release.py

release-try: ## the zip for Linux on a bare Debian without network; after make release; needs root and debootstrap
	$(PYTHON) scripts/release_try.py --folder '$(FRESH)' --mirror '$(FRESH_MIRROR)'

clean: ## remove what the tasks made
	rm -rf $(VENV) out dist
