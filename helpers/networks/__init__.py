"""The network three ways, and what goes with them: side by side, many at once, measured slopes, the learner's own."""

from .three_ways import initial_arrays, train_autograd, train_numpy, train_tensor

__all__ = ["initial_arrays", "train_autograd", "train_numpy", "train_tensor"]
