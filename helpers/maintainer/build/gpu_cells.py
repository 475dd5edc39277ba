"""Cells that need a CUDA device: whether one is there, and what becomes of their outputs where none is."""

import importlib.util
import os

from nbformat import NotebookNode

from .source import code_cells, tags

__all__ = ["keep_outputs", "missing_device", "needs_device"]


def needs_device(cell: NotebookNode) -> bool:
    """Return whether a cell carries the tag `gpu`."""
    return cell.cell_type == "code" and "gpu" in tags(cell)


def missing_device() -> str | None:
    """Return what a `gpu` cell lacks on this machine, or None where it can run."""
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1"):
        return "CUDA_VISIBLE_DEVICES hides every CUDA device"
    if importlib.util.find_spec("torch") is None:
        return "torch is not installed"
    import torch

    if torch.cuda.is_available():
        return None
    if torch.version.cuda is None and torch.version.hip is None:
        return f"torch {torch.__version__} is built without CUDA"
    return "torch sees no CUDA device"


def keep_outputs(notebook: NotebookNode, stored: NotebookNode | None) -> tuple[frozenset[str], list[str]]:
    """Give each `gpu` cell the outputs that are stored for the same source; the notebook is changed.

    Args:
        notebook: the lesson as it is about to be executed on a machine without a device.
        stored: the committed notebook, or None where there is none.

    Returns:
        The ids of all `gpu` cells, and of those that are left without an output.
    """
    recorded = {
        cell.source: cell
        for cell in (code_cells(stored) if stored else [])
        if needs_device(cell) and cell.execution_count is not None
    }
    ids, cleared = [], []
    for count, cell in enumerate(code_cells(notebook), start=1):
        if not needs_device(cell):
            continue
        ids.append(cell.id)
        if before := recorded.get(cell.source):
            cell.outputs, cell.execution_count = before.outputs, count
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = count
        else:
            cell.outputs, cell.execution_count = [], None
            cleared.append(cell.id)
    return frozenset(ids), cleared
