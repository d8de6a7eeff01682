# Everything from a bare python3 (3.11) and make.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
PEERS := $(VENV)/.peers

.PHONY: refresh test check bench clean

refresh: $(STAMP)
	@$(BIN)/nmt refresh --engine prefect

test: $(STAMP)
	@$(BIN)/pytest --numprocesses 2 --dist worksteal

check: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(PEERS)
	@$(BIN)/python -m benchmarks

$(STAMP): constraints.txt pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python3 is %d.%d; 3.11 or newer is needed" % sys.version_info[:2])'
	@test -x $(BIN)/python || python3 -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --constraint constraints.txt -e ".[dev]"
	@$(BIN)/python -m compileall -q pipeline flows.py  # so that the first start is as quick as the next
	@touch $@

$(PEERS): $(STAMP)
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --constraint constraints.txt -e ".[dev,bench]"
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info
