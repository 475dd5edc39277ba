import json
import sys

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.maintainer.build import kernel
from helpers.maintainer.build.fault import BuildFault
from helpers.maintainer.build.threads import thread_variables

LOOK = """
import json, os, sys
from pathlib import Path
import helpers
progress = Path(os.environ["ONE_NETWORK_PROGRESS"])
print(json.dumps([sys.executable, progress.exists(), str(progress), os.environ["OMP_NUM_THREADS"], os.getcwd()]))
"""


def seen(folder, environment=None):
    notebook = new_notebook(cells=[new_code_cell(LOOK)])
    kernel.execute(notebook, folder, environment=environment)
    return json.loads(notebook.cells[0].outputs[0].text)


def test_a_kernel_that_builds(tmp_path, monkeypatch):
    """A build runs on this Python, one thread and an empty progress file, whatever the builder has set up."""
    foreign = tmp_path / "kernels" / "python3"
    foreign.mkdir(parents=True)
    (foreign / "kernel.json").write_text('{"argv": ["false"], "display_name": "foreign", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "own.json"))
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    python, there, progress, threads, folder = seen(tmp_path)
    assert python == sys.executable
    assert not there
    assert progress != str(tmp_path / "own.json")
    assert threads == "1"
    assert folder == str(tmp_path)


def test_no_sentence_on_what_make_lab_adds(tmp_path):
    """What a build stores in a lesson says nothing of the door by which it was opened."""
    notebook = new_notebook(cells=[new_code_cell("from helpers import check")])
    kernel.execute(notebook, tmp_path)
    assert notebook.cells[0].outputs == []


def test_more_variables(tmp_path):
    """What a test hands over wins: two threads, a progress file that outlives the kernel."""
    environment = {**thread_variables(2), "ONE_NETWORK_PROGRESS": str(tmp_path / "kept.json")}
    assert seen(tmp_path, environment)[2:4] == [str(tmp_path / "kept.json"), "2"]


def test_a_cell_that_never_ends(tmp_path, monkeypatch):
    """A cell that does not finish in time stops the build by name."""
    monkeypatch.setattr(kernel, "CELL_SECONDS", 1)
    cell = new_code_cell("while True: pass")
    cell.id = "loop-1"
    with pytest.raises(BuildFault, match=r"cell loop-1 did not finish within 1 s"):
        kernel.execute(new_notebook(cells=[cell]), tmp_path)
