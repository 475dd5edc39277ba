"""Exercises on gradients by hand, and on autograd: who did the work, and what to say of it."""

from helpers.sandbox.task import AUTOGRAD, OPTIMIZER

__all__ = ["with_autograd", "without_autograd", "without_optimizer"]


def with_autograd(seen) -> bool:
    """Whether autograd ran in an answer, whatever its text looks like."""
    return AUTOGRAD in seen.delegated


def without_autograd(seen) -> bool:
    """Whether an answer came to its results, all of them numbers, without autograd."""
    return AUTOGRAD not in seen.delegated and _finished(seen)


def without_optimizer(seen) -> bool:
    """Whether an answer came to its results, all of them numbers, without an optimizer's step."""
    return OPTIMIZER not in seen.delegated and _finished(seen)


def _finished(seen) -> bool:
    results = [outcome.result for outcome in seen.outcomes if not outcome.raised]
    parts = [part for result in results for part in (result.data if result.kind == "sequence" else [result])]
    complete = bool(results) and len(results) == len(seen.outcomes) and not seen.timed_out
    return complete and all(part.kind in ("array", "sequence") for part in parts)
