"""Draw small arrays as grids of numbers."""

from matplotlib.patches import Rectangle

from helpers.words.language import say
from helpers.words.numbers import shape

from .show import BLUE, INK, ORANGE

__all__ = ["draw_grid", "shape_text"]

_STYLES = {"row": (BLUE, ""), "column": (ORANGE, "//"), "cell": (ORANGE, "xx")}


def shape_text(array) -> str:
    """Return an array's shape as Python prints it, for example `(3, 4)`."""
    return shape(tuple(array.shape))


def draw_grid(ax, array, title: str, marked: dict | None = None, form: str = "{:g}") -> None:
    """Draw a two-dimensional array as a grid with its numbers; rows run downwards, as NumPy prints them.

    Args:
        ax: matplotlib axes.
        array: shape (rows, columns), at most about 8 of each.
        title: what stands above the grid.
        marked: cells to light up: `(row, column)` to `"row"` (filled), `"column"` (hatched) or `"cell"` (crossed).
        form: how a number is written.
    """
    rows, columns = array.shape
    for row in range(rows):
        for column in range(columns):
            style = (marked or {}).get((row, column))
            colour, hatch = _STYLES.get(style, ("none", ""))
            alpha = 0.25 if style else 1
            ax.add_patch(Rectangle((column, row), 1, 1, facecolor=colour, alpha=alpha, hatch=hatch, edgecolor=INK))
            ax.add_patch(Rectangle((column, row), 1, 1, facecolor="none", edgecolor=INK, linewidth=0.8))
            weight = "bold" if style else "normal"
            text = form.format(array[row, column])
            ax.text(column + 0.5, row + 0.5, text, ha="center", va="center", size=9, weight=weight)
    ax.set(xlim=(-0.05, columns + 0.05), ylim=(rows + 0.05, -0.05), aspect="equal")
    ax.set_xticks([column + 0.5 for column in range(columns)], range(columns))
    ax.set_yticks([row + 0.5 for row in range(rows)], range(rows))
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_title(title, fontsize=10)
    ax.set_xlabel(say("column (no units)"), fontsize=8)
    ax.set_ylabel(say("row (no units)"), fontsize=8)
