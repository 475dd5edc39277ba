"""Pictures of what an operation does to an array: product, transpose, largest entries, stacks."""

import numpy as np

from .grids import draw_grid, shape_text
from .show import Picture, new_figure, show

__all__ = ["largest_entries", "matrix_product", "pairs_of_stacks", "transpose"]


def matrix_product(a, b, row: int, column: int) -> Picture:
    """Show a, b and their product; the row of a and the column of b that make one entry are lit up.

    Args:
        a, b: float arrays, shapes (N, K) and (K, M), small enough to read.
        row, column: the entry of the product.
    """
    product = a.dot(b)
    figure, (left, middle, right) = new_figure(8, 3.1, columns=3)
    draw_grid(left, a, f"a, shape {shape_text(a)}", {(row, k): "row" for k in range(a.shape[1])})
    draw_grid(middle, b, f"b, shape {shape_text(b)}", {(k, column): "column" for k in range(b.shape[0])})
    draw_grid(right, product, f"a.dot(b), shape {shape_text(product)}", {(row, column): "cell"})
    terms = " + ".join(f"{p:g}·{q:g}" for p, q in zip(a[row], b[:, column], strict=True))
    figure.suptitle(f"entry [{row}, {column}]: {terms} = {product[row, column]:g}", fontsize=11)
    return show(
        figure,
        f"Row {row} of a {shape_text(a)} and column {column} of b {shape_text(b)} are lit up. Their products, "
        f"{terms}, add up to {product[row, column]:g}, the entry at row {row}, column {column} of a.dot(b), "
        f"shape {shape_text(product)}.",
    )


def transpose(a, row: int, column: int) -> Picture:
    """Show a and its transpose, with one entry lit up in both.

    Args:
        a: float array, shape (N, M).
        row, column: the entry's place in a.
    """
    figure, (left, right) = new_figure(6.5, 3, columns=2)
    draw_grid(left, a, f"a, shape {shape_text(a)}", {(row, column): "cell"})
    draw_grid(right, a.T, f"a.T, shape {shape_text(a.T)}", {(column, row): "cell"})
    return show(
        figure,
        f"Array a, shape {shape_text(a)}, beside a.T, shape {shape_text(a.T)}. The entry {a[row, column]:g} at row "
        f"{row}, column {column} of a stands at row {column}, column {row} of a.T.",
    )


def largest_entries(scores) -> Picture:
    """Show an array beside its largest entries along each axis.

    Args:
        scores: float array, shape (N, M).
    """
    per_row, per_column = np.max(scores, axis=1, keepdims=True), np.max(scores, axis=0, keepdims=True)
    figure, (left, middle, right) = new_figure(8, 3, columns=3)
    places = {(row, int(column)): "row" for row, column in enumerate(scores.argmax(axis=1))}
    for column, row in enumerate(scores.argmax(axis=0)):
        both = (int(row), column) in places
        places[int(row), column] = "cell" if both else "column"
    draw_grid(left, scores, f"scores, shape {shape_text(scores)}", places)
    draw_grid(
        middle,
        per_row,
        f"axis=1 gone: one per row\nshape ({len(per_row)},)",
        {(row, 0): "row" for row in range(len(per_row))},
    )
    columns = per_column.shape[1]
    draw_grid(
        right,
        per_column,
        f"axis=0 gone: one per column\nshape ({columns},)",
        {(0, column): "column" for column in range(columns)},
    )
    return show(
        figure,
        f"An array of shape {shape_text(scores)}. With axis 1 gone, the largest entry of each row is left: "
        f"{_listed(per_row[:, 0])}. With axis 0 gone, the largest of each column: {_listed(per_column[0])}.",
    )


def pairs_of_stacks(a, b) -> Picture:
    """Show which pairs of matrices `dot` multiplies and which of them `@` does.

    Args:
        a, b: float arrays, shapes (B, N, D) and (B, D, H): stacks of B matrices.
    """
    pairs = np.dot(a, b)  # (B, N, B, H)
    largest = np.abs(pairs).max(axis=(1, 3))  # (B, B)
    figure, (left, right) = new_figure(7, 3, columns=2)
    count = len(a)
    diagonal = {(i, i): "cell" for i in range(count)}
    own = np.where(np.eye(count, dtype=bool), largest, np.nan)
    draw_grid(left, own, f"a @ b: {count} products\nshape {shape_text(a @ b)}", diagonal, "{:.1f}")
    every = {(i, j): "cell" if i == j else "row" for i in range(count) for j in range(count)}
    draw_grid(right, largest, f"np.dot(a, b): {count * count} products\nshape {shape_text(pairs)}", every, "{:.1f}")
    for text in left.texts:
        text.set_visible(text.get_text() != "nan")
    for ax in (left, right):
        ax.set_xlabel("matrix of b (no units)", fontsize=8)
        ax.set_ylabel("matrix of a (no units)", fontsize=8)
    return show(
        figure,
        f"Two tables of {count} by {count} pairs of matrices; a cell holds the largest absolute entry of the pair's "
        f"product. a @ b fills only the {count} pairs on the diagonal, np.dot(a, b) all {count * count}.",
    )


def _listed(numbers) -> str:
    return ", ".join(f"{number:g}" for number in numbers)
