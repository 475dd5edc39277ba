"""Entry by entry: `maximum` and `clip`."""

import numpy as np

from ..exercise import Exercise
from ..mistake import Mistake
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
            answer=zero_as_axis,
            saw="You returned one number for each column.",
            expected="I expected an array of the same shape as `h`.",
            cause="`np.max(h, 0)` takes the 0 as the axis to remove, and looks for the largest entry along it.",
            next="Use `np.maximum`, which compares entry by entry.",
        ),
        Mistake(
            "python_max",
            answer=python_max,
            saw="Python raised an error about a truth value.",
            expected="I expected an array.",
            cause="`max(h, 0)`, like `if h > 0`, asks about the whole of `h`, and an array has no single answer.",
            next="Use `np.maximum`.",
        ),
        Mistake(
            "with_ceiling",
            answer=with_ceiling,
            saw="No entry of your result is larger than 1.",
            expected="I expected positive entries unchanged.",
            cause="ReLU has a floor and no ceiling; `np.clip(h, 0, 1)` has both.",
            next="Keep the floor at 0 and drop the 1.",
        ),
        Mistake(
            "keeps_the_negatives",
            answer=keeps_the_negatives,
            saw="Negative entries are still there, and the positive ones are 0.",
            expected="I expected the opposite.",
            cause="`minimum` and `clip(max=0)` cut off what is above 0.",
            next="Take the larger of the two, not the smaller.",
        ),
        Mistake(
            "absolute_value",
            answer=absolute_value,
            saw="Negative entries came back as positive ones.",
            expected="I expected 0 in their places.",
            cause="`abs` flips the sign; ReLU switches the unit off.",
            next="Compare each entry with 0 and keep the larger.",
        ),
        Mistake(
            "writes_into_h",
            answer=writes_into_h,
            saw="`relu(h)` changed its argument `h`.",
            expected="I expected `h` to stay, since the backward pass needs to know where it was negative.",
            cause="`h[h < 0] = 0` writes into the array itself.",
            next="Return a new array: `np.maximum(h, 0)` makes one.",
        ),
        Mistake(
            "mask_for_values",
            answer=mask_for_values,
            saw="You returned True and False.",
            expected="I expected numbers.",
            cause="`h > 0` says where `h` is positive, not what stands there.",
            next="Multiply `h` by it, or use `np.maximum`.",
        ),
        Mistake(
            "slope_for_value",
            answer=slope_for_value,
            saw="Your result holds only 0 and 1.",
            expected="I expected the positive entries themselves.",
            cause="That is the slope of ReLU, which the backward pass will need.",
            next="Multiply by `h`, or use `np.maximum`.",
        ),
        Mistake(
            "positives_only",
            answer=positives_only,
            saw="You returned a list of the positive entries alone.",
            expected="I expected the shape of `h`, with 0 where it is negative.",
            cause="Picking with a mask drops the other entries and the shape.",
            next="Use `np.maximum` or `np.where`.",
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
            answer=ceiling_only,
            saw="Large negative entries came through unchanged.",
            expected="I expected a floor at `-limit` too.",
            cause="`minimum` and `clip` with a maximum alone cut off one side.",
            next="Give both bounds.",
        ),
        Mistake(
            "floor_only",
            answer=floor_only,
            saw="Large positive entries came through unchanged.",
            expected="I expected a ceiling at `limit` too.",
            cause="`maximum` and `clip` with a minimum alone cut off one side.",
            next="Give both bounds.",
        ),
        Mistake(
            "floor_at_zero",
            answer=floor_at_zero,
            saw="No entry of your result is negative.",
            expected="I expected entries from `-limit` to `limit`.",
            cause="A floor at 0 makes a ReLU with a ceiling; a gradient needs both signs.",
            next="Put the floor at `-limit`.",
        ),
        Mistake(
            "bounds_exchanged",
            answer=bounds_exchanged,
            saw="Every entry of your result is `-limit`.",
            expected="I expected entries inside the range to stay.",
            cause="The smaller bound comes first; exchanged bounds raise no error.",
            next="Write the lower bound, then the upper one.",
        ),
        Mistake(
            "one_bound_as_floor",
            answer=one_bound_as_floor,
            saw="No entry of your result is below `limit`.",
            expected="I expected a range around 0.",
            cause="A single positive bound was used as the floor.",
            next="Give two bounds, `-limit` and `limit`.",
        ),
        Mistake(
            "clips_in_place",
            answer=clips_in_place,
            saw="`clip_gradient` changed its argument `grad`.",
            expected="I expected `grad` to stay as it was.",
            cause="`out=grad` and an assignment into `grad[...]` write into the array itself.",
            next="Return a new array.",
        ),
        Mistake(
            "large_ones_dropped",
            answer=large_ones_dropped,
            saw="Entries beyond the limit became 0.",
            expected="I expected them at the limit, with their sign.",
            cause="Clipping moves an entry to the nearest bound; it does not drop it.",
            next="Use `np.clip` with two bounds.",
        ),
        Mistake(
            "sign_lost",
            answer=sign_lost,
            saw="Large negative entries became `+limit`.",
            expected="I expected them at `-limit`.",
            cause="`np.abs` finds both sides, and both then get the same bound.",
            next="Use `np.clip` with two bounds.",
        ),
        Mistake(
            "scaled_to_limit",
            answer=scaled_to_limit,
            saw="All entries shrank by one factor.",
            expected="I expected those inside the range to stay as they are.",
            cause="That is clipping by the largest entry, another method.",
            next="Move only the entries that lie beyond a bound.",
        ),
        Mistake(
            "bounds_of_one",
            answer=bounds_of_one,
            saw="Your bounds are -1 and 1, whatever `limit` is.",
            expected="I expected the range from `-limit` to `limit`.",
            cause="`limit` is an argument, and each call may bring another number.",
            next="Write `-limit` and `limit` as the two bounds.",
        ),
    ),
    hints=(
        "Clipping moves what is too large or too small to the nearest bound and leaves the rest.",
        "The shape stays. The lower bound is `-limit`, the upper one `limit`.",
        "`np.clip(grad, -limit, limit)`",
    ),
    praise="You can keep numbers in a range. ReLU is the same idea with a floor at 0 and no ceiling.",
)
