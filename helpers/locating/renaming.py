"""What the learner calls the values that a right answer has: arguments by place, others by their values."""

import ast
import contextlib
import copy
from collections.abc import Callable

import numpy as np

from helpers.sandbox.tracing import watched

__all__ = ["mapped", "names_by_value", "traced"]

_LARGEST = 2_000  # entries of an array whose value is compared


def traced(answer: Callable, arguments: tuple) -> list[tuple[str, int, object]]:
    """Return the values that the local names of a call take: (name, line, value) in order, `def` being line 1.

    Args:
        answer: a Python function. Whatever it raises ends the record.
        arguments: they are copied.
    """
    found: list[tuple[str, int, object]] = []
    last: dict[str, object] = {}

    def look(names, line_number):
        for name, held in list(names.items()):
            value = _value(held)
            if value is not None and last.get(name) != value:
                last[name] = value
                found.append((name, line_number, value))

    with contextlib.suppress(Exception):
        watched(answer, copy.deepcopy(arguments), look)
    return found


def names_by_value(
    right: list[tuple[str, int, object]], mine: list[tuple[str, int, object]], known: dict[str, str]
) -> dict[str, str]:
    """Return the learner's name for each right name: as far as known, else the same, else one with equal values.

    Args:
        right, mine: what `traced` recorded.
        known: right name to the learner's, for the arguments.
    """
    values: dict[str, set] = {}
    for name, _, value in mine:
        values.setdefault(name, set()).add(value)
    found = dict(known)
    others = {name: value for name, _, value in right if name not in found}  # the last value that each takes
    found |= {name: name for name in others if name in values and name not in found.values()}
    for name, value in others.items():
        free = (one for one in values if value in values[one] and one not in found.values())
        if name not in found and (one := next(free, None)):
            found[name] = one
    return found


def mapped(node: ast.AST, names: dict[str, str]) -> ast.AST:
    """Return a copy of a tree with its names exchanged."""
    twin = copy.deepcopy(node)
    for part in ast.walk(twin):
        if isinstance(part, ast.Name):
            part.id = names.get(part.id, part.id)
    return twin


def _value(held: object) -> object:
    """Return a value as something to compare, equal up to rounding, or None where it is not compared."""
    if hasattr(held, "detach"):
        held = held.detach().cpu().double().numpy()
    if isinstance(held, bool | int | float | np.number | np.ndarray):
        array = np.asarray(held)
        if array.dtype.kind in "biuf" and array.size <= _LARGEST:
            return array.shape, tuple(f"{entry:.8g}" for entry in array.ravel().astype(float).tolist())
    if isinstance(held, list | tuple) and held and len(held) < 50:
        parts = [_value(part) for part in held]
        return None if None in parts else ("sequence", tuple(parts))
    return None
