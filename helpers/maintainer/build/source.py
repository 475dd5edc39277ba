"""Read a lesson's text, and put an answer or a stub where its exercises stand."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .cell_ids import set_cell_ids
from .fault import BuildFault

__all__ = ["checked", "code_cells", "exercise_id", "fill", "read_source", "tags"]

_MARK = re.compile(r"# exercise: (\S+)")
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_source(path: Path) -> NotebookNode:
    """Return the lesson's cells, not executed, with stable ids and only the metadata that is needed.

    Args:
        path: a MyST notebook, such as `notebooks/source/01_numpy.md`.

    Raises:
        BuildFault: jupytext cannot read the file.
    """
    import jupytext

    try:
        read = jupytext.reads(path.read_text(encoding="utf-8"), fmt={"extension": ".md", "format_name": "myst"})
    except Exception as error:
        raise BuildFault(f"{path.name} is not a MyST notebook: {error}") from error
    notebook = nbformat.v4.new_notebook(metadata=nbformat.from_dict(_METADATA))
    notebook.nbformat_minor = 5
    notebook.cells = [_plain(cell) for cell in read.cells]
    set_cell_ids(notebook)
    return notebook


def _plain(cell: NotebookNode) -> NotebookNode:
    new = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    metadata = {"tags": list(tags(cell))} if tags(cell) else {}
    return new(cell.source.strip("\n"), metadata=metadata)


def tags(cell: NotebookNode) -> list[str]:
    """Return the cell's tags, an empty list where it has none."""
    return cell.metadata.get("tags", [])


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def exercise_id(cell: NotebookNode) -> str | None:
    """Return the id in a source's exercise cell (`# exercise: numpy.dot`), or None for any other cell."""
    mark = _MARK.fullmatch(cell.source.strip()) if cell.cell_type == "code" else None
    return mark[1] if mark else None


def checked(cell: NotebookNode) -> tuple[str, str] | None:
    """Return what a check cell checks: the exercise's id and the learner's name, or None for any other cell.

    A check cell is the one line `check("numpy.dot", project)`.
    """
    if cell.cell_type != "code":
        return None
    try:
        body = ast.parse(cell.source).body
    except SyntaxError:
        return None
    match body:
        case [ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str() as identity), ast.Name(name)], []))]:
            return identity, name
    return None


def fill(notebook: NotebookNode, text_of: Callable[[str], str]) -> None:
    """Put a text into every exercise cell; the notebook is changed.

    Args:
        notebook: a lesson as `read_source` returns it.
        text_of: gives the cell's text from the exercise's id: the stub, the solution or a wrong answer.
    """
    for cell in notebook.cells:
        if identity := exercise_id(cell):
            cell.source = text_of(identity).strip("\n")
