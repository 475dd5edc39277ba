"""Is a result right? Its type, shape, dtype, the arguments that it changed, its values: each step finds one fault."""

from dataclasses import replace

import numpy as np

from helpers.exercises import Exercise
from helpers.sandbox.describe import describe, named_arrays
from helpers.sandbox.observation import Outcome, Result

from .entries import differing_entries
from .finding import Finding

__all__ = [
    "agreement",
    "changed_argument",
    "examined",
    "expected",
    "holds",
    "unchanged_argument",
    "wrong_dtype",
    "wrong_shape",
    "wrong_type",
    "wrong_values",
]


def expected(exercise: Exercise, call: tuple) -> Result:
    """Return the oracle's result for one call, as plain data."""
    result = exercise.oracle(*call)
    arrays = named_arrays(exercise.arguments, call)
    if exercise.reads_back:
        arrays |= named_arrays(["result"], result)
    return describe(result, arrays)


def holds(exercise: Exercise, want: Result, outcome: Outcome) -> bool:
    """Whether one call did what was asked, as far as one call shows it."""
    if outcome.raised or not set(exercise.must_change) <= set(outcome.changed) <= {
        *exercise.may_change,
        *exercise.must_change,
    }:
        return False
    steps = (wrong_type, wrong_shape, wrong_dtype, wrong_values)
    return not any(step(exercise, want, outcome.result) for step in steps)


def agreement(exercise: Exercise, want: Result, outcome: Outcome) -> float:
    """Return how much of a result is right, from 0 to 1: of several parts the mean, of an array the share.

    A right type and shape count for a tenth; an exception is less than nothing.
    """
    return _agreement(exercise, want, outcome.result, "") if outcome.result else -1.0


def _agreement(exercise: Exercise, want: Result, got: Result, part: str) -> float:
    if wrong_type(exercise, want, got, part) or wrong_shape(exercise, want, got, part):
        return 0.0
    if _has_parts(want):
        shares = [_agreement(exercise, theirs, mine, "part") for theirs, mine in zip(want.data, got.data)]
        return sum(shares) / max(1, len(shares))
    if want.kind not in ("array", "number", "sequence"):
        return float(not wrong_values(exercise, want, got, part))
    share = float(np.mean(_close(_numbers(got), _numbers(want), exercise), dtype=float)) if _numbers(want).size else 1.0
    return 0.1 + 0.9 * share


def wrong_type(exercise: Exercise, want: Result, got: Result, part: str = "") -> Finding | None:
    """Find that the type is not the one expected: an array, a number, a sequence, or a tuple of so many parts."""
    if _has_parts(want):
        if got.kind != "sequence" or len(got.data) != len(want.data):
            return _type_finding(exercise, "items" if part or not exercise.returns else "parts", want, got, part)
        return _first_part(wrong_type, exercise, want, got, part)
    if want.kind == "sequence":
        is_sequence = got.kind == "sequence" or (got.kind == "array" and len(got.shape) == 1)
        if not is_sequence:
            return _type_finding(exercise, "numbers", want, got, part)
        odd = [one for one in got.data if not _is_number(one)] if got.kind == "sequence" else []
        return _finding(exercise, "odd_entry", part=part, got=odd[0]) if odd else None
    if want.kind == "number":
        is_scalar = got.kind == "number" or (got.kind == "array" and got.shape == () and not got.device)
        return None if is_scalar else _type_finding(exercise, "number", want, got, part)
    same_library = got.kind == "array" and bool(got.device) == bool(want.device)
    is_right = same_library if want.kind == "array" else want.kind == got.kind
    return None if is_right else _type_finding(exercise, "like", want, got, part)


def wrong_shape(exercise: Exercise, want: Result, got: Result, part: str = "") -> Finding | None:
    """Find that an array has another shape, or a sequence another length, than expected."""
    if _has_parts(want):
        return _exchanged(exercise, want, got, part) or _first_part(wrong_shape, exercise, want, got, part)
    if want.kind == "sequence":
        length = len(got.data) if got.kind == "sequence" else got.shape[0]
        if length == len(want.data):
            return None
        return _finding(exercise, "length", part=part, got=length, expected=len(want.data))
    if want.kind != "array" or got.shape == want.shape:
        return None
    turned = got.shape == want.shape[::-1] and len(want.shape) == 2
    return _finding(exercise, "wrong_shape", part=part, got=got.shape, expected=want.shape, turned=turned)


def wrong_dtype(exercise: Exercise, want: Result, got: Result, part: str = "") -> Finding | None:
    """Find that an array's dtype, device or place in the autograd graph is not the one expected."""
    if _has_parts(want):
        return _first_part(wrong_dtype, exercise, want, got, part)
    if want.kind != "array":
        return None
    for name in ("dtype", "device", *exercise.flags):
        mine, theirs = getattr(got, name), getattr(want, name)
        if mine != theirs and name == "shares":
            return _finding(exercise, "not_itself", part=part, got=mine, expected=theirs)
        if mine != theirs and name == "reaches":
            return _finding(exercise, "cut_off", part=part, lost=tuple(one for one in theirs if one not in mine))
        if mine != theirs:
            known = {"name": name, "got": mine, "expected": theirs, "as_arguments": name in ("dtype", "device")}
            return _finding(exercise, "wrong_property", part=part, **known)
    return None


def wrong_values(exercise: Exercise, want: Result, got: Result, part: str = "") -> Finding | None:
    """Find how many entries differ, which is the first, and which parts of the result are already right."""
    if _has_parts(want):
        return _wrong_parts(exercise, want, got, part)
    if want.kind == "nothing":
        return None
    if want.kind == "text":
        same = got.data == want.data
        return None if same else _finding(exercise, "wrong_text", part=part, got=got.data, expected=want.data)
    mine, theirs = _numbers(got), _numbers(want)
    wrong = ~_close(mine, theirs, exercise)
    if not wrong.any():
        return None
    if theirs.ndim == 0:
        return _finding(exercise, "wrong_number", part=part, got=mine[()], expected=theirs[()], right=())
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    count = {"count": int(wrong.sum()), "size": int(wrong.size), "place": first, "right": ()}
    found = _finding(exercise, "wrong_entries", part=part, got=mine[first], expected=theirs[first], **count)
    return replace(found, entries=differing_entries(part, theirs, mine, wrong))


def unchanged_argument(exercise: Exercise, name: str) -> Finding:
    """Find that an argument which the answer must write into is as it was."""
    return _finding(exercise, "unchanged_argument", name=name)


def changed_argument(exercise: Exercise, name: str) -> Finding:
    """Find that an argument which should stay was written into."""
    return _finding(exercise, "changed_argument", library=_library(exercise), name=name)


def examined(exercise: Exercise, calls, outcomes) -> Finding | None:
    """Apply the exercise's own examination to all results."""
    for outcome in outcomes:
        if outcome.result.kind != "array":
            return _type_finding(exercise, "array", None, outcome.result, "")
    for outcome in outcomes:
        changed = [name for name in outcome.changed if name not in exercise.may_change]
        if changed:
            return changed_argument(exercise, changed[0])
    message = exercise.examine(list(calls), [outcome.result for outcome in outcomes])
    return Finding("examined", {"message": message}) if message else None


def _finding(exercise: Exercise, kind: str, **values) -> Finding:
    known = {} if kind == "exchanged" else {"function": exercise.name}
    return Finding(kind, known | values)


def _type_finding(exercise: Exercise, wanted: str, want: Result | None, got: Result, part: str) -> Finding:
    about = {"library": _library(exercise), "gradients": exercise.lesson == "autograd", "names": exercise.returns}
    return _finding(exercise, "wrong_type", part=part, wanted=wanted, want=want, got=got, **about)


def _library(exercise: Exercise) -> str:
    return "numpy" if exercise.lesson == "numpy" else "torch"


def _has_parts(want: Result) -> bool:
    """Whether each item is judged by itself: those of a tuple, and of a list that holds more than numbers."""
    return want.kind == "sequence" and (want.type_name == "tuple" or not all(map(_is_number, want.data)))


def _names_of_parts(exercise: Exercise, want: Result, part: str) -> tuple[str, ...]:
    """Return what the items are called: as the exercise names its results, or by their place."""
    if exercise.returns and not part:
        return exercise.returns
    return tuple(f"{part or 'result'}[{place}]" for place in range(len(want.data)))


def _is_number(one: Result) -> bool:
    return one.kind == "number" or (one.kind == "array" and one.shape == ())


def _exchanged(exercise: Exercise, want: Result, got: Result, part: str) -> Finding | None:
    """Find that two results come in the other order, where their shapes show it."""
    if len(want.data) != 2 or want.data[0].shape == want.data[1].shape or want.data[0].shape is None:
        return None
    shapes, theirs = ([one.shape for one in result.data] for result in (got, want))
    if shapes != theirs[::-1]:
        return None
    first, second = _names_of_parts(exercise, want, part)
    return _finding(exercise, "exchanged", first=first, second=second, got=shapes, expected=theirs)


def _first_part(step, exercise: Exercise, want: Result, got: Result, part: str) -> Finding | None:
    for name, mine, theirs in zip(_names_of_parts(exercise, want, part), got.data, want.data):
        finding = step(exercise, theirs, mine, name)
        if finding:
            return finding
    return None


def _wrong_parts(exercise: Exercise, want: Result, got: Result, part: str) -> Finding | None:
    findings = {
        name: wrong_values(exercise, theirs, mine, name)
        for name, mine, theirs in zip(_names_of_parts(exercise, want, part), got.data, want.data)
    }
    wrong = [finding for finding in findings.values() if finding]
    if not wrong:
        return None
    right = () if part else tuple(name for name, finding in findings.items() if not finding)
    return replace(wrong[0], values={**wrong[0].values, "right": right})


def _close(mine: np.ndarray, theirs: np.ndarray, exercise: Exercise) -> np.ndarray:
    """Return which entries agree within the exercise's tolerance; not-a-number agrees with itself alone."""
    tolerance = exercise.tolerance
    largest = np.max(np.abs(theirs[np.isfinite(theirs)]), initial=0.0)
    with np.errstate(all="ignore"):
        near = np.abs(mine - theirs) <= tolerance.relative * largest + tolerance.absolute
    return near | (mine == theirs) | (np.isnan(mine) & np.isnan(theirs))


def _numbers(result: Result) -> np.ndarray:
    """Return a result's numbers as a float array; what is no number becomes not-a-number."""
    data = [one.plain for one in result.data] if result.kind == "sequence" else result.data
    try:
        return np.asarray(data, dtype=float)
    except (TypeError, ValueError):
        return np.full((len(data),) if result.kind == "sequence" else np.shape(data), np.nan)
