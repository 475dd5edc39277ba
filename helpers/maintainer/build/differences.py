"""What parts a built notebook from its source, and what a rebuild moved."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass

from nbformat import NotebookNode

from .gpu_cells import needs_device
from .source import code_cells, tags

__all__ = ["MovedOutput", "first_difference", "moved_outputs", "output_text"]

_SIGNS = {"-": "old", "+": "new"}
_SHOWN = 24
_PICTURE = re.compile(r"data:image/\w+;base64,[A-Za-z0-9+/=]+")


def first_difference(built: NotebookNode, expected: NotebookNode) -> str | None:
    """Return a sentence about the first cell in which a notebook differs from what its source gives, or None.

    Outputs are not looked at, apart from this: every cell but a `gpu` cell must have been executed.

    Args:
        built: the committed notebook.
        expected: the lesson from its source, exercises filled, not executed.
    """
    for here, there in zip(built.cells, expected.cells, strict=False):
        name = f"cell {there.id}"
        if here.cell_type != there.cell_type:
            return f"{name} is {there.cell_type} in the source and {here.cell_type} in the notebook"
        if here.get("id") != there.id:
            return f"{name} of the source has the id {here.get('id')!r} in the notebook"
        if here.source != there.source:
            return f"{name} differs: {_first_line(here.source, there.source)}"
        if tags(here) != tags(there):
            return f"{name} has the tags {tags(there)} in the source and {tags(here)} in the notebook"
    if len(built.cells) != len(expected.cells):
        shared = min(len(built.cells), len(expected.cells))
        extra, where = (built, "notebook") if len(built.cells) > shared else (expected, "source")
        return f"cell {extra.cells[shared].get('id')} stands only in the {where}"
    for count, cell in enumerate(code_cells(built), start=1):
        if cell.execution_count != count and not (needs_device(cell) and cell.execution_count is None):
            return f"cell {cell.id} has the count {cell.execution_count}; executed in order it has {count}"
    return None


def _first_line(notebook: str, source: str) -> str:
    ours, theirs = notebook.splitlines(), source.splitlines()
    for number in range(max(len(ours), len(theirs))):
        line = [lines[number] if number < len(lines) else "nothing" for lines in (theirs, ours)]
        if line[0] != line[1]:
            return f"line {number + 1} is {line[0]!r} in the source and {line[1]!r} in the notebook"
    return "they differ in blank space at the end"


@dataclass(frozen=True)
class MovedOutput:
    """A cell whose source stayed and whose stored text changed."""

    cell: str
    old: str
    new: str

    def __str__(self) -> str:
        lines = difflib.ndiff(self.old.splitlines(), self.new.splitlines())
        changed = [f"    {_SIGNS[line[0]]}: {line[2:]}" for line in lines if line[0] in _SIGNS]
        more = [f"    and {len(changed) - _SHOWN} lines more"] if len(changed) > _SHOWN else []
        return "\n".join([f"  cell {self.cell}", *changed[:_SHOWN], *more])


def moved_outputs(before: NotebookNode, after: NotebookNode) -> list[MovedOutput]:
    """Return each cell that prints something else than before, matched by its source, pictures left out."""
    old_cells = defaultdict(list)
    for cell in code_cells(before):
        old_cells[cell.source].append(cell)
    moved = []
    for cell in code_cells(after):
        if not old_cells[cell.source]:
            continue
        old, new = output_text(old_cells[cell.source].pop(0)), output_text(cell)
        if old != new:
            moved.append(MovedOutput(cell.id, old, new))
    return moved


def output_text(cell: NotebookNode) -> str:
    """Return everything that a cell's stored output says in words: plain text where there is some, else the page."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type == "error":
            parts.append(f"{output.ename}: {output.evalue}")
        else:
            parts.append(_words(output.data))
    return "\n".join(part.rstrip("\n") for part in parts)


def _words(bundle: NotebookNode) -> str:
    plain = bundle.get("text/plain", "")
    page = next((bundle[kind] for kind in ("text/html", "text/markdown", "text/latex") if kind in bundle), plain)
    return _PICTURE.sub("(picture)", page if plain.startswith("<") or not plain else plain)
