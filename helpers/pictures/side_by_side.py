"""The losses of the three networks in one picture, and how far they lie apart."""

import numpy as np

from .show import BLUE, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["side_by_side"]

_LOOKS = ((BLUE, "-", "o"), (ORANGE, "--", "s"), (VIOLET, ":", "^"))


def side_by_side(comparison) -> Picture:
    """Draw each network's loss over the steps, and its distance from the first one's, relative.

    Args:
        comparison: a `helpers.comparison.Comparison`.
    """
    figure, (left, right) = new_figure(8.0, 3.0, 2)
    first = comparison.runs[0]
    largest = 0.0
    for number, (run, (colour, style, marker)) in enumerate(zip(comparison.runs, _LOOKS)):
        known = {"color": colour, "linestyle": style, "marker": marker, "markersize": 5, "label": run.network.label}
        every = slice(20 * number, None, max(1, comparison.steps // 8))
        marks = range(len(run.losses))[every]
        left.semilogy(run.losses, markevery=list(marks), **known)
        if number:
            apart = np.abs(run.losses - first.losses) / np.maximum(np.abs(first.losses), 1e-300)
            largest = max(largest, float(np.nanmax(apart)))
            right.semilogy(np.maximum(apart, 1e-17), markevery=list(marks), **known)
    right.axhline(1e-8, color=INK, linewidth=1)
    right.text(0, 1.6e-8, "agree below this line", fontsize=8, color=INK)
    right.set_ylim(1e-18, max(1e-6, 3 * largest))
    left.set(xlabel="step", ylabel="loss (no units)")
    right.set(xlabel="step", ylabel=f"distance from {first.network.label},\nrelative")
    right.yaxis.label.set_fontsize(8)
    left.legend(frameon=False, fontsize=8)
    right.legend(frameon=False, fontsize=8, loc="lower right")
    agree = "stay below 1e-8 of it" if largest < 1e-8 else f"reach {largest:.1g} of it"
    alt = (
        f"Left: the loss of three networks over {comparison.steps} steps on a logarithmic axis, from "
        f"{first.losses[0]:.3g} to {first.losses[-1]:.3g} for {first.network.label}. "
        f"Right: the distances of the other two {agree}."
    )
    return show(figure, alt)
