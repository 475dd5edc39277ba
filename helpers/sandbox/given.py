"""Functions that a task hands to an answer, as data: they travel as their numbers."""

from dataclasses import dataclass

import numpy as np

__all__ = ["PowerSum", "Rule"]


@dataclass(frozen=True)
class PowerSum:
    """f(w) = sum(coefficients * w ** exponent), a number.

    Args:
        coefficients: float array, the shape of w, no units.
        exponent: a whole number.
    """

    coefficients: np.ndarray
    exponent: int

    def __call__(self, w) -> float:
        return float(np.sum(self.coefficients * w**self.exponent))


@dataclass(frozen=True)
class Rule:
    """What an operation of a tape hands back to each of its inputs: rule(operation, inputs, grad), a tuple."""

    def __call__(self, operation: str, inputs: tuple, grad) -> tuple:
        first, *others = inputs
        if operation == "mm":
            return grad @ others[0].T, first.T @ grad
        if operation == "clamp":
            return grad * (first > others[0]), None
        if operation == "sub":
            return grad, -grad
        if operation == "pow":
            return grad * others[0] * first ** (others[0] - 1), None
        if operation == "sum":
            return (grad.expand(first.shape),)
        raise KeyError(f"There is no rule for {operation!r}.")
