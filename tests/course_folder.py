"""A small course on disk for tests: two built lessons of two exercises each."""

import json
from pathlib import Path

__all__ = ["build_course", "cell_text", "edit_cell"]


def build_course(published: Path, sentence: str = "Multiply.") -> None:
    """Write `01_numpy.ipynb` and `02_tensor.ipynb` into `published`."""
    published.mkdir(parents=True, exist_ok=True)
    for stem in ("01_numpy", "02_tensor"):
        lesson = stem[3:]
        cells = [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": [sentence]}]
        for name in ("dot", "maximum"):
            stub = [f"def {name}(a, b):\n", "    return ..."]
            cells.append(_code(f"{name}-1", ["exercise", "raises-exception"], stub))
            check = [f'check("{lesson}.{name}", {name})']
            cells.append(_code(f"{name}-2", ["check", "raises-exception"], check))
        kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
        notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        (published / f"{stem}.ipynb").write_text(json.dumps(notebook, indent=1), "utf-8")


def edit_cell(path: Path, cell_id: str, text: str) -> None:
    """Write `text` into one cell of a notebook, as a learner does."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == cell_id:
            cell["source"] = text.splitlines(keepends=True)
            if cell["cell_type"] == "code":
                cell["execution_count"] = 7
    path.write_text(json.dumps(notebook, indent=1), "utf-8")


def cell_text(path: Path, cell_id: str) -> str:
    """Return the text of one cell."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return next("".join(cell["source"]) for cell in cells if cell["id"] == cell_id)


def _code(cell_id: str, tags: list[str], source: list[str]) -> dict:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "id": cell_id,
        "metadata": {"tags": tags},
        "outputs": [],
        "source": source,
    }
