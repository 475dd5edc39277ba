"""Is a predicted value right, and if not, what is wrong with it?"""

import numpy as np

from helpers.exercises import Exercise
from helpers.sandbox.describe import describe
from helpers.sandbox.observation import Result

from .finding import Finding

__all__ = ["accepts", "is_open", "same_value", "wrong_prediction"]


def is_open(value) -> bool:
    """Whether a prediction is still `...`, or a row of nothing else."""
    return value is ... or (isinstance(value, (list, tuple)) and len(value) > 0 and all(part is ... for part in value))


def accepts(exercise: Exercise, value) -> bool:
    """Whether a prediction or an order is right."""
    if exercise.accepts is None:
        return same_value(value, exercise.solution)
    try:
        return bool(exercise.accepts(value))
    except Exception:  # a value of another type than the prediction asks for
        return False


def same_value(value, other) -> bool:
    """Whether two values are the same prediction: texts by their letters, numbers and shapes by their numbers."""
    if isinstance(value, bool) != isinstance(other, bool) or isinstance(value, str) != isinstance(other, str):
        return False
    if isinstance(value, str):
        return value.strip().casefold() == other.strip().casefold()
    try:
        mine, theirs = np.asarray(value, dtype=float), np.asarray(other, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return value is not None and isinstance(value, tuple) and value == other
    return mine.shape == theirs.shape and bool(np.allclose(mine, theirs, rtol=1e-6, atol=0))


def wrong_prediction(exercise: Exercise, got: Result) -> Finding:
    """Find what is wrong with a prediction that is wrong in no way that has a name."""
    wanted, value = describe(exercise.solution), got.plain
    if value is None or (wanted.kind != got.kind and {wanted.kind, got.kind} != {"sequence", "array"}):
        count = len(wanted.data) if wanted.kind == "sequence" else None
        known = {"name": exercise.name, "got": got, "wanted": wanted.kind, "count": count}
        return Finding("prediction_of_another_kind", known)
    if exercise.choices and value not in exercise.choices:
        return Finding("prediction_of_another_word", {"got": value, "words": exercise.choices})
    return Finding("prediction_not_met", {"got": value})
