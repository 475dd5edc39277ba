"""Draws for the exercises' inputs, in float64: plain Tensors, leaves, and the arguments of a training."""

from ..lazy import torch

__all__ = ["leaf", "normal", "training_arguments"]


def normal(rng, *shape):
    """Return a float64 Tensor of this shape, standard normal, drawn from a NumPy generator."""
    return torch.from_numpy(rng.standard_normal(shape))


def leaf(rng, *shape):
    """Return the same as a leaf that requires a gradient."""
    return normal(rng, *shape).requires_grad_()


def training_arguments(rng):
    """Return x, y, w1, w2, learning_rate, steps: the arguments of one case, all sizes different."""
    tensors = [normal(rng, *shape) for shape in ((6, 5), (6, 3), (5, 4), (4, 3))]
    return (*tensors, float(rng.uniform(0.002, 0.004)), 5)
