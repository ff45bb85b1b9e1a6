# Needs only Python 3.11 or newer (with pip and venv) and make. Everything else goes into $(VENV).

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
TESTS ?=
# Tests of the screen wait for it more than they compute.
WORKERS ?= 4

.PHONY: help demo test check lint golden screens docs wheel bench clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

demo: $(VENV)/.runs  ## install into .venv and show who carried whose words in seeds/
	@echo "==> $(BIN)/wirelineage report seeds/"
	@$(BIN)/wirelineage report seeds/
	@echo
	@echo "==> look around in it: $(BIN)/wirelineage ui seeds/"

test: $(VENV)/.develops  ## install into .venv and run the tests
	@echo '==> $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)'
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

check: lint test  ## format, lint, types, import contracts and tests: before every commit

lint: $(VENV)/.develops  ## all of check but the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.develops  ## write the golden reports, screens and the table of keys anew; then read the difference
	$(BIN)/python -m pytest tests/report/test_golden.py tests/test_seeds.py tests/tui/test_snapshots.py \
		tests/contracts/test_keys.py --bless
	@git --no-pager diff --stat -- tests/golden docs/reference/keys.md || true

screens: $(VENV)/.develops  ## draw the pictures of the screens in docs/screens anew
	$(BIN)/python docs/screens.py

docs: $(VENV)/.develops  ## build docs/ into build/docs, without warnings
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/docs
	@echo "==> build/docs/index.html"

wheel: $(VENV)/.develops  ## build the wheel, install it into an empty environment and run its demo
	@rm -rf build/dist build/venv-wheel
	$(BIN)/python -m build --outdir build/dist .
	$(BIN)/python -m venv build/venv-wheel
	build/venv-wheel/bin/python -m pip install --quiet --no-compile --disable-pip-version-check build/dist/*.whl
	cd build/venv-wheel && bin/wirelineage demo --plain >demo.txt && \
		grep -q "Northern Wire, which is not in this corpus" demo.txt && bin/wirelineage man >/dev/null && \
		bin/wirelineage completion bash | bash -n

bench: $(VENV)/.develops  ## measure quality; LINEAGE_GOLD and LINEAGE_CORPORA name the corpora
	$(BIN)/python -m benchmarks.quality

clean:  ## remove the virtual environment and everything else that was made here
	rm -rf $(VENV) build dist docs/reference/generated .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "==> making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "this Python has no venv; install it (python3-venv) or name another Python: make PYTHON=…" >&2; exit 1; }

$(VENV)/.runs: pyproject.toml | $(VENV)/bin/python
	@echo "==> installing wirelineage and what it needs into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.develops: pyproject.toml | $(VENV)/bin/python
	@echo "==> installing wirelineage and its development tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.runs
