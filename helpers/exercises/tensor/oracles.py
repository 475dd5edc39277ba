"""What the exercises of lesson 2 are judged against: plain Python lists, one sum for each number."""

from ..lazy import torch

__all__ = ["backward_loops", "forward_loops", "product", "tensor", "train_loops"]


def tensor(numbers):
    """Return nested lists of floats as a float64 Tensor on the CPU."""
    return torch.tensor(numbers, dtype=torch.float64)


def product(a, b):
    """Return the matrix product of two lists of rows, a list of rows."""
    return [[sum(p * q for p, q in zip(row, column, strict=True)) for column in zip(*b, strict=True)] for row in a]


def _forward_lists(x, w1, w2):
    h = product(x, w1)
    h_relu = [[value if value > 0 else 0.0 for value in row] for row in h]
    return h, h_relu, product(h_relu, w2)


def _backward_lists(x, y, w2, h, y_pred):
    """Each entry of both gradients as a sum over rows, written from the derivative of the loss by one weight."""
    rows, hidden, outputs = range(len(x)), range(len(w2)), range(len(w2[0]))
    slope = [[2 * (y_pred[n][k] - y[n][k]) for k in outputs] for n in rows]
    open_gate = [[1.0 if h[n][j] > 0 else 0.0 for j in hidden] for n in rows]
    pull = [[sum(slope[n][k] * w2[j][k] for k in outputs) for j in hidden] for n in rows]
    grad_w1 = [[sum(x[n][i] * open_gate[n][j] * pull[n][j] for n in rows) for j in hidden] for i in range(len(x[0]))]
    grad_w2 = [[sum(open_gate[n][j] * h[n][j] * slope[n][k] for n in rows) for k in outputs] for j in hidden]
    return grad_w1, grad_w2


def forward_loops(x, w1, w2):
    """Return h, h_relu, y_pred as float64 Tensors."""
    return tuple(tensor(part) for part in _forward_lists(x.tolist(), w1.tolist(), w2.tolist()))


def backward_loops(x, y, w2, h, h_relu, y_pred):
    """Return grad_w1, grad_w2 as float64 Tensors."""
    lists = (part.tolist() for part in (x, y, w2, h, y_pred))
    return tuple(tensor(part) for part in _backward_lists(*lists))


def train_loops(x, y, w1, w2, learning_rate, steps):
    """Return the losses (floats) before each update, and w1, w2 as float64 Tensors."""
    x, y, w1, w2 = (part.tolist() for part in (x, y, w1, w2))
    losses = []
    for _ in range(steps):
        h, _, y_pred = _forward_lists(x, w1, w2)
        losses.append(sum((p - q) ** 2 for r, s in zip(y_pred, y, strict=True) for p, q in zip(r, s, strict=True)))
        gradients = _backward_lists(x, y, w2, h, y_pred)
        w1, w2 = (
            [[w - learning_rate * g for w, g in zip(*rows, strict=True)] for rows in zip(*pair, strict=True)]
            for pair in zip((w1, w2), gradients, strict=True)
        )
    return losses, tensor(w1), tensor(w2)
