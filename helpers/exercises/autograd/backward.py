"""The exercise on backward."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import without_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import leaf, normal
from .oracles import product

__all__ = ["EXERCISE"]


def backward(x, y, w1, w2):
    """Return the gradients of the loss, the sum of (y_pred - y)², found by autograd.

    x: float64 Tensor, shape (N, D_in); y: float64 Tensor, shape (N, D_out)
    w1, w2: leaves that require a gradient and have none yet, shapes (D_in, H) and (H, D_out)
    Returns: grad_w1, grad_w2: float64 Tensors, shapes (D_in, H) and (H, D_out)
    The numbers in all four arguments stay as they are; `.grad` of w1 and w2 may be filled.
    Any way to ask autograd passes.
    """
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).sum()
    loss.backward()
    return w1.grad, w2.grad


def backward_by_hand(x, y, w1, w2):
    with torch.no_grad():
        h = x.mm(w1)
        grad_y_pred = 2.0 * (h.clamp(min=0).mm(w2) - y)
        grad_h = grad_y_pred.mm(w2.t()) * (h > 0)
        return x.t().mm(grad_h), h.clamp(min=0).t().mm(grad_y_pred)


def _derived(seen):
    """Whether no backward pass ran, and what came back is neither a weight nor None."""
    parts = [part for outcome in seen.outcomes for part in outcome.result.data]
    return without_autograd(seen) and not any(part.shares for part in parts)


def _gradients_by_loop(x, y, w1, w2):
    x, y, w1, w2 = (tensor.detach().numpy() for tensor in (x, y, w1, w2))
    h = product(x, w1)
    h_relu = np.where(h > 0, h, 0.0)
    difference = product(h_relu, w2) - y
    grad_h = 2 * product(difference, w2.T) * (h > 0)
    grad_w1, grad_w2 = product(x.T, grad_h), 2 * product(h_relu.T, difference)
    return torch.from_numpy(grad_w1), torch.from_numpy(grad_w2)


EXERCISE = Exercise(
    id="autograd.backward",
    title="Replace the derivation",
    points=2,
    minutes=7,
    solution=backward,
    blanks=(("y_pred = ", "return "),),
    inputs=lambda rng: (normal(rng, 6, 5), normal(rng, 6, 3), leaf(rng, 5, 4), leaf(rng, 4, 3)),
    oracle=_gradients_by_loop,
    returns=("grad_w1", "grad_w2"),
    notes=(DELEGATION,),
    mistakes=(
        Mistake(
            "from_item",
            Change("sum()", "sum().item()"),
            saw="`backward` was called on a Python float.",
            expected="I expected a Tensor with a `grad_fn`.",
            cause="`item()` takes the number out of the graph; a float has no `backward`.",
            next="Keep `loss` a Tensor, and use `loss.item()` only to print or store it.",
        ),
        Mistake(
            "from_matrix",
            Change(".sum()", ""),
            saw="`backward` was called on a matrix.",
            expected="It starts from one number, of shape ().",
            cause="`pow(2)` keeps the shape (N, D_out).",
            next="Add `.sum()` to the loss.",
        ),
        Mistake(
            "unrecorded",
            Change(
                "y_pred = x.mm(w1).clamp(min=0).mm(w2)",
                "with torch.no_grad():\n    y_pred = x.mm(w1).clamp(min=0).mm(w2)",
            ),
            saw='torch says "does not require grad".',
            expected="I expected a loss with a `grad_fn`.",
            cause="The forward pass stands inside `torch.no_grad()`, where nothing is recorded.",
            next="Move the forward pass and the loss out of `no_grad`.",
        ),
        Mistake(
            "freed_graph",
            Change("loss.backward()", "loss.backward()\nloss.backward()"),
            saw="`backward()` was called twice on one loss.",
            expected="I expected one call for each forward pass.",
            cause="The first call frees what the graph had saved.",
            next="Call it once; to call it again, run the forward pass again.",
        ),
        Mistake(
            "twice",
            Change("loss.backward()", "loss.backward(retain_graph=True)\nloss.backward()"),
            saw="A gradient is twice as large as it should be.",
            expected="I expected the gradient of one loss, once.",
            cause="`backward` ran twice, and the second gradient was added to the first.",
            next="Call `backward()` once, without `retain_graph`.",
        ),
        Mistake(
            "mean",
            Change("sum()", "mean()"),
            saw="A gradient is too small by the factor N · D_out.",
            expected="I expected the gradient of the sum of squares.",
            cause="The loss is a mean: it divides by the number of entries.",
            next="Write `.sum()` in place of `.mean()`.",
        ),
        Mistake(
            "no_square",
            Change(".pow(2)", ""),
            saw="Your gradients do not depend on how far the prediction is off.",
            expected="I expected the gradient of the squared difference.",
            cause="Without the square, the loss falls for ever when y_pred falls.",
            next="Put `.pow(2)` before `.sum()`.",
        ),
        Mistake(
            "squared_sum",
            Change(".pow(2).sum()", ".sum().pow(2)"),
            saw="Your gradients belong to the square of the sum.",
            expected="I expected those of the sum of the squares.",
            cause="Added first, errors of opposite sign cancel.",
            next="Write `.pow(2)` before `.sum()`.",
        ),
        Mistake(
            "weights_returned",
            Change("w1.grad, w2.grad", "w1, w2"),
            saw="You return the weights themselves.",
            expected="I expected their gradients.",
            cause="`backward()` leaves the gradients in the attribute `.grad` of each leaf.",
            next="Return `w1.grad, w2.grad`.",
        ),
        Mistake(
            "exchanged",
            Change("w1.grad, w2.grad", "w2.grad, w1.grad"),
            saw="The two gradients are exchanged.",
            expected="I expected the one of `w1` first.",
            next="Return `w1.grad, w2.grad`.",
        ),
        Mistake(
            "result_of_backward",
            Change("loss.backward()", "grad_w1, grad_w2 = loss.backward()"),
            Change("w1.grad, w2.grad", "grad_w1, grad_w2"),
            saw="`backward()` returned None, and your line takes two things out of it.",
            expected="I expected the gradients to be read elsewhere.",
            cause="`backward()` returns nothing: it leaves each gradient in the `.grad` of its leaf.",
            next="Call `loss.backward()` on a line of its own, then return `w1.grad, w2.grad`.",
        ),
        Mistake(
            "by_hand",
            answer=backward_by_hand,
            saw="Your answer came back without autograd.",
            expected="I expected one call of `backward` in place of the derivation.",
            cause="The formulas of lesson 2 give the same gradients; here a call replaces them.",
            next="Compute the loss, call `loss.backward()`, and return `w1.grad, w2.grad`.",
            recognise=_derived,
        ),
    ),
    hints=(
        "Forward, loss, one call, and read the attribute that the call has filled.",
        "The loss must have shape (); `w1.grad` then has shape (D_in, H) and `w2.grad` (H, D_out).",
        "`loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()`, then `loss.backward()`.",
    ),
    praise="You have replaced six lines, five gradients and a mask, by one call, and got the same gradients.",
)
