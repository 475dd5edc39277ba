"""Pictures of what a dtype can tell apart: gaps between its numbers, and losses that drift apart."""

import numpy as np

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
    ax.plot(sizes, gap32, color=BLUE, marker="o", markersize=4, label="float32, 4 bytes")
    ax.plot(sizes, gap64, color=ORANGE, marker="s", markersize=4, linestyle="--", label="float64, 8 bytes")
    ax.axvline(sizes[at], color=GREY, linestyle=":", linewidth=1.2)
    for gap in (gap32[at], gap64[at]):
        ax.annotate(f"gap {gap:.2g}", (sizes[at], gap), (-8, 8), textcoords="offset points", ha="right", color=INK)
    ax.set(xscale="log", yscale="log", xlabel="number (no units, log scale)", ylabel="gap to the next (log scale)")
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        f"Gaps between neighbouring numbers from {sizes[0]:.0e} to {sizes[-1]:.0e}, both axes logarithmic. The gaps "
        f"grow with the number. Near {sizes[at]:.1e} they are {gap32[at]:g} in float32 and {gap64[at]:.1e} in float64.",
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
    ax.plot(steps, positive, label="float32 against float64", **look)
    ax.axhline(limit, color=ORANGE, linestyle="--", linewidth=1.2, label=f"{limit:g}")
    ax.axvline(until, color=GREY, linestyle=":", linewidth=1.2, label=f"step {until}")
    ax.set(yscale="log", xlabel="step t (steps)", ylabel="relative difference (log scale)")
    ax.legend(frameon=False, fontsize=9)
    below = "lies" if np.nanmax(positive[:until]) < limit else "does not lie"
    grows = "above" if np.nanmax(positive[until:]) > limit else "below"
    return show(
        figure,
        f"Relative difference between the losses of float32 and float64 over {len(steps)} steps, on a logarithmic "
        f"axis. It {below} below {limit:g} up to step {until}, and its largest value after that lies {grows} it.",
    )
