import pytest

from helpers.build import make
from helpers.build.nbval_run import run_nbval
from helpers.build.source import code_cells

GPU_CELL = """
```{code-cell} ipython3
:tags: [gpu]

print(f"{base} and one")
```
"""
PLAIN_CELL = """
```{code-cell} ipython3
import os
from pathlib import Path

import helpers

base = "base"
path = Path(os.environ["ONE_NETWORK_PROGRESS"])
print(path.name, path.exists(), base)
path.write_text("{}")
```
"""


WITHOUT_DEVICE = {"CUDA_VISIBLE_DEVICES": "", "ONE_NETWORK_GPU": ""}


@pytest.fixture
def built(tiny, exercises, edit, monkeypatch):
    """The tiny lesson with a cell that looks at its progress file and a gpu cell, recorded as on a device."""
    edit("## Guess\n", f"## Device\n{PLAIN_CELL}{GPU_CELL}\n## Guess\n")
    monkeypatch.setattr(make, "missing_device", lambda: None)
    make.write_notebook(make.build(tiny, exercises).notebook, tiny.notebook)
    return tiny.notebook


def test_a_built_notebook_is_green(built, tmp_path):
    """A notebook passes as it was built: own progress file, gpu cell skipped with the reason."""
    learners_own = tmp_path / "progress.json"
    learners_own.write_text("the learner's", encoding="utf-8")
    run = run_nbval(built, {**WITHOUT_DEVICE, "ONE_NETWORK_PROGRESS": str(learners_own)})
    assert run.failed == {}
    assert run.skipped == {"device-3": "needs a CUDA device: CUDA_VISIBLE_DEVICES hides every CUDA device"}
    assert len(run.passed) == 7
    assert learners_own.read_text(encoding="utf-8") == "the learner's"


def test_a_gpu_cell_that_is_asked_for_fails_without_a_device(built):
    """With the GPU asked for by variable, a missing device is a failure that says what is missing."""
    run = run_nbval(built, {**WITHOUT_DEVICE, "ONE_NETWORK_GPU": "1"})
    assert list(run.failed) == ["device-3"]
    assert "this cell needs a CUDA device, and " in run.failed["device-3"]


def test_a_gpu_cell_that_is_selected_fails_without_a_device(built):
    """With `-m gpu` the cells up to the gpu cell run, and a missing device is a failure."""
    run = run_nbval(built, WITHOUT_DEVICE, ["-m", "gpu"])
    assert list(run.failed) == ["device-3"]
    assert [identity for identity in run.passed if identity.startswith("guess")] == []


def test_a_gpu_cell_can_be_left_out(built):
    """With `-m 'not gpu'` everything but the gpu cell runs."""
    run = run_nbval(built, {**WITHOUT_DEVICE, "ONE_NETWORK_GPU": "1"}, ["-m", "not gpu"])
    assert run.failed == {}
    assert len(run.passed) == 7


def test_a_stored_number_that_was_changed(built):
    """A number changed in a stored output turns exactly its cell red."""
    notebook = make.read_notebook(built)
    code_cells(notebook)[1].outputs[1].data["text/plain"] = "4.5"
    make.write_notebook(notebook, built)
    assert list(run_nbval(built, WITHOUT_DEVICE).failed) == ["double-2"]


def test_the_picture_of_a_page_is_not_compared(tiny, exercises, edit):
    """Other bytes of a picture inside a page turn no cell red; another alt text does."""
    edit(
        "4.0",
        'from IPython.display import HTML\n\nHTML(\'<img alt="net" src="data:image/png;base64,AAAA">\')',
    )
    make.write_notebook(make.build(tiny, exercises).notebook, tiny.notebook)
    text = tiny.notebook.read_text(encoding="utf-8")
    for old, new, red in (("base64,AAAA", "base64,BBBB", []), ("alt=", "alt2=", ["double-2"])):
        notebook = make.read_notebook(tiny.notebook)
        page = code_cells(notebook)[1].outputs[1]
        page.data["text/html"] = page.data["text/html"].replace(old, new)
        make.write_notebook(notebook, tiny.notebook)
        assert list(run_nbval(tiny.notebook, WITHOUT_DEVICE).failed) == red
        tiny.notebook.write_text(text, encoding="utf-8")
