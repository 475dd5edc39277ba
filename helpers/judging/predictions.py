"""Is a predicted value right, and if not, what is wrong with it?"""

from collections.abc import Callable

import numpy as np

from helpers.exercises import Exercise
from helpers.exercises.exercise import LETTERS, plain_text
from helpers.sandbox.describe import describe
from helpers.sandbox.observation import Result

from .finding import Finding

__all__ = ["accepts", "fits", "is_open", "same_value", "wrong_prediction"]


def is_open(value) -> bool:
    """Whether a prediction is still `...`, or a row of nothing else."""
    return value is ... or (isinstance(value, (list, tuple)) and len(value) > 0 and all(part is ... for part in value))


def accepts(exercise: Exercise, value) -> bool:
    """Whether a prediction or an order is right."""
    if exercise.accepts is None:
        return same_value(value, exercise.solution, exercise.reads)
    try:
        return bool(exercise.accepts(value))
    except Exception:  # a value of another type than the prediction asks for
        return False


def fits(exercise: Exercise, answer, value) -> bool:
    """Whether a prediction is this wrong answer; where the answer's words are wrong already, whatever the reason."""
    is_whole = bool(exercise.reasons) and isinstance(value, (list, tuple)) and len(value) == len(answer)
    if is_whole and not same_value(answer[:-1], exercise.solution[:-1], exercise.reads):
        answer, value = answer[:-1], value[:-1]
    return same_value(value, answer, exercise.reads)


def same_value(value, other, reads: Callable = plain_text) -> bool:
    """Whether two values are the same prediction: texts as they are read, numbers and shapes by their numbers."""
    if isinstance(other, str) and isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        value = " ".join(value)  # a row of names for a text of names
    if isinstance(value, bool) != isinstance(other, bool) or isinstance(value, str) != isinstance(other, str):
        return False
    if isinstance(value, str):
        return reads(value) == reads(other)
    if isinstance(value, (list, tuple)) and isinstance(other, (list, tuple)) and any(isinstance(v, str) for v in other):
        return len(value) == len(other) and all(same_value(*pair, reads) for pair in zip(value, other))
    try:
        mine, theirs = np.asarray(value, dtype=float), np.asarray(other, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return value is not None and isinstance(value, tuple) and value == other
    return mine.shape == theirs.shape and bool(np.allclose(mine, theirs, rtol=1e-6, atol=0))


def wrong_prediction(exercise: Exercise, got: Result) -> Finding:
    """Find what is wrong with a prediction that is wrong in no way that has a name."""
    wanted, value = describe(exercise.solution), got.plain
    if exercise.reasons:
        return _wrong_reasoned(exercise, got)
    if value is None or (wanted.kind != got.kind and {wanted.kind, got.kind} != {"sequence", "array"}):
        count = len(wanted.data) if wanted.kind == "sequence" else None
        known = {"name": exercise.name, "got": got, "wanted": wanted.kind, "count": count}
        return Finding("prediction_of_another_kind", known)
    if exercise.choices and value not in exercise.choices:
        return Finding("prediction_of_another_word", {"got": value, "words": exercise.choices})
    return Finding("prediction_not_met", {"got": value})


def _wrong_reasoned(exercise: Exercise, got: Result) -> Finding:
    """Find what is wrong with words and the letter of their reason."""
    value, letters = got.plain, tuple(LETTERS[: len(exercise.reasons)])
    parts = value if isinstance(value, (list, tuple)) else [value]
    if not all(isinstance(part, str) for part in parts):
        return Finding("prediction_without_quotes", {"name": exercise.name, "got": got})
    if not isinstance(value, (list, tuple)) or len(value) != len(exercise.solution):
        return Finding("prediction_without_reason", {"words": len(exercise.solution) - 1, "letters": letters})
    for part, allowed in [*((word, exercise.choices) for word in value[:-1]), (value[-1], letters)]:
        if allowed and not any(same_value(part, one) for one in allowed):
            return Finding("prediction_of_another_word", {"got": part, "words": allowed})
    return Finding("prediction_not_met", {"got": tuple(value)})
