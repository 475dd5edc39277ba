"""A function of one variable beside its slope, and gradients that add up."""

import numpy as np

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
    left.set(xlabel="h (no units)", ylabel=f"{name} (no units)", title="the value has a kink")
    jumps = np.flatnonzero(np.abs(np.diff(slopes)) > 0.5)
    for part in np.split(np.arange(len(h)), jumps + 1):
        right.plot(h[part], slopes[part], color=ORANGE, linewidth=2)
    for jump in jumps:
        middle = (h[jump] + h[jump + 1]) / 2
        right.axvspan(h[jump], h[jump + 1], color=GREY, alpha=0.4)
        right.plot([middle, middle], slopes[jump : jump + 2], "o", markerfacecolor="white", color=ORANGE)
    right.set(xlabel="h (no units)", ylabel="slope (no units)", title="the slope has a jump")
    right.set_ylim(-0.15, 1.15)
    for ax in (left, right):
        ax.title.set_fontsize(10)
    where = ", ".join(f"{(h[j] + h[j + 1]) / 2:.2g}" for j in jumps)
    alt = (
        f"Left: {name} over h from {h[0]:g} to {h[-1]:g}. Right: its slope, {slopes[0]:g} at the left end and "
        f"{slopes[-1]:g} at the right end, with a jump at {where}."
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
    for number, (slope, fit) in enumerate(zip(slopes, fits)):
        label = f"slope {slope:g}" + ("" if fit else ", partly above the curve")
        style = ("--", "-.", ":", "-")[number % 4]
        ax.plot(h, slope * h, color=ORANGE if fit else INK, linewidth=1.5, linestyle=style, label=label)
    ax.set(xlabel="h (no units)", ylabel="value (no units)")
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    below = _list([slope for slope, fit in zip(slopes, fits) if fit])
    above = _list([slope for slope, fit in zip(slopes, fits) if not fit])
    alt = (
        f"clamp(min=0) with lines through its corner. Nowhere above the curve: the lines of slope {below or 'none'}. "
        f"Somewhere above it: {above or 'none'}."
    )
    return show(figure, alt)


def accumulation(kept, zeroed) -> Picture:
    """Draw what `.grad` holds after each backward pass, with and without zeroing.

    Args:
        kept, zeroed: numbers, one a pass: `.grad` where nobody zeroes, and where somebody does; no units.
    """
    passes = np.arange(1, len(kept) + 1)
    figure, ax = new_figure(6.0, 2.6)
    ax.bar(passes - 0.2, zeroed, 0.38, color=BLUE, label="set to zero after each pass")
    ax.bar(passes + 0.2, kept, 0.38, color=ORANGE, hatch="//", edgecolor=INK, label="never set to zero")
    for place, values in ((-0.2, zeroed), (0.2, kept)):
        for number, value in zip(passes, values):
            ax.text(number + place, value, f"{value:g}", ha="center", va="bottom", fontsize=9, color=INK)
    ax.set(xlabel="backward passes so far", ylabel="w.grad (no units)", xticks=passes)
    ax.set_ylim(0, 1.2 * max(*kept, *zeroed))
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    alt = (
        f"Bars of w.grad after {len(kept)} backward passes. Never set to zero: {_list(kept)}. "
        f"Set to zero after each pass: {_list(zeroed)}."
    )
    return show(figure, alt)


def _list(values) -> str:
    return ", ".join(f"{value:g}" for value in values)
