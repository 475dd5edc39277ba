"""Pictures of what an operation does to an array: product, transpose, largest entries, stacks."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import listed, number

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
    draw_grid(left, a, _titled("a", a), {(row, k): "row" for k in range(a.shape[1])})
    draw_grid(middle, b, _titled("b", b), {(k, column): "column" for k in range(b.shape[0])})
    draw_grid(right, product, _titled("a.dot(b)", product), {(row, column): "cell"})
    terms = " + ".join(f"{p:g}·{q:g}" for p, q in zip(a[row], b[:, column], strict=True))
    known = {"row": row, "column": column, "terms": terms, "sum": number(product[row, column])}
    figure.suptitle(say("entry [{row}, {column}]: {terms} = {sum}", **known), fontsize=11)
    return show(
        figure,
        say(
            "Row {row} of a {a} and column {column} of b {b} are lit up. Their products, {terms}, add up to {sum}, "
            "the entry at row {row}, column {column} of a.dot(b), shape {product}.",
            a=shape_text(a),
            b=shape_text(b),
            product=shape_text(product),
            **known,
        ),
    )


def transpose(a, row: int, column: int) -> Picture:
    """Show a and its transpose, with one entry lit up in both.

    Args:
        a: float array, shape (N, M).
        row, column: the entry's place in a.
    """
    figure, (left, right) = new_figure(6.5, 3, columns=2)
    draw_grid(left, a, _titled("a", a), {(row, column): "cell"})
    draw_grid(right, a.T, _titled("a.T", a.T), {(column, row): "cell"})
    return show(
        figure,
        say(
            "Array a, shape {a}, beside a.T, shape {turned}. The entry {entry} at row {row}, column {column} of a "
            "stands at row {column}, column {row} of a.T.",
            a=shape_text(a),
            turned=shape_text(a.T),
            entry=number(a[row, column]),
            row=row,
            column=column,
        ),
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
    draw_grid(left, scores, _titled("scores", scores), places)
    draw_grid(
        middle,
        per_row,
        say("axis=1 gone: one per row\nshape {shape}", shape=shape_text(per_row[:, 0])),
        {(row, 0): "row" for row in range(len(per_row))},
    )
    draw_grid(
        right,
        per_column,
        say("axis=0 gone: one per column\nshape {shape}", shape=shape_text(per_column[0])),
        {(0, column): "column" for column in range(per_column.shape[1])},
    )
    return show(
        figure,
        say(
            "An array of shape {shape}. With axis 1 gone, the largest entry of each row is left: {rows}. "
            "With axis 0 gone, the largest of each column: {columns}.",
            shape=shape_text(scores),
            rows=listed(per_row[:, 0]),
            columns=listed(per_column[0]),
        ),
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
    title = say("a @ b: {count} products\nshape {shape}", count=count, shape=shape_text(a @ b))
    draw_grid(left, own, title, diagonal, "{:.1f}")
    every = {(i, j): "cell" if i == j else "row" for i in range(count) for j in range(count)}
    title = say("np.dot(a, b): {count} products\nshape {shape}", count=count * count, shape=shape_text(pairs))
    draw_grid(right, largest, title, every, "{:.1f}")
    for text, value in zip(left.texts, own.ravel(), strict=True):
        text.set_visible(bool(np.isfinite(value)))
    for ax in (left, right):
        ax.set_xlabel(say("matrix of b (no units)"), fontsize=8)
        ax.set_ylabel(say("matrix of a (no units)"), fontsize=8)
    return show(
        figure,
        say(
            "Two tables of {count} by {count} pairs of matrices; a cell holds the largest absolute entry of the pair's "
            "product. a @ b fills only the {count} pairs on the diagonal, np.dot(a, b) all {every}.",
            count=count,
            every=count * count,
        ),
    )


def _titled(name: str, array) -> str:
    return say("{name}, shape {shape}", name=name, shape=shape_text(array))
