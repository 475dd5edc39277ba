"""The network three ways, side by side: NumPy, Tensor, autograd.

Two layers without biases: `y_pred = relu(x @ w1) @ w2`, loss `sum((y_pred - y)**2)`, plain gradient descent.
Each function trains copies of the weights that it is given, and returns the loss before each update (floats) and the
weights after the last one. Shapes: x (N, D_in), y (N, D_out), w1 (D_in, H), w2 (H, D_out); no units.
"""

import numpy as np

__all__ = ["initial_arrays", "train_autograd", "train_numpy", "train_tensor"]

N, D_in, H, D_out = 64, 1000, 100, 10


def initial_arrays(seed, sizes=(N, D_in, H, D_out)):
    """Return x, y, w1, w2: float64 arrays, standard normal, drawn in this order from `default_rng(seed)`."""
    rows, inputs, hidden, outputs = sizes
    rng = np.random.default_rng(seed)
    shapes = ((rows, inputs), (rows, outputs), (inputs, hidden), (hidden, outputs))
    return tuple(rng.standard_normal(shape) for shape in shapes)


def train_numpy(x, y, w1, w2, learning_rate=1e-6, steps=500):
    """Train with gradients by hand on NumPy arrays. Returns (losses, w1, w2)."""
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        # Forward
        h = x.dot(w1)  # (N, H)
        h_relu = np.maximum(h, 0)  # (N, H)
        y_pred = h_relu.dot(w2)  # (N, D_out)
        # Loss
        losses.append(float(np.square(y_pred - y).sum()))
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)  # (N, D_out)
        grad_w2 = h_relu.T.dot(grad_y_pred)  # (H, D_out)
        grad_h_relu = grad_y_pred.dot(w2.T)  # (N, H)
        grad_h = grad_h_relu.copy()
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)  # (D_in, H)
        # Update
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        # Zero: nothing to do, the gradients are new arrays each step
    return losses, w1, w2


def train_tensor(x, y, w1, w2, learning_rate=1e-6, steps=500):
    """Train with gradients by hand on Tensors of one device and dtype. Returns (losses, w1, w2)."""
    w1, w2, losses = w1.clone(), w2.clone(), []
    for _ in range(steps):
        # Forward
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        # Loss
        losses.append((y_pred - y).pow(2).sum().item())
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h_relu = grad_y_pred.mm(w2.t())
        grad_h = grad_h_relu.clone()
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        # Update
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        # Zero: nothing to do, the gradients are new Tensors each step
    return losses, w1, w2


def train_autograd(x, y, w1, w2, learning_rate=1e-6, steps=500):
    """Train with gradients from autograd on Tensors of one device and dtype. Returns (losses, w1, w2)."""
    import torch

    w1, w2, losses = w1.clone().requires_grad_(), w2.clone().requires_grad_(), []
    for _ in range(steps):
        # Forward
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        # Loss
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        # Backward
        loss.backward()
        with torch.no_grad():
            # Update
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            # Zero
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()
