"""Entry by entry: `maximum` and `clip`."""

import numpy as np

from ..exercise import Exercise, Mistake
from .inputs import both_signs, matrix_of_both_signs, sizes

__all__ = ["CLAMP", "MAXIMUM"]


def relu(h):
    """Return h where it is positive, and 0 elsewhere. Leave the argument as it is.

    h: float64 array, shape (N, H)
    Returns: float64 array, shape (N, H).
    """
    return np.maximum(h, 0)


def zero_as_axis(h):
    return np.max(h, 0)


def python_max(h):
    return max(h, 0)


def with_ceiling(h):
    return np.clip(h, 0, 1)


def keeps_the_negatives(h):
    return np.minimum(h, 0)


def absolute_value(h):
    return np.abs(h)


def writes_into_h(h):
    h[h < 0] = 0
    return h


def mask_for_values(h):
    return h > 0


def slope_for_value(h):
    return (h > 0) * 1.0


def positives_only(h):
    return h[h > 0]


MAXIMUM = Exercise(
    id="numpy.maximum",
    title="Write ReLU",
    points=2,
    minutes=4,
    solution=relu,
    blanks=("np.maximum(h, 0)",),
    inputs=matrix_of_both_signs,
    oracle=lambda h: np.array([[entry if entry > 0 else 0.0 for entry in row] for row in h.tolist()]),
    mistakes=(
        Mistake(
            "zero_as_axis",
            zero_as_axis,
            "You returned one number for each column.",
            "I expected an array of the same shape as `h`.",
            "`np.max(h, 0)` takes the 0 as the axis to remove, and looks for the largest entry along it.",
            "Use `np.maximum`, which compares entry by entry.",
        ),
        Mistake(
            "python_max",
            python_max,
            "Python raised an error about a truth value.",
            "I expected an array.",
            "`max(h, 0)`, like `if h > 0`, asks about the whole of `h`, and an array has no single answer.",
            "Use `np.maximum`.",
        ),
        Mistake(
            "with_ceiling",
            with_ceiling,
            "No entry of your result is larger than 1.",
            "I expected positive entries unchanged.",
            "ReLU has a floor and no ceiling; `np.clip(h, 0, 1)` has both.",
            "Keep the floor at 0 and drop the 1.",
        ),
        Mistake(
            "keeps_the_negatives",
            keeps_the_negatives,
            "Negative entries are still there, and the positive ones are 0.",
            "I expected the opposite.",
            "`minimum` and `clip(max=0)` cut off what is above 0.",
            "Take the larger of the two, not the smaller.",
        ),
        Mistake(
            "absolute_value",
            absolute_value,
            "Negative entries came back as positive ones.",
            "I expected 0 in their places.",
            "`abs` flips the sign; ReLU switches the unit off.",
            "Compare each entry with 0 and keep the larger.",
        ),
        Mistake(
            "writes_into_h",
            writes_into_h,
            "`relu(h)` changed its argument `h`.",
            "I expected `h` to stay, since the backward pass needs to know where it was negative.",
            "`h[h < 0] = 0` writes into the array itself.",
            "Return a new array: `np.maximum(h, 0)` makes one.",
        ),
        Mistake(
            "mask_for_values",
            mask_for_values,
            "You returned True and False.",
            "I expected numbers.",
            "`h > 0` says where `h` is positive, not what stands there.",
            "Multiply `h` by it, or use `np.maximum`.",
        ),
        Mistake(
            "slope_for_value",
            slope_for_value,
            "Your result holds only 0 and 1.",
            "I expected the positive entries themselves.",
            "That is the slope of ReLU, which the backward pass will need.",
            "Multiply by `h`, or use `np.maximum`.",
        ),
        Mistake(
            "positives_only",
            positives_only,
            "You returned a list of the positive entries alone.",
            "I expected the shape of `h`, with 0 where it is negative.",
            "Picking with a mask drops the other entries and the shape.",
            "Use `np.maximum` or `np.where`.",
        ),
    ),
    hints=(
        "ReLU keeps what is positive and puts 0 in place of the rest, entry by entry.",
        "The result has the shape of `h`, and `h` itself must not change.",
        "`np.maximum(h, 0)` takes the larger of each entry and 0.",
    ),
    praise="You know the difference that matters: `maximum` compares two arrays, `max` searches one.",
)


def clip_gradient(grad, limit):
    """Return grad with every entry moved into the range from -limit to limit. Leave grad as it is.

    grad: float64 array, shape (N, M)
    limit: a positive number
    Returns: float64 array, shape (N, M).
    """
    return np.clip(grad, -limit, limit)


def ceiling_only(grad, limit):
    return np.clip(grad, None, limit)


def floor_only(grad, limit):
    return np.clip(grad, -limit, None)


def floor_at_zero(grad, limit):
    return np.clip(grad, 0, limit)


def bounds_exchanged(grad, limit):
    return np.clip(grad, limit, -limit)


def one_bound_as_floor(grad, limit):
    return np.maximum(grad, limit)


def clips_in_place(grad, limit):
    return np.clip(grad, -limit, limit, out=grad)


def large_ones_dropped(grad, limit):
    return np.where(np.abs(grad) > limit, 0, grad)


def sign_lost(grad, limit):
    return np.where(np.abs(grad) > limit, limit, grad)


def scaled_to_limit(grad, limit):
    return grad * limit / np.abs(grad).max()


def bounds_of_one(grad, limit):
    return np.clip(grad, -1, 1)


def _gradient_and_limit(rng):
    return both_signs(rng, tuple(sizes(rng, 2))), float(rng.uniform(0.8, 1.6))


CLAMP = Exercise(
    id="numpy.clamp",
    title="Clip a gradient",
    points=2,
    minutes=3,
    solution=clip_gradient,
    blanks=("np.clip(grad, -limit, limit)",),
    inputs=_gradient_and_limit,
    oracle=lambda grad, limit: np.array(
        [[sorted((-limit, entry, limit))[1] for entry in row] for row in grad.tolist()]
    ),
    mistakes=(
        Mistake(
            "ceiling_only",
            ceiling_only,
            "Large negative entries came through unchanged.",
            "I expected a floor at `-limit` too.",
            "`minimum` and `clip` with a maximum alone cut off one side.",
            "Give both bounds.",
        ),
        Mistake(
            "floor_only",
            floor_only,
            "Large positive entries came through unchanged.",
            "I expected a ceiling at `limit` too.",
            "`maximum` and `clip` with a minimum alone cut off one side.",
            "Give both bounds.",
        ),
        Mistake(
            "floor_at_zero",
            floor_at_zero,
            "No entry of your result is negative.",
            "I expected entries from `-limit` to `limit`.",
            "A floor at 0 makes a ReLU with a ceiling; a gradient needs both signs.",
            "Put the floor at `-limit`.",
        ),
        Mistake(
            "bounds_exchanged",
            bounds_exchanged,
            "Every entry of your result is `-limit`.",
            "I expected entries inside the range to stay.",
            "The smaller bound comes first; exchanged bounds raise no error.",
            "Write the lower bound, then the upper one.",
        ),
        Mistake(
            "one_bound_as_floor",
            one_bound_as_floor,
            "No entry of your result is below `limit`.",
            "I expected a range around 0.",
            "A single positive bound was used as the floor.",
            "Give two bounds, `-limit` and `limit`.",
        ),
        Mistake(
            "clips_in_place",
            clips_in_place,
            "`clip_gradient` changed its argument `grad`.",
            "I expected `grad` to stay as it was.",
            "`out=grad` and an assignment into `grad[...]` write into the array itself.",
            "Return a new array.",
        ),
        Mistake(
            "large_ones_dropped",
            large_ones_dropped,
            "Entries beyond the limit became 0.",
            "I expected them at the limit, with their sign.",
            "Clipping moves an entry to the nearest bound; it does not drop it.",
            "Use `np.clip` with two bounds.",
        ),
        Mistake(
            "sign_lost",
            sign_lost,
            "Large negative entries became `+limit`.",
            "I expected them at `-limit`.",
            "`np.abs` finds both sides, and both then get the same bound.",
            "Use `np.clip` with two bounds.",
        ),
        Mistake(
            "scaled_to_limit",
            scaled_to_limit,
            "All entries shrank by one factor.",
            "I expected those inside the range to stay as they are.",
            "That is clipping by the largest entry, another method.",
            "Move only the entries that lie beyond a bound.",
        ),
        Mistake(
            "bounds_of_one",
            bounds_of_one,
            "Your bounds are -1 and 1, whatever `limit` is.",
            "I expected the range from `-limit` to `limit`.",
            "`limit` is an argument, and each call may bring another number.",
            "Write `-limit` and `limit` as the two bounds.",
        ),
    ),
    hints=(
        "Clipping moves what is too large or too small to the nearest bound and leaves the rest.",
        "The shape stays. The lower bound is `-limit`, the upper one `limit`.",
        "`np.clip(grad, -limit, limit)`",
    ),
    praise="You can keep numbers in a range. ReLU is the same idea with a floor at 0 and no ceiling.",
)
