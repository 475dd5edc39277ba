"""Entry by entry between two bounds: `clip`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import both_signs, sizes

__all__ = ["EXERCISE"]


def clip_gradient(grad, limit):
    """Return grad with every entry moved into the range from -limit to limit. Leave grad as it is.

    grad: float64 array, shape (N, M)
    limit: a positive number
    Returns: float64 array, shape (N, M).
    """
    return np.clip(grad, -limit, limit)


def _gradient_and_limit(rng):
    return both_signs(rng, tuple(sizes(rng, 2))), float(rng.uniform(0.8, 1.6))


EXERCISE = Exercise(
    id="numpy.clamp",
    title="Clip a gradient",
    points=2,
    minutes=3,
    solution=clip_gradient,
    blanks=("np.clip(grad, -limit, limit)",),
    inputs=_gradient_and_limit,
    edge_cases=lambda: [(np.array([[-80.0, 20.0], [60.0, 50.0]]), 50.0)],
    oracle=lambda grad, limit: np.array(
        [[sorted((-limit, entry, limit))[1] for entry in row] for row in grad.tolist()]
    ),
    mistakes=(
        Mistake(
            "ceiling_only",
            Change("-limit", "None"),
            saw="Large negative entries came through unchanged.",
            expected="I expected a floor at `-limit` too.",
            cause="`minimum` and `clip` with a maximum alone cut off one side.",
            next="Give both bounds.",
        ),
        Mistake(
            "floor_only",
            Change("-limit, limit", "-limit, None"),
            saw="Large positive entries came through unchanged.",
            expected="I expected a ceiling at `limit` too.",
            cause="`maximum` and `clip` with a minimum alone cut off one side.",
            next="Give both bounds.",
        ),
        Mistake(
            "floor_at_zero",
            Change("-limit", "0"),
            saw="No entry of your result is negative.",
            expected="I expected entries from `-limit` to `limit`.",
            cause="A floor at 0 makes a ReLU with a ceiling; a gradient needs both signs.",
            next="Put the floor at `-limit`.",
        ),
        Mistake(
            "bounds_exchanged",
            Change("-limit, limit", "limit, -limit"),
            saw="Every entry of your result is `-limit`.",
            expected="I expected entries inside the range to stay.",
            cause="The smaller bound comes first; exchanged bounds raise no error.",
            next="Write the lower bound, then the upper one.",
        ),
        Mistake(
            "one_bound_as_floor",
            Change("np.clip(grad, -limit, limit)", "np.maximum(grad, limit)"),
            saw="No entry of your result is below `limit`.",
            expected="I expected a range around 0.",
            cause="A single positive bound was used as the floor.",
            next="Give two bounds, `-limit` and `limit`.",
        ),
        Mistake(
            "clips_in_place",
            Change("-limit, limit", "-limit, limit, out=grad"),
            saw="`clip_gradient` changed its argument `grad`.",
            expected="I expected `grad` to stay as it was.",
            cause="`out=grad` and an assignment into `grad[...]` write into the array itself.",
            next="Return a new array.",
        ),
        Mistake(
            "large_ones_dropped",
            Change("np.clip(grad, -limit, limit)", "np.where(np.abs(grad) > limit, 0, grad)"),
            saw="Entries beyond the limit became 0.",
            expected="I expected them at the limit, with their sign.",
            cause="Clipping moves an entry to the nearest bound; it does not drop it.",
            next="Use `np.clip` with two bounds.",
        ),
        Mistake(
            "sign_lost",
            Change("np.clip(grad, -limit, limit)", "np.where(np.abs(grad) > limit, limit, grad)"),
            saw="Large negative entries became `+limit`.",
            expected="I expected them at `-limit`.",
            cause="`np.abs` finds both sides, and both then get the same bound.",
            next="Use `np.clip` with two bounds.",
        ),
        Mistake(
            "scaled_to_limit",
            Change("np.clip(grad, -limit, limit)", "grad * limit / np.abs(grad).max()"),
            saw="All entries shrank by one factor.",
            expected="I expected those inside the range to stay as they are.",
            cause="That is clipping by the largest entry, another method.",
            next="Move only the entries that lie beyond a bound.",
        ),
        Mistake(
            "bounds_of_one",
            Change("-limit, limit", "-1, 1"),
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
