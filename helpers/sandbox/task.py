"""What an observer is told: how to call an answer, with which arguments, and what to note."""

from dataclasses import dataclass
from typing import Any

__all__ = ["AUTOGRAD", "DELEGATION", "OPTIMIZER", "Task"]

DELEGATION = "delegation"  # a note to make: whether autograd or an optimizer did the work
AUTOGRAD, OPTIMIZER = "autograd", "optimizer"  # what is then noted


@dataclass(frozen=True)
class Task:
    """One exercise as an observer sees it: nothing in it says what is right.

    Args:
        exercise_id: for example `"numpy.dot"`.
        kind: `"function"`, `"value"` (a prediction) or `"order"`.
        arguments: the names of a function's arguments, in order.
        calls: the drawn arguments of each call: arrays, Tensors, numbers, texts, and tuples and lists of these.
        notes: what to note beside results; `DELEGATION` or nothing.
        reads_back: names of arguments that count as results too, as they are after the call.
    """

    exercise_id: str
    kind: str
    arguments: tuple[str, ...] = ()
    calls: tuple[tuple[Any, ...], ...] = ()
    notes: tuple[str, ...] = ()
    reads_back: tuple[str, ...] = ()
