"""Run a learner's code again, beside the check, so that nothing of it stays."""

import contextlib
import random
import sys
from collections.abc import Callable, Iterator
from types import FunctionType

import numpy as np

from helpers.sandbox.calling import quiet
from helpers.sandbox.memory_limit import memory_within
from helpers.sandbox.patches import undo_patches
from helpers.sandbox.time_limit import TimeLimitExceeded, call_within

__all__ = ["run_aside", "twin"]

_MEMORY = 2 * 2**30  # bytes that the code may take beyond what is there


def run_aside(seconds: float, function: Callable[[], object]) -> None:
    """Call a function that runs a learner's code, for at most so many seconds; what it found it keeps itself.

    Nothing is printed, patches are undone, the generators of random numbers that everybody shares are put back, and
    memory is limited.
    """
    patched: list[str] = []
    with (
        undo_patches(patched),
        quiet(),
        _same_random_numbers(),
        memory_within(_MEMORY),
        contextlib.suppress(TimeLimitExceeded),
    ):
        call_within(seconds, function)


def twin(answer: FunctionType) -> FunctionType:
    """Return the same function with a copy of the names that it finds as its globals: what it sets there is lost."""
    copied = FunctionType(
        answer.__code__, dict(answer.__globals__), answer.__name__, answer.__defaults__, answer.__closure__
    )
    copied.__kwdefaults__ = answer.__kwdefaults__
    return copied


@contextlib.contextmanager
def _same_random_numbers() -> Iterator[None]:
    torch = sys.modules.get("torch")
    states = random.getstate(), np.random.get_state(), torch.get_rng_state() if torch else None
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
        if torch:
            torch.set_rng_state(states[2])
