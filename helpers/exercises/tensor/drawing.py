"""Draw Tensors for the checks, and read them as plain Python numbers for the oracles."""

from ..lazy import torch

__all__ = ["away_from_zero", "normal", "tensor"]


def normal(rng, *shape):
    """Return standard normal numbers: a float64 Tensor on the CPU, no units."""
    return torch.tensor(rng.standard_normal(shape))


def away_from_zero(rng, *shape):
    """Return numbers of both signs, none nearer to 0 than 0.1: a float64 Tensor on the CPU, no units."""
    drawn = rng.standard_normal(shape)
    drawn.flat[:2] = -1.5, 2.5
    return torch.tensor(drawn + 0.1 * (2 * (drawn > 0) - 1))


def tensor(numbers):
    """Return nested lists of floats as a float64 Tensor on the CPU."""
    return torch.tensor(numbers, dtype=torch.float64)
