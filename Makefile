# Two commands for a newcomer, on a fresh Debian 12 or 13: `make demo` and `make test`. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV ?= .venv
ARGS ?=
DESTDIR ?=
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check
READY := $(VENV)/.ready

# The first Python that is new enough and not too new; name another one with `make PYTHON=/path/to/python3 …`.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
ifndef PYTHON
PYTHON := $(shell for p in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c '$(FITS)' 2>/dev/null && { command -v $$p; break; }; done)
endif

# What the tests speak to, from Debian. "a|b": either will do, the last one is installed.
SERVERS := dovecot-imapd dovecot-lmtpd isync postfix postgresql
TOOLS := chromium chromium-driver fonts-liberation2|fonts-liberation openssl poppler-utils strace systemd tesseract-ocr-ind tesseract-ocr-osd

# Two halves at a time, each with servers of its own; ARGS='-n 0 --pdb' to look closely.
PARALLEL := -n 2 --dist worksteal

# The narrow tests of authority and outbox: what make test-coverage counts by.
COVERING := tests/workflow tests/models tests/mail/test_authenticity.py tests/mail/test_received.py tests/mail/test_token.py \
	tests/security/test_dkim.py tests/security/test_senders.py tests/security/test_accounts.py tests/security/test_flood.py \
	-k 'not killed'

.PHONY: help
help: ## list every target (this is what plain `make` does)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: venv
venv: $(READY) ## build .venv with everything that the daemon, the demo and the tests need

# setuptools comes first, by its hash, so that building our own package and the packages without wheels downloads nothing unnamed.
$(READY): requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "suratd needs Python 3.11, 3.12 or 3.13; found: $$(python3 --version 2>&1)." \
		"Name one with: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); suratd needs Python 3.11, 3.12 or 3.13"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/debian python3-venv
	@echo "Filling $(VENV) from requirements.lock (about 300 MB, once)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@.ci/lock-of setuptools > $(VENV)/setuptools.lock
	@$(PIP) --quiet --require-hashes -r $(VENV)/setuptools.lock
	@$(PIP) --require-hashes --use-pep517 --no-build-isolation \
		--progress-bar off -r requirements.lock | awk '/^(Collecting|Processing) / { printf "."; fflush() } END { print "" }'
	@$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: system
system: ## install from Debian what the tests speak to (as root; else print the one line to run)
	@.ci/debian $(foreach p,$(SERVERS) $(TOOLS),'$(p)')

.PHONY: demo
demo: $(READY) ## play a day at the office, under two minutes; STAY=1 leaves the servers running
	@$(BIN)/python daemon.py demo $(if $(filter-out 0,$(STAY)),--stay) $(ARGS)

# Said before anything is installed, not by a failing test in the middle.
ifneq ($(filter test test-crash test-faults test-soak test-security,$(MAKECMDGOALS)),)
ifneq ($(shell id -u),0)
$(error The tests start a Postfix, which only root can: run "sudo make $(MAKECMDGOALS)", or "make test-user" for all that need no Postfix)
endif
endif

.PHONY: test
test: system $(READY) ## as root: run all tests but the long ones; ARGS='-k stamp' and the like go to pytest
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

.PHONY: test-user
test-user: system $(READY) ## the same without root: skips what needs a Postfix, and says so
	@WITHOUT_POSTFIX=1 $(BIN)/python -m pytest $(PARALLEL) -rs $(ARGS)

.PHONY: test-crash
test-crash: system $(READY) ## kill the daemon, fill and break its disk at some 2,000 points, an hour or two; ARGS='--minutes 30'
	@$(BIN)/python -m tests.crash $(ARGS)

.PHONY: test-faults
test-faults: system $(READY) ## break its connections at every byte, some 4,500 points, ten minutes; ARGS='--step 10'
	@$(BIN)/python -m tests.faults $(ARGS)

.PHONY: test-soak
test-soak: system $(READY) ## 10,000 letters while everything fails now and then, a quarter of an hour; ARGS='--letters 1000'
	@$(BIN)/python -m tests.faults.soak $(ARGS)

.PHONY: test-security
test-security: system $(READY) ## attack the authority of answers and the readers, then break code 20 times: counts are printed; ARGS='--count 60 --seed 7'
	@$(BIN)/python -m pytest -q -s tests/security tests/workflow/test_authority.py tests/mail/test_authenticity.py tests/mail/test_token.py \
		tests/parsing/test_pdf.py tests/parsing/test_hostile.py tests/parsing/test_hostile_mails.py
	@$(BIN)/python -m tests.security.mutants $(ARGS)

.PHONY: test-coverage
test-coverage: system $(READY) ## every branch of authority, authenticity, token, outbox and store: fails below 100 %
	@mkdir -p tests/out
	@$(BIN)/coverage run -m pytest -q -p no:xdist $(COVERING) $(ARGS)
	@$(BIN)/coverage report

.PHONY: test-mutants
test-mutants: system $(READY) ## break authority and outbox 60 times, one line at a time: each must be noticed; ARGS='--count 20 --seed 7'
	@$(BIN)/python -m tests.security.mutants --count 60 $(ARGS)

.PHONY: fuzz
fuzz: $(READY) ## read 100,000 mails broken on purpose; ARGS='--count 1000000 --seed 7'
	@$(BIN)/python -m tests.parsing.fuzz $(ARGS)

.PHONY: lint
lint: $(READY) ## ruff, ruff format, mypy --strict on workflow mail models parsing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: format
format: $(READY) ## rewrite the sources as ruff wants them
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: bench
bench: system $(READY) ## measure, print the table and keep it in bench/RESULTS.md
	@$(BIN)/python -m bench $(ARGS)

# Generator B sets letters with LibreOffice too, and with the fonts that offices use.
.PHONY: bench-letters
bench-letters: system $(READY) ## judge some hundred letters, print the tables and keep them in bench/LETTERS.md
	@.ci/debian libreoffice-writer-nogui fonts-urw-base35 fonts-crosextra-carlito
	@$(BIN)/python -m bench.letters $(ARGS)

# All records of PyPI in OSV's format. Where the internet is closed, bring the zip along: make audit OSV=/path/to/all.zip
OSV ?= https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip
.PHONY: audit
audit: $(READY) ## ask whether a locked package has a known vulnerability (needs the internet, or OSV=FILE)
	@$(BIN)/python .ci/audit.py --osv $(OSV) requirements*.lock $(ARGS)

.PHONY: lock
lock: $(READY) ## rewrite the lock files with the newest versions allowed; KEEP=1 only adds what pyproject.toml asks for anew
	@[ -x $(VENV)/uv/bin/uv ] || { $(PYTHON) -m venv $(VENV)/uv && $(VENV)/uv/bin/pip install --quiet uv; }
	@.ci/lock $(VENV)/uv/bin/uv $(if $(KEEP),keep)

# The office runs what was tested, without the tools: the same versions, and no change of the program by a mere `git pull`.
.PHONY: install
install: ## as root, in /opt/suratd: the daemon alone, versions locked, and the command suratd
	@[ "$$(id -u)" = 0 ] || { echo "make install writes /usr/local/bin/suratd: please run it as root"; exit 1; }
	@case "$(CURDIR)" in /home/*|/root/*) echo "The service cannot see into $(CURDIR); clone to /opt/suratd"; exit 1;; esac
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/debian python3-venv
	@.ci/debian tesseract-ocr-ind tesseract-ocr-osd
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@.ci/lock-of setuptools > $(VENV)/setuptools.lock
	@$(PIP) --quiet --require-hashes -r $(VENV)/setuptools.lock
	@$(PIP) --quiet --require-hashes --use-pep517 --no-build-isolation -r requirements-run.lock
	@$(PIP) --quiet --no-deps --no-build-isolation --force-reinstall .
	@rm -rf build ./*.egg-info
	@ln -sfn $(CURDIR)/$(BIN)/suratd $(DESTDIR)/usr/local/bin/suratd
	@echo "Installed: /usr/local/bin/suratd. Next: suratd init (README)"
	@for unit in systemd/suratd*; do there=$(DESTDIR)/etc/systemd/system/$${unit##*/}; \
		[ ! -e $$there ] || cmp -s $$unit $$there || echo "Differs from this version's $$unit: $$there (README, a newer version)"; done

.PHONY: accurate
accurate: $(READY) ## add RapidOCR, the slower and better reader of scans ([letters] ocr = "accurate"); 1 GiB of memory
	@$(PIP) --quiet --require-hashes --no-deps -r requirements-accurate.lock

.PHONY: clean
clean: ## remove what was built, the demo's folders and the caches; records are never touched
	@rm -rf $(VENV) build ./*.egg-info demo-* bench/out bench/.venv-* tests/out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +
