"""Train as lesson 2 does, step by step, on a device and in a dtype of torch."""

from collections.abc import Callable

import numpy as np

__all__ = ["train_plain"]


def train_plain(
    arrays: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
    learning_rate: float,
    steps: int,
    momentum: float = 0.0,
    forget_to_zero: bool = False,
    dtype: str = "float64",
    device: str = "cpu",
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[np.ndarray, int] | None:
    """Return the loss before each update and how many hidden units live at the last one; None if not wanted any more.

    Args:
        arrays: x (N, D_in), y (N, D_out), w1 (D_in, H), w2 (H, D_out): float64, drawn on the CPU; not changed.
        learning_rate, steps, momentum, forget_to_zero, wanted: as in `train_shortcut`.
        dtype: a name such as `"bfloat16"`; the arrays are rounded to it before the first step.
        device: a name such as `"cuda"`.

    Returns:
        (losses, living): losses is float64, shape (steps,).
    """
    import torch

    x, y, w1, w2 = (torch.from_numpy(array).to(getattr(torch, dtype)).to(device) for array in arrays)
    w1, w2 = w1.clone(), w2.clone()
    sum_w1, sum_w2 = torch.zeros_like(w1), torch.zeros_like(w2)
    velocity_w1, velocity_w2 = torch.zeros_like(w1), torch.zeros_like(w2)
    losses = torch.empty(steps, dtype=x.dtype, device=device)
    for t in range(steps):
        if not wanted():
            return None
        # Forward
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        # Loss
        losses[t] = (y_pred - y).pow(2).sum()
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        sum_w1 += x.t().mm(grad_h)
        sum_w2 += h_relu.t().mm(grad_y_pred)
        # Update
        velocity_w1 = momentum * velocity_w1 + sum_w1 if momentum else sum_w1
        velocity_w2 = momentum * velocity_w2 + sum_w2 if momentum else sum_w2
        w1 -= learning_rate * velocity_w1
        w2 -= learning_rate * velocity_w2
        # Zero
        if not forget_to_zero:
            sum_w1.zero_()
            sum_w2.zero_()
    return losses.to("cpu", torch.float64).numpy(), int((h > 0).any(dim=0).sum())
