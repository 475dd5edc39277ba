"""Give each cell an id made from its section's label, so that a rebuild never changes one without a cause.

A section is labelled in the source as MyST has it, by a line `(dot-exercise)=` before its heading. The label stays
when the heading is worded anew or translated, and with it the ids that a learner's copy is restored by.
"""

import re
from collections import Counter

from nbformat import NotebookNode

from .fault import BuildFault

__all__ = ["set_cell_ids"]

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1`*~*\s*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(?:\((?P<label>.*)\)=\n)?#{1,3} +(?P<text>.+)$", re.MULTILINE)
_LABEL_LINE = re.compile(r"^\(.*\)=\n(?=#{1,3} )", re.MULTILINE)
_LABEL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60  # nbformat allows ids of 64 characters; the rest is the cell's number


def set_cell_ids(notebook: NotebookNode) -> None:
    """Set the id of every cell to its section's label and its number there, and take the label lines out of the text.

    The notebook is changed. Cells before the first heading belong to the section `top`.

    Raises:
        BuildFault: a heading has no label, or one that cannot be an id.
    """
    section = "top"
    counts: Counter[str] = Counter()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for heading in _HEADING.finditer(_FENCE.sub("", cell.source)):
                section = _checked(heading["label"], heading["text"])
            cell.source = _LABEL_LINE.sub("", cell.source)
        counts[section] += 1
        cell["id"] = f"{section}-{counts[section]}"


def _checked(label: str | None, heading: str) -> str:
    if label is None:
        raise BuildFault(f"The heading {heading!r} has no label; write a line such as (dot-exercise)= before it.")
    if not _LABEL.fullmatch(label) or len(label) > _LONGEST:
        raise BuildFault(
            f"The label {label!r} of {heading!r} is none; it has up to {_LONGEST} small letters, digits and dashes."
        )
    return label
