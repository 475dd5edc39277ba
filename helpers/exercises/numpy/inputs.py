"""Draw the inputs of cases: sizes that all differ, numbers that never stand on a kink."""

import numpy as np

__all__ = ["both_signs", "matrix_of_both_signs", "network_arrays", "sizes"]


def sizes(rng, count):
    """Return `count` different whole numbers from 4 to 9."""
    return [int(size) for size in rng.permutation(np.arange(4, 10))[:count]]


def both_signs(rng, shape):
    """Return a float64 array between -3.05 and 3.05 with entries of every size and both signs, and no exact 0."""
    count = int(np.prod(shape))
    spread = np.linspace(-3, 3, count) + rng.uniform(-0.05, 0.05, count)
    spread[spread == 0] = 0.01
    return rng.permutation(spread).reshape(shape)


def matrix_of_both_signs(rng):
    """Return the arguments of a function of one matrix, as `both_signs` draws it."""
    return (both_signs(rng, tuple(sizes(rng, 2))),)


def network_arrays(rng):
    """Return x (N, D_in), y (N, D_out), w1 (D_in, H), w2 (H, D_out): float64, standard normal, all sizes different."""
    N, D_in, H, D_out = sizes(rng, 4)
    shapes = ((N, D_in), (N, D_out), (D_in, H), (H, D_out))
    return tuple(rng.standard_normal(shape) for shape in shapes)
