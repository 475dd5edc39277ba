"""Draws for the exercises' inputs, in float64: plain Tensors and leaves."""

from ..lazy import torch

__all__ = ["leaf", "normal"]


def normal(rng, *shape):
    """Return a float64 Tensor of this shape, standard normal, drawn from a NumPy generator."""
    return torch.from_numpy(rng.standard_normal(shape))


def leaf(rng, *shape):
    """Return the same as a leaf that requires a gradient."""
    return normal(rng, *shape).requires_grad_()
