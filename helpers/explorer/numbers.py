"""Numbers as a person reads them."""

import math

__all__ = ["in_words"]


def in_words(value: float) -> str:
    """Return a number short: `27.3 million`, `9,139`, `0.905`, `4.85e-7`, `not finite`."""
    if not math.isfinite(value):
        return "not finite"
    size = abs(value)
    if 1e6 <= size < 1e9:
        return f"{value / 1e6:.3g} million"
    if 1e3 <= size < 1e6:
        return f"{value:,.0f}"
    if value == 0 or 1e-3 <= size < 1e3:
        return f"{value:.3g}"
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa}e{int(exponent)}"
