"""A picture of the network: its arrays as boxes, with their shapes."""

from matplotlib.patches import FancyArrowPatch, Rectangle

from helpers.words.language import say

from .grids import shape_text
from .show import BLUE, INK, ORANGE, Picture, new_figure, show

__all__ = ["network_shapes"]


def network_shapes(x, w1, h, w2, y_pred) -> Picture:
    """Show the five arrays of the forward pass as boxes; a longer axis is a longer side.

    Args:
        x, w1, h, w2, y_pred: arrays, shapes (N, D_in), (D_in, H), (N, H), (H, D_out), (N, D_out).
    """
    arrays = {"x": x, "w1": w1, "h, h_relu": h, "w2": w2, "y_pred": y_pred}
    figure, ax = new_figure(8, 3)
    left = 0.0
    for name, array in arrays.items():
        height, width = (size**0.4 for size in array.shape)
        learned = name in ("w1", "w2")
        look = {"facecolor": ORANGE if learned else BLUE, "hatch": "//" if learned else "", "alpha": 0.3}
        ax.add_patch(Rectangle((left, -height / 2), width, height, edgecolor=INK, **look))
        ax.text(left + width / 2, height / 2 + 0.5, name, ha="center", va="bottom", size=11, weight="bold")
        ax.text(left + width / 2, -height / 2 - 0.5, shape_text(array), ha="center", va="top", size=9)
        left += width
        sign = {"x": "dot", "w1": "=", "h, h_relu": say("ReLU,\nthen dot"), "w2": "="}.get(name)
        if sign:
            ax.add_patch(
                FancyArrowPatch((left + 0.4, 0), (left + 4.1, 0), arrowstyle="->", mutation_scale=12, color=INK)
            )
            ax.text(left + 2.2, 0.5, sign, ha="center", va="bottom", size=9)
            left += 4.5
    ax.set(xlim=(-0.5, left + 0.5), ylim=(-11, 11), aspect="equal")
    ax.axis("off")
    shapes = ", ".join(f"{name} {shape_text(array)}" for name, array in arrays.items())
    return show(
        figure,
        say(
            "The forward pass from left to right as boxes: {shapes}. "
            "The hatched boxes w1 and w2 are what training changes.",
            shapes=shapes,
        ),
    )
