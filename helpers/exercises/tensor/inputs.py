"""Draw what the checks of lesson 2 hand to an answer."""

import numpy as np

from ..lazy import torch

__all__ = ["away_from_zero", "draw_after_forward", "draw_network", "narrow_after_forward", "normal"]


def normal(rng, *shape):
    """Return standard normal numbers: a float64 Tensor on the CPU, no units."""
    return torch.tensor(rng.standard_normal(shape))


def away_from_zero(rng, *shape):
    """Return numbers of both signs, none nearer to 0 than 0.1: a float64 Tensor on the CPU, no units."""
    drawn = rng.standard_normal(shape)
    drawn.flat[:2] = -1.5, 2.5
    return torch.tensor(drawn + 0.1 * (2 * (drawn > 0) - 1))


def draw_network(rng):
    """Return x, y, w1, w2 for N, D_in, H, D_out = 5, 4, 7, 3: float64 Tensors, standard normal."""
    return normal(rng, 5, 4), normal(rng, 5, 3), normal(rng, 4, 7), normal(rng, 7, 3)


def draw_after_forward(rng):
    """Return x, y, w2, h, h_relu, y_pred of a drawn network behind its forward pass: float64 Tensors."""
    return _behind_forward(*draw_network(rng))


def narrow_after_forward():
    """Return the same twice with sizes of 1: one row and one unit, then one input and one output, large numbers."""
    rng = np.random.default_rng(16)
    shapes = ((1, 3), (1, 2), (3, 1), (1, 2)), ((4, 1), (4, 1), (1, 3), (3, 1))
    return [_behind_forward(*(scale * normal(rng, *s) for s in some)) for some, scale in zip(shapes, (1, 1e3))]


def _behind_forward(x, y, w1, w2):
    """Return x, y, w2, h, h_relu, y_pred of a network."""
    h = x @ w1  # (N, H)
    h_relu = torch.relu(h)  # (N, H)
    return x, y, w2, h, h_relu, h_relu @ w2
