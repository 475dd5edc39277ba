"""The exercise on the gradient of clamp."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal

__all__ = ["EXERCISE"]


def clamp_gradient(h, low, high, grad):
    """Return what h.clamp(low, high) hands back to h, by hand.

    h: float64 Tensor, shape (N, H), nowhere equal to low or high; low, high: floats, low < high
    grad: float64 Tensor, shape (N, H), the gradient that arrives from behind
    Returns: float64 Tensor, shape (N, H); h and grad stay as they are
    By hand, without `backward`: any way of computing it passes.
    """
    inside = (h > low) & (h < high)
    return torch.where(inside, grad, 0.0)


def clamp_by_autograd(h, low, high, grad):
    h = h.clone().requires_grad_()
    h.clamp(low, high).backward(grad)
    return h.grad


def _clamp_by_loop(h, low, high, grad):
    kept = [[float(g) if low < v < high else 0.0 for v, g in zip(row, line)] for row, line in zip(h, grad)]
    return torch.tensor(kept, dtype=torch.float64)


def _bounds_on_one_side():
    """A bound of exactly 0, and both bounds below it; large gradients."""
    rng = np.random.default_rng(15)
    return [(normal(rng, 4, 3), low, high, 100 * normal(rng, 4, 3)) for low, high in ((0.0, 0.5), (-0.9, -0.2))]


EXERCISE = Exercise(
    id="autograd.clamp",
    title="Write the gradient of a clamp",
    points=2,
    minutes=5,
    solution=clamp_gradient,
    blanks=(("inside = ", "return "),),
    inputs=lambda rng: (
        normal(rng, 6, 5),
        float(rng.uniform(-0.8, -0.4)),
        float(rng.uniform(0.2, 0.6)),
        normal(rng, 6, 5),
    ),
    edge_cases=_bounds_on_one_side,
    oracle=_clamp_by_loop,
    notes=(DELEGATION,),
    mistakes=(
        Mistake(
            "by_autograd",
            answer=clamp_by_autograd,
            saw="Autograd ran in your answer.",
            expected="I expected the rule that it follows, written by hand.",
            cause="`backward` gives the right numbers, and hides what you find out here.",
            next="Compare `h` with both bounds, and pass `grad` on inside them.",
            recognise=with_autograd,
        ),
        Mistake(
            "in_place",
            Change("return torch.where(inside, grad, 0.0)", "grad[~inside] = 0\nreturn grad"),
            saw="`clamp_gradient` changed `grad`.",
            expected="I expected a new Tensor, and `grad` as it was.",
            cause="`grad[...] = 0` writes into the Tensor that was passed in.",
            next="Start from `grad.clone()`, or use `torch.where`.",
        ),
        Mistake(
            "lower_bound_only",
            Change("(h > low) & (h < high)", "h > low"),
            saw="Gradient comes through where `h` is above `high`.",
            expected="I expected 0 there as well.",
            cause="This `clamp` has two bounds; above the upper one the result is constant too.",
            next="Ask for both: above `low` and below `high`.",
        ),
        Mistake(
            "upper_bound_only",
            Change("(h > low) & (h < high)", "h < high"),
            saw="Gradient comes through where `h` is below `low`.",
            expected="I expected 0 there as well.",
            cause="This `clamp` has two bounds; below the lower one the result is constant too.",
            next="Ask for both: above `low` and below `high`.",
        ),
        Mistake(
            "mask_of_relu",
            Change("(h > low) & (h < high)", "h > 0"),
            saw="Gradient comes through exactly where `h` is positive.",
            expected="I expected it wherever `h` lies between `low` and `high`.",
            cause="That is the mask of ReLU, whose only bound is 0.",
            next="Put `low` and `high` into the comparison.",
        ),
        Mistake(
            "times_value",
            Change("torch.where(inside, grad, 0.0)", "h.clamp(low, high) * grad"),
            saw="Your result is `grad` times the clamped `h`.",
            expected="I expected `grad` times 1 or 0.",
            cause="The chain rule multiplies by the slope of `clamp`, not by its value.",
            next="Multiply `grad` by `(h > low) & (h < high)`.",
        ),
        Mistake(
            "bounds_for_zero",
            Change("0.0", "h.clamp(low, high)"),
            saw="Outside the bounds your result holds `low` and `high`.",
            expected="I expected 0 there.",
            cause="Those are the values of `clamp`; where it gives a constant, its slope is 0.",
            next="Write 0 in these places.",
        ),
        Mistake(
            "gradient_clamped",
            Change("torch.where(inside, grad, 0.0)", "grad.clamp(low, high)"),
            saw="The entries of `grad` itself are cut to [low, high].",
            expected="I expected each entry of `grad` whole, or 0.",
            cause="`clamp` bounds `h` going forward; going back it decides which entries may pass.",
            next="Compare `h`, not `grad`, with the bounds.",
        ),
        Mistake(
            "no_mask",
            Change("&", "|"),
            saw="All of `grad` comes through, also where `h` was cut off.",
            expected="I expected 0 wherever `h` lies outside the bounds.",
            cause="The mask is true everywhere: it is taken after the clamp, or `|` joins the two comparisons.",
            next="Compare `h` as it was before the clamp, and join with `&`.",
        ),
        Mistake(
            "turned_round",
            Change("(h > low) & (h < high)", "(h < low) | (h > high)"),
            saw="Gradient comes through where `h` was cut off, and nowhere else.",
            expected="I expected the opposite.",
            cause="The mask is turned round: where `clamp` gives a constant, the slope is 0.",
            next="Keep the entries inside the bounds.",
        ),
        Mistake(
            "mask_alone",
            Change("torch.where(inside, grad, 0.0)", "inside.double()"),
            saw="Your result holds only 0 and 1.",
            expected="I expected entries of `grad` where you have 1.",
            cause="The slope of `clamp` is right; the chain rule multiplies it by what arrives from behind.",
            next="Multiply by `grad`.",
        ),
        Mistake(
            "python_and",
            Change("(h > low) & (h < high)", "h > low and h < high"),
            saw="`and` was asked to join two Tensors of truth values.",
            expected="I expected one answer for each entry.",
            cause="Python's `and` wants one yes or no for the whole Tensor; `&` works entry by entry.",
            next="Write `(h > low) & (h < high)`, brackets included.",
        ),
    ),
    hints=(
        "Where `clamp` gives a constant, moving `h` a little moves nothing: slope 0. Elsewhere the slope is 1.",
        "The mask, `grad` and the result have shape (N, H).",
        "`inside = (h > low) & (h < high)`, and `grad` where that holds.",
    ),
    praise="You know the rule behind ReLU's mask: gradient passes where the input passed.",
)
