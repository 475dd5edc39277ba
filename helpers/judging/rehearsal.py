"""Which known mistake an answer makes: each is called on the task's own calls, and what it does is compared.

Only the course's own answers run here.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence

from helpers.exercises import Exercise, Mistake
from helpers.sandbox.calling import called, quiet
from helpers.sandbox.observation import Observation, Outcome
from helpers.sandbox.task import Task

from . import results
from .alike import all_alike, parts, same_part

__all__ = ["behaves_like", "recognised"]


def recognised(mistakes: Iterable[Mistake], seen) -> Mistake | None:
    """Return the first mistake whose own test recognises what was seen, an `Observation` or a predicted value."""
    return next((mistake for mistake in mistakes if mistake.recognise and _holds(mistake.recognise, seen)), None)


def behaves_like(exercise: Exercise, task: Task, observation: Observation) -> tuple[Mistake | None, bool]:
    """Return the first mistake that does on every call what the answer did, and whether it does only in part.

    First to the letter, then by its values; in part where it accounts for one of several results.
    """
    candidates = [
        mistake
        for mistake in exercise.mistakes
        if not mistake.recognise and (mistake.when is None or _holds(mistake.when, observation))
    ]
    seen, does = observation.outcomes, _caller(task)
    alike = [m for m in candidates if all_alike(does(m.answer), seen)]  # none other is alike to the letter
    for mistake in alike:
        if all_alike(does(mistake.answer), seen, strict=True):
            return mistake, False
    for mistake in alike:
        # else only what it does beside its result is wrong, and that was compared to the letter
        if not all_alike(does(mistake.answer), does(exercise.solution)):
            return mistake, False
    explained = _explains_a_part(exercise, candidates, does, seen)
    if explained or not exercise.simplest:
        return explained, True
    return _explains_a_part(exercise, candidates, lambda answer: [*does(answer)][-1:], seen[-1:]), True


def _holds(test: Callable, seen) -> bool:
    try:
        return bool(test(seen))
    except Exception:  # it was written for another type of answer, so it does not hold
        return False


def _explains_a_part(exercise: Exercise, candidates, does, seen: Sequence[Outcome]) -> Mistake | None:
    """Return a mistake that accounts for one part of a result with several, where two mistakes were combined."""
    count, right = len(exercise.returns), list(does(exercise.solution))
    if not count or not _has_parts(seen, count) or not _well_formed(exercise, seen, right):
        return None
    wrong = {index for index in range(count) if not same_part(right, seen, index)}
    for index in sorted(wrong, reverse=True):
        for mistake in candidates:
            if not same_part(does(mistake.answer), seen, index):
                continue
            if {other for other in range(count) if not same_part(does(mistake.answer), right, other)} <= wrong:
                return mistake
    return None


def _has_parts(outcomes: Iterable[Outcome], count: int) -> bool:
    return all(len(parts(outcome)) == count for outcome in outcomes)


def _well_formed(exercise: Exercise, seen: Iterable[Outcome], right: Iterable[Outcome]) -> bool:
    """Whether types and shapes are right, so that only values differ."""
    return not any(
        step(exercise, want.result, outcome.result)
        for step in (results.wrong_type, results.wrong_shape)
        for want, outcome in zip(right, seen)
    )


def _caller(task: Task) -> Callable[[Callable], Iterator[Outcome]]:
    """Return what gives an answer's outcomes one by one; no call is made before it is asked for, and none twice."""

    @functools.cache
    def call(answer: Callable, number: int) -> Outcome:
        with quiet():
            return called(answer, task.arguments, task.calls[number], task.reads_back)

    return lambda answer: (call(answer, number) for number in range(len(task.calls)))
