"""A matrix product written into memory that is there."""

import math

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal
from .oracles import product, tensor

__all__ = ["EXERCISE"]


def project_into(x, w1, h):
    """Write the matrix product of x and w1 into h, which is there already, and return h.

    Any way that writes into h is right, `h[:] = ...` too. Leave x and w1 as they are.
    x: float64 Tensor, shape (N, D_in); w1: float64 Tensor, shape (D_in, H)
    h: float64 Tensor, shape (N, H), written into
    returns: h itself, shape (N, H)
    """
    torch.mm(x, w1, out=h)
    return h


def _leaves_h_alone(seen):
    """Whether the right product came back while the argument `h` kept its old numbers."""
    return bool(seen.outcomes) and all(o.result is not None and "h" not in o.changed for o in seen.outcomes)


def _shares_nothing_with_h(seen):
    """Whether the numbers are in `h`, and what came back is another Tensor."""
    return all("h" in o.changed and o.result.device and "h" not in o.result.shares for o in seen.outcomes)


EXERCISE = Exercise(
    id="tensor.mm",
    title="Multiply into memory that is there",
    points=1,
    minutes=4,
    solution=project_into,
    blanks=(("torch.mm(", "return h"),),
    inputs=lambda rng: (normal(rng, 4, 6), normal(rng, 6, 3), normal(rng, 4, 3)),
    oracle=lambda x, w1, h: tensor(product(x.tolist(), w1.tolist())),
    may_change=("h",),
    edge_cases=lambda: [
        (tensor([[1.0, 2.0]]), tensor([[3.0], [-1.0]]), tensor([[math.nan]]))
    ],  # as `empty` may give it
    mistakes=(
        Mistake(
            "new_tensor",
            Change("torch.mm(x, w1, out=h)", "h = torch.mm(x, w1)"),
            saw="`h` still holds its old numbers after the call.",
            expected="I expected the product in `h` itself.",
            cause="`h = ...` and `return torch.mm(x, w1)` make a new Tensor and leave the old memory alone.",
            next="Hand `h` over: `torch.mm(x, w1, out=h)`.",
            recognise=_leaves_h_alone,
        ),
        Mistake(
            "returns_a_copy",
            Change("return h", "return h.clone()"),
            saw="`h` holds the product, and you returned another Tensor.",
            expected="I expected `h` itself.",
            cause="A copy takes new memory, which `out=h` was there to save.",
            next="Return `h`.",
            recognise=_shares_nothing_with_h,
        ),
        Mistake(
            "adds_to_what_is_there",
            Change("torch.mm(x, w1, out=h)", "h += torch.mm(x, w1)"),
            saw="The result is the product plus the old numbers of `h`.",
            expected="I expected the product alone.",
            cause="`+=` adds to what is there.",
            next="`out=h` overwrites: use `torch.mm(x, w1, out=h)`.",
        ),
        Mistake(
            "returns_nothing",
            Change("return h", ""),
            saw="`h` holds the product, and the function returned None.",
            expected="I expected `h` back.",
            cause="A function without `return` gives None.",
            next="End with `return h`.",
        ),
        Mistake(
            "out_in_the_method",
            Change("torch.mm(x, w1, out=h)", "x.mm(w1, out=h)"),
            saw="`x.mm(w1, out=h)` raised a TypeError.",
            expected="I expected the function `torch.mm`.",
            cause="Methods of a Tensor take no `out=`; the functions of `torch` do.",
            next="Write `torch.mm(x, w1, out=h)`.",
        ),
        Mistake(
            "element_by_element",
            Change("torch.mm", "torch.mul"),
            saw="`torch.mul` raised, since the sizes differ.",
            expected="I expected the matrix product.",
            cause="`mul` and `*` multiply element by element; `mm` multiplies rows with columns.",
            next="Change `mul` to `mm`.",
        ),
    ),
    hints=(
        "Most functions of torch can write their result into a Tensor that you hand over.",
        "(N, D_in) times (D_in, H) fits into `h`, which is (N, H).",
        "`torch.mm(x, w1, out=h)`, then `return h`.",
    ),
    praise="You can reuse memory with `out=`, and you know that a new name is not a new content.",
)
