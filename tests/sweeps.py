"""A part of many cases for `make test`, the rest for `make test-all`."""

from collections.abc import Iterable

import pytest

__all__ = ["first"]


def first(count: int, cases: Iterable) -> list:
    """Return the cases for `parametrize`, all but the first `count` marked `sweep`."""
    return [
        case if number < count else pytest.param(case, marks=pytest.mark.sweep) for number, case in enumerate(cases)
    ]
