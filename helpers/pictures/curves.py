"""Pictures of curves: a floor, a range, losses over the steps."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import number, rounded

from .show import BLUE, GREY, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["clipped_entries", "loss_curves", "relu_and_slope", "slope_of_loss"]

_LINES = ((BLUE, "-", "o"), (ORANGE, "--", "s"), (VIOLET, ":", "^"), (INK, "-.", "D"))


def relu_and_slope(h) -> Picture:
    """Show each entry of h against ReLU's value, and against its slope.

    Args:
        h: a float array.
    """
    before = np.sort(h, axis=None)
    after = np.maximum(before, 0)
    slope = (before > 0).astype(float)
    figure, (left, right) = new_figure(7, 2.8, columns=2)
    left.plot(before, after, color=BLUE, marker="o", markersize=4, linewidth=1)
    left.set(title=say("ReLU: the negative ones become 0"), ylabel=say("h_relu (no units)"))
    right.plot(before, slope, color=ORANGE, marker="s", markersize=4, linestyle="none")
    right.set(title=say("slope: 0 where off, 1 where on"), ylabel=say("slope (no units)"), ylim=(-0.1, 1.1))
    for ax in (left, right):
        ax.set_xlabel(say("h (no units)"))
        ax.axvline(0, color=GREY, linewidth=0.8)
    off = int((before < 0).sum())
    return show(
        figure,
        say(
            "Left: {count} entries of h between {low:.1f} and {high:.1f} against h_relu. "
            "The {off} negative ones lie at 0, the others on the diagonal. "
            "Right: the slope is 0 for the negative entries and 1 for the others.",
            count=before.size,
            low=before.min(),
            high=before.max(),
            off=off,
        ),
    )


def clipped_entries(grad, clipped, low: float, high: float) -> Picture:
    """Show each entry before and after clipping.

    Args:
        grad, clipped: float arrays of one shape.
        low, high: the bounds.
    """
    order = np.argsort(grad, axis=None)
    before, after = grad.ravel()[order], clipped.ravel()[order]
    figure, ax = new_figure(7, 2.8)
    known = {"markersize": 4, "linewidth": 1}
    ax.plot(before, before, color=GREY, linestyle="--", marker="x", label=say("unchanged"), **known)
    ax.plot(before, after, color=BLUE, marker="o", label=say("clipped"), **known)
    for bound in (low, high):
        ax.axhline(bound, color=ORANGE, linestyle=":", linewidth=1)
    ax.set(xlabel=say("grad (no units)"), ylabel=say("result (no units)"))
    ax.set(title=f"np.clip(grad, {low:g}, {high:g})")
    ax.legend(frameon=False, fontsize=9)
    moved = int((before != after).sum())
    return show(
        figure,
        say(
            "{count} entries of grad between {least:.1f} and {most:.1f} against the clipped result. "
            "{moved} of them were moved to {low} or {high}; between the bounds the result is the entry itself.",
            count=before.size,
            least=before.min(),
            most=before.max(),
            moved=moved,
            low=number(low),
            high=number(high),
        ),
    )


def slope_of_loss(values, losses, step: float) -> Picture:
    """Show the loss as one weight moves, with the line through the points one step below and one step above.

    Args:
        values, losses: float arrays, shape (K,): values of one weight, the present one in the middle, and their losses.
        step: how far below and above the slope is measured; one of the distances between values.
    """
    middle = len(values) // 2
    low, high = (int(np.argmin(np.abs(values - values[middle] - way * step))) for way in (-1, 1))
    slope = (losses[high] - losses[low]) / (values[high] - values[low])
    figure, ax = new_figure(7, 2.8)
    ax.plot(values, losses, color=BLUE, label=say("loss"))
    line = losses[low] + slope * (values - values[low])
    measured = say("measured slope {slope}", slope=rounded(slope, 4))
    ax.plot(values, line, color=ORANGE, linestyle="--", label=measured)
    ends = [low, high]
    ax.plot(values[ends], losses[ends], "s", color=ORANGE, label=say("one step below and above"))
    ax.plot(values[middle], losses[middle], "o", color=INK, label=say("the weight as it is"))
    ax.set(xlabel=say("value of one weight (no units)"), ylabel=say("loss (no units)"))
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "The loss as one weight moves from {first} to {last}: a curve. A line through the points one step below "
            "and one step above the present value has the slope {slope}.",
            first=rounded(values[0], 2),
            last=rounded(values[-1], 2),
            slope=rounded(slope, 4),
        ),
    )


def loss_curves(losses: dict, baseline: float | None = None, marks: int = 8) -> Picture:
    """Show losses over the steps on a logarithmic axis.

    Args:
        losses: label to list of losses, one for each step; at most four. What is not finite is left out.
        baseline: the loss of a network that always answers 0, drawn as a line; None for no line.
        marks: how many markers a curve gets.
    """
    figure, ax = new_figure(7, 3.2)
    words = []
    for (label, curve), (colour, style, marker) in zip(losses.items(), _LINES, strict=False):
        values = np.asarray(curve, dtype=float)
        shown = np.where(np.isfinite(values), values, np.nan)
        every = max(1, len(values) // marks)
        ax.plot(shown, color=colour, linestyle=style, marker=marker, markevery=every, markersize=5, label=label)
        finite = values[np.isfinite(values)]
        first, last = rounded(finite[0], 2), rounded(finite[-1], 2)
        over = "{label}: from {first} to {last} over {count} steps"
        words.append(say(over, label=label, first=first, last=last, count=len(finite)))
    if baseline is not None:
        ax.axhline(baseline, color=GREY, linewidth=1.2, linestyle=(0, (1, 3)))
        ax.annotate(
            say("sum of y², always answering 0"),
            (0.99, baseline),
            (0, 5),
            xycoords=ax.get_yaxis_transform(),
            textcoords="offset points",
            ha="right",
            size=8,
            color=INK,
        )
        words.append(say("the loss of always answering 0 is {loss}", loss=rounded(baseline, 3)))
    ax.set(yscale="log", xlabel=say("step t (steps)"), ylabel=say("loss (no units, log scale)"))
    ax.legend(frameon=False, fontsize=9)
    return show(figure, say("Losses on a logarithmic axis. {losses}.", losses="; ".join(words)))
