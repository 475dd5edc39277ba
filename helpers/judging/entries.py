"""Which entries of two arrays differ: a window around the first of them, as data."""

from dataclasses import dataclass

import numpy as np

__all__ = ["Entries", "differing_entries"]

_ROWS, _COLUMNS = 6, 6  # entries shown: what a learner takes in at one glance


@dataclass(frozen=True)
class Entries:
    """A window of an array around its first wrong entry.

    Args:
        name: what the learner calls the array; empty for the result itself.
        rows, columns: the indices in the window, in the array's own counting.
        expected, got: the numbers, a tuple for each row.
        wrong: whether an entry differs, likewise.
        whole: whether the window is the whole array.
    """

    name: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    expected: tuple[tuple[float, ...], ...]
    got: tuple[tuple[float, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]
    whole: bool


def differing_entries(name: str, expected: np.ndarray, got: np.ndarray, wrong: np.ndarray) -> Entries | None:
    """Return the window around the first wrong entry, or None for arrays with no axis or more than two.

    Args:
        name: what the learner calls the array.
        expected, got: float arrays of one shape.
        wrong: bool array of that shape.
    """
    if not 1 <= expected.ndim <= 2 or not wrong.any():
        return None
    expected, got, wrong = (np.atleast_2d(array) for array in (expected, got, wrong))
    first = np.argwhere(wrong)[0]
    rows = _window(first[0], expected.shape[0], _ROWS)
    columns = _window(first[1], expected.shape[1], _COLUMNS)
    cut = np.ix_(rows, columns)
    return Entries(
        name,
        tuple(rows),
        tuple(columns),
        *(tuple(map(tuple, array[cut].tolist())) for array in (expected, got, wrong)),
        expected.shape == (len(rows), len(columns)),
    )


def _window(position: int, size: int, length: int) -> list[int]:
    start = max(0, min(int(position) - length // 2, size - length))
    return list(range(start, min(start + length, size)))
