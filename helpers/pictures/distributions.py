"""Pictures of many numbers at once: draws, steps on a line, errors, units that are on."""

import numpy as np

from .show import BLUE, GREY, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["draws", "living_units", "number_line", "squared_errors"]


def draws(uniform, normal) -> Picture:
    """Show how the draws of `rand` and of `randn` are spread.

    Args:
        uniform, normal: float arrays of any shape.
    """
    edges = np.arange(-4.5, 4.75, 0.25)
    figure, axes = new_figure(7, 2.8, columns=2)
    shares = {}
    for ax, name, numbers, colour, hatch in (
        (axes[0], "rand", uniform, ORANGE, "//"),
        (axes[1], "randn", normal, BLUE, ""),
    ):
        ax.hist(np.ravel(numbers), edges, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4)
        ax.axvspan(0, 1, color=GREY, alpha=0.2, linewidth=0)
        ax.set(title=name, xlabel="value (no units)", ylabel="count (numbers)", xlim=(-4.5, 4.5))
        shares[name] = np.mean((numbers >= 0) & (numbers < 1))
    return show(
        figure,
        f"Two histograms over the same axis, the range 0 to 1 shaded. {shares['rand']:.0%} of rand lies in it, flat. "
        f"randn is a bell around 0 from {np.min(normal):.1f} to {np.max(normal):.1f}; "
        f"{shares['randn']:.0%} of it lies there.",
    )


def number_line(steps, reported) -> Picture:
    """Show the steps of a loop on a line, with those that are reported.

    Args:
        steps, reported: ranges or lists of whole numbers.
    """
    steps, reported = list(steps), list(reported)
    figure, ax = new_figure(7, 1.6)
    ax.plot(steps, [0] * len(steps), color=GREY, marker="|", linestyle="-", markersize=8, label="steps")
    ax.plot(reported, [0] * len(reported), color=BLUE, marker="o", linestyle="none", markersize=9, label="reported")
    for step in reported:
        ax.annotate(str(step), (step, 0), (0, 10), textcoords="offset points", ha="center", size=9)
    ax.axvline(steps[-1] + 1, color=ORANGE, linestyle="--", linewidth=1)
    ax.annotate(f"stop: {steps[-1] + 1}", (steps[-1] + 1, 0), (-4, -22), textcoords="offset points", ha="right", size=9)
    ax.set(xlabel="step t (steps)", yticks=[], ylim=(-1, 1))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.spines["left"].set_visible(False)
    ax.legend(frameon=False, fontsize=8, loc="upper left", ncols=2)
    return show(
        figure,
        f"A line with the steps {steps[0]} to {steps[-1]}. "
        f"Dots mark the reported ones: {', '.join(map(str, reported))}. "
        f"The stop, {steps[-1] + 1}, lies behind the last step.",
    )


def squared_errors(y_pred, y) -> Picture:
    """Show predictions beside targets, and the square of each difference.

    Args:
        y_pred, y: float arrays, shape (N,).
    """
    places, squares = np.arange(len(y)), np.square(y_pred - y)
    figure, (left, right) = new_figure(7, 2.8, columns=2)
    left.vlines(places, y, y_pred, color=GREY)
    left.plot(places, y, "s", color=INK, label="y")
    left.plot(places, y_pred, "o", color=BLUE, label="y_pred")
    left.set(title="differences", xlabel="entry (no units)", ylabel="value (no units)", xticks=places)
    left.legend(frameon=False, fontsize=9)
    right.bar(places, squares, color=ORANGE, hatch="//", edgecolor="white")
    for place, square in zip(places, squares, strict=True):
        right.annotate(f"{square:g}", (place, square), (0, 2), textcoords="offset points", ha="center", size=9)
    right.set(title=f"squares, sum {squares.sum():g}", xlabel="entry (no units)", xticks=places)
    right.set_ylabel("squared difference (no units)")
    right.margins(y=0.15)
    return show(
        figure,
        f"Left: {len(y)} predictions and their targets, joined by lines. Right: the squared differences "
        f"{', '.join(f'{square:g}' for square in squares)}, whose sum is the loss, {squares.sum():g}.",
    )


def living_units(active: dict, rows: int) -> Picture:
    """Show on how many rows each hidden unit is on, the busiest unit first.

    Args:
        active: label to whole numbers, shape (H,): rows on which each unit is positive; at most three.
        rows: how many rows there are.
    """
    figure, ax = new_figure(7, 3)
    words = []
    looks = ((BLUE, "-", "o"), (ORANGE, "--", "s"), (VIOLET, ":", "^"))
    for (label, counts), (colour, style, marker) in zip(active.items(), looks, strict=False):
        ordered = np.sort(counts)[::-1]
        ax.plot(ordered, color=colour, linestyle=style, marker=marker, markevery=9, markersize=5, label=label)
        words.append(f"{label}: {int((ordered > 0).sum())} of {len(ordered)} units are on for at least one row")
    ax.set(xlabel="hidden units, the busiest first (units)", ylabel=f"on for how many of {rows} rows (rows)")
    ax.set_ylim(-2, rows + 2)
    ax.legend(frameon=False, fontsize=9)
    return show(figure, f"For each hidden unit the number of rows on which it is on. {'; '.join(words)}.")
