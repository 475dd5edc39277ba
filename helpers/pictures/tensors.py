"""Pictures of what torch's operations do: three products, two kinds of maximum, bounds, a mask, a stack."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.words.language import say
from helpers.words.numbers import listed, number

from .grids import draw_grid, shape_text
from .show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show

__all__ = ["bounded_entries", "masked_gradient", "maximum_and_max", "stacked_products", "three_products"]


def three_products(x, v, w) -> Picture:
    """Show a matrix, a vector and a matrix, with `mv` and `mm` of them; what row 0 takes part in is lit up.

    Args:
        x, v, w: float arrays, shapes (N, D), (D,) and (D, H), small enough to read.
    """
    vector, matrix = x @ v, x @ w
    figure, axes = new_figure(9, 3, columns=5)
    row = {(0, d): "row" for d in range(len(v))}
    draw_grid(axes[0], x, f"x\n{shape_text(x)}", row)
    draw_grid(axes[1], v[:, None], f"v\n{shape_text(v)}", {(d, 0): "column" for d in range(len(v))})
    draw_grid(axes[2], w, f"w\n{shape_text(w)}")
    draw_grid(axes[3], vector[:, None], f"x.mv(v)\n{shape_text(vector)}", {(0, 0): "cell"})
    draw_grid(axes[4], matrix, f"x.mm(w)\n{shape_text(matrix)}", {(0, j): "row" for j in range(matrix.shape[1])})
    title = say("{name}, shape {shape}", name=f"torch.dot(x[0], v) = {number(vector[0])}", shape="()")
    figure.suptitle(title, fontsize=11)
    return show(
        figure,
        say(
            "Grids of x {x}, v {v}, w {w}, and of two products. Row 0 of x and v give the number {first}, shape (). "
            "All rows of x with v give x.mv(v), shape {vector}, which begins with that number. "
            "x.mm(w) has shape {matrix}.",
            x=shape_text(x),
            v=shape_text(v),
            w=shape_text(w),
            first=number(vector[0]),
            vector=shape_text(vector),
            matrix=shape_text(matrix),
        ),
    )


def maximum_and_max(h, h_relu, values, places) -> Picture:
    """Show a matrix, its entry-by-entry maximum with 0, and its largest entries along axis 0 with their places.

    Args:
        h, h_relu: float arrays, shape (N, H).
        values: float array, shape (H,), the largest entry of each column.
        places: int array, shape (H,), the rows they stand in.
    """
    figure, (left, middle, right) = new_figure(8.5, 2.5, columns=3)
    found = {(int(row), column): "column" for column, row in enumerate(places)}
    kept = {(int(n), int(j)): "row" for n, j in np.argwhere(h > 0)}
    draw_grid(left, h, f"h\n{shape_text(h)}", found)
    draw_grid(middle, h_relu, f"torch.maximum(h, zero)\n{shape_text(h_relu)}", kept)
    title = say("torch.max(h, 0): two of {shape}", shape=shape_text(values))
    draw_grid(right, np.stack([values, places]), title)
    right.set_yticks([0.5, 1.5], ["values", "indices"])  # as torch names its two results
    right.set_ylabel("")
    return show(
        figure,
        say(
            "Left: h, shape {h}, with the largest entry of each column hatched. Middle: torch.maximum(h, zero) has the "
            "same shape; its {kept} positive entries are lit up and the others are 0. Right: torch.max(h, 0) gives two "
            "Tensors of shape {shape}: values {values} and indices {places}.",
            h=shape_text(h),
            kept=len(kept),
            shape=shape_text(values),
            values=listed(values),
            places=listed(places),
        ),
    )


def bounded_entries(h, floor, both, ceiling: float) -> Picture:
    """Show each entry of h against the same with a floor, and with a floor and a ceiling.

    Args:
        h, floor, both: float arrays of one shape.
        ceiling: the upper bound.
    """
    order = np.argsort(h, axis=None)
    before, with_floor, with_both = (part.ravel()[order] for part in (h, floor, both))
    figure, ax = new_figure(7, 2.8)
    ax.plot(before, before, color=GREY, linestyle=":", linewidth=1, label=say("unchanged"))
    ax.plot(before, with_floor, color=BLUE, marker="o", markersize=5, linewidth=1, label="clamp(min=0)")
    label = f"clamp(min=0, max={ceiling:g})"
    ax.plot(before, with_both, color=ORANGE, linestyle="--", marker="s", markersize=4, linewidth=1, label=label)
    ax.set(xlabel=say("h (no units)"), ylabel=say("result (no units)"))
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "{count} entries of h between {low:.1f} and {high:.1f} against two results. Both are 0 for the {negative} "
            "negative entries. With a ceiling, the {above} entries above {ceiling} lie at {ceiling}; without one they "
            "stay on the diagonal.",
            count=before.size,
            low=before.min(),
            high=before.max(),
            negative=int((before < 0).sum()),
            above=int((before > ceiling).sum()),
            ceiling=number(ceiling),
        ),
    )


def masked_gradient(h, grad_h_relu, grad_h) -> Picture:
    """Show h, the gradient that arrives behind the ReLU, and what is left of it in front.

    Args:
        h, grad_h_relu, grad_h: float arrays, shape (N, H).
    """
    figure, axes = new_figure(8.5, 2.4, columns=3)
    closed = {(int(n), int(j)): "column" for n, j in np.argwhere(h < 0)}
    for ax, array, title in (
        (axes[0], h, "h"),
        (axes[1], grad_h_relu, "grad_h_relu"),
        (axes[2], grad_h, "grad_h"),
    ):
        draw_grid(ax, array, f"{title}\n{shape_text(array)}", closed)
    return show(
        figure,
        say(
            "Three grids of shape {shape}. The {closed} places where h is negative are hatched in each. In grad_h "
            "these places hold 0; the other {open} hold the numbers of grad_h_relu.",
            shape=shape_text(h),
            closed=len(closed),
            open=h.size - len(closed),
        ),
    )


def stacked_products(x, w1, h) -> Picture:
    """Show a batched product as stacks of boxes: each sheet of x meets the sheet of w1 behind the same number.

    Args:
        x, w1, h: arrays, shapes (B, N, D_in), (B, D_in, H) and (B, N, H).
    """
    figure, ax = new_figure(7, 2.6)
    left, B = 0.0, len(x)
    for name, array, sign in (("x", x, "bmm"), ("w1", w1, "="), ("h", h, "")):
        height, width = (size**0.5 for size in array.shape[1:])
        look = {"facecolor": ORANGE if name == "w1" else BLUE, "hatch": "//" if name == "w1" else ""}
        for sheet in reversed(range(B)):
            shift = 0.35 * sheet
            ax.add_patch(Rectangle((left + shift, shift - height / 2), width, height, facecolor="white", edgecolor=INK))
            ax.add_patch(Rectangle((left + shift, shift - height / 2), width, height, edgecolor=INK, alpha=0.3, **look))
        reach = 0.35 * (B - 1)
        ax.text(left, height / 2 + reach + 0.3, name, weight="bold", size=11)
        ax.text(left, -height / 2 - 0.4, shape_text(array), va="top", size=9)
        left += width + reach + 2.4
        if sign:
            ax.text(left - 1.2, reach / 2, sign, ha="center", va="center", size=11)
    tallest = max(x.shape[1], w1.shape[1]) ** 0.5 / 2
    ax.set(xlim=(-0.5, left - 2), ylim=(-tallest - 1.2, tallest + 0.35 * B + 0.9), aspect="equal")
    ax.axis("off")
    return show(
        figure,
        say(
            "Three stacks of {count} matrices: x {x} bmm w1 {w1} gives h {h}. Each matrix of x meets the matrix of w1 "
            "at the same place in its stack.",
            count=B,
            x=shape_text(x),
            w1=shape_text(w1),
            h=shape_text(h),
        ),
    )
