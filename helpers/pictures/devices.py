"""Pictures of what a device gives: from which size on it pays, and many networks at once."""

import numpy as np

from helpers.devices.timing import first_size_that_pays
from helpers.words.language import say

from .show import BLUE, GREY, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["crossover", "losses_by_rate"]


def crossover(measured) -> Picture:
    """Show how long a product takes on the CPU and on a device, and from which size on the device pays.

    Args:
        measured: a `helpers.devices.ProductTimes`.
    """
    figure, ax = new_figure(7, 3.4)
    for seconds, label, colour, style, marker in (
        (measured.cpu, say("CPU"), INK, "-", "o"),
        (measured.device, say("{device}, data there", device=measured.device_name), BLUE, "--", "s"),
        (measured.with_transfer, say("{device}, there and back", device=measured.device_name), ORANGE, ":", "^"),
    ):
        ax.plot(measured.sizes, np.array(seconds) * 1e6, color=colour, linestyle=style, marker=marker, label=label)
    words = []
    for seconds, pays, never in (
        (
            measured.device,
            "with the data there it is faster from n = {size} on",
            "with the data there it is never the faster one here",
        ),
        (
            measured.with_transfer,
            "there and back it is faster from n = {size} on",
            "there and back it is never the faster one here",
        ),
    ):
        size = first_size_that_pays(measured.sizes, measured.cpu, seconds)
        if size is not None:
            ax.axvline(size, color=GREY, linestyle=":", linewidth=1)
        words.append(say(pays if size else never, size=size))
    ax.set(xscale="log", yscale="log", xlabel=say("n, for n x n times n x n (numbers, log scale)"))
    ax.set_ylabel(say("time of one product (µs, log scale)"))
    ax.set_xticks(measured.sizes, measured.sizes)
    ax.minorticks_off()
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "Time of one matrix product against its size, on the CPU and on {device}, in float32, for sizes {first} to "
            "{last}. On {device}: {where}.",
            device=measured.device_name,
            first=measured.sizes[0],
            last=measured.sizes[-1],
            where="; ".join(words),
        ),
    )


def losses_by_rate(rates, first, last, device_name: str) -> Picture:
    """Show the last loss of many networks against their learning rates.

    Args:
        rates, last: float arrays, shape (B,), learning rates and last losses; what is not finite is left out.
        first: float, the loss that all of them begin with.
        device_name: the device's own name.
    """
    finite = np.isfinite(last)
    best = int(np.nanargmin(np.where(finite, last, np.nan)))
    figure, ax = new_figure(7, 3.2)
    after = {"color": BLUE, "marker": "o", "markersize": 3, "linestyle": "none", "label": say("after training")}
    ax.plot(rates[finite], last[finite], **after)
    ax.axhline(first, color=ORANGE, linestyle="--", linewidth=1.2, label=say("before training"))
    ax.plot(rates[best], last[best], color=VIOLET, marker="D", markersize=8, linestyle="none", label=say("lowest"))
    ax.set(xscale="log", xlabel=say("learning rate (no units, log scale)"))
    ax.set(yscale="log", ylabel=say("loss (no units, log scale)"))
    title = say("{count} networks at once on {device}", count=len(rates), device=device_name)
    ax.set_title(title, fontsize=10)
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        say(
            "The last loss of {count} networks trained at once on {device}, against their learning rates from "
            "{slowest:.0e} to {fastest:.0e}. The lowest is at a rate of {best:.1e}; "
            "{lost} of them ended with no finite loss and are left out.",
            count=len(rates),
            device=device_name,
            slowest=rates.min(),
            fastest=rates.max(),
            best=rates[best],
            lost=int((~finite).sum()),
        ),
    )
