"""The smallest input on which an answer is wrong: sizes of 1 to 3 and small whole numbers, enough for paper."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from helpers.exercises import Exercise
from helpers.judging import results
from helpers.sandbox.calling import called
from helpers.sandbox.describe import is_array
from helpers.sandbox.observation import Result
from helpers.sandbox.task import Task

from .aside import run_aside, twin

__all__ = ["Counterexample", "small_calls", "smallest"]

_SIZES = (1, 2, 3)
_BUDGET = 0.2  # seconds
_FIGURES = 12  # entries of arguments and results together that can be worked through on paper


@dataclass(frozen=True)
class Counterexample:
    """One call on which an answer is wrong.

    Args:
        call: name and value of each argument, as plain data.
        got, expected: what came back and what should, as plain data.
    """

    call: tuple[tuple[str, Any], ...]
    got: Any
    expected: Any


def smallest(exercise: Exercise, task: Task, answer: Any) -> Counterexample | None:
    """Return a small call that can be worked out by hand, on which the answer is wrong; None where none is found.

    Args:
        exercise: a function whose arguments do not depend on each other; for any other, None.
        task: the calls that it was refused on; small ones are cut from them.
        answer: the function.
    """
    if exercise.oracle is None or exercise.related or type(answer) is not FunctionType:
        return None
    found: list[Counterexample] = []
    wrong = _wrong_calls(exercise, task, twin(answer))
    run_aside(2 * _BUDGET, lambda: found.extend(itertools.islice(wrong, 1)))
    return found[0] if found else None


def small_calls(task: Task) -> Iterator[tuple]:
    """Yield calls cut from those of a task, the smallest first: equal sizes stay equal, numbers are small and whole.

    Calls that are short to read stay as they are, too.
    """
    calls = []
    for call in task.calls:
        if _is_short(call):
            calls.append((_entries(list(map(_plain, call))), len(calls), call))
        sizes = sorted({size for one in call if is_array(one) for size in one.shape})
        for cut in itertools.product(_SIZES, repeat=len(sizes)):
            if all(new <= old for new, old in zip(cut, sizes)):
                small = tuple(_small(one, dict(zip(sizes, cut))) for one in call)
                calls.append((_entries(list(map(_plain, small))), len(calls), small))
    yield from (call for *_, call in sorted(calls, key=lambda entry: entry[:2]))


def _wrong_calls(exercise: Exercise, task: Task, answer: FunctionType) -> Iterator[Counterexample]:
    end = time.thread_time() + _BUDGET
    for call in small_calls(task):
        if time.thread_time() > end:
            return
        try:
            want = results.expected(exercise, call)
        except Exception:  # a call that the task does not allow
            continue
        right = called(exercise.solution, task.arguments, call, task.reads_back, brief=True)
        mine = called(answer, task.arguments, call, task.reads_back)
        if mine.raised or not results.holds(exercise, want, right) or results.holds(exercise, want, mine):
            continue
        shown = [*map(_plain, call), _shown(want), _shown(mine.result)]
        if None not in shown[-2:] and sum(map(_entries, shown)) <= _FIGURES and shown[-1] != shown[-2]:
            yield Counterexample(tuple(zip(task.arguments, map(_plain, call))), shown[-1], shown[-2])


def _small(one: Any, sizes: dict[int, int]) -> Any:
    if not is_array(one):
        return (round(one, 1) or one) if isinstance(one, float) else one
    part = one[tuple(slice(sizes[size]) for size in one.shape)]
    if isinstance(part, np.ndarray):
        return np.trunc(part) + np.sign(part) if part.dtype.kind == "f" else part.copy()
    whole = part.detach()
    whole = whole.trunc() + whole.sign() if whole.is_floating_point() else whole.clone()
    return whole.requires_grad_() if one.requires_grad else whole


def _is_short(one: Any) -> bool:
    """Whether numbers have few digits."""
    if isinstance(one, list | tuple):
        return all(map(_is_short, one))
    return _is_short(one.tolist()) if is_array(one) else not isinstance(one, float) or round(one, 3) == one


def _entries(one: Any) -> int:
    """How many numbers lists and tuples hold."""
    return sum(map(_entries, one)) if isinstance(one, list | tuple) else 1


def _plain(one: Any) -> Any:
    """Return an argument as lists and numbers that are short to read."""
    if is_array(one):
        one = one.tolist()
    if isinstance(one, list):
        return [_plain(part) for part in one]
    return int(one) if isinstance(one, float) and one.is_integer() else one


def _shown(result: Result) -> Any:
    """Return a result as lists and numbers, or None where that is not all that there is to it."""
    if result.kind == "sequence":
        parts = [_shown(part) for part in result.data]
        return None if None in parts else tuple(parts)
    if result.kind == "array" and result.data.dtype.kind in "fiu":
        return _plain(np.round(result.data.astype(float), 4))
    return (
        _plain(round(float(result.data), 4))
        if result.kind == "number" and not isinstance(result.data, complex)
        else None
    )
