"""ReLU with torch.maximum: the larger of two, entry by entry."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import away_from_zero
from .oracles import tensor

__all__ = ["EXERCISE"]


def relu(h):
    """Return h where it is positive and 0 elsewhere: with torch.maximum, or another way. Leave h as it is.

    h: float64 Tensor, shape (N, H)
    returns: float64 Tensor, shape (N, H)
    """
    zero = torch.zeros_like(h)  # (N, H), the dtype and the device of h
    return torch.maximum(h, zero)


EXERCISE = Exercise(
    id="tensor.maximum",
    title="Write ReLU with torch.maximum",
    points=2,
    minutes=4,
    solution=relu,
    blanks=(("zero =", "return"),),
    inputs=lambda rng: (3 * away_from_zero(rng, 4, 6),),
    edge_cases=lambda: [(tensor([[0.25, -0.5, 0.75], [-2.0, 1.5, -0.25]]),)],  # positive numbers below 1
    oracle=lambda h: tensor([[v if v > 0 else 0.0 for v in row] for row in h.tolist()]),
    mistakes=(
        Mistake(
            "number_for_tensor",
            Change("h, zero", "h, 0"),
            saw="`torch.maximum(h, 0)` raised a TypeError.",
            expected="I expected two Tensors.",
            cause="NumPy's `maximum` takes the number 0; torch's does not.",
            next="Make a Tensor of zeros, for example `torch.zeros_like(h)`, or use `clamp`.",
        ),
        Mistake(
            "pair",
            Change("torch.maximum(h, zero)", "torch.max(h, 0)"),
            saw="The result is a pair: values and indices.",
            expected="I expected one Tensor of the shape of `h`.",
            cause="In `torch.max(h, 0)` the 0 names an axis, and each column's largest comes back with its place.",
            next="Element by element is `torch.maximum`.",
        ),
        Mistake(
            "largest_of_columns",
            Change("torch.maximum(h, zero)", "torch.amax(h, 0)"),
            saw="The result has one number for each column.",
            expected="I expected the shape of `h`.",
            cause="0 was taken as the axis to remove.",
            next="Element by element is `torch.maximum`, with a Tensor of zeros.",
        ),
        Mistake(
            "python_max",
            Change("torch.maximum(h, zero)", "max(h, 0)"),
            saw="Python's `max` raised.",
            expected="I expected a comparison entry by entry.",
            cause="`max` asks the whole Tensor for one yes or no.",
            next="Use `torch.maximum`.",
        ),
        Mistake(
            "largest_of_all",
            Change("torch.maximum(h, zero)", "torch.max(h)"),
            saw="The result is one number, the largest of all.",
            expected="I expected the shape of `h`.",
            cause="`torch.max` of one Tensor looks for its largest entry.",
            next="`torch.maximum` takes two Tensors and compares them entry by entry.",
        ),
        Mistake(
            "minimum",
            Change("maximum", "minimum"),
            saw="No number is positive.",
            expected="I expected the positive ones to stay and the negative ones to become 0.",
            cause="`minimum` and `clamp(max=0)` keep the other half.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "ceiling_at_one",
            Change("torch.maximum(h, zero)", "h.clamp(0, 1)"),
            saw="No number is larger than 1.",
            expected="I expected positive numbers to stay as they are.",
            cause="ReLU has a floor and no ceiling; the 1 in `clamp(0, 1)` is one.",
            next="Give the floor alone.",
        ),
        Mistake(
            "floor_at_one",
            Change("zeros_like", "ones_like"),
            saw="No number is below 1.",
            expected="I expected a floor at 0.",
            cause="The Tensor that `h` is compared with holds ones.",
            next="Take `torch.zeros_like(h)`.",
        ),
        Mistake(
            "absolute",
            Change("torch.maximum(h, zero)", "torch.abs(h)"),
            saw="Negative numbers came back positive.",
            expected="I expected 0 in their place.",
            cause="`abs` turns the sign round.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "in_place",
            Change("torch.maximum(h, zero)", "h.clamp_(min=0)"),
            saw="The result is right, and `h` itself was changed.",
            expected="I expected `h` to stay: the backward pass needs its negative numbers.",
            cause="A method with `_` at its end, or an assignment into `h`, writes into `h`.",
            next="Use `clamp` without `_`, or `torch.maximum`.",
        ),
        Mistake(
            "only_the_mask",
            Change("torch.maximum(h, zero)", "(h > 0).to(h.dtype)"),
            saw="The result holds only 0 and 1.",
            expected="I expected the positive numbers themselves.",
            cause="`h > 0` is the mask.",
            next="Multiply it by `h`, or use `torch.maximum`.",
        ),
    ),
    hints=(
        "Compare entry by entry with 0 and keep the larger.",
        "Both sides of `torch.maximum` are Tensors; a Tensor of zeros has the shape of `h`.",
        "`torch.maximum(h, torch.zeros_like(h))`.",
    ),
    praise="You know that `torch.maximum` wants two Tensors and that `torch.max` is something else.",
)
