"""The text of an answer: read it, compare it, and make a function from it."""

import ast
import inspect
import itertools
import linecache
import textwrap
from typing import Any

__all__ = ["blank_line", "function_from", "run_source", "same_code", "source_of"]

_numbers = itertools.count(1)


def run_source(source: str, names: dict[str, Any], label: str, bind: dict[str, Any] | None = None) -> None:
    """Run a text as Jupyter runs a cell: a traceback shows its lines, and `inspect` finds them.

    Args:
        source: Python code.
        names: what the code finds as its globals.
        label: what a traceback calls the text, made unique by a number.
        bind: where the names that the code makes are put; by default `names` itself.

    Raises: whatever the code raises, `SyntaxError` included.
    """
    filename = f"<{label} {next(_numbers)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), names, names if bind is None else bind)


def function_from(source: str, name: str, names: dict[str, Any], label: str) -> Any:
    """Return what the text binds to `name`; nothing is added to `names`, which it finds as its globals."""
    bound: dict[str, Any] = {}
    run_source(source, names, label, bound)
    return bound[name]


def source_of(answer) -> str | None:
    """Return the dedented text of a function, or None where Python does not have it."""
    try:
        code = inspect.unwrap(answer).__code__
        linecache.checkcache(code.co_filename)
        return textwrap.dedent(inspect.getsource(answer)).rstrip()
    except (OSError, TypeError, AttributeError, ValueError, SyntaxError, IndentationError):
        return None


def same_code(source: str | None, stub: str) -> bool:
    """Whether two texts are the same code, apart from comments, docstrings and layout."""
    mine, theirs = _tree(source), _tree(stub)
    return mine is not None and mine == theirs


def blank_line(source: str | None) -> int | None:
    """Return the number of the first line that still holds a `...` in place of code, counted from 1, or None."""
    try:
        tree = ast.parse(source or "")
    except (SyntaxError, ValueError):
        return None
    in_slices = {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.Subscript) for part in ast.walk(node.slice)
    }
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value is ... and id(node) not in in_slices
    ]
    return min(lines, default=None)


def _tree(source: str | None) -> str | None:
    try:
        tree = ast.parse(source or "")
    except (SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree) if tree.body else None
