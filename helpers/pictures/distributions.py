"""Pictures of many numbers at once: draws, steps on a line, errors, units that are on."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import listed, number

from .show import BLUE, GREY, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["draws", "living_units", "number_line", "squared_errors"]


def draws(uniform, normal) -> Picture:
    """Show how the draws of `rand` and of `randn` are spread.

    Args:
        uniform, normal: float arrays of any shape.
    """
    edges = np.arange(-4.5, 4.75, 0.25)
    figure, axes = new_figure(7, 2.8, columns=2)
    for ax, name, numbers, colour, hatch in (
        (axes[0], "rand", uniform, ORANGE, "//"),
        (axes[1], "randn", normal, BLUE, ""),
    ):
        ax.hist(np.ravel(numbers), edges, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4)
        ax.axvspan(0, 1, color=GREY, alpha=0.2, linewidth=0)
        ax.set(title=name, xlabel=say("value (no units)"), ylabel=say("count (numbers)"), xlim=(-4.5, 4.5))
    return show(
        figure,
        say(
            "Two histograms over the same axis, the range 0 to 1 shaded. {flat:.0%} of rand lies in it, flat. "
            "randn is a bell around 0 from {low:.1f} to {high:.1f} and leaves the range on both sides.",
            flat=np.mean((uniform >= 0) & (uniform < 1)),
            low=np.min(normal),
            high=np.max(normal),
        ),
    )


def number_line(steps, reported) -> Picture:
    """Show the steps of a loop on a line, with those that are reported.

    Args:
        steps, reported: ranges or lists of whole numbers.
    """
    steps, reported = list(steps), list(reported)
    figure, ax = new_figure(7, 1.6)
    ax.plot(steps, [0] * len(steps), color=GREY, marker="|", linestyle="-", markersize=8, label=say("steps"))
    dots = {"color": BLUE, "marker": "o", "linestyle": "none", "markersize": 9}
    ax.plot(reported, [0] * len(reported), label=say("reported"), **dots)
    for step in reported:
        ax.annotate(str(step), (step, 0), (0, 10), textcoords="offset points", ha="center", size=9)
    ax.axvline(steps[-1] + 1, color=ORANGE, linestyle="--", linewidth=1)
    stop = say("stop: {step}", step=steps[-1] + 1)
    ax.annotate(stop, (steps[-1] + 1, 0), (-4, -22), textcoords="offset points", ha="right", size=9)
    ax.set(xlabel=say("step t (steps)"), yticks=[], ylim=(-1, 1))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.spines["left"].set_visible(False)
    ax.legend(frameon=False, fontsize=8, loc="upper left", ncols=2)
    return show(
        figure,
        say(
            "A line with the steps {first} to {last}. Dots mark the reported ones: {reported}. "
            "The stop, {stop}, lies behind the last step.",
            first=steps[0],
            last=steps[-1],
            reported=listed(reported),
            stop=steps[-1] + 1,
        ),
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
    left.set(title=say("differences"), ylabel=say("value (no units)"))
    left.set(xlabel=say("entry (no units)"), xticks=places)
    left.legend(frameon=False, fontsize=9)
    right.bar(places, squares, color=ORANGE, hatch="//", edgecolor="white")
    for place, square in zip(places, squares, strict=True):
        right.annotate(f"{square:g}", (place, square), (0, 2), textcoords="offset points", ha="center", size=9)
    right.set(title=say("squares, sum {sum}", sum=number(squares.sum())), ylabel=say("squared difference (no units)"))
    right.set(xlabel=say("entry (no units)"), xticks=places)
    right.margins(y=0.15)
    return show(
        figure,
        say(
            "Left: {count} predictions and their targets, joined by lines. "
            "Right: the squared differences {squares}, whose sum is the loss, {sum}.",
            count=len(y),
            squares=listed(squares),
            sum=number(squares.sum()),
        ),
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
        alive = "{label}: {alive} of {count} units are on for at least one row"
        words.append(say(alive, label=label, alive=int((ordered > 0).sum()), count=len(ordered)))
    ax.set(xlabel=say("hidden units, the busiest first (units)"))
    ax.set_ylabel(say("on for how many of {rows} rows (rows)", rows=rows))
    ax.set_ylim(-2, rows + 2)
    ax.legend(frameon=False, fontsize=9)
    alt = say("For each hidden unit the number of rows on which it is on. {counts}.", counts="; ".join(words))
    return show(figure, alt)
