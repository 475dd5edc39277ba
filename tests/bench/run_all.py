"""Print how long each lesson's Run All takes beside the same cells as one script: `make bench`.

The script is the plain way to see what a lesson shows: one process that runs the cells one after the other, puts what
each ends with into every form that Jupyter would send, and draws its pictures. A fresh process runs each way, and both
are timed inside it, so that what this module imports counts for neither. Run All includes the start and the end of its
kernel; the script includes what its cells import.
"""

import argparse
import ast
import inspect
import statistics
import sys
import time
from pathlib import Path

from IPython.core.formatters import DisplayFormatter
from IPython.display import display
from nbformat.v4 import new_code_cell

from helpers.maintainer.build.kernel import execute
from helpers.maintainer.build.lessons import LessonFiles, find_lessons
from helpers.maintainer.build.make import read_notebook
from helpers.maintainer.build.source import code_cells, tags
from helpers.maintainer.build.threads import thread_variables
from helpers.maintainer.nbval_run import run_nbval
from tests.bench.measured import head, in_child, line, peak_memory, seconds

__all__ = ["main", "run_in_kernel", "run_plainly"]

ROUNDS = 3


def main(arguments: list[str] | None = None) -> int:
    """Measure, print three lines for each lesson, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run_all", description=__doc__)
    parser.add_argument("lessons", nargs="*", help="lessons such as 01_numpy; all by default")
    head()
    for lesson in find_lessons(stems=parser.parse_args(arguments).lessons):
        _compare(lesson)
    return 0


def _compare(lesson: LessonFiles) -> None:
    """Time the ways in turns, so that a busy minute of the machine falls on all of them, and print medians."""
    rounds = [[_timed(way, lesson.notebook) for way in (run_in_kernel, run_plainly)] for _ in range(ROUNDS)]
    (kernel, kernel_memory), (script, script_memory) = (
        [statistics.median(values) for values in zip(*runs, strict=True)] for runs in zip(*rounds, strict=True)
    )
    nbval = seconds(lambda: run_nbval(lesson.notebook, thread_variables(1)))
    line(f"{lesson.stem}: Run All", kernel, "the same cells as one script", script)
    line(f"{lesson.stem}: peak memory", kernel_memory, "the same cells as one script", script_memory, "MB")
    line(f"{lesson.stem}: nbval", nbval, "Run All", kernel)


def _timed(way, notebook: Path) -> tuple[float, float]:
    """Return the seconds and the MB that one way prints."""
    code = f"from tests.bench.run_all import {way.__name__}; {way.__name__}({str(notebook)!r})"
    took, memory = map(float, in_child(code).split())
    return took, memory


def run_in_kernel(notebook: str) -> None:
    """Execute a stored notebook as Run All does, without its `gpu` cells, and print seconds and the kernel's MB."""
    lesson = read_notebook(Path(notebook))
    lesson.cells = [cell for cell in lesson.cells if "gpu" not in tags(cell)]
    # the function as text: to import this module would cost the kernel seconds and memory that no lesson takes
    code = f"import sys\n{inspect.getsource(peak_memory)}\nprint(peak_memory())"
    lesson.cells.append(new_code_cell(code))
    took = seconds(lambda: execute(lesson, Path(notebook).parent))
    print(took, lesson.cells[-1].outputs[0].text.strip())


def run_plainly(notebook: str) -> None:
    """Execute the same cells one after the other in this process, and print seconds and its MB."""
    cells = [cell for cell in code_cells(read_notebook(Path(notebook))) if "gpu" not in tags(cell)]
    namespace, formatter = {"display": display}, DisplayFormatter()
    start = time.perf_counter()
    for cell in cells:
        try:
            shown = _run_cell(cell.source, cell.id, namespace)
        except Exception:
            if "raises-exception" not in tags(cell):
                raise
        else:
            formatter.format(shown)
    print(time.perf_counter() - start, peak_memory())


def _run_cell(source: str, name: str, namespace: dict):
    """Run a cell's code and return the value of the expression that it ends with, or None."""
    tree = ast.parse(source)
    if not (tree.body and isinstance(tree.body[-1], ast.Expr)):
        exec(compile(tree, name, "exec"), namespace)
        return None
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec"), namespace)
    return eval(compile(last, name, "eval"), namespace)


if __name__ == "__main__":
    sys.exit(main())
