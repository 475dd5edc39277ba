"""Pictures of the network: its arrays as boxes with their shapes, and one small enough to be checked by head."""

import numpy as np
from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

from helpers.words.language import say
from helpers.words.numbers import listed, number

from .grids import shape_text
from .show import BLUE, INK, ORANGE, Picture, new_figure, show

__all__ = ["network_shapes", "worked_network"]


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


def worked_network(x, w1, w2, y) -> Picture:
    """Draw one row's way through a network of 2-2-1: values forward, the slopes of the loss backward.

    The slopes are those of the squared error, by the chain rule; at exactly 0 ReLU counts as off.

    Args:
        x: array of numbers, shape (2,), the inputs, no units.
        w1, w2: arrays of numbers, shapes (2, 2) and (2,), the weights, no units.
        y: number, the target, no units.
    """
    h = x @ w1  # (H,)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu @ w2
    slope_y_pred = 2 * (y_pred - y)
    slope_w2, slope_h = slope_y_pred * h_relu, slope_y_pred * w2 * (h > 0)
    slope_w1 = np.outer(x, slope_h)

    figure, ax = new_figure(8.6, 4.2)
    inputs, hidden = ([(column, 1.5 - 3 * row) for row in range(2)] for column in (0, 4))
    output, loss = (7.6, 0), (10.6, 0)
    for i, start in enumerate(inputs):
        for j, end in enumerate(hidden):
            _edge(ax, start, end, w1[i, j], slope_w1[i, j], at=0.3)
    for j, start in enumerate(hidden):
        _edge(ax, start, output, w2[j], slope_w2[j], at=0.5)
    _arrow(ax, output, loss)
    for i, place in enumerate(inputs):
        _node(ax, place, say("x[{place}]", place=i), number(x[i]), None)
    for j, place in enumerate(hidden):
        value = say("{before}\nReLU {after}", before=number(h[j]), after=number(h_relu[j]))
        _node(ax, place, say("h[{place}]", place=j), value, slope_h[j])
    _node(ax, output, "y_pred", number(y_pred), slope_y_pred)
    _node(ax, loss, say("loss, target {y}", y=number(y)), number((y_pred - y) ** 2), None)
    ax.set(xlim=(-1.1, 12), ylim=(-2.9, 2.7), aspect="equal")
    ax.axis("off")
    alt = say(
        "A network of 2 inputs, 2 hidden units and 1 output. Inputs {x}, hidden {h}, after ReLU {h_relu}, prediction "
        "{y_pred}, target {y}, loss {loss}. Beside each weight stands its slope: w1 {slope_w1}, w2 {slope_w2}.",
        x=listed(x),
        h=listed(h),
        h_relu=listed(h_relu),
        y_pred=number(y_pred),
        y=number(y),
        loss=number((y_pred - y) ** 2),
        slope_w1=listed(slope_w1.ravel()),
        slope_w2=listed(slope_w2),
    )
    return show(figure, alt)


def _node(ax, place, name: str, value: str, slope: float | None) -> None:
    ax.add_patch(Circle(place, 0.62, facecolor="white", edgecolor=INK, zorder=2))
    ax.text(*place, value, ha="center", va="center", size=9, color=BLUE, weight="bold", zorder=3)
    ax.text(place[0], place[1] + 0.75, name, ha="center", va="bottom", size=9, color=INK)
    if slope is not None:
        ax.text(place[0], place[1] - 0.75, _slope(slope), ha="center", va="top", size=9, color=ORANGE, style="italic")


def _arrow(ax, start, end) -> None:
    arrow = FancyArrowPatch(start, end, arrowstyle="->", mutation_scale=12, color=INK, shrinkA=24, shrinkB=24)
    ax.add_patch(arrow)


def _edge(ax, start, end, weight: float, slope: float, at: float) -> None:
    """Draw an arrow with its weight and slope, `at` a share of the way."""
    _arrow(ax, start, end)
    middle = [first + at * (last - first) for first, last in zip(start, end)]
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    ax.text(*middle, say("weight {weight}", weight=number(weight)), ha="center", va="bottom", size=9, bbox=ground)
    ax.text(*middle, _slope(slope), ha="center", va="top", size=9, color=ORANGE, style="italic", bbox=ground)


def _slope(slope: float) -> str:
    return say("slope {slope}", slope=number(slope))
