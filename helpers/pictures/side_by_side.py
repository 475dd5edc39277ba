"""The losses and first gradients of the three networks in one picture, and how far they lie apart."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import rounded

from .show import BLUE, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["side_by_side"]

_LOOKS = ((BLUE, "-", "o"), (ORANGE, "--", "s"), (VIOLET, ":", "^"))


def side_by_side(comparison) -> Picture:
    """Draw each network's loss over the steps, its distance from the first one's, and its first gradient.

    Args:
        comparison: a `helpers.networks.side_by_side.Comparison`.
    """
    figure, (left, right, gradients) = new_figure(10.5, 3.0, 3)
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
    right.text(0, 1.6e-8, say("agree below this line"), fontsize=8, color=INK)
    right.set_ylim(1e-18, max(1e-6, 3 * largest))
    left.set(xlabel=say("step"), ylabel=say("loss (no units)"))
    right.set(xlabel=say("step"), ylabel=say("distance from {network},\nrelative", network=first.network.label))
    right.yaxis.label.set_fontsize(8)
    left.legend(frameon=False, fontsize=8)
    right.legend(frameon=False, fontsize=8, loc="lower right")
    _draw_gradients(gradients, comparison)
    return show(figure, " ".join([_losses_in_words(comparison), _distance_in_words(largest), _in_words(comparison)]))


def _entries(run) -> np.ndarray:
    """Return a few dozen entries of the first gradient of w2."""
    gradient = run.gradients[1].ravel()
    return gradient[:: max(1, gradient.size // 60)]


def _draw_gradients(ax, comparison) -> None:
    first, *others = comparison.runs
    ends = [_entries(first).min(), _entries(first).max()]
    ax.plot(ends, ends, color=INK, linewidth=1, label=say("equal"))
    for run, (colour, _, marker) in zip(others, _LOOKS[1:]):
        size = 8 if marker == "s" else 4
        looks = {"color": colour, "marker": marker, "markersize": size, "markerfacecolor": "none"}
        ax.plot(_entries(first), _entries(run), linestyle="none", label=run.network.label, **looks)
    ax.ticklabel_format(style="sci", scilimits=(0, 0))
    ax.set_xlabel(say("grad_w2, {network}", network=first.network.label))
    ax.set_ylabel(say("grad_w2, the other two\n(step 0, no units)"))
    for label in (ax.xaxis.label, ax.yaxis.label):
        label.set_fontsize(8)
    ax.legend(frameon=False, fontsize=8)


def _losses_in_words(comparison) -> str:
    first = comparison.runs[0]
    return say(
        "Left: the loss of three networks over {steps} steps on a logarithmic axis, "
        "from {begin} to {end} for {network}.",
        steps=comparison.steps,
        begin=rounded(first.losses[0], 3),
        end=rounded(first.losses[-1], 3),
        network=first.network.label,
    )


def _distance_in_words(largest: float) -> str:
    if largest < 1e-8:
        return say("Middle: the distances of the other two stay below 1e-8 of it.")
    return say("Middle: the distances of the other two reach {largest} of it.", largest=rounded(largest, 1))


def _in_words(comparison) -> str:
    """Say whether the first gradients are equal."""
    first, *others = comparison.runs
    largest = np.abs(_entries(first)).max()
    off = [run.network.label for run in others if np.abs(_entries(run) - _entries(first)).max() > 1e-9 * largest]
    right = (
        "Right: entries of grad_w2 of the first step, those of the other two against those of {network}; "
        "off the diagonal: {off}."
        if off
        else "Right: entries of grad_w2 of the first step, those of the other two against those of {network}; "
        "all lie on the diagonal."
    )
    return say(right, network=first.network.label, off=", ".join(off))
