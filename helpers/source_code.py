"""Read the text of an answer: is it still the stub, and which of its lines is still blank?"""

import ast
import inspect
import linecache
import textwrap

__all__ = ["blank_line", "same_code", "source_of"]


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
