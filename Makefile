# `make` alone lists the targets. Needed before: GNU make and Python 3.11 or newer, nothing else.

PYTHONS := python3 python python3.13 python3.12 python3.14 python3.11
JOBS := logical
ROOT := $(CURDIR)
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif
# Not compiled: what is imported is compiled at its first import, and that is a small part of what is installed.
PIP_INSTALL = $(BIN)/python -m pip install --no-compile --disable-pip-version-check -c constraints.txt \
	$(if $(TORCH),--extra-index-url https://download.pytorch.org/whl/$(TORCH))

# An interpreter named on the command line is used as it is: nothing is installed into it.
ifeq ($(origin PYTHON),command line)
RUN := PYTHONPATH="$(ROOT)" "$(PYTHON)"
LEARNER := check-learner
TEST := check-test
else
RUN := $(BIN)/python
LEARNER := .venv/learner.stamp
TEST := .venv/test.stamp
# A .venv whose Python has gone, after an upgrade say, is made anew.
ifneq ($(shell $(BIN)/python -c "print('runs')" 2>/dev/null),runs)
.PHONY: .venv/learner.stamp .venv/test.stamp
endif
endif

.PHONY: help lab reset test test-all bench report lessons lint clean check-learner check-test

help:
	@echo "make lab                     set up .venv and open JupyterLab on your own copy of the lessons"
	@echo "make lab TORCH=cpu           the same with the CPU build of torch (the first time)"
	@echo "make reset LESSON=1          a fresh copy of one lesson; yours is kept under a dated name"
	@echo "make reset EXERCISE=numpy.dot   the empty answer cell of one exercise; your notebook is kept likewise"
	@echo "make test                    set up .venv and run every test"
	@echo "make test-all                the same, all that sweeps, and the browser tests 20 times: about 45 minutes"
	@echo "make test PYTHON=/path/to/python   the same in an environment that is there already"
	@echo "make bench                   speed and memory, as ratios against the plain way"
	@echo "make report                  100 seeds over every exercise; writes the table in README.md"
	@echo "make lessons                 rebuild notebooks/*.ipynb from notebooks/source"
	@echo "make lint                    ruff, check and format"
	@echo "make clean                   remove .venv; your lessons and your score stay"

lab: $(LEARNER)
	@$(RUN) -m helpers.lab $(ARGS)

reset: $(LEARNER)
	@$(RUN) -m helpers.lab --reset-lesson="$(LESSON)" --reset-exercise="$(EXERCISE)"

# Modules start in the order of tests/conftest.py, the slow ones first. A sweep has modules that take most of its time,
# so there single tests are shared out.
# Each worker takes one thread for its products: together they fill the cores, and more would wait for each other.
TESTS = OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(RUN) -m pytest \
	-n $(JOBS) --maxprocesses=4 --dist=loadscope --no-loadscope-reorder
BROWSER_RUNS := 20

test: $(TEST)
	$(TESTS) $(ARGS)

test-all: $(TEST)
	$(TESTS) $(ARGS)
	$(TESTS) --dist=worksteal -m sweep $(ARGS)
	$(TESTS) --dist=worksteal -m "browser and not sweep" --count=$(BROWSER_RUNS) --repeat-scope=session $(ARGS) \
		tests/browser tests/explorer

bench: $(TEST)
	$(RUN) -m tests.bench.checks
	$(RUN) -m tests.bench.run_all $(ARGS)
	$(RUN) -m tests.bench.explorer

report: $(TEST)
	$(RUN) -m tests.report $(ARGS)

lessons: $(TEST)
	$(RUN) -m helpers.maintainer.build $(ARGS)

lint: $(TEST)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

clean:
	rm -rf .venv build *.egg-info tests/output

check-learner:
	@$(RUN) helpers/lab/environment.py

check-test:
	@$(RUN) helpers/lab/environment.py test

.venv/learner.stamp: pyproject.toml constraints.txt
	$(make-venv)
	$(PIP_INSTALL) -e .
	@touch $@

.venv/test.stamp: pyproject.toml constraints.txt
	$(make-venv)
	$(PIP_INSTALL) -e '.[test]'
	@touch .venv/learner.stamp $@

# A name may belong to a shim that does not run, or to a Python without venv (Debian packs it apart), so each is tried.
define make-venv
@found=; \
if ! $(BIN)/python -c "" >/dev/null 2>&1; then \
	for name in $(PYTHONS); do \
		if $$name -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then \
			found=$$name; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "No Python 3.11 or newer that can make a virtual environment was found (tried: $(PYTHONS))." >&2; \
		echo "Install one from python.org, or on Debian and Ubuntu: apt install python3 python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$found. This happens once and downloads the packages that README.md lists."; \
	$$found -m venv --clear .venv; \
fi
endef
