"""Exercises on leaves: a draw that gets a gradient, and the gradients of a dot product."""

import re

import numpy as np

from helpers.sandbox.task import DELEGATION
from helpers.words.message import Message

from ..by_hand import without_autograd
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .draws import normal

__all__ = ["DOT", "RANDN"]


def draw_weights(D_in, H, scale):
    """Return the first weights of a layer: a leaf that `backward` will fill with a gradient.

    D_in, H: ints, the two sizes; scale: float, the standard deviation, no units
    Returns: float64 Tensor, shape (D_in, H), normal with mean 0, requires_grad True
    Each call draws new numbers, and torch's seed stays as it is.
    """
    w = scale * torch.randn(D_in, H, dtype=torch.float64)
    return w.requires_grad_()


def draws_uniform(D_in, H, scale):
    w = scale * torch.rand(D_in, H, dtype=torch.float64)
    return w.requires_grad_()


def scales_afterwards(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True) * scale


def misspells(D_in, H, scale):
    w = scale * torch.randn(D_in, H, dtype=torch.float64)
    w.require_grad = True
    return w


def asks_for_no_gradient(D_in, H, scale):
    return scale * torch.randn(D_in, H, dtype=torch.float64)


def takes_default_dtype(D_in, H, scale):
    w = scale * torch.randn(D_in, H)
    return w.requires_grad_()


def forgets_the_scale(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True)


def draws_the_same(D_in, H, scale):
    torch.manual_seed(0)
    w = scale * torch.randn(D_in, H, dtype=torch.float64)
    return w.requires_grad_()


def _repeats(seen):
    first, again = seen.outcomes[0].result, seen.repeated.result
    return first.data.std() > 0 and np.array_equal(first.data, again.data)


def _drawn(seen):
    return seen.outcomes[0].result


def _examine_draws(cases, results):
    """Look at the leaves' flags and at three moments.

    Each bound lies 7 standard errors away, so a right answer fails fewer than once in 1e10 checks.
    """
    for (D_in, H, scale), result in zip(cases, results):
        if result.shape != (D_in, H):
            return _finding(f"has shape {result.shape}", f"({D_in}, {H})", "Pass `D_in` and `H` in this order.")
        if result.dtype != "float64" or not result.device:
            return _finding(f"is {result.type_name} {result.dtype}", "a float64 Tensor", "Name the dtype.")
        if not (result.requires_grad and result.is_leaf):
            flags = f"requires_grad {result.requires_grad}, is_leaf {result.is_leaf}"
            return _finding(f"has {flags}", "both True", "End with `requires_grad_()` on the finished weights.")
        z, count = result.data / scale, result.data.size
        if abs(z.mean()) > 7 / np.sqrt(count):
            return _finding(f"has mean {z.mean():.2g} · scale", "about 0", "Draw with `torch.randn`.")
        if abs(z.std() - 1) > 7 / np.sqrt(2 * count):
            return _finding(f"has spread {z.std():.3g} · scale", "1 · scale", "Multiply the draw by `scale` once.")
        share = np.mean(np.abs(z) > 2)
        if abs(share - 0.0455) > 7 * np.sqrt(0.0455 / count):
            return _finding(f"has {share:.1%} beyond 2 · scale", "about 4.6 %", "Draw with `torch.randn`.")
    return None


def _finding(saw, expected, step):
    return Message(f"The result of `draw_weights` {saw}.", f"I expected {expected}.", "", step)


RANDN = Exercise(
    id="autograd.randn",
    title="Draw a leaf",
    points=2,
    minutes=4,
    solution=draw_weights,
    blanks=(("w = ", "return "),),
    inputs=lambda rng: (120 + int(rng.integers(9)), 90 + int(rng.integers(9)), float(rng.uniform(0.01, 0.1))),
    examine=_examine_draws,
    cases=2,
    repeatable=False,
    mistakes=(
        Mistake(
            "seeds",
            answer=draws_the_same,
            saw="Two calls gave the same numbers.",
            expected="I expected new numbers from each call.",
            cause="A call of `manual_seed` inside the function starts the draws again each time.",
            next="Leave the seed alone.",
            recognise=_repeats,
        ),
        Mistake(
            "scaled_afterwards",
            answer=scales_afterwards,
            saw="`draw_weights` returns a Tensor with `is_leaf` False.",
            expected="I expected a leaf: only a leaf keeps its `.grad`.",
            cause="With `requires_grad=True` in the draw, the product with `scale` is recorded as a step of the graph.",
            next="Scale first, then call `requires_grad_()`.",
            recognise=lambda seen: _drawn(seen).requires_grad and not _drawn(seen).is_leaf,
        ),
        Mistake(
            "misspelt",
            answer=misspells,
            saw="`requires_grad` of your weights is False.",
            expected="I expected True.",
            cause="Your code says `require_grad`: Python adds a new attribute of that name, and autograd never looks at it.",
            next="Spell it `requires_grad`, with an s.",
            recognise=lambda seen: not _drawn(seen).requires_grad and re.search(r"\brequire_grad\b", seen.source),
        ),
        Mistake(
            "uniform",
            answer=draws_uniform,
            saw="No entry of your weights is negative.",
            expected="About half of a standard normal draw is below 0.",
            cause="`rand` is uniform on [0, 1); `randn`, with an n, is normal.",
            next="Draw with `torch.randn`.",
            recognise=lambda seen: _drawn(seen).data.min() >= 0,
        ),
        Mistake(
            "default_dtype",
            answer=takes_default_dtype,
            saw="Your weights are float32.",
            expected="I expected float64.",
            cause="Without `dtype=`, torch draws in float32.",
            next="Pass `dtype=torch.float64` to the draw.",
            recognise=lambda seen: _drawn(seen).dtype == "float32",
        ),
        Mistake(
            "no_scale",
            answer=forgets_the_scale,
            saw="Your weights have a standard deviation of about 1.",
            expected="I expected `scale`, which is far smaller here.",
            cause="The draw is not multiplied by `scale`.",
            next="Multiply by `scale` before you ask for the gradient.",
            recognise=lambda seen: 0.8 < _drawn(seen).data.std() < 1.2,
        ),
        Mistake(
            "no_gradient",
            answer=asks_for_no_gradient,
            saw="`requires_grad` of your weights is False.",
            expected="I expected True, or autograd will not record what is done with them.",
            cause="No line asks for a gradient.",
            next="Call `requires_grad_()` on the finished weights.",
            recognise=lambda seen: _drawn(seen).requires_grad is False,
        ),
    ),
    hints=(
        "A leaf is a Tensor that no recorded operation has made. Recording begins with `requires_grad`.",
        "Draw (D_in, H) in float64, multiply by `scale`, and only then ask for the gradient.",
        "`w = scale * torch.randn(D_in, H, dtype=torch.float64)`, and then `w.requires_grad_()`.",
    ),
    praise="You can make a leaf of any size: finish the numbers first, then ask for the gradient.",
)


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


def dot_returns_exchanged(a, b):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    a.dot(b).backward()
    return b.grad, a.grad


def dot_without_sum(a, b):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    (a * b).backward()
    return a.grad, b.grad


def dot_misspelt(a, b):
    a.require_grad = True
    b.require_grad = True
    a.dot(b).backward()
    return a.grad, b.grad


def dot_clones_last(a, b):
    a = a.requires_grad_().clone()
    b = b.requires_grad_().clone()
    a.dot(b).backward()
    return a.grad, b.grad


def dot_without_backward(a, b):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    a.dot(b)
    return a.grad, b.grad


def dot_by_hand(a, b):
    return b.clone(), a.clone()


def _both_none(seen):
    return all(part.kind == "nothing" for part in seen.outcomes[0].result.data)


DOT = Exercise(
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
            answer=dot_without_backward,
            saw="`.grad` is None.",
            expected="I expected a Tensor of shape (N,).",
            cause="Nothing in your code calls `backward()`, and it alone fills `.grad`.",
            next="Call `backward()` on the dot product before you read `.grad`.",
            recognise=lambda seen: _both_none(seen) and ".backward(" not in seen.source,
        ),
        Mistake(
            "no_leaf",
            answer=dot_clones_last,
            saw="`.grad` is None although `backward()` ran.",
            expected="I expected a Tensor of shape (N,).",
            cause="The Tensors that you read are no leaves: an operation such as `clone()` came after `requires_grad_()`.",
            next="Clone first, then call `requires_grad_()`.",
            recognise=lambda seen: _both_none(seen) and ".backward(" in seen.source,
        ),
        Mistake(
            "misspelt",
            answer=dot_misspelt,
            saw='torch says "does not require grad".',
            expected="I expected two gradients.",
            cause="`requires_grad_()` is missing or misspelt as `require_grad`, or the product stands inside `no_grad`.",
            next="Ask for gradients first, with `requires_grad_()`, and compute the product outside `no_grad`.",
        ),
        Mistake(
            "not_summed",
            answer=dot_without_sum,
            saw="`backward()` was called on a vector.",
            expected="It starts from one number.",
            cause="`a * b` has shape (N,); the dot product is its sum.",
            next="Use `a.dot(b)`, or add `.sum()`.",
        ),
        Mistake(
            "exchanged",
            answer=dot_returns_exchanged,
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
            cause="For a dot product the formula is short; for a network it is not, and autograd finds both in the same way.",
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
