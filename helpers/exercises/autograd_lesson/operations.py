"""Exercises on gradients by hand: maximum, mm and clamp."""

import numpy as np

from ..by_hand import with_autograd
from ..exercise import Exercise, Mistake
from ..lazy import torch
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
    notes_calls=True,
    mistakes=(
        Mistake(
            "by_autograd",
            maximum_by_autograd,
            "Autograd ran in your answer.",
            "I expected the rule that it follows, written by hand.",
            "`backward` gives the right numbers, and hides what you find out here.",
            "Compare `a` with `b`, and pass `grad` on to the larger one.",
            recognise=with_autograd,
        ),
        Mistake(
            "in_place",
            maximum_in_place,
            "`maximum_gradients` changed `grad`, and both results are the same Tensor.",
            "I expected two results and `grad` as it was.",
            "`grad_a = grad` gives the Tensor a second name; it copies nothing.",
            "Start each result with `grad.clone()`, or use `torch.where`.",
        ),
        Mistake(
            "to_both",
            maximum_to_both,
            "Both results are the whole of `grad`.",
            "Each entry of `grad` belongs to one of the two.",
            "The smaller one does not appear in the result, so moving it a little changes nothing.",
            "Set `grad_a` to 0 where `a` is the smaller, and `grad_b` where `b` is.",
        ),
        Mistake(
            "to_the_smaller",
            maximum_to_the_smaller,
            "The gradient arrives at the smaller of the two.",
            "I expected it at the larger one, which `maximum` lets through.",
            "The two comparisons are turned round.",
            "Use `a > b` for `grad_a`.",
        ),
        Mistake(
            "mask_on_gradient",
            maximum_mask_on_gradient,
            "Entries are chosen by the sign of `grad`.",
            "I expected them to be chosen by which of `a` and `b` is larger.",
            "The comparison asks `grad`, but the choice was made going forward, by `a` and `b`.",
            "Compare `a` with `b`.",
        ),
        Mistake(
            "own_signs",
            maximum_own_signs,
            "Entries are chosen by the signs of `a` and `b`.",
            "I expected them to be chosen by which of the two is larger.",
            "A comparison with 0 is the rule of ReLU, where the second input is 0 everywhere.",
            "Compare `a` with `b`.",
        ),
        Mistake(
            "values",
            maximum_values,
            "Your results hold entries of `a` and `b`.",
            "I expected entries of `grad`.",
            "That is the forward pass; a gradient says how much of `grad` each one receives.",
            "Keep the comparison and take `grad` where it holds.",
        ),
        Mistake(
            "mask_alone",
            maximum_mask_alone,
            "Your results hold only 0 and 1.",
            "I expected entries of `grad` where you have 1.",
            "The local slope is right; the chain rule multiplies it by what arrives from behind.",
            "Multiply by `grad`.",
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
    notes_calls=True,
    mistakes=(
        Mistake(
            "by_autograd",
            mm_by_autograd,
            "Autograd ran in your answer.",
            "I expected the two products that it computes, written by hand.",
            "`backward` gives the right numbers, and hides what you find out here.",
            "Write each result as a product of `grad` and the other factor, transposed.",
            recognise=with_autograd,
        ),
        Mistake(
            "not_transposed",
            mm_without_transpose,
            "torch cannot multiply `grad` (N, H) by `b` (D, H).",
            "I expected `grad_a` of shape (N, D).",
            "The inner sizes meet only when `b` is turned round: `b.t()` is (H, D).",
            "Write the shapes under each name, then transpose the one that does not fit.",
        ),
        Mistake(
            "order",
            mm_in_forward_order,
            "torch cannot multiply the two in this order.",
            "I expected `grad_a` of shape (N, D): rows of `grad`, columns of `b.t()`.",
            "`a` stands on the left going forward, so `grad` takes its place on the left for `grad_a`.",
            "Put `grad` where the one that you derive by stood.",
        ),
        Mistake(
            "results_transposed",
            mm_returns_transposed,
            "`grad_a` has shape (D, N).",
            "A gradient has the shape of what it belongs to: (N, D).",
            "You have the right numbers with rows and columns exchanged: (AB)ᵀ is BᵀAᵀ.",
            "Write `grad` first and `b.t()` second.",
        ),
        Mistake(
            "exchanged",
            mm_returns_exchanged,
            "`grad_a` has the shape of `b`.",
            "I expected (N, D), the shape of `a`.",
            "The two products are exchanged, by their names or in the `return` line.",
            "Ask which product has the shape of `a`, and return that one first.",
        ),
        Mistake(
            "grad_ignored",
            mm_ignores_grad,
            "Your result does not depend on `grad`.",
            "I expected each entry weighted by what arrives from behind.",
            "A Tensor of ones is right only when the loss is the plain sum of the product.",
            "Use `grad` in place of the ones.",
        ),
    ),
    hints=(
        "Each gradient is a matrix product of `grad` with the other factor, transposed.",
        "grad_a must be (N, D): from grad (N, H) and bᵀ (H, D). grad_b must be (D, H): from aᵀ (D, N) and grad (N, H).",
        "`grad_a = grad.mm(b.t())` and `grad_b = a.t().mm(grad)`.",
    ),
    praise="You can write both gradients of any matrix product by letting the shapes lead you.",
)
