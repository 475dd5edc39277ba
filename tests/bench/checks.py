"""Print speed and memory as ratios against the plain way, all measured in one run: `make bench`."""

import inspect
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import numpy as np

from helpers import check
from helpers.exercises import Exercise, catalogue
from tests.bench.measured import head, in_child, line, peak_memory, seconds
from tests.exercises.answers import from_source
from tests.exercises.mutants import mutants

__all__ = ["main"]

_REPEATS = 5


def main() -> int:
    """Measure, print one line for each comparison, and return 0."""
    head()
    _imports()
    _checks()
    return 0


def _imports() -> None:
    took, memory = {}, {}
    for module in ("helpers", "numpy"):
        code = f"import time; start = time.perf_counter(); import {module}; took = time.perf_counter() - start\n"
        code += f"import sys\n{inspect.getsource(peak_memory)}\nprint(took, peak_memory())"
        runs = [in_child(code).split() for _ in range(_REPEATS)]
        took[module], memory[module] = (statistics.median(map(float, part)) for part in zip(*runs, strict=True))
    line("import helpers", took["helpers"], "import numpy", took["numpy"])
    line("import helpers, peak memory", memory["helpers"], "import numpy", memory["numpy"], "MB")


@contextmanager
def _own_progress() -> Iterator[None]:
    before = os.environ.get("ONE_NETWORK_PROGRESS")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ONE_NETWORK_PROGRESS"] = str(Path(scratch) / "progress.json")
        try:
            yield
        finally:
            os.environ.pop("ONE_NETWORK_PROGRESS")
            if before is not None:
                os.environ["ONE_NETWORK_PROGRESS"] = before


def _checks() -> None:
    """Time the checks of right and of wrong answers beside calling the right answer once for each case.

    The first check of an answer does not count: it may import a part of torch that nobody has used before.
    """
    right, wrong, unlisted, plain = {}, {}, {}, []
    with _own_progress():
        for exercise in catalogue():
            right[exercise.id] = _check_ms(exercise, exercise.solution)
            for mistake in exercise.mistakes:
                wrong[f"{exercise.id} {mistake.id}"] = _check_ms(exercise, mistake.answer)
            if exercise.kind == "function":
                for what, source in _unlisted(exercise):
                    unlisted[f"{exercise.id}, {what}"] = _check_ms(exercise, from_source(source, exercise.name))
                plain += [1e3 * seconds(_calls(exercise)) for _ in range(_REPEATS)]
    for name, times in (("right", right), ("wrong", wrong), ("unlisted wrong", unlisted)):
        median, call = statistics.median(chain(*times.values())), statistics.median(plain)
        line(f"a check, median of {len(times)} {name} answers", median, "calling the right answer", call, "ms")
        worst = max(times, key=lambda identity: max(times[identity]))
        line(f"worst: {worst}", max(times[worst]), "calling the right answer, worst", max(plain), "ms")


def _unlisted(exercise: Exercise) -> list[tuple[str, str]]:
    """Three changes of one token of a solution, always the same ones: no list has them, so their place is sought."""
    changed = [(what, source) for what, source in mutants(exercise.solution_source) if not what.endswith(": dropped")]
    return random.Random(0).sample(changed, min(3, len(changed)))


def _check_ms(exercise: Exercise, answer: object) -> list[float]:
    return [1e3 * seconds(lambda: check(exercise.id, answer)) for _ in range(_REPEATS + 1)][1:]


def _calls(exercise: Exercise) -> Callable[[], None]:
    cases = [exercise.inputs(np.random.default_rng(case)) for case in range(exercise.cases)]
    return lambda: [exercise.solution(*arguments) for arguments in cases]


if __name__ == "__main__":
    sys.exit(main())
