"""The loss: the sum of the squared differences, as a Python number."""

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import normal
from .oracles import tensor

__all__ = ["EXERCISE"]


def squared_error(y_pred, y):
    """Return the sum of the squared differences as a Python number. Leave the arguments as they are.

    y_pred, y: float64 Tensors, shape (N, D_out)
    returns: float
    """
    difference = y_pred - y  # (N, D_out)
    loss = difference.pow(2).sum()  # ()
    return loss.item()


def _sum_of_squares(y_pred, y):
    pairs = zip(y_pred.flatten().tolist(), y.flatten().tolist(), strict=True)
    return float(sum((a - b) * (a - b) for a, b in pairs))


EXERCISE = Exercise(
    id="tensor.square",
    title="Compute the loss",
    points=2,
    minutes=4,
    solution=squared_error,
    blanks=(("difference =", "return loss"),),
    inputs=lambda rng: (normal(rng, 5, 3), normal(rng, 5, 3)),
    edge_cases=lambda: [(tensor([[1e8 + 0.3, -3.0]]), tensor([[1e8, -3.25]]))],  # large, and near each other
    oracle=_sum_of_squares,
    mistakes=(
        Mistake(
            "without_item",
            Change(".item()", ""),
            saw="The result is a Tensor of shape ().",
            expected="I expected a Python number.",
            cause="`sum()` gives a Tensor, even where one number is left.",
            next="Add `.item()`.",
        ),
        Mistake(
            "item_before_sum",
            Change(".sum()", ""),
            saw="`.item()` raised, since its Tensor holds more than one number.",
            expected="I expected the sum first.",
            cause="`.item()` takes out the only number of a Tensor.",
            next="Write `.sum().item()`.",
        ),
        Mistake(
            "sums_first",
            Change("pow(2).sum()", "sum().pow(2)"),
            saw="The differences are added up before they are squared.",
            expected="I expected each one squared first.",
            cause="Positive and negative differences cancel in the sum.",
            next="Put `pow(2)` before `sum()`.",
        ),
        Mistake(
            "mean_for_sum",
            Change("sum", "mean"),
            saw="The result is N times D_out too small.",
            expected="I expected the sum.",
            cause="`mean` divides by the number of entries, and the learning rate of this course is made for the sum.",
            next="Use `sum()`.",
        ),
        Mistake(
            "without_square",
            Change(".pow(2)", ""),
            saw="The result is the plain sum of the differences.",
            expected="I expected their squares.",
            cause="Without squares, a large miss upwards cancels one downwards.",
            next="Add `.pow(2)`.",
        ),
        Mistake(
            "absolute_values",
            Change("pow(2)", "abs()"),
            saw="The result is the sum of the absolute differences.",
            expected="I expected squares.",
            cause="`abs` counts a miss of 3 as 3; the square counts it as 9.",
            next="Use `pow(2)`.",
        ),
        Mistake(
            "square_root",
            Change("sum()", "sum().sqrt()"),
            saw="The result is the square root of what I expected.",
            expected="I expected the sum of the squares itself.",
            cause="The root gives the distance, which is what `norm` gives too.",
            next="Leave the root out.",
        ),
        Mistake(
            "difference_of_squares",
            Change("y_pred - y", "y_pred.pow(2) - y.pow(2)"),
            Change("difference.pow(2)", "difference"),
            saw="Both Tensors are squared before one is subtracted.",
            expected="I expected the difference first, then its square.",
            cause="A difference of squares can be negative, and a loss cannot.",
            next="Write `(y_pred - y).pow(2)`.",
        ),
        Mistake(
            "exclusive_or",
            Change("difference.pow(2)", "(difference ^ 2)"),
            saw="`^` raised.",
            expected="I expected a power.",
            cause="In Python `^` compares bits. On whole numbers it gives wrong results without a word.",
            next="Write `.pow(2)` or `** 2`.",
        ),
        Mistake(
            "one_axis_only",
            Change("sum()", "sum(dim=0)"),
            Change(".item()", ""),
            saw="The result has one number for each column.",
            expected="I expected one number in all.",
            cause="`sum(dim=0)` removes only the first axis.",
            next="Leave the axis out, then take `.item()`.",
        ),
    ),
    hints=(
        "Difference, square, sum, and then out of the Tensor.",
        "(N, D_out) stays until the sum, which gives ().",
        "`(y_pred - y).pow(2).sum().item()`.",
    ),
    praise="You can reduce a Tensor to the Python number that the lesson prints.",
)
