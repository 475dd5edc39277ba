"""Whether two calls did the same: how a known mistake is recognised by what it does."""

from collections.abc import Iterable

import numpy as np

from helpers.sandbox.observation import Outcome, Result

__all__ = ["alike", "alike_results", "all_alike", "parts", "same_part"]

_FLAGS = ("shape", "dtype", "device", "requires_grad", "is_leaf", "grad_fn", "reaches")


def alike(one: Outcome, other: Outcome, strict: bool) -> bool:
    """Whether two calls on equal inputs did the same. Strict: to the argument changed and the memory shared."""
    if strict and one.changed != other.changed:
        return False
    if one.raised or other.raised:
        return bool(one.raised and other.raised) and (
            (one.raised.type, one.raised.message) == (other.raised.type, other.raised.message)
        )
    return alike_results(one.result, other.result, strict)


def all_alike(some: Iterable[Outcome], others: Iterable[Outcome], strict: bool = False) -> bool:
    """Whether calls did the same one by one; the first that did not ends the comparison."""
    return all(alike(one, other, strict) for one, other in zip(some, others))


def parts(outcome: Outcome) -> tuple[Result, ...]:
    """Return the parts of a result with several; none for any other outcome."""
    result = outcome.result
    return result.data if result is not None and result.kind == "sequence" else ()


def same_part(some: Iterable[Outcome], others: Iterable[Outcome], index: int) -> bool:
    """Whether a part is the same on every case; an outcome without that part has none that is the same."""
    pairs = ((parts(one), parts(other)) for one, other in zip(some, others))
    return all(len(a) == len(b) > index and alike_results(a[index], b[index]) for a, b in pairs)


def alike_results(one: Result, other: Result, strict: bool = False) -> bool:
    """Whether two results are the same, up to the order of summation."""
    if one.kind != other.kind:
        return False
    if one.kind == "sequence":
        return len(one.data) == len(other.data) and all(
            alike_results(a, b, strict) for a, b in zip(one.data, other.data)
        )
    if one.kind == "array":
        about = (*_FLAGS, "shares") if strict else _FLAGS
        if any(getattr(one, what) != getattr(other, what) for what in about):
            return False
        return _equal_arrays(one.data, other.data)
    if one.kind == "number":
        return _equal_arrays(np.asarray(one.data), np.asarray(other.data))
    return one.type_name == other.type_name and (one.kind == "other" or one.data == other.data)


def _equal_arrays(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to the order of summation; entries that are not finite must be the same."""
    if one.dtype == object or other.dtype == object or one.shape != other.shape:
        return False
    if one.dtype.kind not in "fc":
        return bool(np.array_equal(one, other))
    largest = np.max(np.abs(other[np.isfinite(other)]), initial=0.0)
    rounding = 1e-9 if one.dtype.itemsize >= 8 else 1e-4
    return bool(np.allclose(one, other, rtol=rounding, atol=rounding * largest, equal_nan=True))
