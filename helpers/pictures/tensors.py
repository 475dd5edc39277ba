"""Pictures of what torch's operations do: three products, two kinds of maximum, bounds, a mask, a stack."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.words.language import say
from helpers.words.numbers import listed, number

from .grids import draw_grid, shape_text
from .show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show

__all__ = ["bounded_entries", "masked_gradient", "maximum_and_max", "stacked_products", "three_products"]


def three_products(w_turned, v, x_turned) -> Picture:
    """Show a matrix, a vector and a matrix, with `mv` and `mm` of them; what row 0 takes part in is lit up.

    Args:
        w_turned, v, x_turned: float arrays, shapes (H, D), (D,) and (D, N), small enough to read.
    """
    vector, matrix = w_turned @ v, w_turned @ x_turned
    figure, axes = new_figure(9, 3, columns=5)
    row = {(0, d): "row" for d in range(len(v))}
    draw_grid(axes[0], w_turned, f"w.t()\n{shape_text(w_turned)}", row)
    draw_grid(axes[1], v[:, None], f"v\n{shape_text(v)}", {(d, 0): "column" for d in range(len(v))})
    draw_grid(axes[2], x_turned, f"x.t()\n{shape_text(x_turned)}")
    draw_grid(axes[3], vector[:, None], f"w.t().mv(v)\n{shape_text(vector)}", {(0, 0): "cell"})
    lit = {(0, n): "row" for n in range(matrix.shape[1])}
    draw_grid(axes[4], matrix, f"w.t().mm(x.t())\n{shape_text(matrix)}", lit)
    title = say("{name}, shape {shape}", name=f"torch.dot(w[:, 0], v) = {number(vector[0])}", shape="()")
    figure.suptitle(title, fontsize=11)
    return show(
        figure,
        say(
            "Grids of w.t() {w}, v {v}, x.t() {x}, and of two products. Row 0 of w.t(), which is column 0 of w, and v "
            "give the number {first}, shape (). All rows of w.t() with v give w.t().mv(v), shape {vector}, which "
            "begins with that number. w.t().mm(x.t()) has shape {matrix}.",
            w=shape_text(w_turned),
            v=shape_text(v),
            x=shape_text(x_turned),
            first=number(vector[0]),
            vector=shape_text(vector),
            matrix=shape_text(matrix),
        ),
    )


def maximum_and_max(h, larger, values, places) -> Picture:
    """Show a matrix, its entry-by-entry maximum with another, and its largest entries along axis 0 with their places.

    Args:
        h, larger: float arrays, shape (N, H).
        values: float array, shape (H,), the largest entry of each column.
        places: int array, shape (H,), the rows they stand in.
    """
    figure, (left, middle, right) = new_figure(8.5, 2.5, columns=3)
    found = {(int(row), column): "column" for column, row in enumerate(places)}
    kept = {(int(n), int(j)): "row" for n, j in np.argwhere(larger == h)}
    draw_grid(left, h, f"h\n{shape_text(h)}", found)
    draw_grid(middle, larger, f"torch.maximum(h, h_low)\n{shape_text(larger)}", kept)
    title = say("torch.max(h, 0): two of {shape}", shape=shape_text(values))
    draw_grid(right, np.stack([values, places]), title)
    right.set_yticks([0.5, 1.5], ["values", "indices"])  # as torch names its two results
    right.set_ylabel("")
    return show(
        figure,
        say(
            "Left: h, shape {h}, with the largest entry of each column hatched. Middle: torch.maximum(h, h_low) has "
            "the same shape; its {kept} entries from h are lit up, and the rest come from h_low. Right: "
            "torch.max(h, 0) gives two Tensors of shape {shape}: values {values} and indices {places}.",
            h=shape_text(h),
            kept=len(kept),
            shape=shape_text(values),
            values=listed(values),
            places=listed(places),
        ),
    )


def bounded_entries(h, floored, lowered, ceiling: float) -> Picture:
    """Show each entry of h against the same with a floor, and the same with a ceiling.

    Args:
        h, floored, lowered: float arrays of one shape; the floor is the smallest entry of `floored`.
        ceiling: the upper bound.
    """
    floor = floored.min()
    order = np.argsort(h, axis=None)
    before, with_floor, with_ceiling = (part.ravel()[order] for part in (h, floored, lowered))
    figure, ax = new_figure(7, 2.8)
    ax.plot(before, before, color=GREY, linestyle=":", linewidth=1, label=say("unchanged"))
    label = f"clamp(min={floor:g})"
    ax.plot(before, with_floor, color=BLUE, marker="o", markersize=5, linewidth=1, label=label)
    label = f"clamp(max={ceiling:g})"
    ax.plot(before, with_ceiling, color=ORANGE, linestyle="--", marker="s", markersize=4, linewidth=1, label=label)
    ax.set(xlabel=say("h (no units)"), ylabel=say("result (no units)"))
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "{count} entries of h between {low:.1f} and {high:.1f} against two results. With a floor, the {below} "
            "entries below {floor} lie at {floor}. With a ceiling, the {above} entries above {ceiling} lie at "
            "{ceiling}. All others stay on the diagonal.",
            count=before.size,
            low=before.min(),
            high=before.max(),
            below=int((before < floor).sum()),
            above=int((before > ceiling).sum()),
            floor=number(floor),
            ceiling=number(ceiling),
        ),
    )


def masked_gradient(h, grad_copy) -> Picture:
    """Show h, the gradient that arrives at the ReLU, and the same masked.

    Args:
        h, grad_copy: float arrays, shape (N, H).
    """
    grad_masked = np.where(h < 0, 0, grad_copy)
    figure, axes = new_figure(8.5, 2.4, columns=3)
    closed = {(int(n), int(j)): "column" for n, j in np.argwhere(h < 0)}
    for ax, array, title in (
        (axes[0], h, "h"),
        (axes[1], grad_copy, "grad_copy"),
        (axes[2], grad_masked, "grad_masked"),
    ):
        draw_grid(ax, array, f"{title}\n{shape_text(array)}", closed)
    return show(
        figure,
        say(
            "Grids of h, grad_copy and grad_masked, shape {shape}. The {closed} places that the mask finds in h are "
            "hatched in each. In grad_masked these places hold 0; the other {open} hold the numbers of grad_copy.",
            shape=shape_text(h),
            closed=len(closed),
            open=h.size - len(closed),
        ),
    )


def stacked_products(x_turned, grad_h, grad_w1) -> Picture:
    """Show a batched product as stacks of boxes: each sheet of x.mT meets the sheet of grad_h with the same number.

    Args:
        x_turned, grad_h, grad_w1: arrays, shapes (B, D_in, N), (B, N, H) and (B, D_in, H).
    """
    figure, ax = new_figure(7, 2.6)
    left, B = 0.0, len(x_turned)
    for name, array, sign in (("x.mT", x_turned, "bmm"), ("grad_h", grad_h, "="), ("grad_w1", grad_w1, "")):
        height, width = (size**0.5 for size in array.shape[1:])
        look = {"facecolor": ORANGE if name == "grad_h" else BLUE, "hatch": "//" if name == "grad_h" else ""}
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
    tallest = max(x_turned.shape[1], grad_h.shape[1]) ** 0.5 / 2
    ax.set(xlim=(-0.5, left - 2), ylim=(-tallest - 1.2, tallest + 0.35 * B + 0.9), aspect="equal")
    ax.axis("off")
    return show(
        figure,
        say(
            "Three stacks of {count} matrices: x.mT {x} bmm grad_h {grad_h} gives grad_w1 {grad_w1}. Each matrix of "
            "x.mT meets the matrix of grad_h at the same place in its stack.",
            count=B,
            x=shape_text(x_turned),
            grad_h=shape_text(grad_h),
            grad_w1=shape_text(grad_w1),
        ),
    )
