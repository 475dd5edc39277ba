"""Give each cell an id made from its heading, so that a rebuild never changes one without a cause."""

import re
from collections import Counter

from nbformat import NotebookNode

__all__ = ["headings", "set_cell_ids", "slug"]

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1`*~*\s*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,3})\s+(.+?)\s*#*$", re.MULTILINE)
_LONGEST = 24


def headings(markdown: str) -> list[tuple[int, str]]:
    """Return each heading of a markdown cell as its level (1 to 3) and its text, leaving out fenced code."""
    return [(len(marks), text) for marks, text in _HEADING.findall(_FENCE.sub("", markdown))]


def slug(heading: str) -> str:
    """Return a heading's first words in lower case, joined by dashes, at most 24 characters.

    What stands behind a colon, a middle dot or a bracket is left out, unless nothing else is there.

    Example: `slug("`dot`: rows meet columns · 12 minutes")` is `"dot"`.
    """
    first, *_ = re.split(r"[:·(]", heading)
    words = re.findall(r"[a-z0-9]+", first.lower()) or re.findall(r"[a-z0-9]+", heading.lower())
    kept = words[:1]
    for word in words[1:]:
        if len("-".join([*kept, word])) > _LONGEST:
            break
        kept.append(word)
    return "-".join(kept)[:_LONGEST] or "part"


def set_cell_ids(notebook: NotebookNode) -> None:
    """Set the id of every cell to its section's slug, its subsection's slug and its number there.

    The notebook is changed. An id holds for nbformat 4.5: unique, at most 64 of `a-z`, `0-9` and `-`.
    """
    section, subsection = "top", ""
    counts: Counter[str] = Counter()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for level, text in headings(cell.source):
                section, subsection = (section, slug(text)) if level == 3 else (slug(text), "")
        stem = "-".join(filter(None, [section, subsection]))
        counts[stem] += 1
        cell["id"] = f"{stem}-{counts[stem]}"
