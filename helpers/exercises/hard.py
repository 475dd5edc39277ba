"""Calls without mercy, made from drawn ones: sizes of 1, large numbers of the other sign, tiny ones."""

from collections.abc import Iterator

import numpy as np

from helpers.sandbox.describe import is_array

__all__ = ["LARGE", "NARROW", "TINY", "hard_calls"]

NARROW, LARGE, TINY = "narrow", "large", "tiny"

_FACTORS = {LARGE: -1e3, TINY: 1e-6}


def hard_calls(calls: list[tuple], spared: tuple[str, ...]) -> Iterator[tuple]:
    """Yield calls cut and scaled from drawn ones, whose arguments do not depend on each other.

    Two are narrow: of the different sizes, every second one becomes 1, then the others. One holds numbers a thousand
    times as large with the sign turned, one numbers a million times as small.

    Args:
        calls: drawn arguments; equal sizes in one call belong together.
        spared: what the task does not include: `NARROW`, `LARGE`, `TINY`.
    """
    sizes = sorted({size for one in calls[0] if is_array(one) for size in one.shape})
    if NARROW not in spared:
        for ones in (sizes[::2], sizes[1::2]):
            if ones:
                yield tuple(_narrow(one, ones) for one in calls[0])
    for name, factor in _FACTORS.items():
        if name not in spared and sizes:
            yield tuple(_scaled(one, factor) for one in calls[-1])


def _narrow(one, ones: list[int]):
    if not is_array(one):
        return one
    return _like(one, one[tuple(slice(1 if size in ones else size) for size in one.shape)])


def _scaled(one, factor: float):
    if not is_array(one) or not (one.dtype.kind == "f" if isinstance(one, np.ndarray) else one.is_floating_point()):
        return one
    return _like(one, one * factor)


def _like(one, new):
    """Return new numbers as an array of their own, or as a leaf where the old one was one that needs a gradient."""
    if isinstance(one, np.ndarray):
        return new.copy()
    return new.detach().clone().requires_grad_(one.requires_grad)
