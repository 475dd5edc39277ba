"""How numbers and shapes are written, wherever a learner reads one."""

import math
from collections.abc import Iterable

from .language import say

__all__ = ["listed", "number", "rounded", "shape", "short"]


def number(value) -> str:
    """Return a number with all that tells two results apart: `3.5`, `-0.693147`, `12`; a whole one has all digits."""
    return rounded(value, 6) if hasattr(value, "dtype") or isinstance(value, float) else str(value)


def listed(values: Iterable) -> str:
    """Return numbers one after the other, as `number` writes each: `0.5, 1, 2`."""
    return ", ".join(map(number, values))


def rounded(value: float, digits: int, thousands: bool = False) -> str:
    """Return a number to so many significant digits: `rounded(1234.5678, 6, thousands=True)` is `1,234.57`."""
    return f"{float(value):{',' if thousands else ''}.{digits}g}"


def short(value: float) -> str:
    """Return a number as one says it: `27.3 million`, `9,139`, `0.905`, `4.85e-7`, `not finite`."""
    if not math.isfinite(value):
        return say("not finite")
    size = abs(value)
    if 1e6 <= size < 1e9:
        return say("{number} million", number=rounded(value / 1e6, 3))
    if 1e3 <= size < 1e6:
        return f"{value:,.0f}"
    if value == 0 or 1e-3 <= size < 1e3:
        return rounded(value, 3)
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def shape(sizes: tuple[int, ...]) -> str:
    """Return a shape as Python writes a tuple: `(2, 3)`, `(3,)`, `()`."""
    return f"({', '.join(map(str, sizes))}{',' if len(sizes) == 1 else ''})"
