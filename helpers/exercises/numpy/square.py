"""Along an axis, and over everything: `max`, `square` and `sum`."""

import numpy as np

from ..exercise import Exercise
from ..mistake import Mistake
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
            answer=per_column,
            saw="You returned one number for each column, shape (1, M).",
            expected="I expected one for each row, shape (N, 1).",
            cause="The axis you name is the one that is searched and removed: `axis=0` removes the rows.",
            next="Name the other axis.",
        ),
        Mistake(
            "axis_dropped",
            answer=axis_dropped,
            saw="The numbers are right, in the shape (N,).",
            expected="I expected a column, shape (N, 1).",
            cause="Without `keepdims` the axis you name disappears.",
            next="Add `keepdims=True`, which leaves it with size 1.",
        ),
        Mistake(
            "per_column_and_dropped",
            answer=per_column_and_dropped,
            saw="You returned one number for each column, shape (M,).",
            expected="I expected one for each row, shape (N, 1).",
            cause="`axis=0` removes the rows and leaves the columns.",
            next="Name the axis of the columns, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "per_column_upright",
            answer=per_column_upright,
            saw="You returned one number for each column, stood upright: shape (M, 1).",
            expected="I expected one for each row, shape (N, 1).",
            cause="`axis=0` removes the rows and leaves the columns; turning the result does not change that.",
            next="Name the other axis, with `keepdims=True`.",
        ),
        Mistake(
            "largest_of_all",
            answer=largest_of_all,
            saw="You returned one number, the largest of all.",
            expected="I expected one for each row.",
            cause="Without `axis` the whole array is searched.",
            next="Name the axis that should disappear, and keep it with `keepdims=True`.",
        ),
        Mistake(
            "place_for_value",
            answer=place_for_value,
            saw="You returned whole numbers: the places of the largest entries.",
            expected="I expected the entries themselves.",
            cause="`argmax` answers where, `max` answers how large.",
            next="Use `np.max`.",
        ),
        Mistake(
            "maximum_with_zero",
            answer=maximum_with_zero,
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
            answer=comma_for_minus,
            saw="`squared_error` wrote the squares of `y_pred` into its argument `y`.",
            expected="I expected the squares of the differences, and `y` as it was.",
            cause="The second argument of `np.square` is `out`, the array that it writes into.",
            next="Write a minus in place of the comma: `np.square(y_pred - y)`.",
        ),
        Mistake(
            "caret_for_power",
            answer=caret_for_power,
            saw="`^` raised a TypeError.",
            expected="I expected squares.",
            cause="In Python `^` is exclusive or on bits; on whole numbers it would give wrong results and no error.",
            next="Write `np.square(...)` or `** 2`.",
        ),
        Mistake(
            "summed_then_squared",
            answer=summed_then_squared,
            saw="You added first and squared last.",
            expected="I expected each difference squared before the sum.",
            cause="Added first, errors of opposite sign cancel: 3 and -3 would give 0.",
            next="Square inside, sum outside.",
        ),
        Mistake(
            "mean_of_squares",
            answer=mean_of_squares,
            saw="You returned the mean of the squares.",
            expected="I expected their sum.",
            cause="With a mean all gradients shrink by N times D_out, and the learning rate of this network no longer fits.",
            next="Replace `mean` by `sum`.",
        ),
        Mistake(
            "sum_left_out",
            answer=sum_left_out,
            saw="You returned one square for each entry.",
            expected="I expected one number.",
            cause="A loss is a single number, so that it can go down.",
            next="Add the squares up with `.sum()`.",
        ),
        Mistake(
            "square_left_out",
            answer=square_left_out,
            saw="You returned the sum of the plain differences.",
            expected="I expected the sum of their squares.",
            cause="Plain differences of opposite sign cancel.",
            next="Square the differences before you add them up.",
        ),
        Mistake(
            "absolute_error",
            answer=absolute_error,
            saw="You added up absolute values.",
            expected="I expected squares.",
            cause="That is another loss, with another gradient.",
            next="Replace `np.abs` by `np.square`.",
        ),
        Mistake(
            "one_loss_per_row",
            answer=one_loss_per_row,
            saw="You returned one loss for each row.",
            expected="I expected one number for all rows.",
            cause="`sum(axis=1)` removes only the columns.",
            next="Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "one_loss_per_column",
            answer=one_loss_per_column,
            saw="You returned one loss for each column.",
            expected="I expected one number for the whole array.",
            cause="`sum(axis=0)` removes only the rows.",
            next="Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "squared_before_subtracting",
            answer=squared_before_subtracting,
            saw="You squared `y_pred` and `y` before you subtracted.",
            expected="I expected the square of the difference.",
            cause="The difference of squares can be negative; a squared difference cannot.",
            next="Subtract inside `np.square`.",
        ),
        Mistake(
            "root_of_the_sum",
            answer=root_of_the_sum,
            saw="Your result is the square root of the loss.",
            expected="I expected the sum itself.",
            cause="`np.sqrt` and `np.linalg.norm` give the length of the difference.",
            next="Leave out the root.",
        ),
        Mistake(
            "root_of_the_mean",
            answer=root_of_the_mean,
            saw="Your result is the root of the mean of the squares.",
            expected="I expected the sum of the squares.",
            cause="That is a usual way to report an error, and it has another gradient.",
            next="Leave out the root, and replace `mean` by `sum`.",
        ),
    ),
    hints=(
        "The loss is one number that says how far off all predictions are together: square, then add up.",
        "`y_pred - y` has shape (N, D_out), its squares too; the sum of all of them has the shape ().",
        "`np.square(y_pred - y).sum()`",
    ),
    praise="You can turn N times D_out errors into one number, in the right order: subtract, square, sum.",
)
