"""A function as a syntax tree whose parts can be exchanged for a moment."""

import ast
import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Edit", "Slot", "count", "edited", "function_of", "same", "slots", "statements"]


@dataclass(frozen=True)
class Slot:
    """Where an expression stands: `getattr(parent, field)`, or its item `index`, within a statement."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.expr
    statement: ast.stmt


@dataclass(frozen=True)
class Edit:
    """A small change of a function.

    Args:
        kind: what is changed, a key of `helpers.words.faults`: `"name"`, `"operator"`, `"missing"` and so on.
        sets: what is put where: (node, field, index or None, new value).
        statement: the learner's statement that it is about.
        part: the part of it that is changed; None where it is the whole statement.
        size: how much is changed, to compare edits: 1 for a token.
    """

    kind: str
    sets: tuple[tuple[ast.AST, str, int | None, Any], ...]
    statement: ast.stmt
    part: ast.AST | None = None
    size: int = 1

    @property
    def place(self) -> tuple:
        """What two edits share that name the same place."""
        if self.kind.startswith("missing"):  # one line more may do in several places
            (_, _, _, block), *_ = self.sets
            return ("missing", *sorted(ast.dump(one) for one in block))
        return ("line_order",) if self.kind == "line_order" else ("line", self.statement.lineno)


def function_of(source: str | None) -> ast.FunctionDef | None:
    """Return the tree of the one function in a text, without its docstring, or None."""
    try:
        body = ast.parse(source or "").body
    except (SyntaxError, ValueError):
        return None
    if len(body) != 1 or not isinstance(body[0], ast.FunctionDef):
        return None
    function = body[0]
    if ast.get_docstring(function) is not None and len(function.body) > 1:
        del function.body[0]
    return function


def statements(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, int, ast.stmt]]:
    """Yield each statement of a function, at every depth, with where it stands: (parent, field, index, statement)."""
    waiting: list[ast.AST] = [function]
    while waiting:
        parent = waiting.pop(0)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(parent, field, None)
            if isinstance(block, list):
                for index, statement in enumerate(block):
                    yield parent, field, index, statement
                    waiting.append(statement)


def slots(function: ast.FunctionDef) -> list[Slot]:
    """Return where the expressions of a function stand, statement by statement, outer ones first."""
    return [slot for *_, statement in statements(function) for slot in _slots_of(statement, statement)]


def _slots_of(node: ast.AST, statement: ast.stmt) -> Iterator[Slot]:
    for field, value in ast.iter_fields(node):
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.expr):
                yield Slot(node, field, index, child, statement)
            if isinstance(child, ast.expr | ast.keyword | ast.Slice | ast.comprehension | ast.withitem):
                yield from _slots_of(child, statement)


@contextlib.contextmanager
def edited(sets: Iterable[tuple[ast.AST, str, int | None, Any]]) -> Iterator[None]:
    """Put new values into a tree; afterwards the old ones stand there again."""
    undo = []
    try:
        for node, field, index, new in sets:
            _give_places(new)
            if index is None:
                undo.append((node, field, None, getattr(node, field)))
                setattr(node, field, new)
            else:
                block = getattr(node, field)
                undo.append((node, field, index, block[index]))
                block[index] = new
        yield
    finally:
        for node, field, index, old in reversed(undo):
            if index is None:
                setattr(node, field, old)
            else:
                getattr(node, field)[index] = old


def _give_places(new: Any) -> None:
    """Give nodes that were made anew a place in the text, without which Python compiles none."""
    for one in new if isinstance(new, list) else [new]:
        if isinstance(one, ast.AST) and not hasattr(one, "lineno"):
            one.lineno = one.end_lineno = 1
            one.col_offset = one.end_col_offset = 0
            for child in ast.iter_child_nodes(one):
                _give_places(child)


def same(one: object, other: object) -> bool:
    """Whether two trees are the same code."""
    if isinstance(one, ast.AST):
        fields = (field for field in one._fields if field not in ("ctx", "kind", "type_comment"))
        return type(one) is type(other) and all(same(getattr(one, f, None), getattr(other, f, None)) for f in fields)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def count(node: ast.AST) -> int:
    """How many parts a tree has: names, constants, operations, statements."""
    return sum(isinstance(part, ast.expr | ast.stmt) for part in ast.walk(node))
