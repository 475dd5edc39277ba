"""Calls without mercy, made from drawn ones: sizes of 1, large numbers, large ones that are negative, tiny ones."""

from collections.abc import Iterator

import numpy as np

from helpers.sandbox.describe import is_array

__all__ = ["LARGE", "NARROW", "NEGATIVE", "TINY", "hard_calls"]

NARROW, LARGE, NEGATIVE, TINY = "narrow", "large", "negative", "tiny"

_CHANGES = {
    LARGE: lambda numbers: 1e6 * numbers,
    NEGATIVE: lambda numbers: -1e6 * abs(numbers),
    TINY: lambda numbers: 1e-9 * numbers,
}


def hard_calls(calls: list[tuple], spared: tuple[str, ...]) -> Iterator[tuple]:
    """Yield calls cut and scaled from drawn ones, whose arguments do not depend on each other.

    Two are narrow: of the different sizes, every second one becomes 1, then the others. In one all sizes are equal, so
    that what is transposed by mistake fits. Three have the shapes of one call: numbers a million times as large, the
    same all negative, numbers 1e9 times as small.

    Args:
        calls: drawn arguments; equal sizes in one call belong together.
        spared: what the task does not include: `NARROW`, `LARGE`, `NEGATIVE`, `TINY`.
    """
    sizes = sorted({size for one in calls[0] if is_array(one) for size in one.shape})
    if NARROW not in spared:
        for ones in (sizes[::2], sizes[1::2]):
            if ones:
                yield tuple(_cut(one, dict.fromkeys(ones, 1)) for one in calls[0])
        if len(sizes) > 1:
            yield tuple(_cut(one, dict.fromkeys(sizes, sizes[0])) for one in calls[0])
    for name, change in _CHANGES.items():
        if name not in spared and sizes:
            yield tuple(_changed(one, change) for one in calls[-1])


def _cut(one, to: dict[int, int]):
    if not is_array(one):
        return one
    return _like(one, one[tuple(slice(to.get(size, size)) for size in one.shape)])


def _changed(one, change):
    if not is_array(one) or not (one.dtype.kind == "f" if isinstance(one, np.ndarray) else one.is_floating_point()):
        return one
    return _like(one, change(one))


def _like(one, new):
    """Return new numbers as an array of their own, or as a leaf where the old one was one that needs a gradient."""
    if isinstance(one, np.ndarray):
        return new.copy()
    return new.detach().clone().requires_grad_(one.requires_grad)
