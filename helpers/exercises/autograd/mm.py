"""The exercise on the gradients of a matrix product."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal

__all__ = ["EXERCISE"]


def mm_gradients(a, b, grad):
    """Return what a.mm(b) hands back to a and to b, by hand.

    a: float64 Tensor, shape (N, D); b: float64 Tensor, shape (D, H)
    grad: float64 Tensor, shape (N, H), the gradient that arrives from behind
    Returns: grad_a, shape (N, D), and grad_b, shape (D, H); a, b and grad stay as they are
    By hand, without `backward`: any way of computing it passes.
    """
    grad_a = grad.mm(b.t())
    grad_b = a.t().mm(grad)
    return grad_a, grad_b


def mm_by_autograd(a, b, grad):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    a.mm(b).backward(grad)
    return a.grad, b.grad


def _mm_by_loop(a, b, grad):
    (N, D), H = a.shape, b.shape[1]
    grad_a, grad_b = np.zeros((N, D)), np.zeros((D, H))
    for n in range(N):
        for d in range(D):
            for h in range(H):
                grad_a[n, d] += float(grad[n, h]) * float(b[d, h])
                grad_b[d, h] += float(grad[n, h]) * float(a[n, d])
    return torch.from_numpy(grad_a), torch.from_numpy(grad_b)


EXERCISE = Exercise(
    id="autograd.mm",
    title="Write both gradients of a product",
    points=2,
    minutes=6,
    solution=mm_gradients,
    blanks=(("grad_a = ", "grad_b = "),),
    inputs=lambda rng: (normal(rng, 4, 3), normal(rng, 3, 5), normal(rng, 4, 5)),
    oracle=_mm_by_loop,
    returns=("grad_a", "grad_b"),
    notes=(DELEGATION,),
    mistakes=(
        Mistake(
            "by_autograd",
            answer=mm_by_autograd,
            saw="Autograd ran in your answer.",
            expected="I expected the two products that it computes, written by hand.",
            cause="`backward` gives the right numbers, and hides what you find out here.",
            next="Write each result as a product of `grad` and the other factor, transposed.",
            recognise=with_autograd,
        ),
        Mistake(
            "not_transposed",
            Change("b.t()", "b"),
            Change("a.t()", "a"),
            saw="torch cannot multiply `grad` (N, H) by `b` (D, H).",
            expected="I expected `grad_a` of shape (N, D).",
            cause="The inner sizes meet only when `b` is turned round: `b.t()` is (H, D).",
            next="Write the shapes under each name, then transpose the one that does not fit.",
        ),
        Mistake(
            "order",
            Change("grad.mm(b.t())", "b.t().mm(grad)"),
            Change("a.t().mm(grad)", "grad.mm(a.t())"),
            saw="torch cannot multiply the two in this order.",
            expected="I expected `grad_a` of shape (N, D): rows of `grad`, columns of `b.t()`.",
            cause="`a` stands on the left going forward, so `grad` takes its place on the left for `grad_a`.",
            next="Put `grad` where the one that you derive by stood.",
        ),
        Mistake(
            "results_transposed",
            Change("grad.mm(b.t())", "b.mm(grad.t())"),
            Change("a.t().mm(grad)", "grad.t().mm(a)"),
            saw="`grad_a` has shape (D, N).",
            expected="A gradient has the shape of what it belongs to: (N, D).",
            cause="You have the right numbers with rows and columns exchanged: (AB)ᵀ is BᵀAᵀ.",
            next="Write `grad` first and `b.t()` second.",
        ),
        Mistake(
            "exchanged",
            Change("return grad_a, grad_b", "return grad_b, grad_a"),
            saw="`grad_a` has the shape of `b`.",
            expected="I expected (N, D), the shape of `a`.",
            cause="The two products are exchanged, by their names or in the `return` line.",
            next="Ask which product has the shape of `a`, and return that one first.",
        ),
        Mistake(
            "grad_ignored",
            Change("grad.mm(b.t())", "torch.ones_like(grad).mm(b.t())"),
            Change("mm(grad)", "mm(torch.ones_like(grad))"),
            saw="Your result does not depend on `grad`.",
            expected="I expected each entry weighted by what arrives from behind.",
            cause="A Tensor of ones is right only when the loss is the plain sum of the product.",
            next="Use `grad` in place of the ones.",
        ),
    ),
    hints=(
        "Each gradient is a matrix product of `grad` with the other factor, transposed.",
        "grad_a must be (N, D): from grad (N, H) and bᵀ (H, D). grad_b must be (D, H): from aᵀ (D, N) and grad (N, H).",
        "`grad_a = grad.mm(b.t())` and `grad_b = a.t().mm(grad)`.",
    ),
    praise="You can write both gradients of any matrix product by letting the shapes lead you.",
)
