"""The explorer of `dot` and `mm`: pick a cell of the product and see the row, the column and the sum behind it."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import number

from .content import Content, Grid, Table
from .operation import OperationExplorer
from .options import Choice, Number

__all__ = ["ProductExplorer", "factors"]

_SIZES = (1, 2, 3, 4, 5, 6)
_MOVED = {
    "row": "The product has no such row; row {place} is picked.",
    "column": "The product has no such column; column {place} is picked.",
}


def factors(state) -> tuple[np.ndarray, np.ndarray]:
    """Return x (rows, inner) and w (inner_of_w, columns): whole numbers from -3 to 3 in float64, from the seed."""
    rng = np.random.default_rng(state["seed"])
    x = rng.integers(-3, 4, (6, 6)).astype(float)[: state["rows"], : state["inner"]]
    w = rng.integers(-3, 4, (6, 6)).astype(float)[: state["inner_of_w"], : state["columns"]]
    return x, w


class ProductExplorer(OperationExplorer):
    """x, w and their product; with `gradient`, how the picked cell changes with each entry of x and w."""

    function = "explore_product"
    title = "Matrix product explorer"
    options = (
        Choice("operation", "Operation", "dot", "NumPy's dot, torch's mm", ("dot", "mm")),
        Number("rows", "Rows of x", 3, "", _SIZES, 1, 6, whole=True),
        Number("inner", "Columns of x", 4, "", _SIZES, 1, 6, whole=True),
        Number("inner_of_w", "Rows of w", 4, "", _SIZES, 1, 6, whole=True),
        Number("columns", "Columns of w", 2, "", _SIZES, 1, 6, whole=True),
        Number("row", "Picked row", 0, "of the product", tuple(range(6)), 0, 5, whole=True),
        Number("column", "Picked column", 0, "of the product", tuple(range(6)), 0, 5, whole=True),
        Number("seed", "Seed", 0, "which numbers", tuple(range(21)), 0, 9999, whole=True),
    )

    def amend(self, state) -> tuple[dict, list[str]]:
        """Return the state with the picked cell inside the product."""
        inside = {"row": min(state["row"], state["rows"] - 1), "column": min(state["column"], state["columns"] - 1)}
        moved = [name for name, place in inside.items() if place != state[name]]
        remarks = [say(_MOVED[name], place=inside[name]) for name in moved]
        return {**state, **inside}, remarks

    def content(self, state, result, kept=()) -> Content:
        """Return the matrices with the picked cell's row and column lit, and its sum in words."""
        x, w = factors(state)
        call = f"x.{state['operation']}(w)"
        if x.shape[1] != w.shape[0]:
            sentence = say(
                "{call} cannot be: x is {x}, w is {w}, and the inner sizes differ, {inner} and {inner_of_w}. "
                "A row of x must be as long as a column of w.",
                call=call,
                x=x.shape,
                w=w.shape,
                inner=x.shape[1],
                inner_of_w=w.shape[0],
            )
            return Content(sentence, grids=[Grid(f"x {x.shape}", _cells(x)), Grid(f"w {w.shape}", _cells(w))])
        i, j = state["row"], state["column"]
        y = x @ w
        row, column = [(i, k) for k in range(x.shape[1])], [(k, j) for k in range(w.shape[0])]
        grids = [
            Grid(f"x {x.shape}", _cells(x), row),
            Grid(f"w {w.shape}", _cells(w), column),
            Grid(f"{call} {y.shape}", _cells(y), [(i, j)], ("row", "column")),
        ]
        terms = " + ".join(f"{_signed(a)}·{_signed(b)}" for a, b in zip(x[i], w[:, j], strict=True))
        picked = (
            "Row {row} of x times column {column} of w: {terms} = {sum}, which is the product's cell [{row}, {column}]."
        )
        sentence = say(picked, row=i, column=j, terms=terms, sum=number(y[i, j]))
        if self.gradient:
            grad_x, grad_w = np.zeros_like(x), np.zeros_like(w)
            grad_x[i], grad_w[:, j] = w[:, j], x[i]
            grids.append(Grid(say("gradient for x"), _cells(grad_x), row))
            grids.append(Grid(say("gradient for w"), _cells(grad_w), column))
            slope = "Its gradient for x is w's column, laid in that row; for w it is x's row, laid in that column."
            sentence = f"{sentence} {say(slope)}"
        head = ("k", *(str(k) for k in range(x.shape[1])))
        rows = [
            (f"x[{i}, k]", *(f"{v:g}" for v in x[i])),
            (f"w[k, {j}]", *(f"{v:g}" for v in w[:, j])),
            (say("product"), *(f"{v:g}" for v in x[i] * w[:, j] + 0.0)),  # + 0.0 turns -0 into 0
        ]
        caption = say("The sum in cell [{row}, {column}]", row=i, column=j)
        return Content(sentence, tables=[Table(caption, head, rows)], grids=grids)


def _cells(array: np.ndarray) -> list[list[str]]:
    return [[f"{value:g}" for value in row] for row in array]


def _signed(value: float) -> str:
    return f"({value:g})" if value < 0 else f"{value:g}"
