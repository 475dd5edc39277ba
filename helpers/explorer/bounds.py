"""The explorers of `maximum` and `clamp`: a floor and a ceiling, the curve, its gradient, an array before and after."""

import numpy as np

from helpers.words.language import say
from helpers.words.numbers import number

from .content import Axis, Chart, Content, Line, Table, linear_axis
from .operation import OperationExplorer
from .options import Flag, Number

__all__ = ["ClampExplorer", "MaximumExplorer", "slope"]

_STOPS = tuple(k / 2 for k in range(-6, 7))


def slope(h: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return the gradient of clamp at h, off the bounds: 1 between them, 0 outside. Float64, the shape of h."""
    return np.where((h > low) & (h < high), 1.0, 0.0)


class _BoundsExplorer(OperationExplorer):
    def _show(self, state, low: float, high: float, after, call: str) -> Content:
        """Return the curve from -4 to 4 and a small array, h, drawn from the seed.

        Args:
            low, high: the bounds; infinite where there is none.
            after: the operation, from an array to an array.
            call: the operation as one writes it.
        """
        h = np.random.default_rng(state["seed"]).normal(0, 2, 8).round(2)
        x = np.linspace(-4, 4, 401)
        bounds = ((low, say("floor: a kink")), (high, say("ceiling: a kink")))
        kinks = [(bound, name) for bound, name in bounds if -4 <= bound <= 4 and low <= high]
        gradient = np.where(np.isin(x, [bound for bound, _ in kinks]), np.nan, slope(x, low, high))
        chart = Chart(
            say("{call} and its gradient", call=call),
            linear_axis(say("h (no unit)"), -4, 4),
            Axis(say("value (no unit)"), -4, 4, [(k, str(k)) for k in range(-4, 5, 2)]),
            [Line(call, after(x), x), Line(say("its gradient"), gradient, x)],
            uprights=kinks,
        )
        head = ("", *(f"h[{k}]" for k in range(len(h))))
        rows = [
            (say("before"), *(f"{v:.2f}" for v in h)),
            (say("after"), *(f"{v:.2f}" for v in after(h))),
            (say("gradient"), *(f"{v:.0f}" for v in slope(h, low, high))),
        ]
        changed = int((after(h) != h).sum())
        told = "{call} changes {changed} of {count} entries; through those, no gradient flows back."
        sentence = say(told, call=call, changed=changed, count=len(h))
        if low > high:
            crossed = "The floor {low} is above the ceiling {high}: every entry becomes {high}. No gradient flows."
            sentence = say(crossed, low=number(low), high=number(high))
        return Content(sentence, [chart], [Table(say("An array before and after"), head, rows)])


class MaximumExplorer(_BoundsExplorer):
    """`maximum(h, floor)`: with floor 0 it is the ReLU."""

    function = "explore_maximum"
    title = "maximum explorer"
    options = (
        Number("floor", "Floor", 0.0, "no entry stays below", _STOPS, -4.0, 4.0),
        Number("seed", "Seed", 0, "which array", tuple(range(21)), 0, 9999, whole=True),
    )

    def content(self, state, result, kept=()) -> Content:
        """Return the curve of `maximum(h, floor)`."""
        floor = state["floor"]
        return self._show(state, floor, np.inf, lambda h: np.maximum(h, floor), f"maximum(h, {floor:g})")


class ClampExplorer(_BoundsExplorer):
    """`clamp(h, min, max)`, which NumPy calls clip; each bound can be left out."""

    function = "explore_clamp"
    title = "clamp explorer"
    options = (
        Number("min", "min", -1.0, "the floor", _STOPS, -4.0, 4.0),
        Number("max", "max", 1.0, "the ceiling", _STOPS, -4.0, 4.0),
        Flag("has_min", "has a floor", True),
        Flag("has_max", "has a ceiling", True),
        Number("seed", "Seed", 0, "which array", tuple(range(21)), 0, 9999, whole=True),
    )

    def content(self, state, result, kept=()) -> Content:
        """Return the curve of clamp between the bounds that are there."""
        low = state["min"] if state["has_min"] else -np.inf
        high = state["max"] if state["has_max"] else np.inf
        named = [f"min={low:g}"] * state["has_min"] + [f"max={high:g}"] * state["has_max"]
        call = f"clamp({', '.join(['h', *named])})"
        return self._show(state, low, high, lambda h: np.minimum(np.maximum(h, low), high), call)
