# Tomoshibi. `make demo` and `make test` set up everything they need, on a machine that has Python 3.11 and nothing else.

PYTHON ?= python3
BIN := .venv/bin

PYTEST := $(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

.PHONY: demo test test-long lint install bench lock audit clean

demo: install ## the bot and a local Slack, in the browser
	@$(BIN)/tomoshibi demo

test: lint ## what every change must pass; CI goes on with test-long
	$(PYTEST) --length short

test-long: .venv/dev ## what takes long, and the rest of what runs on PostgreSQL
	$(PYTEST) --length long

lint: .venv/dev ## style, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports

install: .venv/run ## only the environment: .venv/bin/tomoshibi

bench: .venv/dev ## the short benchmarks, as a table
	@$(BIN)/tomoshibi bench short

lock: ## renew the locked dependencies (needs uv)
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 pyproject.toml --extra dev --extra build -o .ci/requirements-dev.txt
	uv pip compile --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 pyproject.toml --extra build -c .ci/requirements-dev.txt -o .ci/requirements.txt

audit: ## known vulnerabilities of the locked dependencies (needs the network)
	@$(PYTHON) -m venv .venv/audit
	@.venv/audit/bin/pip install --quiet --disable-pip-version-check pip-audit \
		|| { echo "Nothing was audited: this needs the network."; exit 1; }
	.venv/audit/bin/pip-audit --disable-pip --require-hashes -r .ci/requirements.txt

clean: ## forget the environment and the demo
	rm -rf .venv data

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Making the environment (once, about a minute) ..."
	@$(PYTHON) -m venv .venv

.venv/run: .ci/requirements.txt pyproject.toml | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .ci/requirements-dev.txt .ci/package-lock.json .venv/run
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-dev.txt
	@# Calendars are read by another reader too, where there is npm.
	@if command -v npm >/dev/null; then npm ci --prefix .ci --silent --no-audit --no-fund || true; fi
	@touch $@
