"""Where a gradient goes on its way back through an operation: small matrices, the entries that matter lit up."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import number

from .grids import draw_grid, shape_text
from .show import Picture, new_figure, show

__all__ = ["clamp_gradient", "dot_gradient", "maximum_gradient", "mm_gradient", "scaled_draw"]


def scaled_draw(z, scale: float) -> Picture:
    """Show a draw z and the weights scale * z.

    Args:
        z: float array, shape (D_in, H), no units.
        scale: the spread that the weights get, no units.
    """
    z = np.asarray(z)
    figure, (left, right) = new_figure(7.0, 2.6, 2)
    draw_grid(left, z, say("{name}, shape {shape}", name="z", shape=shape_text(z)), form="{:.2f}")
    title = say("{name}, shape {shape}", name=f"w = {number(scale)} · z", shape=shape_text(z))
    draw_grid(right, scale * z, title, form="{:.2f}")
    return show(
        figure,
        say(
            "A draw z, shape {shape}, with first entry {before:.2f}, beside w, where every entry is multiplied by "
            "{scale}: the first is {after:.2f}.",
            shape=shape_text(z),
            before=z[0, 0],
            scale=number(scale),
            after=scale * z[0, 0],
        ),
    )


def dot_gradient(a, b, grad_a, grad_b) -> Picture:
    """Show two vectors and the gradients of their dot product, the same entries lit up alike.

    Args:
        a, b, grad_a, grad_b: float arrays, shape (N,), no units.
    """
    a, b, grad_a, grad_b = (np.asarray(array)[None, :] for array in (a, b, grad_a, grad_b))
    figure, axes = new_figure(9.0, 1.4, 4)
    columns = range(a.shape[1])
    blue, hatched = {(0, j): "row" for j in columns}, {(0, j): "column" for j in columns}
    shown = (("a", a, blue), ("b", b, hatched), ("grad_a", grad_a, hatched), ("grad_b", grad_b, blue))
    for ax, (name, array, marked) in zip(axes, shown):
        draw_grid(ax, array, name, marked, form="{:.1f}")
        ax.set(yticks=[], ylabel="", xlabel=say("entry (no units)"))
        ax.xaxis.label.set_size(8)
    return show(
        figure,
        say(
            "Two vectors of {count} entries and the gradients of their dot product. grad_a holds {grad_a}, the entries "
            "of b; grad_b holds {grad_b}, the entries of a.",
            count=a.size,
            grad_a=_listed(grad_a),
            grad_b=_listed(grad_b),
        ),
    )


def maximum_gradient(a, b, grad) -> Picture:
    """Show a, b, grad, and what torch.maximum(a, b) hands back to a and to b.

    Args:
        a, b, grad: float arrays of one shape, two axes, nowhere equal, no units.
    """
    a, b, grad = map(np.asarray, (a, b, grad))
    to_a, to_b = _marks(a > b, "row"), _marks(b > a, "column")
    figure, axes = new_figure(10.5, 2.2, 5)
    draw_grid(axes[0], a, "a", to_a, form="{:.1f}")
    draw_grid(axes[1], b, "b", to_b, form="{:.1f}")
    draw_grid(axes[2], grad, say("grad arrives"), to_a | to_b, form="{:.1f}")
    draw_grid(axes[3], np.where(a > b, grad, 0), "grad_a", to_a, form="{:.1f}")
    draw_grid(axes[4], np.where(b > a, grad, 0), "grad_b", to_b, form="{:.1f}")
    for ax in axes[1:]:
        ax.set_ylabel("")
    return show(
        figure,
        say(
            "Five grids of shape {shape}. a is the larger in {filled} places, filled; b in {hatched}, hatched. grad_a "
            "holds the numbers of grad in the filled places and 0 elsewhere, grad_b those in the hatched.",
            shape=shape_text(a),
            filled=len(to_a),
            hatched=len(to_b),
        ),
    )


def mm_gradient(grad, b, row: int, column: int) -> Picture:
    """Show grad_a = grad times b transposed, with one entry and the row and column that make it.

    Args:
        grad: float array, shape (N, H), no units.
        b: float array, shape (D, H), no units.
        row, column: the entry of grad_a, shape (N, D).
    """
    grad, turned = np.asarray(grad), np.asarray(b).T
    grad_a = grad @ turned
    figure, (left, middle, right) = new_figure(8.5, 3.0, 3)
    in_row, in_column = [(row, h) for h in range(grad.shape[1])], [(h, column) for h in range(grad.shape[1])]
    draw_grid(left, grad, f"grad {shape_text(grad)}", dict.fromkeys(in_row, "row"), form="{:.1f}")
    title = say("times b.t() {shape}", shape=shape_text(turned))
    draw_grid(middle, turned, title, dict.fromkeys(in_column, "column"), form="{:.1f}")
    title = say("gives grad_a {shape}", shape=shape_text(grad_a))
    draw_grid(right, grad_a, title, {(row, column): "cell"}, form="{:.1f}")
    return show(
        figure,
        say(
            "grad, shape {grad}, times b transposed, shape {turned}, gives grad_a, shape {grad_a}. Row {row} of grad "
            "and column {column} of b.t() are lit up; they make the entry {entry:.1f}.",
            grad=shape_text(grad),
            turned=shape_text(turned),
            grad_a=shape_text(grad_a),
            row=row,
            column=column,
            entry=grad_a[row, column],
        ),
    )


def clamp_gradient(h, low: float, high: float, grad) -> Picture:
    """Show h, the gradient that arrives, and what passes back through clamp(low, high).

    Args:
        h, grad: float arrays of one shape, two axes, no units.
        low, high: the bounds, no units.
    """
    h, grad = np.asarray(h), np.asarray(grad)
    inside = (h > low) & (h < high)
    marks = _marks(inside, "row") | _marks(~inside, "column")
    figure, axes = new_figure(8.5, 2.6, 3)
    draw_grid(axes[0], h, "h", marks, form="{:.1f}")
    draw_grid(axes[1], grad, say("grad arrives"), marks, form="{:.1f}")
    draw_grid(axes[2], np.where(inside, grad, 0), "grad_h", marks, form="{:.1f}")
    for ax in axes[1:]:
        ax.set_ylabel("")
    return show(
        figure,
        say(
            "Three grids of shape {shape}. {inside} entries of h lie between {low} and {high}, filled; the other "
            "{outside} are hatched. grad_h holds grad in the filled places and 0 in the hatched ones.",
            shape=shape_text(h),
            inside=inside.sum(),
            low=number(low),
            high=number(high),
            outside=inside.size - inside.sum(),
        ),
    )


def _marks(mask: np.ndarray, style: str) -> dict:
    return {(int(i), int(j)): style for i, j in np.argwhere(mask)}


def _listed(array) -> str:
    return ", ".join(f"{value:.1f}" for value in array.ravel())
