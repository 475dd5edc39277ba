"""Tapes for the exercises on autograd by hand: steps on drawn Tensors, and what torch says of them."""

from helpers.networks.tape import record, record_network

from ..lazy import torch
from .inputs import normal

__all__ = ["gradients_by_torch", "network_tape", "recurrent_tape", "squared_tape"]


def network_tape(rng, N, D_in, H, D_out):
    """Return the tape of the network's loss, and the Tensors whose gradients are wanted: w1 and w2.

    Args:
        rng: a NumPy generator; all Tensors are float64, standard normal.
        N, D_in, H, D_out: the sizes.
    """
    x, w1, w2, y = normal(rng, N, D_in), normal(rng, D_in, H), normal(rng, H, D_out), normal(rng, N, D_out)
    tape, _ = record_network(record, x, y, w1, w2)
    return tape, (w1, w2)


def recurrent_tape(rng, N, H):
    """Return a tape that uses a weight and a value twice, and what is wanted: the weight, the value, a difference."""
    x, w = normal(rng, N, H), normal(rng, H, H)
    tape = []
    h = record(tape, "clamp", (record(tape, "mm", (x, w)), 0))
    off = record(tape, "sub", (h, record(tape, "mm", (h, w))))
    record(tape, "sum", (record(tape, "pow", (off, 3)),))
    return tape, (w, h, off)


def squared_tape(rng, N):
    """Return a tape of which one step uses a matrix twice, and what is wanted: the matrix, and the loss itself."""
    a = normal(rng, N, N)
    tape = []
    loss = record(tape, "sum", (record(tape, "pow", (record(tape, "mm", (a, a)), 2)),))
    return tape, (a, loss)


def gradients_by_torch(tape, wanted):
    """Return the gradient of the tape's last output with respect to each wanted Tensor, as autograd finds it.

    The steps are computed once more on Tensors that require a gradient.
    """
    again = {}

    def twin(value):
        if not isinstance(value, torch.Tensor):
            return value
        if id(value) not in again:
            again[id(value)] = value.clone().requires_grad_()
        return again[id(value)]

    for operation, inputs, output in tape:
        again[id(output)] = getattr(torch, operation)(*map(twin, inputs))
    return list(torch.autograd.grad(again[id(tape[-1][2])], [twin(value) for value in wanted]))
