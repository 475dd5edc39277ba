"""Along an axis: `max`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import matrix_of_both_signs

__all__ = ["EXERCISE"]


def largest_per_row(scores):
    """Return the largest entry of each row, as a column. Leave the argument as it is.

    scores: float64 array, shape (N, M)
    Returns: float64 array, shape (N, 1).
    """
    return np.max(scores, axis=1, keepdims=True)


EXERCISE = Exercise(
    id="numpy.max",
    title="Find the largest in each row",
    points=1,
    minutes=3,
    solution=largest_per_row,
    blanks=("np.max(scores, axis=1, keepdims=True)",),
    inputs=matrix_of_both_signs,
    edge_cases=lambda: [(np.array([[-3.0, -1.0, -2.0], [4.0, 0.5, 2.0]]),)],  # a row below zero
    oracle=lambda scores: np.array([[sorted(row)[-1]] for row in scores.tolist()]),
    mistakes=(
        Mistake(
            "per_column",
            Change("axis=1", "axis=0"),
            saw="You returned one number for each column, shape (1, M).",
            expected="I expected one for each row, shape (N, 1).",
            cause="The axis you name is the one that is searched and removed: `axis=0` removes the rows.",
            next="Name the other axis.",
        ),
        Mistake(
            "axis_dropped",
            Change(", keepdims=True", ""),
            saw="The numbers are right, in the shape (N,).",
            expected="I expected a column, shape (N, 1).",
            cause="Without `keepdims` the axis you name disappears.",
            next="Add `keepdims=True`, which leaves it with size 1.",
        ),
        Mistake(
            "per_column_and_dropped",
            Change("axis=1, keepdims=True", "axis=0"),
            saw="You returned one number for each column, shape (M,).",
            expected="I expected one for each row, shape (N, 1).",
            cause="`axis=0` removes the rows and leaves the columns.",
            next="Name the axis of the columns, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "per_column_upright",
            Change("np.max(scores, axis=1, keepdims=True)", "np.max(scores, axis=0)[:, None]"),
            saw="You returned one number for each column, stood upright: shape (M, 1).",
            expected="I expected one for each row, shape (N, 1).",
            cause="`axis=0` removes the rows and leaves the columns; turning the result does not change that.",
            next="Name the other axis, with `keepdims=True`.",
        ),
        Mistake(
            "largest_of_all",
            Change(", axis=1, keepdims=True", ""),
            saw="You returned one number, the largest of all.",
            expected="I expected one for each row.",
            cause="Without `axis` the whole array is searched.",
            next="Name the axis that should disappear, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "place_for_value",
            Change("np.max", "np.argmax"),
            saw="You returned whole numbers: the places of the largest entries.",
            expected="I expected the entries themselves.",
            cause="`argmax` answers where, `max` answers how large.",
            next="Use `np.max`.",
        ),
        Mistake(
            "maximum_with_zero",
            Change("np.max(scores, axis=1, keepdims=True)", "np.maximum(scores, 0)"),
            saw="Your result has as many columns as `scores`.",
            expected="I expected one number for each row.",
            cause="`maximum` compares two arrays entry by entry; it does not search a row.",
            next="Use `np.max` with an axis.",
        ),
    ),
    hints=(
        "Searching each row means that the columns disappear. The axis you name is the one that goes.",
        "(N, M) without axis 1 is (N,). With `keepdims=True` it is (N, 1).",
        "`np.max(scores, axis=1, keepdims=True)`",
    ),
    praise="You choose an axis by asking which one should disappear, and `keepdims` leaves it there with size 1.",
)
