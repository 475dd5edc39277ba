from types import SimpleNamespace

import pytest

from helpers.maintainer.build import make
from helpers.maintainer.build.source import code_cells
from helpers.maintainer.nbval_run import run_nbval
from helpers.maintainer.plugins import lessons as nbval_plugin

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


PAGE_CELL = """
```{code-cell} ipython3
from IPython.display import HTML

HTML('<img alt="net" src="data:image/png;base64,AAAA">')
```
"""
WITHOUT_DEVICE = {"CUDA_VISIBLE_DEVICES": "", "ONE_NETWORK_GPU": ""}


@pytest.fixture
def built(tiny, exercises, edit, monkeypatch):
    """The tiny lesson with a cell that looks at its progress file and a gpu cell, recorded as on a device."""
    device = f"(device)=\n## Device\n{PLAIN_CELL}{GPU_CELL}"
    edit("(guess)=\n", f"{device}\n(page)=\n## Page\n{PAGE_CELL * 2}\n(guess)=\n")
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
    assert len(run.passed) == 9
    assert learners_own.read_text(encoding="utf-8") == "the learner's"


def test_a_gpu_cell_that_is_asked_for_fails_without_a_device(built):
    """With `-m gpu` the cells up to the gpu cell run, and it fails with a message that says what is missing."""
    run = run_nbval(built, WITHOUT_DEVICE, ["-m", "gpu"])
    assert list(run.failed) == ["device-3"]
    assert "this cell needs a CUDA device, and CUDA_VISIBLE_DEVICES hides" in run.failed["device-3"]
    assert [identity for identity in run.passed if identity.startswith("guess")] == []


def test_the_variable_asks_for_a_device_too(monkeypatch):
    """ONE_NETWORK_GPU=1 asks for a device as `-m gpu` does; `-m 'not gpu'` does not."""
    selection = {"markexpr": ""}
    config = SimpleNamespace(getoption=lambda name, default: selection[name])
    monkeypatch.setenv("ONE_NETWORK_GPU", "1")
    assert nbval_plugin._forced(config)
    monkeypatch.delenv("ONE_NETWORK_GPU")
    for expression, forced in (("gpu", True), ("not gpu", False), ("", False)):
        selection["markexpr"] = expression
        assert nbval_plugin._forced(config) is forced


@pytest.mark.sweep
def test_a_gpu_cell_can_be_left_out(built):
    """With `-m 'not gpu'` everything but the gpu cell runs, whatever the variable says."""
    run = run_nbval(built, {**WITHOUT_DEVICE, "ONE_NETWORK_GPU": "1"}, ["-m", "not gpu"])
    assert run.failed == {}
    assert len(run.passed) == 9


def test_what_a_changed_output_does(built):
    """A changed number and a changed alt text turn their cells red; other bytes of a picture turn none."""
    notebook = make.read_notebook(built)
    cells = {cell.id: cell for cell in code_cells(notebook)}
    cells["double-2"].outputs[1].data["text/plain"] = "4.5"
    for identity, old, new in (("page-2", "base64,AAAA", "base64,BBBB"), ("page-3", "alt=", "title=")):
        page = cells[identity].outputs[0].data
        assert old in page["text/html"]
        page["text/html"] = page["text/html"].replace(old, new)
    make.write_notebook(notebook, built.with_name("changed.ipynb"))
    assert list(run_nbval(built.with_name("changed.ipynb"), WITHOUT_DEVICE).failed) == ["double-2", "page-3"]
