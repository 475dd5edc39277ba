"""Exercises on the larger of two and on the largest of many: maximum and amax."""

from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .drawing import away_from_zero, normal, tensor

__all__ = ["AMAX", "MAXIMUM"]


def relu(h):
    """Return h where it is positive and 0 elsewhere: with torch.maximum, or another way. Leave h as it is.

    h: float64 Tensor, shape (N, H)
    returns: float64 Tensor, shape (N, H)
    """
    zero = torch.zeros_like(h)  # (N, H), the dtype and the device of h
    return torch.maximum(h, zero)


def number_for_tensor(h):
    return torch.maximum(h, 0)


def pair(h):
    return torch.max(h, 0)


def largest_of_columns(h):
    return torch.amax(h, 0)


def python_max(h):
    return max(h, 0)


def largest_of_all(h):
    return torch.max(h)


def minimum(h):
    return torch.minimum(h, torch.zeros_like(h))


def ceiling_at_one(h):
    return h.clamp(0, 1)


def floor_at_one(h):
    return torch.maximum(h, torch.ones_like(h))


def absolute(h):
    return torch.abs(h)


def in_place(h):
    return h.clamp_(min=0)


def only_the_mask(h):
    return (h > 0).to(h.dtype)


MAXIMUM = Exercise(
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
            answer=number_for_tensor,
            saw="`torch.maximum(h, 0)` raised a TypeError.",
            expected="I expected two Tensors.",
            cause="NumPy's `maximum` takes the number 0; torch's does not.",
            next="Make a Tensor of zeros, for example `torch.zeros_like(h)`, or use `clamp`.",
        ),
        Mistake(
            "pair",
            answer=pair,
            saw="The result is a pair: values and indices.",
            expected="I expected one Tensor of the shape of `h`.",
            cause="In `torch.max(h, 0)` the 0 names an axis, and each column's largest comes back with its place.",
            next="Element by element is `torch.maximum`.",
        ),
        Mistake(
            "largest_of_columns",
            answer=largest_of_columns,
            saw="The result has one number for each column.",
            expected="I expected the shape of `h`.",
            cause="0 was taken as the axis to remove.",
            next="Element by element is `torch.maximum`, with a Tensor of zeros.",
        ),
        Mistake(
            "python_max",
            answer=python_max,
            saw="Python's `max` raised.",
            expected="I expected a comparison entry by entry.",
            cause="`max` asks the whole Tensor for one yes or no.",
            next="Use `torch.maximum`.",
        ),
        Mistake(
            "largest_of_all",
            answer=largest_of_all,
            saw="The result is one number, the largest of all.",
            expected="I expected the shape of `h`.",
            cause="`torch.max` of one Tensor looks for its largest entry.",
            next="`torch.maximum` takes two Tensors and compares them entry by entry.",
        ),
        Mistake(
            "minimum",
            answer=minimum,
            saw="No number is positive.",
            expected="I expected the positive ones to stay and the negative ones to become 0.",
            cause="`minimum` and `clamp(max=0)` keep the other half.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "ceiling_at_one",
            answer=ceiling_at_one,
            saw="No number is larger than 1.",
            expected="I expected positive numbers to stay as they are.",
            cause="ReLU has a floor and no ceiling; the 1 in `clamp(0, 1)` is one.",
            next="Give the floor alone.",
        ),
        Mistake(
            "floor_at_one",
            answer=floor_at_one,
            saw="No number is below 1.",
            expected="I expected a floor at 0.",
            cause="The Tensor that `h` is compared with holds ones.",
            next="Take `torch.zeros_like(h)`.",
        ),
        Mistake(
            "absolute",
            answer=absolute,
            saw="Negative numbers came back positive.",
            expected="I expected 0 in their place.",
            cause="`abs` turns the sign round.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "in_place",
            answer=in_place,
            saw="The result is right, and `h` itself was changed.",
            expected="I expected `h` to stay: the backward pass needs its negative numbers.",
            cause="A method with `_` at its end, or an assignment into `h`, writes into `h`.",
            next="Use `clamp` without `_`, or `torch.maximum`.",
        ),
        Mistake(
            "only_the_mask",
            answer=only_the_mask,
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


def largest_in_each_row(scores):
    """Return the largest number of each row, without its place. Leave the argument as it is.

    scores: float64 Tensor, shape (N, D_out)
    returns: float64 Tensor, shape (N,)
    """
    return scores.amax(dim=1)


def values_and_places(scores):
    return scores.max(dim=1)


def largest_in_each_column(scores):
    return scores.amax(dim=0)


def places(scores):
    return scores.argmax(dim=1)


def keeps_the_axis(scores):
    return scores.amax(dim=1, keepdim=True)


def largest(scores):
    return scores.max()


AMAX = Exercise(
    id="tensor.amax",
    title="Find the largest of each row",
    points=1,
    minutes=3,
    solution=largest_in_each_row,
    blanks=("scores.amax(dim=1)",),
    inputs=lambda rng: (normal(rng, 5, 3),),
    oracle=lambda scores: tensor([sorted(row)[-1] for row in scores.tolist()]),
    mistakes=(
        Mistake(
            "values_and_places",
            answer=values_and_places,
            saw="The result is a pair: the values, and the places where they stand.",
            expected="I expected the values alone, shape (N,).",
            cause="`torch.max` with an axis gives both; NumPy's gives the values.",
            next="Take `.values`, or use `amax`.",
        ),
        Mistake(
            "largest_in_each_column",
            answer=largest_in_each_column,
            saw="The result has one number for each column.",
            expected="I expected one for each row.",
            cause="The axis that you name is the one that goes: 0 removes the rows.",
            next="Name axis 1.",
        ),
        Mistake(
            "places",
            answer=places,
            saw="The result holds whole numbers: the places of the largest entries.",
            expected="I expected the entries themselves.",
            cause="`argmax` gives the index.",
            next="Use `amax`.",
        ),
        Mistake(
            "keeps_the_axis",
            answer=keeps_the_axis,
            saw="The result is a column, (N, 1).",
            expected="I expected shape (N,).",
            cause="`keepdim=True` keeps the axis with size 1.",
            next="Leave it out.",
        ),
        Mistake(
            "largest",
            answer=largest,
            saw="The result is one number.",
            expected="I expected one for each row.",
            cause="Without an axis, `max` looks through the whole Tensor.",
            next="Name axis 1.",
        ),
    ),
    hints=(
        "The axis that you name is the one that is removed.",
        "(N, D_out) becomes (N,): axis 1 goes.",
        "`scores.amax(dim=...)`, with the axis that goes.",
    ),
    praise="You know that `torch.max` along an axis gives a pair and `amax` only the values.",
)
