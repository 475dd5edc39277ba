"""Pictures of what a device gives: from which size on it pays, and many networks at once."""

import numpy as np

from helpers.devices.timing import first_size_that_pays

from .show import BLUE, GREY, INK, ORANGE, VIOLET, Picture, new_figure, show

__all__ = ["crossover", "losses_by_rate"]


def crossover(measured) -> Picture:
    """Show how long a product takes on the CPU and on a device, and from which size on the device pays.

    Args:
        measured: a `helpers.devices.ProductTimes`.
    """
    figure, ax = new_figure(7, 3.4)
    for seconds, label, colour, style, marker in (
        (measured.cpu, "CPU", INK, "-", "o"),
        (measured.device, f"{measured.device_name}, data there", BLUE, "--", "s"),
        (measured.with_transfer, f"{measured.device_name}, there and back", ORANGE, ":", "^"),
    ):
        ax.plot(measured.sizes, np.array(seconds) * 1e6, color=colour, linestyle=style, marker=marker, label=label)
    words = []
    for seconds, what in ((measured.device, "with the data there"), (measured.with_transfer, "there and back")):
        size = first_size_that_pays(measured.sizes, measured.cpu, seconds)
        if size is not None:
            ax.axvline(size, color=GREY, linestyle=":", linewidth=1)
        words.append(f"{what} it is faster from n = {size} on" if size else f"{what} it is never the faster one here")
    ax.set(xscale="log", yscale="log", xlabel="n, for n x n times n x n (numbers, log scale)")
    ax.set_ylabel("time of one product (µs, log scale)")
    ax.set_xticks(measured.sizes, measured.sizes)
    ax.minorticks_off()
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        f"Time of one matrix product against its size, on the CPU and on {measured.device_name}, in float32, for sizes "
        f"{measured.sizes[0]} to {measured.sizes[-1]}. On {measured.device_name}: {'; '.join(words)}.",
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
    ax.plot(rates[finite], last[finite], color=BLUE, marker="o", markersize=3, linestyle="none", label="after training")
    ax.axhline(first, color=ORANGE, linestyle="--", linewidth=1.2, label="before training")
    ax.plot(rates[best], last[best], color=VIOLET, marker="D", markersize=8, linestyle="none", label="lowest")
    ax.set(
        xscale="log", yscale="log", xlabel="learning rate (no units, log scale)", ylabel="loss (no units, log scale)"
    )
    ax.set_title(f"{len(rates)} networks at once on {device_name}", fontsize=10)
    ax.legend(frameon=False, fontsize=9)
    return show(
        figure,
        f"The last loss of {len(rates)} networks trained at once on {device_name}, against their learning rates from "
        f"{rates.min():.0e} to {rates.max():.0e}. The lowest is at a rate of {rates[best]:.1e}; "
        f"{int((~finite).sum())} of them ended with no finite loss and are left out.",
    )
