"""Functions that a task hands to an answer, as data: they travel as their numbers."""

from dataclasses import dataclass

import numpy as np

__all__ = ["PowerSum"]


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
