"""A function of one variable beside its slope, and gradients that add up."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import listed, number, rounded

from .show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show

__all__ = ["accumulation", "corner", "value_and_slope"]


def value_and_slope(h, values, slopes, name: str) -> Picture:
    """Draw a function and its slope side by side, with a gap where the slope jumps.

    Args:
        h, values, slopes: float arrays, shape (n,), h rising, no units.
        name: what the function is called, such as `"clamp(min=0)"`.
    """
    h, values, slopes = (np.asarray(array, dtype=float) for array in (h, values, slopes))
    figure, (left, right) = new_figure(7.0, 2.8, 2)
    left.plot(h, values, color=BLUE, linewidth=2)
    left.set(xlabel=say("h (no units)"), ylabel=say("{name} (no units)", name=name), title=say("the value has a kink"))
    jumps = np.flatnonzero(np.abs(np.diff(slopes)) > 0.5)
    for part in np.split(np.arange(len(h)), jumps + 1):
        right.plot(h[part], slopes[part], color=ORANGE, linewidth=2)
    for jump in jumps:
        middle = (h[jump] + h[jump + 1]) / 2
        right.axvspan(h[jump], h[jump + 1], color=GREY, alpha=0.4)
        right.plot([middle, middle], slopes[jump : jump + 2], "o", markerfacecolor="white", color=ORANGE)
    right.set(xlabel=say("h (no units)"), ylabel=say("slope (no units)"), title=say("the slope has a jump"))
    right.set_ylim(-0.15, 1.15)
    for ax in (left, right):
        ax.title.set_fontsize(10)
    alt = say(
        "Left: {name} over h from {low} to {high}. Right: its slope, {left} at the left end and {right} at the right "
        "end, with a jump at {places}.",
        name=name,
        low=number(h[0]),
        high=number(h[-1]),
        left=number(slopes[0]),
        right=number(slopes[-1]),
        places=", ".join(rounded((h[j] + h[j + 1]) / 2, 2) for j in jumps),
    )
    return show(figure, alt)


def corner(slopes) -> Picture:
    """Draw clamp(min=0) with lines through its corner; a line that is anywhere above the curve is grey.

    Args:
        slopes: numbers, one a line, no units.
    """
    h = np.linspace(-1.5, 1.5, 61)
    curve = np.maximum(h, 0)
    figure, ax = new_figure(6.0, 2.8)
    ax.plot(h, curve, color=BLUE, linewidth=4, alpha=0.5, label="clamp(min=0)")
    fits = [bool(np.all(slope * h <= curve + 1e-12)) for slope in slopes]
    for place, (slope, fit) in enumerate(zip(slopes, fits)):
        label = say("slope {slope}" if fit else "slope {slope}, partly above the curve", slope=number(slope))
        style = ("--", "-.", ":", "-")[place % 4]
        ax.plot(h, slope * h, color=ORANGE if fit else INK, linewidth=1.5, linestyle=style, label=label)
    ax.set(xlabel=say("h (no units)"), ylabel=say("value (no units)"))
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    alt = say(
        "clamp(min=0) with lines through its corner. Nowhere above the curve: the lines of slope {below}. "
        "Somewhere above it: {above}.",
        below=listed(slope for slope, fit in zip(slopes, fits) if fit) or say("none"),
        above=listed(slope for slope, fit in zip(slopes, fits) if not fit) or say("none"),
    )
    return show(figure, alt)


def accumulation(kept, zeroed) -> Picture:
    """Draw what `.grad` holds after each backward pass, with and without zeroing.

    Args:
        kept, zeroed: numbers, one a pass: `.grad` where nobody zeroes, and where somebody does; no units.
    """
    passes = np.arange(1, len(kept) + 1)
    figure, ax = new_figure(6.0, 2.6)
    ax.bar(passes - 0.2, zeroed, 0.38, color=BLUE, label=say("set to zero after each pass"))
    ax.bar(passes + 0.2, kept, 0.38, color=ORANGE, hatch="//", edgecolor=INK, label=say("never set to zero"))
    for shift, values in ((-0.2, zeroed), (0.2, kept)):
        for place, value in zip(passes, values):
            ax.text(place + shift, value, number(value), ha="center", va="bottom", fontsize=9, color=INK)
    ax.set(xlabel=say("backward passes so far"), ylabel=say("w.grad (no units)"), xticks=passes)
    ax.set_ylim(0, 1.2 * max(*kept, *zeroed))
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    alt = say(
        "Bars of w.grad after {count} backward passes. Never set to zero: {kept}. "
        "Set to zero after each pass: {zeroed}.",
        count=len(kept),
        kept=listed(kept),
        zeroed=listed(zeroed),
    )
    return show(figure, alt)
