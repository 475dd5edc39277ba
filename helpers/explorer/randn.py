"""The explorer of `randn`: draws from a normal distribution beside its density."""

import math

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import short

from .content import Chart, Content, Line, Table, linear_axis
from .operation import OperationExplorer
from .options import Number

__all__ = ["RandnExplorer", "draws"]

_COUNTS = (10, 30, 100, 300, 1000, 3000, 10_000, 100_000)


def draws(state) -> tuple[np.ndarray, np.ndarray]:
    """Return z and mean + spread * z: float64, shape (how_many,), z standard normal from the state's seed."""
    z = np.random.default_rng(state["seed"]).standard_normal(state["how_many"])
    return z, state["mean"] + state["spread"] * z


class RandnExplorer(OperationExplorer):
    """A histogram of how many draws with which mean and spread; with `gradient`, how each draw depends on these."""

    function = "explore_randn"
    title = "randn explorer"
    options = (
        Number("how_many", "How many", 1000, "draws", _COUNTS, 1, 1_000_000, whole=True),
        Number("mean", "Mean", 0.0, "added to each", tuple(k / 2 for k in range(-8, 9)), -100.0, 100.0),
        Number("spread", "Spread", 1.0, "standard deviation", tuple(k / 4 for k in range(1, 17)), 0.001, 100.0),
        Number("seed", "Seed", 0, "which random numbers", tuple(range(21)), 0, 9999, whole=True),
    )  # fmt: skip

    def content(self, state, result, kept=()) -> Content:
        """Return the histogram as a density, the curve it follows, and a few draws in a table."""
        z, drawn = draws(state)
        mean, spread = state["mean"], state["spread"]
        low = min(float(drawn.min()), mean - 4 * spread)
        high = max(float(drawn.max()), mean + 4 * spread)
        heights, edges = np.histogram(drawn, bins=40, range=(low, high), density=True)
        x = np.linspace(low, high, 161)
        density = np.exp(-(((x - mean) / spread) ** 2) / 2) / (spread * math.sqrt(2 * math.pi))
        chart = Chart(
            say("Histogram of the draws"),
            linear_axis(say("value (no unit)"), low, high),
            linear_axis(say("density (1 per unit of value)"), 0, 1.1 * float(max(heights.max(), density.max()))),
            [Line(say("density of the normal distribution"), density, x)],
            bars=(edges, heights),
            bars_name=say("draws"),
        )
        outside = float(np.mean((drawn < 0) | (drawn >= 1)))
        sentence = say(
            "{count:,} draws from {low} to {high}: their mean is {mean:.3f}, their standard deviation {deviation:.3f}, "
            "and {outside:.0%} lie outside [0, 1).",
            count=len(drawn),
            low=short(drawn.min()),
            high=short(drawn.max()),
            mean=drawn.mean(),
            deviation=drawn.std(),
            outside=outside,
        )
        return Content(sentence, [chart], [self._table(z, drawn)])

    def _table(self, z: np.ndarray, drawn: np.ndarray) -> Table:
        if not self.gradient:
            rows = [(say("draw {number}", number=k), f"{value:.3f}") for k, value in enumerate(drawn[:5])]
            return Table(say("The first draws"), (say("which"), say("value")), rows)
        formula, for_mean, for_spread = "mean + spread * z", say("gradient for mean"), say("gradient for spread = z")
        head = (say("which"), "z", formula, for_mean, for_spread)
        rows = [
            (say("draw {number}", number=k), f"{a:.3f}", f"{b:.3f}", "1", f"{a:.3f}")
            for k, (a, b) in enumerate(zip(z[:5], drawn[:5], strict=True))
        ]
        return Table(say("The first draws and their gradients"), head, rows)
