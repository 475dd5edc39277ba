"""The exercise on the gradients of maximum."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal

__all__ = ["EXERCISE"]


def maximum_gradients(a, b, grad):
    """Return what torch.maximum(a, b) hands back to a and to b, by hand.

    a, b: float64 Tensors, shape (N, H), nowhere equal
    grad: float64 Tensor, shape (N, H), the gradient that arrives from behind
    Returns: grad_a, grad_b: float64 Tensors, shape (N, H); a, b and grad stay as they are
    By hand, without `backward`: any way of computing it passes.
    """
    grad_a = torch.where(a > b, grad, 0.0)
    grad_b = torch.where(b > a, grad, 0.0)
    return grad_a, grad_b


def maximum_by_autograd(a, b, grad):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    torch.maximum(a, b).backward(grad)
    return a.grad, b.grad


def _maximum_by_loop(a, b, grad):
    grad_a, grad_b = np.zeros(a.shape), np.zeros(a.shape)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            (grad_a if a[i, j] > b[i, j] else grad_b)[i, j] = grad[i, j]
    return torch.from_numpy(grad_a), torch.from_numpy(grad_b)


EXERCISE = Exercise(
    id="autograd.maximum",
    title="Send the gradient to the larger",
    points=2,
    minutes=5,
    solution=maximum_gradients,
    blanks=(("grad_a = ", "grad_b = "),),
    inputs=lambda rng: (normal(rng, 4, 5), normal(rng, 4, 5), normal(rng, 4, 5)),
    oracle=_maximum_by_loop,
    returns=("grad_a", "grad_b"),
    notes=(DELEGATION,),
    mistakes=(
        Mistake(
            "by_autograd",
            answer=maximum_by_autograd,
            saw="Autograd ran in your answer.",
            expected="I expected the rule that it follows, written by hand.",
            cause="`backward` gives the right numbers, and hides what you find out here.",
            next="Compare `a` with `b`, and pass `grad` on to the larger one.",
            recognise=with_autograd,
        ),
        Mistake(
            "in_place",
            Change("torch.where(a > b, grad, 0.0)", "grad\ngrad_a[a < b] = 0"),
            Change("torch.where(b > a, grad, 0.0)", "grad\ngrad_b[b < a] = 0"),
            saw="`maximum_gradients` changed `grad`, and both results are the same Tensor.",
            expected="I expected two results and `grad` as it was.",
            cause="`grad_a = grad` gives the Tensor a second name; it copies nothing.",
            next="Start each result with `grad.clone()`, or use `torch.where`.",
        ),
        Mistake(
            "to_both",
            Change("torch.where(a > b, grad, 0.0)", "grad.clone()"),
            Change("torch.where(b > a, grad, 0.0)", "grad.clone()"),
            saw="Both results are the whole of `grad`.",
            expected="Each entry of `grad` belongs to one of the two.",
            cause="The smaller one does not appear in the result, so moving it a little changes nothing.",
            next="Set `grad_a` to 0 where `a` is the smaller, and `grad_b` where `b` is.",
        ),
        Mistake(
            "to_the_smaller",
            Change("a > b", "a < b"),
            Change("b > a", "b < a"),
            saw="The gradient arrives at the smaller of the two.",
            expected="I expected it at the larger one, which `maximum` lets through.",
            cause="The two comparisons are turned round.",
            next="Use `a > b` for `grad_a`.",
        ),
        Mistake(
            "mask_on_gradient",
            Change("a > b", "grad > 0"),
            Change("b > a", "grad < 0"),
            saw="Entries are chosen by the sign of `grad`.",
            expected="I expected them to be chosen by which of `a` and `b` is larger.",
            cause="The comparison asks `grad`, but the choice was made going forward, by `a` and `b`.",
            next="Compare `a` with `b`.",
        ),
        Mistake(
            "own_signs",
            Change("a > b", "a > 0"),
            Change("b > a", "b > 0"),
            saw="Entries are chosen by the signs of `a` and `b`.",
            expected="I expected them to be chosen by which of the two is larger.",
            cause="A comparison with 0 is the rule of ReLU, where the second input is 0 everywhere.",
            next="Compare `a` with `b`.",
        ),
        Mistake(
            "values",
            Change("a > b, grad", "a > b, a"),
            Change("b > a, grad", "b > a, b"),
            saw="Your results hold entries of `a` and `b`.",
            expected="I expected entries of `grad`.",
            cause="That is the forward pass; a gradient says how much of `grad` each one receives.",
            next="Keep the comparison and take `grad` where it holds.",
        ),
        Mistake(
            "mask_alone",
            Change("torch.where(a > b, grad, 0.0)", "(a > b).double()"),
            Change("torch.where(b > a, grad, 0.0)", "(b > a).double()"),
            saw="Your results hold only 0 and 1.",
            expected="I expected entries of `grad` where you have 1.",
            cause="The local slope is right; the chain rule multiplies it by what arrives from behind.",
            next="Multiply by `grad`.",
        ),
    ),
    hints=(
        "The result of `maximum` is a copy of one of its two inputs in each place. Only that one can move it.",
        "All of `a`, `b`, `grad` and both results have shape (N, H): choose entry by entry.",
        "`grad_a = torch.where(a > b, grad, 0.0)`, and `grad_b` the other way round.",
    ),
    praise="You can say where a maximum sends its gradient: to the larger input, whole, and nothing to the other.",
)
