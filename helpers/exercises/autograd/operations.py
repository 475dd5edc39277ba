"""Exercises on gradients by hand: maximum, mm and clamp."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .draws import normal

__all__ = ["MAXIMUM", "MM"]


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


def maximum_to_both(a, b, grad):
    return grad.clone(), grad.clone()


def maximum_to_the_smaller(a, b, grad):
    return torch.where(a < b, grad, 0.0), torch.where(b < a, grad, 0.0)


def maximum_mask_on_gradient(a, b, grad):
    return torch.where(grad > 0, grad, 0.0), torch.where(grad < 0, grad, 0.0)


def maximum_values(a, b, grad):
    return torch.where(a > b, a, 0.0), torch.where(b > a, b, 0.0)


def maximum_mask_alone(a, b, grad):
    return (a > b).double(), (b > a).double()


def maximum_own_signs(a, b, grad):
    return torch.where(a > 0, grad, 0.0), torch.where(b > 0, grad, 0.0)


def maximum_in_place(a, b, grad):
    grad_a = grad
    grad_a[a < b] = 0
    grad_b = grad
    grad_b[b < a] = 0
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


MAXIMUM = Exercise(
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
            answer=maximum_in_place,
            saw="`maximum_gradients` changed `grad`, and both results are the same Tensor.",
            expected="I expected two results and `grad` as it was.",
            cause="`grad_a = grad` gives the Tensor a second name; it copies nothing.",
            next="Start each result with `grad.clone()`, or use `torch.where`.",
        ),
        Mistake(
            "to_both",
            answer=maximum_to_both,
            saw="Both results are the whole of `grad`.",
            expected="Each entry of `grad` belongs to one of the two.",
            cause="The smaller one does not appear in the result, so moving it a little changes nothing.",
            next="Set `grad_a` to 0 where `a` is the smaller, and `grad_b` where `b` is.",
        ),
        Mistake(
            "to_the_smaller",
            answer=maximum_to_the_smaller,
            saw="The gradient arrives at the smaller of the two.",
            expected="I expected it at the larger one, which `maximum` lets through.",
            cause="The two comparisons are turned round.",
            next="Use `a > b` for `grad_a`.",
        ),
        Mistake(
            "mask_on_gradient",
            answer=maximum_mask_on_gradient,
            saw="Entries are chosen by the sign of `grad`.",
            expected="I expected them to be chosen by which of `a` and `b` is larger.",
            cause="The comparison asks `grad`, but the choice was made going forward, by `a` and `b`.",
            next="Compare `a` with `b`.",
        ),
        Mistake(
            "own_signs",
            answer=maximum_own_signs,
            saw="Entries are chosen by the signs of `a` and `b`.",
            expected="I expected them to be chosen by which of the two is larger.",
            cause="A comparison with 0 is the rule of ReLU, where the second input is 0 everywhere.",
            next="Compare `a` with `b`.",
        ),
        Mistake(
            "values",
            answer=maximum_values,
            saw="Your results hold entries of `a` and `b`.",
            expected="I expected entries of `grad`.",
            cause="That is the forward pass; a gradient says how much of `grad` each one receives.",
            next="Keep the comparison and take `grad` where it holds.",
        ),
        Mistake(
            "mask_alone",
            answer=maximum_mask_alone,
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


def mm_without_transpose(a, b, grad):
    grad_a = grad.mm(b)
    grad_b = a.mm(grad)
    return grad_a, grad_b


def mm_in_forward_order(a, b, grad):
    grad_a = b.t().mm(grad)
    grad_b = grad.mm(a.t())
    return grad_a, grad_b


def mm_returns_transposed(a, b, grad):
    grad_a = b.mm(grad.t())
    grad_b = grad.t().mm(a)
    return grad_a, grad_b


def mm_returns_exchanged(a, b, grad):
    grad_a = grad.mm(b.t())
    grad_b = a.t().mm(grad)
    return grad_b, grad_a


def mm_ignores_grad(a, b, grad):
    ones = torch.ones_like(grad)
    return ones.mm(b.t()), a.t().mm(ones)


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


MM = Exercise(
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
            answer=mm_without_transpose,
            saw="torch cannot multiply `grad` (N, H) by `b` (D, H).",
            expected="I expected `grad_a` of shape (N, D).",
            cause="The inner sizes meet only when `b` is turned round: `b.t()` is (H, D).",
            next="Write the shapes under each name, then transpose the one that does not fit.",
        ),
        Mistake(
            "order",
            answer=mm_in_forward_order,
            saw="torch cannot multiply the two in this order.",
            expected="I expected `grad_a` of shape (N, D): rows of `grad`, columns of `b.t()`.",
            cause="`a` stands on the left going forward, so `grad` takes its place on the left for `grad_a`.",
            next="Put `grad` where the one that you derive by stood.",
        ),
        Mistake(
            "results_transposed",
            answer=mm_returns_transposed,
            saw="`grad_a` has shape (D, N).",
            expected="A gradient has the shape of what it belongs to: (N, D).",
            cause="You have the right numbers with rows and columns exchanged: (AB)ᵀ is BᵀAᵀ.",
            next="Write `grad` first and `b.t()` second.",
        ),
        Mistake(
            "exchanged",
            answer=mm_returns_exchanged,
            saw="`grad_a` has the shape of `b`.",
            expected="I expected (N, D), the shape of `a`.",
            cause="The two products are exchanged, by their names or in the `return` line.",
            next="Ask which product has the shape of `a`, and return that one first.",
        ),
        Mistake(
            "grad_ignored",
            answer=mm_ignores_grad,
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
