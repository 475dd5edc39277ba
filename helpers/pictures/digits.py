"""Pictures of what a dtype can tell apart: gaps between its numbers, and losses that drift apart."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import number, rounded

from .show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show

__all__ = ["gaps", "relative_differences"]


def gaps(sizes, gap32, gap64, marked: float) -> Picture:
    """Show how far apart neighbouring numbers are, in float32 and in float64.

    Args:
        sizes: float array, shape (n,), the numbers.
        gap32, gap64: float arrays, shape (n,), distance from each number to the next one of its dtype.
        marked: a number to point at.
    """
    figure, ax = new_figure(7, 3)
    at = int(np.argmin(np.abs(np.log(sizes / marked))))
    ax.plot(sizes, gap32, color=BLUE, marker="o", markersize=4, label=say("float32, 4 bytes"))
    dashed = {"color": ORANGE, "marker": "s", "markersize": 4, "linestyle": "--"}
    ax.plot(sizes, gap64, label=say("float64, 8 bytes"), **dashed)
    ax.axvline(sizes[at], color=GREY, linestyle=":", linewidth=1.2)
    for gap in (gap32[at], gap64[at]):
        text = say("gap {gap}", gap=rounded(gap, 2))
        ax.annotate(text, (sizes[at], gap), (-8, 8), textcoords="offset points", ha="right", color=INK)
    ax.set(xscale="log", xlabel=say("number (no units, log scale)"))
    ax.set(yscale="log", ylabel=say("gap to the next (log scale)"))
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "Gaps between neighbouring numbers from {first:.0e} to {last:.0e}, both axes logarithmic. The gaps grow "
            "with the number. Near {marked:.1e} they are {gap32} in float32 and {gap64:.1e} in float64.",
            first=sizes[0],
            last=sizes[-1],
            marked=sizes[at],
            gap32=number(gap32[at]),
            gap64=gap64[at],
        ),
    )


def relative_differences(differences, limit: float, until: int) -> Picture:
    """Show how far the losses of two dtypes lie apart, step by step.

    Args:
        differences: float array, shape (steps,), relative difference of the two losses.
        limit: a bound that holds up to step `until`, drawn as a line.
        until: the step.
    """
    steps = np.arange(len(differences))
    positive = np.where(differences > 0, differences, np.nan)
    figure, ax = new_figure(7, 3)
    look = {"color": BLUE, "marker": "o", "markevery": 25, "markersize": 4, "linewidth": 1}
    ax.plot(steps, positive, label=say("float32 against float64"), **look)
    ax.axhline(limit, color=ORANGE, linestyle="--", linewidth=1.2, label=number(limit))
    ax.axvline(until, color=GREY, linestyle=":", linewidth=1.2, label=say("step {step}", step=until))
    ax.set(yscale="log", xlabel=say("step t (steps)"), ylabel=say("relative difference (log scale)"))
    ax.legend(frameon=False, fontsize=9)
    measured = say(
        "Relative difference between the losses of float32 and float64 over {count} steps, on a logarithmic axis.",
        count=len(steps),
    )
    judged = _SIDES[bool(np.nanmax(positive[:until]) < limit), bool(np.nanmax(positive[until:]) > limit)]
    return show(figure, f"{measured} {say(judged, limit=number(limit), step=until)}")


# by whether all lies below the limit up to a step, and whether the largest after it lies above
_SIDES = {
    (True, True): "It lies below {limit} up to step {step}, and its largest value after that lies above it.",
    (True, False): "It lies below {limit} up to step {step}, and its largest value after that lies below it.",
    (False, True): "It does not lie below {limit} up to step {step}, and its largest value after that lies above it.",
    (False, False): "It does not lie below {limit} up to step {step}, and its largest value after that lies below it.",
}
