"""Train on one fixed batch without touching the 1000 inputs: exact, and an order of magnitude less work.

The inputs x never change, so the first product h = x @ w1 can be followed by itself. A step moves
w1 by -learning_rate * x.T @ grad_h, hence h by -learning_rate * (x @ x.T) @ grad_h: the square matrix x @ x.T,
shape (N, N), is computed once and stands in for x, shape (N, D_in). Momentum is a sum of earlier gradients, so it
carries over. Two things do not: a rounding of w1 that one wants to see (half precision), and gradients that are never
zeroed, whose swings grow each rounding until the two ways part. These take the plain loop (`plain.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

__all__ = ["Prepared", "prepare", "train_shortcut"]


@dataclass(frozen=True, eq=False)
class Prepared:
    """What a training on one fixed batch starts from, whatever its learning rate.

    gram: x @ x.T, shape (N, N). h: x @ w1, shape (N, H). y: shape (N, D_out). w2: shape (H, D_out). One float dtype.
    """

    gram: np.ndarray
    h: np.ndarray
    y: np.ndarray
    w2: np.ndarray


def prepare(x: np.ndarray, y: np.ndarray, w1: np.ndarray, w2: np.ndarray) -> Prepared:
    """Return the two large products of a training; the arrays, of one dtype, are not changed.

    Args:
        x: float array, shape (N, D_in), inputs, no units.
        y: shape (N, D_out), targets.
        w1, w2: shapes (D_in, H) and (H, D_out), weights to start from.
    """
    return Prepared(x @ x.T, x @ w1, y, w2)


def train_shortcut(
    start: Prepared,
    learning_rate: float,
    steps: int,
    momentum: float = 0.0,
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[np.ndarray, int] | None:
    """Return the loss before each update and how many hidden units live at the last one; None if not wanted any more.

    Args:
        start: inputs, targets and weights as `prepare` leaves them; not changed.
        learning_rate: at least 0.
        steps: at least 1.
        momentum: as in `torch.optim.SGD`, 0 for none.
        wanted: asked before each step.

    Returns:
        (losses, living): losses has the arrays' dtype and shape (steps,); once a loss is nan, all later ones are.
        A unit lives when it is positive on at least one row.
    """
    h, y, w2_t = start.h.copy(), start.y, start.w2.T.copy()
    scale = h.dtype.type(-2 * learning_rate)
    move_h = start.gram * scale  # (N, N)
    zeros, positive = np.zeros_like(h), np.empty(h.shape, bool)
    h_relu, half_grad_h = np.empty_like(h), np.empty_like(h)
    step_h = h_relu  # one after the other in the same memory, which is then near the processor
    error, half_grad_w2_t, step_w2_t = np.empty_like(y), np.empty_like(w2_t), np.empty_like(w2_t)
    velocity_h, velocity_w2_t = half_grad_h, half_grad_w2_t
    if momentum:
        velocity_h, velocity_w2_t = np.zeros_like(h), np.zeros_like(w2_t)
    w2, error_t, flat_error = w2_t.T, error.T, error.ravel()  # views
    losses = np.empty(steps, h.dtype)
    with np.errstate(all="ignore"):
        for t in range(steps):
            if not wanted():
                return None
            # Forward
            np.maximum(h, zeros, out=h_relu)
            np.dot(h_relu, w2, out=error)
            np.subtract(error, y, out=error)
            # Loss
            losses[t] = loss = flat_error.dot(flat_error)
            if t == steps - 1:
                break
            finite = loss < np.inf
            if not finite and loss != loss:
                # a nan in y_pred makes a column of w2 nan, which then makes every later y_pred nan
                losses[t:] = np.nan
                return losses, 0
            # Backward
            np.dot(error_t, h_relu, out=half_grad_w2_t)
            np.dot(error, w2_t, out=half_grad_h)
            if finite:
                np.greater_equal(h, zeros, out=positive)
                np.multiply(half_grad_h, positive, out=half_grad_h)
            else:
                half_grad_h[h < 0] = 0  # a gradient may be inf now, and inf times 0 would be nan
            # Update
            if momentum:
                velocity_h *= momentum
                velocity_h += half_grad_h
                velocity_w2_t *= momentum
                velocity_w2_t += half_grad_w2_t
            np.dot(move_h, velocity_h, out=step_h)
            np.add(h, step_h, out=h)
            np.multiply(velocity_w2_t, scale, out=step_w2_t)
            np.add(w2_t, step_w2_t, out=w2_t)
    return losses, int((h > 0).any(axis=0).sum())
