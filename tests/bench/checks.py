"""Print speed and memory as ratios against the plain way, all measured in one run: `make bench`."""

import argparse
import ast
import inspect
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import numpy as np
from IPython.core.formatters import DisplayFormatter
from IPython.display import display
from nbformat.v4 import new_code_cell

from helpers import check
from helpers.course import ROOT
from helpers.exercises import Exercise, catalogue
from helpers.maintainer.build.kernel import execute, kernel_environment
from helpers.maintainer.build.lessons import LessonFiles, find_lessons
from helpers.maintainer.build.make import read_notebook
from helpers.maintainer.build.source import code_cells, tags
from helpers.maintainer.build.threads import thread_variables
from helpers.maintainer.nbval_run import run_nbval

__all__ = ["main", "peak_memory", "run_in_kernel", "run_plainly"]

_REPEATS = 5
_HEAD = ("what", "takes", "the plain way", "takes", "ratio")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print one line for each comparison, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.checks", description=__doc__)
    parser.add_argument("lessons", nargs="*", help="lessons such as 01_numpy; all by default")
    lessons = find_lessons(stems=parser.parse_args(arguments).lessons)
    print("{:42}{:>10}  {:38}{:>10}{:>8}".format(*_HEAD))
    _imports()
    _checks()
    for lesson in lessons:
        _run_all(lesson)
    return 0


def _line(what: str, value: float, plain: str, plain_value: float, unit: str = "s") -> None:
    shown, plain_shown = (f"{number:.3g} {unit}" for number in (value, plain_value))
    print(f"{what:42}{shown:>10}  {plain:38}{plain_shown:>10}{value / plain_value:8.2f}", flush=True)


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _child(code: str) -> str:
    """Run code in a fresh Python and return the last line that it prints."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = kernel_environment(Path(scratch)) | {"MPLBACKEND": "agg"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB.

    On Linux `ru_maxrss` would also count the process that started this one.
    """
    if sys.platform == "win32":
        import psutil

        return psutil.Process().memory_info().peak_wset / 1e6
    if sys.platform == "linux":
        with open("/proc/self/status") as status:
            return next(float(line.split()[1]) / 1e3 for line in status if line.startswith("VmHWM"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _imports() -> None:
    seconds, memory = {}, {}
    for module in ("helpers", "numpy"):
        code = f"import time; start = time.perf_counter(); import {module}; took = time.perf_counter() - start\n"
        code += f"import sys\n{inspect.getsource(peak_memory)}\nprint(took, peak_memory())"
        runs = [_child(code).split() for _ in range(_REPEATS)]
        seconds[module], memory[module] = (statistics.median(map(float, part)) for part in zip(*runs, strict=True))
    _line("import helpers", seconds["helpers"], "import numpy", seconds["numpy"])
    _line("import helpers, peak memory", memory["helpers"], "import numpy", memory["numpy"], "MB")


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
    right, wrong, plain = {}, {}, []
    with _own_progress():
        for exercise in catalogue():
            right[exercise.id] = _check_ms(exercise, exercise.solution)
            for mistake in exercise.mistakes:
                wrong[f"{exercise.id} {mistake.id}"] = _check_ms(exercise, mistake.answer)
            if exercise.kind == "function":
                plain += [1e3 * _seconds(_calls(exercise)) for _ in range(_REPEATS)]
    for name, times in (("right", right), ("wrong", wrong)):
        median, call = statistics.median(chain(*times.values())), statistics.median(plain)
        _line(f"a check, median of {len(times)} {name} answers", median, "calling the right answer", call, "ms")
        worst = max(times, key=lambda identity: max(times[identity]))
        _line(f"worst: {worst}", max(times[worst]), "calling the right answer, worst", max(plain), "ms")


def _check_ms(exercise: Exercise, answer: object) -> list[float]:
    return [1e3 * _seconds(lambda: check(exercise.id, answer)) for _ in range(_REPEATS + 1)][1:]


def _calls(exercise: Exercise) -> Callable[[], None]:
    cases = [exercise.inputs(np.random.default_rng(case)) for case in range(exercise.cases)]
    return lambda: [exercise.solution(*arguments) for arguments in cases]


def run_in_kernel(notebook: str) -> None:
    """Execute a stored notebook as Run All does, without its `gpu` cells, and print the kernel's peak memory in MB."""
    lesson = read_notebook(Path(notebook))
    lesson.cells = [cell for cell in lesson.cells if "gpu" not in tags(cell)]
    # the function as text: to import this module would cost the kernel seconds and memory that no lesson takes
    code = f"import sys\n{inspect.getsource(peak_memory)}\nprint(peak_memory())"
    lesson.cells.append(new_code_cell(code))
    execute(lesson, Path(notebook).parent)
    print(lesson.cells[-1].outputs[0].text.strip())


def run_plainly(notebook: str) -> None:
    """Execute the same cells one after the other in this process, and print its peak memory in MB.

    As in a notebook, what a cell ends with is shown: put into every form that Jupyter would send, pictures drawn.
    """
    namespace, formatter = {"display": display}, DisplayFormatter()
    for cell in code_cells(read_notebook(Path(notebook))):
        if "gpu" in tags(cell):
            continue
        try:
            shown = _run_cell(cell.source, cell.id, namespace)
        except Exception:
            if "raises-exception" not in tags(cell):
                raise
        else:
            formatter.format(shown)
    print(peak_memory())


def _run_cell(source: str, name: str, namespace: dict):
    """Run a cell's code and return the value of the expression that it ends with, or None."""
    tree = ast.parse(source)
    if not (tree.body and isinstance(tree.body[-1], ast.Expr)):
        exec(compile(tree, name, "exec"), namespace)
        return None
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec"), namespace)
    return eval(compile(last, name, "eval"), namespace)


def _run_all(lesson: LessonFiles) -> None:
    seconds, memory = [], []
    for way in ("run_in_kernel", "run_plainly"):
        code = f"from tests.bench.checks import {way}; {way}({str(lesson.notebook)!r})"
        start = time.perf_counter()
        memory.append(float(_child(code)))
        seconds.append(time.perf_counter() - start)
    nbval = _seconds(lambda: run_nbval(lesson.notebook, thread_variables(1)))
    _line(f"{lesson.stem}: Run All", seconds[0], "the same cells as one script", seconds[1])
    _line(f"{lesson.stem}: peak memory", memory[0], "the same cells as one script", memory[1], "MB")
    _line(f"{lesson.stem}: nbval", nbval, "Run All", seconds[0])


if __name__ == "__main__":
    sys.exit(main())
