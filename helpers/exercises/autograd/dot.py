"""The exercise on two gradients found by autograd."""

from helpers.sandbox.task import DELEGATION

from ..by_hand import without_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal

__all__ = ["EXERCISE"]


def dot_gradients(a, b):
    """Return the gradients of a.dot(b) with respect to a and b, found by autograd.

    a, b: float64 Tensors, shape (N,), that require no gradient; their numbers stay as they are
    Returns: grad_a, grad_b: float64 Tensors, shape (N,)
    Any way to ask autograd passes.
    """
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    a.dot(b).backward()
    return a.grad, b.grad


def dot_by_hand(a, b):
    return b.clone(), a.clone()


def _both_none(seen):
    return all(part.kind == "nothing" for part in seen.outcomes[0].result.data)


EXERCISE = Exercise(
    id="autograd.dot",
    title="Find two gradients with autograd",
    points=2,
    minutes=5,
    solution=dot_gradients,
    blanks=(("a = ", "return "),),
    inputs=lambda rng: (normal(rng, 7), normal(rng, 7)),
    oracle=lambda a, b: (
        torch.tensor([float(v) for v in b], dtype=torch.float64),
        torch.tensor([float(v) for v in a], dtype=torch.float64),
    ),
    returns=("grad_a", "grad_b"),
    notes=(DELEGATION,),
    mistakes=(
        Mistake(
            "no_backward",
            Change(".backward()", ""),
            saw="`.grad` is None.",
            expected="I expected a Tensor of shape (N,).",
            cause="Nothing in your code calls `backward()`, and it alone fills `.grad`.",
            next="Call `backward()` on the dot product before you read `.grad`.",
            recognise=lambda seen: _both_none(seen) and ".backward(" not in seen.source,
        ),
        Mistake(
            "no_leaf",
            Change("a.clone().requires_grad_()", "a.requires_grad_().clone()"),
            Change("b.clone().requires_grad_()", "b.requires_grad_().clone()"),
            saw="`.grad` is None although `backward()` ran.",
            expected="I expected a Tensor of shape (N,).",
            cause=(
                "The Tensors that you read are no leaves: an operation such as `clone()` came after `requires_grad_()`."
            ),
            next="Clone first, then call `requires_grad_()`.",
            recognise=lambda seen: _both_none(seen) and ".backward(" in seen.source,
        ),
        Mistake(
            "misspelt",
            Change("a = a.clone().requires_grad_()", "a.require_grad = True"),
            Change("b = b.clone().requires_grad_()", "b.require_grad = True"),
            saw='torch says "does not require grad".',
            expected="I expected two gradients.",
            cause=(
                "`requires_grad_()` is missing or misspelt as `require_grad`, or the product stands inside `no_grad`."
            ),
            next="Ask for gradients first, with `requires_grad_()`, and compute the product outside `no_grad`.",
        ),
        Mistake(
            "not_summed",
            Change("a.dot(b)", "(a * b)"),
            saw="`backward()` was called on a vector.",
            expected="It starts from one number.",
            cause="`a * b` has shape (N,); the dot product is its sum.",
            next="Use `a.dot(b)`, or add `.sum()`.",
        ),
        Mistake(
            "exchanged",
            Change("a.grad, b.grad", "b.grad, a.grad"),
            saw="`grad_a` holds the entries of `a`.",
            expected="The gradient with respect to `a` is `b`: each entry of `a` is multiplied by the one of `b`.",
            cause="The two results are exchanged.",
            next="Return the gradient of `a` first.",
        ),
        Mistake(
            "by_hand",
            answer=dot_by_hand,
            saw="Your answer came back without autograd.",
            expected="I expected `backward` to find both gradients.",
            cause=(
                "For a dot product the formula is short; "
                "for a network it is not, and autograd finds both in the same way."
            ),
            next="Ask for gradients with `requires_grad_()`, call `a.dot(b).backward()`, and read `.grad`.",
            recognise=without_autograd,
        ),
    ),
    hints=(
        "Ask for gradients, compute one number, walk back from it, read `.grad`.",
        "`a.dot(b)` has shape (), and each `.grad` has the shape of its leaf, (N,).",
        "`a = a.clone().requires_grad_()`, the same for `b`, then `a.dot(b).backward()`.",
    ),
    praise="You have let autograd find two gradients: the gradient for `a` is `b`, and the other way round.",
)
