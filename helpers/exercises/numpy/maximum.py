"""Entry by entry: `maximum`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import matrix_of_both_signs

__all__ = ["EXERCISE"]


def relu(h):
    """Return h where it is positive, and 0 elsewhere. Leave the argument as it is.

    h: float64 array, shape (N, H)
    Returns: float64 array, shape (N, H).
    """
    return np.maximum(h, 0)


EXERCISE = Exercise(
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
            Change("np.maximum", "np.max"),
            saw="You returned one number for each column.",
            expected="I expected an array of the same shape as `h`.",
            cause="`np.max(h, 0)` takes the 0 as the axis to remove, and looks for the largest entry along it.",
            next="Use `np.maximum`, which compares entry by entry.",
        ),
        Mistake(
            "python_max",
            Change("np.maximum", "max"),
            saw="Python raised an error about a truth value.",
            expected="I expected an array.",
            cause="`max(h, 0)`, like `if h > 0`, asks about the whole of `h`, and an array has no single answer.",
            next="Use `np.maximum`.",
        ),
        Mistake(
            "with_ceiling",
            Change("np.maximum(h, 0)", "np.clip(h, 0, 1)"),
            saw="No entry of your result is larger than 1.",
            expected="I expected positive entries unchanged.",
            cause="ReLU has a floor and no ceiling; `np.clip(h, 0, 1)` has both.",
            next="Keep the floor at 0 and drop the 1.",
        ),
        Mistake(
            "keeps_the_negatives",
            Change("np.maximum", "np.minimum"),
            saw="Negative entries are still there, and the positive ones are 0.",
            expected="I expected the opposite.",
            cause="`minimum` and `clip(max=0)` cut off what is above 0.",
            next="Take the larger of the two, not the smaller.",
        ),
        Mistake(
            "absolute_value",
            Change("np.maximum(h, 0)", "np.abs(h)"),
            saw="Negative entries came back as positive ones.",
            expected="I expected 0 in their places.",
            cause="`abs` flips the sign; ReLU switches the unit off.",
            next="Compare each entry with 0 and keep the larger.",
        ),
        Mistake(
            "writes_into_h",
            Change("return np.maximum(h, 0)", "h[h < 0] = 0\nreturn h"),
            saw="`relu(h)` changed its argument `h`.",
            expected="I expected `h` to stay, since the backward pass needs to know where it was negative.",
            cause="`h[h < 0] = 0` writes into the array itself.",
            next="Return a new array: `np.maximum(h, 0)` makes one.",
        ),
        Mistake(
            "mask_for_values",
            Change("np.maximum(h, 0)", "h > 0"),
            saw="You returned True and False.",
            expected="I expected numbers.",
            cause="`h > 0` says where `h` is positive, not what stands there.",
            next="Multiply `h` by it, or use `np.maximum`.",
        ),
        Mistake(
            "slope_for_value",
            Change("np.maximum(h, 0)", "(h > 0) * 1.0"),
            saw="Your result holds only 0 and 1.",
            expected="I expected the positive entries themselves.",
            cause="That is the slope of ReLU, which the backward pass will need.",
            next="Multiply by `h`, or use `np.maximum`.",
        ),
        Mistake(
            "positives_only",
            Change("np.maximum(h, 0)", "h[h > 0]"),
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
