"""Leave in a stored output only what a reader sees and a second build repeats."""

import re
import sys

from nbformat import NotebookNode

from helpers.course import ROOT

from .source import code_cells, tags

__all__ = ["doubts", "tidy"]

_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_CARRIAGE_RETURN = re.compile(r"^.*\r(?=[^\n])", re.MULTILINE)
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}")
_PATH = re.compile(r"(?:/tmp/|/home/|/Users/|/var/folders/|[A-Z]:\\Users\\)")


def tidy(notebook: NotebookNode) -> None:
    """Remove from an executed notebook what changes from run to run; the notebook is changed.

    Streams that follow each other become one, a widget's view goes (it has no model in a stored notebook) and
    leaves the bundle's still picture, and a traceback names no folder of this machine.
    """
    for cell in code_cells(notebook):
        cell.outputs = _merged(cell.outputs)
        for output in cell.outputs:
            if "data" in output:
                output.data.pop(_WIDGET_VIEW, None)
            if output.output_type == "error":
                output.traceback = [_without_folders(line) for line in output.traceback]
        cell.metadata = {"tags": tags(cell)} if tags(cell) else {}


def _merged(outputs: list[NotebookNode]) -> list[NotebookNode]:
    merged: list[NotebookNode] = []
    for output in outputs:
        last = merged[-1] if merged else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            merged.append(output)
    for output in merged:
        if output.output_type == "stream":
            output.text = _CARRIAGE_RETURN.sub("", output.text)
    return merged


def _without_folders(line: str) -> str:
    for folder in (str(ROOT), sys.prefix, sys.base_prefix):
        line = line.replace(folder, "...")
    return re.sub(r"(?<=File )~?[^\s:]*?(?=(?:helpers|site-packages|lib)[/\\])", ".../", line)


def doubts(notebook: NotebookNode) -> list[str]:
    """Return a sentence for each compared output that another run or machine would not repeat."""
    found = []
    for cell in code_cells(notebook):
        if "nbval-ignore-output" in tags(cell):
            continue
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                found.append(f"cell {cell.id} writes to stderr, which nbval compares: {output.text.strip()[:200]!r}")
            text = "\n".join(_texts(output))
            for kind, pattern in (("an address", _ADDRESS), ("a folder of this machine", _PATH)):
                if hit := pattern.search(text):
                    found.append(f"cell {cell.id} prints {kind}: {text[max(0, hit.start() - 30) : hit.end() + 30]!r}")
    return found


def _texts(output: NotebookNode) -> list[str]:
    if output.output_type == "stream":
        return [output.text]
    if output.output_type == "error":
        return [output.ename, output.evalue]
    return [text for kind, text in sorted(output.data.items()) if kind.startswith("text/") and isinstance(text, str)]
