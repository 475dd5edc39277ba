"""Over everything: `square` and `sum`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes

__all__ = ["EXERCISE"]


def squared_error(y_pred, y):
    """Return the loss: the sum of the squared differences. Leave the arguments as they are.

    y_pred: float64 array, shape (N, D_out), predictions
    y: float64 array, shape (N, D_out), targets
    Returns: one number, of Python or of NumPy.
    """
    return np.square(y_pred - y).sum()


def _two_matrices(rng):
    shape = tuple(sizes(rng, 2))
    return rng.standard_normal(shape), rng.standard_normal(shape)


def _loss_by_loop(y_pred, y):
    total = 0.0
    for mine, theirs in zip(y_pred.ravel().tolist(), y.ravel().tolist(), strict=True):
        total += (mine - theirs) * (mine - theirs)
    return total


EXERCISE = Exercise(
    id="numpy.square",
    title="Compute the loss",
    points=2,
    minutes=4,
    solution=squared_error,
    blanks=("np.square(y_pred - y).sum()",),
    inputs=_two_matrices,
    edge_cases=lambda: [(np.array([[1e8 + 0.3, -3.0]]), np.array([[1e8, -3.25]]))],  # large, and near each other
    oracle=_loss_by_loop,
    mistakes=(
        Mistake(
            "comma_for_minus",
            Change("y_pred - y", "y_pred, y"),
            saw="`squared_error` wrote the squares of `y_pred` into its argument `y`.",
            expected="I expected the squares of the differences, and `y` as it was.",
            cause="The second argument of `np.square` is `out`, the array that it writes into.",
            next="Write a minus in place of the comma: `np.square(y_pred - y)`.",
        ),
        Mistake(
            "caret_for_power",
            Change("np.square(y_pred - y)", "((y_pred - y) ^ 2)"),
            saw="`^` raised a TypeError.",
            expected="I expected squares.",
            cause="In Python `^` is exclusive or on bits; on whole numbers it would give wrong results and no error.",
            next="Write `np.square(...)` or `** 2`.",
        ),
        Mistake(
            "summed_then_squared",
            Change("np.square(y_pred - y).sum()", "np.square((y_pred - y).sum())"),
            saw="You added first and squared last.",
            expected="I expected each difference squared before the sum.",
            cause="Added first, errors of opposite sign cancel: 3 and -3 would give 0.",
            next="Square inside, sum outside.",
        ),
        Mistake(
            "mean_of_squares",
            Change(".sum()", ".mean()"),
            saw="You returned the mean of the squares.",
            expected="I expected their sum.",
            cause="With a mean all gradients shrink by N times D_out, and the learning rate "
            "of this network no longer fits.",
            next="Replace `mean` by `sum`.",
        ),
        Mistake(
            "sum_left_out",
            Change(".sum()", ""),
            saw="You returned one square for each entry.",
            expected="I expected one number.",
            cause="A loss is a single number, so that it can go down.",
            next="Add the squares up with `.sum()`.",
        ),
        Mistake(
            "square_left_out",
            Change("np.square", ""),
            saw="You returned the sum of the plain differences.",
            expected="I expected the sum of their squares.",
            cause="Plain differences of opposite sign cancel.",
            next="Square the differences before you add them up.",
        ),
        Mistake(
            "absolute_error",
            Change("np.square", "np.abs"),
            saw="You added up absolute values.",
            expected="I expected squares.",
            cause="That is another loss, with another gradient.",
            next="Replace `np.abs` by `np.square`.",
        ),
        Mistake(
            "one_loss_per_row",
            Change(".sum()", ".sum(axis=1)"),
            saw="You returned one loss for each row.",
            expected="I expected one number for all rows.",
            cause="`sum(axis=1)` removes only the columns.",
            next="Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "one_loss_per_column",
            Change(".sum()", ".sum(axis=0)"),
            saw="You returned one loss for each column.",
            expected="I expected one number for the whole array.",
            cause="`sum(axis=0)` removes only the rows.",
            next="Leave out the axis, so that everything is added up.",
        ),
        Mistake(
            "squared_before_subtracting",
            Change("np.square(y_pred - y)", "(np.square(y_pred) - np.square(y))"),
            saw="You squared `y_pred` and `y` before you subtracted.",
            expected="I expected the square of the difference.",
            cause="The difference of squares can be negative; a squared difference cannot.",
            next="Subtract inside `np.square`.",
        ),
        Mistake(
            "root_of_the_sum",
            Change("np.square(y_pred - y).sum()", "np.sqrt(np.square(y_pred - y).sum())"),
            saw="Your result is the square root of the loss.",
            expected="I expected the sum itself.",
            cause="`np.sqrt` and `np.linalg.norm` give the length of the difference.",
            next="Leave out the root.",
        ),
        Mistake(
            "root_of_the_mean",
            Change("np.square(y_pred - y).sum()", "np.sqrt(np.square(y_pred - y).mean())"),
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
