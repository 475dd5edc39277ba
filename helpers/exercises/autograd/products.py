"""Products of small arrays, added up entry by entry, for oracles."""

import numpy as np

__all__ = ["product"]


def product(a, b):
    """Return the matrix product of two NumPy arrays, each entry a plain sum."""
    return np.array([[sum(u * v for u, v in zip(row, column)) for column in b.T] for row in a])
