"""Execute a lesson in a fresh kernel that knows nothing of the person who builds it."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import ipykernel.kernelspec
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from helpers import door
from helpers.course import ROOT

from .fault import BuildFault
from .source import checked, code_cells, tags
from .threads import thread_variables

__all__ = ["CELL_SECONDS", "execute", "kernel_environment"]

CELL_SECONDS = 120


class _ThisPython(KernelSpecManager):
    """Finds the kernel of the interpreter that runs the build, whatever kernels the user has installed."""

    def get_kernel_spec(self, kernel_name):
        spec = ipykernel.kernelspec.get_kernel_dict()
        return self.kernel_spec_class(resource_dir=ipykernel.kernelspec.RESOURCES, **spec)


def kernel_environment(scratch: Path) -> dict[str, str]:
    """Return the environment of a kernel that builds: own progress file, own IPython profile, one thread.

    One thread, so that two builds add the products of a matrix in the same order.

    Args:
        scratch: an empty folder for what the kernel writes.
    """
    environment = {**os.environ, **thread_variables(1)}
    environment["ONE_NETWORK_PROGRESS"] = str(scratch / "progress.json")
    environment["IPYTHONDIR"] = str(scratch / "ipython")
    environment[door.VARIABLE] = "build"
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)]))
    return environment


def execute(
    notebook: NotebookNode,
    folder: Path,
    *,
    skipped: frozenset[str] = frozenset(),
    environment: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Execute every code cell in order, as Run All in JupyterLab does; the notebook is changed.

    The execution count of a cell is its place among the code cells, also where cells before it were skipped.

    Args:
        notebook: the lesson, its exercise cells filled.
        folder: the kernel's working folder.
        skipped: ids of cells that are not executed and keep what they have.
        environment: variables for the kernel on top of `kernel_environment`.

    Returns:
        The status of each check by the exercise's id: `"passed"`, `"not started"`, `"not yet right"`, or
        `"raised <error>"` where the check cell itself raised.

    Raises:
        BuildFault: a cell without the tag raises-exception raised, or a cell took too long.
    """
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        client = NotebookClient(
            notebook,
            km=AsyncKernelManager(kernel_spec_manager=_ThisPython()),
            timeout=CELL_SECONDS,
            record_timing=False,
            store_widget_state=False,
            extra_arguments=["--log-level=40"],
        )
        variables = {**kernel_environment(scratch), **(environment or {})}
        stack.enter_context(client.setup_kernel(env=variables, cwd=str(folder), cleanup_kc=True))
        count = 0
        for place, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                count += 1
                _execute_cell(client, cell, place, count, skip=cell.id in skipped)
        return _statuses(client, notebook)


def _execute_cell(client: NotebookClient, cell: NotebookNode, place: int, count: int, *, skip: bool) -> None:
    if skip:
        client.execute_cell(new_code_cell("pass"), place)
        client.nb.cells[place] = cell
        return
    try:
        client.execute_cell(cell, place, execution_count=count)
    except CellExecutionError as error:
        raise BuildFault(
            f"cell {cell.id} raised {error.ename}: {error.evalue}\n{cell.source}\n"
            "Mend the cell, or give it the tag raises-exception where the error is what it shows."
        ) from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise BuildFault(f"cell {cell.id} did not finish within {CELL_SECONDS} s: {type(error).__name__}.") from error


def _statuses(client: NotebookClient, notebook: NotebookNode) -> dict[str, str]:
    checks = [cell for cell in code_cells(notebook) if "check" in tags(cell) and checked(cell)]
    counts = [cell.execution_count for cell in checks]
    verdicts = f"[getattr(Out.get(n), 'status', 'gave no verdict') for n in {counts}]"
    question = new_code_cell(f"import json; print(json.dumps({verdicts}))")
    notebook.cells.append(question)
    client.execute_cell(question, len(notebook.cells) - 1)
    notebook.cells.pop()
    answers = json.loads("".join(output.text for output in question.outputs))
    statuses = {}
    for cell, answer in zip(checks, answers, strict=True):
        raised = [output.ename for output in cell.outputs if output.output_type == "error"]
        statuses[checked(cell)[0]] = f"raised {raised[0]}" if raised else answer
    return statuses
