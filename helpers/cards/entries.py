"""Where two arrays differ, as a small table: expected, yours, and a mark at each entry that differs."""

import html
from dataclasses import dataclass

import numpy as np

__all__ = ["Difference", "difference"]

_ROWS, _COLUMNS = 6, 6  # entries shown: what a learner takes in at one glance
_SIGN = "✗"


@dataclass(frozen=True)
class Difference:
    """A window of an array around its first wrong entry.

    Args:
        name: what the learner calls the array.
        rows, columns: the indices shown, in the array's own counting.
        expected, got: the entries as texts, a tuple for each row.
        wrong: whether an entry differs, likewise.
        whole: whether the window is the whole array.
    """

    name: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    expected: tuple[tuple[str, ...], ...]
    got: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[bool, ...], ...]
    whole: bool

    @property
    def caption(self) -> str:
        """What the table shows, in a sentence."""
        part = "" if self.whole else f", rows {self.rows[0]} to {self.rows[-1]}"
        part += "" if self.whole else f" and columns {self.columns[0]} to {self.columns[-1]}"
        return f"{self.name}{part}: your entry, and behind {_SIGN} the expected one where they differ."

    def __str__(self) -> str:
        cells = [
            [f"{got} {_SIGN} {expected}" if wrong else got for expected, got, wrong in zip(*row, strict=True)]
            for row in zip(self.expected, self.got, self.wrong, strict=True)
        ]
        width = max(len(cell) for row in cells for cell in row)
        return "\n".join([self.caption, *("  ".join(cell.rjust(width) for cell in row) for row in cells)])

    def _repr_html_(self) -> str:
        """A table that needs no colours: a mark and the expected entry stand in each cell that differs."""
        style = "padding:1px 8px;text-align:right;border:1px solid rgba(128,128,128,.35)"
        head = "".join(f'<th scope="col" style="{style}">{column}</th>' for column in self.columns)
        body = "".join(
            f'<tr><th scope="row" style="{style}">{number}</th>'
            + "".join(_cell(style, *entry) for entry in zip(*row, strict=True))
            + "</tr>"
            for number, row in zip(self.rows, zip(self.expected, self.got, self.wrong, strict=True), strict=True)
        )
        return (
            f'<details style="margin-top:6px"><summary style="cursor:pointer">Where they differ</summary>'
            f'<table style="border-collapse:collapse;margin:6px 0"><caption style="text-align:left">'
            f"{html.escape(self.caption)}</caption><tr><th></th>{head}</tr>{body}</table></details>"
        )


def difference(name: str, expected: np.ndarray, got: np.ndarray, wrong: np.ndarray) -> Difference | None:
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
    return Difference(
        name,
        tuple(rows),
        tuple(columns),
        _texts(expected[cut]),
        _texts(got[cut]),
        tuple(tuple(bool(entry) for entry in row) for row in wrong[cut]),
        expected.shape == (len(rows), len(columns)),
    )


def _window(position: int, size: int, length: int) -> list[int]:
    start = max(0, min(int(position) - length // 2, size - length))
    return list(range(start, min(start + length, size)))


def _texts(array: np.ndarray) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(f"{entry:.3g}" for entry in row) for row in array)


def _cell(style: str, expected: str, got: str, wrong: bool) -> str:
    if not wrong:
        return f'<td style="{style}">{html.escape(got)}</td>'
    return f'<td style="{style}"><b>{html.escape(got)}</b> {_SIGN} {html.escape(expected)}</td>'
