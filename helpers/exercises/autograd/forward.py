"""The exercise on the forward pass."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import leaf, normal
from .oracles import product

__all__ = ["EXERCISE"]


def forward(x, w1, w2):
    """Return the prediction, recorded by autograd.

    x: float64 Tensor, shape (N, D_in), requires no gradient
    w1, w2: leaves that require a gradient, shapes (D_in, H) and (H, D_out)
    Returns: y_pred, float64 Tensor, shape (N, D_out), with a path back to w1 and to w2
    One line is enough; more lines, or other operations with this result, are right too.
    """
    return x.mm(w1).clamp(min=0).mm(w2)


def _forward_by_loop(x, w1, w2):
    h_relu = np.maximum(product(x.numpy(), w1.detach().numpy()), 0)
    y_pred = torch.from_numpy(product(h_relu, w2.detach().numpy()))
    return y_pred + 0 * (w1.sum() + w2.sum())  # with a path back to both weights, as the answer must have


def _cut_off(seen):
    return seen.outcomes[0].result.requires_grad is False and ("detach" in seen.source or ".data" in seen.source)


EXERCISE = Exercise(
    id="autograd.forward",
    title="Write the forward pass in one line",
    points=1,
    minutes=4,
    solution=forward,
    blanks=("x.mm(w1).clamp(min=0).mm(w2)",),
    inputs=lambda rng: (normal(rng, 6, 5), leaf(rng, 5, 4), leaf(rng, 4, 3)),
    oracle=_forward_by_loop,
    flags=("requires_grad", "grad_fn", "reaches"),
    mistakes=(
        Mistake(
            "half_detached",
            Change("clamp(min=0)", "clamp(min=0).detach()"),
            saw="`y_pred` has a path back to `w2` and none to `w1`.",
            expected="I expected a backward pass from it to reach both.",
            cause="The hidden layer was cut off from its graph before the second product.",
            next="Hand it to the second `mm` as `clamp` gives it.",
        ),
        Mistake(
            "detached",
            Change("mm(w2)", "mm(w2).detach()"),
            saw="`y_pred` has no `grad_fn`.",
            expected="I expected a `grad_fn`, so that `backward` can walk back to the weights.",
            cause="`detach()` and `.data` cut the result off from its graph.",
            next="Return the result as the last `mm` gives it.",
            recognise=_cut_off,
        ),
        Mistake(
            "unrecorded",
            Change(
                "return x.mm(w1).clamp(min=0).mm(w2)", "with torch.no_grad():\n    return x.mm(w1).clamp(min=0).mm(w2)"
            ),
            saw="`y_pred` has no `grad_fn`.",
            expected="I expected a recorded forward pass.",
            cause="Inside `torch.no_grad()` nothing is recorded; it is meant for the update.",
            next="Move the forward pass out of `no_grad`.",
        ),
        Mistake(
            "no_relu",
            Change(".clamp(min=0)", ""),
            saw="Negative entries of `x.mm(w1)` reach the second product.",
            expected="I expected 0 in their place.",
            cause="There is no `clamp` between the two products; two products alone are one linear layer.",
            next="Put `clamp(min=0)` between them.",
        ),
        Mistake(
            "ceiling",
            Change("min=0", "max=0"),
            saw="The hidden values that come through are the negative ones.",
            expected="I expected the positive ones.",
            cause="`clamp(max=0)` is a ceiling; ReLU has a floor.",
            next="Write `min=0`.",
        ),
        Mistake(
            "relu_at_the_end",
            Change(".clamp(min=0).mm(w2)", ".mm(w2).clamp(min=0)"),
            saw="`y_pred` has no negative entry.",
            expected="A prediction may be negative; only the hidden layer is cut at 0.",
            cause="`clamp` stands after the second product.",
            next="Move it between the two products.",
        ),
    ),
    hints=(
        "Three operations: product, floor at 0, product. Autograd writes them down while they run.",
        "x (N, D_in) with w1 (D_in, H) gives (N, H); with w2 (H, D_out) it gives (N, D_out).",
        "`x.mm(w1).clamp(min=0).mm(w2)`",
    ),
    praise="You have written the whole forward pass in one line: no step in between needs a name.",
)
