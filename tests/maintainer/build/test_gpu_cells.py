import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.maintainer.build import gpu_cells


def cell(source, *, identity="a-1", count=None, text=None, tags=("gpu",)):
    outputs = [new_output("execute_result", {"text/plain": text}, execution_count=count)] if text else []
    made = new_code_cell(source, execution_count=count, outputs=outputs, metadata={"tags": list(tags)})
    made.id = identity
    return made


def test_a_stored_output_stays_while_its_source_stays():
    """Without a device, a gpu cell keeps what was recorded for the same source, under its new count."""
    stored = new_notebook(cells=[cell("same", count=1, text="device"), cell("old", identity="a-2", count=2, text="x")])
    notebook = new_notebook(cells=[cell("1 + 1", tags=()), cell("same", identity="b-1"), cell("new", identity="b-2")])
    skipped, cleared = gpu_cells.keep_outputs(notebook, stored)
    kept, new = notebook.cells[1:]
    assert skipped == {"b-1", "b-2"}
    assert cleared == ["b-2"]
    assert (kept.outputs[0].data["text/plain"], kept.execution_count, kept.outputs[0].execution_count) == (
        "device",
        2,
        2,
    )
    assert (new.outputs, new.execution_count) == ([], None)


def test_nothing_is_kept_of_a_cell_that_was_never_run():
    """A stored gpu cell that was never executed is named again as left without output."""
    stored = new_notebook(cells=[cell("same")])
    _, cleared = gpu_cells.keep_outputs(new_notebook(cells=[cell("same")]), stored)
    assert cleared == ["a-1"]


def test_hidden_devices(monkeypatch):
    """With CUDA_VISIBLE_DEVICES empty no device is there, and the reason says so."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert gpu_cells.missing_device() == "CUDA_VISIBLE_DEVICES hides every CUDA device"


def test_torch_that_is_not_installed(monkeypatch):
    """Where torch is missing, that is the reason."""
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.setattr(gpu_cells.importlib.util, "find_spec", lambda name: None)
    assert gpu_cells.missing_device() == "torch is not installed"


def test_torch_without_a_device(monkeypatch):
    """Where torch sees no device, the reason tells a CPU build from a missing device."""
    torch = pytest.importorskip("torch")
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", None)
    monkeypatch.setattr(torch.version, "hip", None)
    assert "is built without CUDA" in gpu_cells.missing_device()
    monkeypatch.setattr(torch.version, "cuda", "12.6")
    assert gpu_cells.missing_device() == "torch sees no CUDA device"
