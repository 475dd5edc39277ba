"""Along an axis, and over everything: `max`, `square` and `sum`."""

import numpy as np

from ..exercise import Exercise, Mistake
from .inputs import matrix_of_both_signs, sizes

__all__ = ["MAX", "SQUARE"]


def largest_per_row(scores):
    """Return the largest entry of each row, as a column. Leave the argument as it is.

    scores: float64 array, shape (N, M)
    Returns: float64 array, shape (N, 1).
    """
    return np.max(scores, axis=1, keepdims=True)


def per_column(scores):
    return np.max(scores, axis=0, keepdims=True)


def axis_dropped(scores):
    return np.max(scores, axis=1)


def per_column_and_dropped(scores):
    return np.max(scores, axis=0)


def per_column_upright(scores):
    return np.max(scores, axis=0)[:, None]


def largest_of_all(scores):
    return np.max(scores)


def place_for_value(scores):
    return np.argmax(scores, axis=1, keepdims=True)


def maximum_with_zero(scores):
    return np.maximum(scores, 0)


MAX = Exercise(
    id="numpy.max",
    title="Find the largest in each row",
    points=2,
    minutes=3,
    solution=largest_per_row,
    blanks=("np.max(scores, axis=1, keepdims=True)",),
    inputs=matrix_of_both_signs,
    edge_cases=lambda: [(np.array([[-3.0, -1.0, -2.0], [4.0, 0.5, 2.0]]),)],  # a row below zero
    oracle=lambda scores: np.array([[sorted(row)[-1]] for row in scores.tolist()]),
    mistakes=(
        Mistake(
            "per_column",
            per_column,
            "You returned one number for each column, shape (1, M).",
            "I expected one for each row, shape (N, 1).",
            "The axis you name is the one that is searched and removed: `axis=0` removes the rows.",
            "Name the other axis.",
        ),
        Mistake(
            "axis_dropped",
            axis_dropped,
            "The numbers are right, in the shape (N,).",
            "I expected a column, shape (N, 1).",
            "Without `keepdims` the axis you name disappears.",
            "Add `keepdims=True`, which leaves it with size 1.",
        ),
        Mistake(
            "per_column_and_dropped",
            per_column_and_dropped,
            "You returned one number for each column, shape (M,).",
            "I expected one for each row, shape (N, 1).",
            "`axis=0` removes the rows and leaves the columns.",
            "Name the axis of the columns, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "per_column_upright",
            per_column_upright,
            "You returned one number for each column, stood upright: shape (M, 1).",
            "I expected one for each row, shape (N, 1).",
            "`axis=0` removes the rows and leaves the columns; turning the result does not change that.",
            "Name the other axis, with `keepdims=True`.",
        ),
        Mistake(
            "largest_of_all",
            largest_of_all,
            "You returned one number, the largest of all.",
            "I expected one for each row.",
            "Without `axis` the whole array is searched.",
            "Name the axis that should disappear, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "place_for_value",
            place_for_value,
            "You returned whole numbers: the places of the largest entries.",
            "I expected the entries themselves.",
            "`argmax` answers where, `max` answers how large.",
            "Use `np.max`.",
        ),
        Mistake(
            "maximum_with_zero",
            maximum_with_zero,
            "Your result has as many columns as `scores`.",
            "I expected one number for each row.",
            "`maximum` compares two arrays entry by entry; it does not search a row.",
            "Use `np.max` with an axis.",
        ),
    ),
    hints=(
        "Searching each row means that the columns disappear. The axis you name is the one that goes.",
        "(N, M) without axis 1 is (N,). With `keepdims=True` it is (N, 1).",
        "`np.max(scores, axis=1, keepdims=True)`",
    ),
    praise="You choose an axis by asking which one should disappear, and `keepdims` leaves it there with size 1.",
)


def squared_error(y_pred, y):
    """Return the loss: the sum of the squared differences. Leave the arguments as they are.

    y_pred: float64 array, shape (N, D_out), predictions
    y: float64 array, shape (N, D_out), targets
    Returns: one number, of Python or of NumPy.
    """
    return np.square(y_pred - y).sum()


def caret_for_power(y_pred, y):
    return ((y_pred - y) ^ 2).sum()


def summed_then_squared(y_pred, y):
    return np.square((y_pred - y).sum())


def mean_of_squares(y_pred, y):
    return np.square(y_pred - y).mean()


def sum_left_out(y_pred, y):
    return np.square(y_pred - y)


def square_left_out(y_pred, y):
    return (y_pred - y).sum()


def absolute_error(y_pred, y):
    return np.abs(y_pred - y).sum()


def one_loss_per_row(y_pred, y):
    return np.square(y_pred - y).sum(axis=1)


def one_loss_per_column(y_pred, y):
    return np.square(y_pred - y).sum(axis=0)


def comma_for_minus(y_pred, y):
    return np.square(y_pred, y).sum()


def squared_before_subtracting(y_pred, y):
    return (np.square(y_pred) - np.square(y)).sum()


def root_of_the_sum(y_pred, y):
    return np.sqrt(np.square(y_pred - y).sum())


def root_of_the_mean(y_pred, y):
    return np.sqrt(np.square(y_pred - y).mean())


def _two_matrices(rng):
    shape = tuple(sizes(rng, 2))
    return rng.standard_normal(shape), rng.standard_normal(shape)


def _loss_by_loop(y_pred, y):
    total = 0.0
    for mine, theirs in zip(y_pred.ravel().tolist(), y.ravel().tolist(), strict=True):
        total += (mine - theirs) * (mine - theirs)
    return total


SQUARE = Exercise(
    id="numpy.square",
    title="Compute the loss",
    points=2,
    minutes=4,
    solution=squared_error,
    blanks=("np.square(y_pred - y).sum()",),
    inputs=_two_matrices,
    oracle=_loss_by_loop,
    mistakes=(
        Mistake(
            "comma_for_minus",
            comma_for_minus,
            "`squared_error` wrote the squares of `y_pred` into its argument `y`.",
            "I expected the squares of the differences, and `y` as it was.",
            "The second argument of `np.square` is `out`, the array that it writes into.",
            "Write a minus in place of the comma: `np.square(y_pred - y)`.",
        ),
        Mistake(
            "caret_for_power",
            caret_for_power,
            "`^` raised a TypeError.",
            "I expected squares.",
            "In Python `^` is exclusive or on bits; on whole numbers it would give wrong results and no error.",
            "Write `np.square(...)` or `** 2`.",
        ),
        Mistake(
            "summed_then_squared",
            summed_then_squared,
            "You added first and squared last.",
            "I expected each difference squared before the sum.",
            "Added first, errors of opposite sign cancel: 3 and -3 would give 0.",
            "Square inside, sum outside.",
        ),
        Mistake(
            "mean_of_squares",
            mean_of_squares,
            "You returned the mean of the squares.",
            "I expected their sum.",
            "With a mean all gradients shrink by N times D_out, and the learning rate of this network no longer fits.",
            "Replace `mean` by `sum`.",
        ),
        Mistake(
            "sum_left_out",
            sum_left_out,
            "You returned one square for each entry.",
            "I expected one number.",
            "A loss is a single number, so that it can go down.",
            "Add the squares up with `.sum()`.",
        ),
        Mistake(
            "square_left_out",
            square_left_out,
            "You returned the sum of the plain differences.",
            "I expected the sum of their squares.",
            "Plain differences of opposite sign cancel.",
            "Square the differences before you add them up.",
        ),
        Mistake(
            "absolute_error",
            absolute_error,
            "You added up absolute values.",
            "I expected squares.",
            "That is another loss, with another gradient.",
            "Replace `np.abs` by `np.square`.",
        ),
        Mistake(
            "one_loss_per_row",
            one_loss_per_row,
            "You returned one loss for each row.",
            "I expected one number for all rows.",
            "`sum(axis=1)` removes only the columns.",
            "Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "one_loss_per_column",
            one_loss_per_column,
            "You returned one loss for each column.",
            "I expected one number for the whole array.",
            "`sum(axis=0)` removes only the rows.",
            "Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "squared_before_subtracting",
            squared_before_subtracting,
            "You squared `y_pred` and `y` before you subtracted.",
            "I expected the square of the difference.",
            "The difference of squares can be negative; a squared difference cannot.",
            "Subtract inside `np.square`.",
        ),
        Mistake(
            "root_of_the_sum",
            root_of_the_sum,
            "Your result is the square root of the loss.",
            "I expected the sum itself.",
            "`np.sqrt` and `np.linalg.norm` give the length of the difference.",
            "Leave out the root.",
        ),
        Mistake(
            "root_of_the_mean",
            root_of_the_mean,
            "Your result is the root of the mean of the squares.",
            "I expected the sum of the squares.",
            "That is a usual way to report an error, and it has another gradient.",
            "Leave out the root, and replace `mean` by `sum`.",
        ),
    ),
    hints=(
        "The loss is one number that says how far off all predictions are together: square, then add up.",
        "`y_pred - y` has shape (N, D_out), its squares too; the sum of all of them has the shape ().",
        "`np.square(y_pred - y).sum()`",
    ),
    praise="You can turn N times D_out errors into one number, in the right order: subtract, square, sum.",
)
