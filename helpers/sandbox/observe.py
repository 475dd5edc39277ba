"""Try an answer on a task and write down what it does, as plain data."""

import contextlib
import inspect
from typing import Any

from .calling import called, guarded, quiet
from .delegation import noted_delegation
from .describe import describe
from .observation import Observation, Outcome, Result
from .patches import undo_patches
from .source_code import source_of
from .task import DELEGATION, Task
from .time_limit import TimeLimitExceeded, call_within

__all__ = ["TIME_LIMIT", "observe"]

TIME_LIMIT = 10.0  # seconds that all calls of one check may take together
_TEXT_LIMIT = 120  # characters kept of a signature


def observe(task: Task, answer: Any, time_limit: float = TIME_LIMIT) -> Observation:
    """Return what the answer does. Never raises because of the answer.

    Args:
        task: what to call it with.
        answer: anything; what the learner passed to `check`.
        time_limit: seconds that all calls may take together.
    """
    name = task.exercise_id
    if task.kind != "function":
        return Observation(name, guarded(lambda: repr(answer)[:1000], None), _described(answer))
    source = guarded(lambda: source_of(answer), None)
    if answer is ...:
        return Observation(name, source, problem="ellipsis")
    if not guarded(lambda: callable(answer) and not isinstance(answer, type), False):
        return Observation(name, source, _described(answer), problem="not callable")
    wrong_arguments = guarded(lambda: _signature_problem(task, answer), "")
    if wrong_arguments:
        return Observation(name, source, problem="arguments", detail=wrong_arguments)
    outcomes: list[Outcome] = []
    patched: list[str] = []
    delegated: set[str] = set()
    timed_out = False
    noting = noted_delegation(delegated) if DELEGATION in task.notes else contextlib.nullcontext()

    def call_all() -> None:
        for arguments in (*task.calls, task.calls[0]):
            outcomes.append(called(answer, task.arguments, arguments, task.reads_back))

    try:
        with undo_patches(patched), quiet(), noting:
            call_within(time_limit, call_all)
    except TimeLimitExceeded:
        timed_out = True
    repeated = outcomes.pop() if len(outcomes) > len(task.calls) else None
    return Observation(
        name,
        source,
        outcomes=tuple(outcomes),
        repeated=repeated,
        timed_out=timed_out,
        patched=tuple(patched),
        delegated=tuple(sorted(delegated)),
    )


def _described(answer) -> Result:
    return guarded(lambda: describe(answer), Result("other", type(answer).__name__))


def _signature_problem(task: Task, answer) -> str:
    """Return the signature as text where the answer cannot be called with the task's arguments, else ""."""
    try:
        signature = inspect.signature(answer)
    except (TypeError, ValueError):
        return ""
    try:
        signature.bind(*task.arguments)
    except TypeError:
        return str(signature)[:_TEXT_LIMIT]
    return ""
