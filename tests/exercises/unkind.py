"""Right answers with a flaw that kind inputs do not show: a ceiling, a lost sign, a cache, a size taken for granted."""

import functools
from collections.abc import Callable, Iterator

import numpy as np

from helpers.exercises import Exercise
from helpers.sandbox.describe import is_array

__all__ = ["flawed"]


def flawed(exercise: Exercise) -> Iterator[tuple[str, Callable]]:
    """Yield (flaw, answer): the solution with one flaw each."""
    has_list = "list" in exercise.solution_source
    for name, change in _OF_RESULTS.items():
        if has_list or name != "a list that ends early":
            yield name, _with_result(exercise.solution, change)
    yield "a cache by shape", _cached(exercise.solution)
    yield "nothing where a size is 1", _without_narrow(exercise.solution)


def _numbers(change: Callable) -> Callable:
    """Apply a change to each float array, float Tensor and float of a result."""

    def changed(result):
        if isinstance(result, list | tuple):
            return type(result)(map(changed, result))
        if isinstance(result, np.ndarray):
            return change(result) if result.dtype.kind == "f" else result
        if is_array(result):
            return change(result) if result.is_floating_point() else result
        return change(np.float64(result)).item() if isinstance(result, float) else result

    return changed


def _tiny_lost(numbers):
    return numbers * (abs(numbers) > 1e-7)


def _shorter(result):
    if isinstance(result, list):
        return result[:-1] if len(result) > 3 else result
    return tuple(map(_shorter, result)) if isinstance(result, tuple) else result


def _single(numbers):
    return numbers.astype(np.float32).astype(np.float64) if hasattr(numbers, "astype") else numbers.float().double()


_OF_RESULTS = {
    "a ceiling at 6": _numbers(lambda numbers: numbers.clip(max=6.0)),
    "a floor at -6": _numbers(lambda numbers: numbers.clip(min=-6.0)),
    "the sign lost": _numbers(abs),
    "a leak of 1 %": _numbers(lambda numbers: numbers + 0.01 * (numbers == 0)),
    "tiny numbers lost": _numbers(_tiny_lost),
    "half the digits": _numbers(_single),
    "sizes of 1 squeezed": _numbers(lambda numbers: numbers.squeeze()),
    "a list that ends early": _shorter,
}


def _with_result(solution: Callable, change: Callable) -> Callable:
    @functools.wraps(solution)
    def answer(*arguments):
        return change(solution(*arguments))

    return answer


def _cached(solution: Callable) -> Callable:
    known = {}

    @functools.wraps(solution)
    def answer(*arguments):
        key = tuple(tuple(one.shape) if is_array(one) else str(type(one)) for one in arguments)
        return known.setdefault(key, solution(*arguments))

    return answer


def _without_narrow(solution: Callable) -> Callable:
    @functools.wraps(solution)
    def answer(*arguments):
        if any(1 in one.shape for one in arguments if is_array(one)):
            return None
        return solution(*arguments)

    return answer
