"""The product of two matrices: `dot`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes
from .oracles import product

__all__ = ["EXERCISE"]


def project(x, w1):
    """Return the hidden layer before its ReLU: the matrix product of x and w1. Leave the arguments as they are.

    x: float64 array, shape (N, D_in)
    w1: float64 array, shape (D_in, H)
    Returns: float64 array, shape (N, H).
    """
    return x.dot(w1)


def last_product_only(x, w1):
    h = np.zeros((x.shape[0], w1.shape[1]))
    for k in range(x.shape[1]):
        h = np.outer(x[:, k], w1[k])
    return h


def _dot_inputs(rng):
    N, D_in, H = sizes(rng, 3)
    return rng.standard_normal((N, D_in)), rng.standard_normal((D_in, H))


EXERCISE = Exercise(
    id="numpy.dot",
    title="Project the inputs",
    points=2,
    minutes=4,
    solution=project,
    blanks=("x.dot(w1)",),
    inputs=_dot_inputs,
    oracle=lambda x, w1: np.array(product(x.tolist(), w1.tolist())),
    mistakes=(
        Mistake(
            "element_by_element",
            Change("x.dot(w1)", "x * w1"),
            saw="`x * w1` raised an error about shapes.",
            expected="I expected a matrix product of shape (N, H).",
            cause="`*` multiplies entry by entry. Where the shapes happen to fit, it gives wrong numbers and no error.",
            next="Use `dot` or `@`.",
        ),
        Mistake(
            "order_swapped",
            Change("x.dot(w1)", "w1.dot(x)"),
            saw="`w1.dot(x)` raised an error: the shapes are not aligned.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="In a matrix product the order counts: the inner sizes must be equal.",
            next="Write both shapes down and let the equal sizes touch.",
        ),
        Mistake(
            "needless_transpose",
            Change("w1", "w1.T"),
            saw="`w1.T` has shape (H, D_in), and the product raised an error.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="The inner sizes D_in and D_in already meet without a transpose.",
            next="Remove the `.T`.",
        ),
        Mistake(
            "result_on_its_side",
            Change("x.dot(w1)", "w1.T.dot(x.T)"),
            saw="The numbers are right, in the shape (H, N).",
            expected="I expected (N, H): one row for each input row.",
            cause="Exchanging the operands and transposing both transposes the result.",
            next="Put `x` first.",
        ),
        Mistake(
            "first_column_only",
            Change("w1", "w1[:, 0]"),
            saw="You returned N numbers: the product with one column of `w1`.",
            expected="I expected all H columns, shape (N, H).",
            cause="An index such as `[:, 0]` removes an axis.",
            next="Multiply with the whole of `w1`.",
        ),
        Mistake(
            "last_product_only",
            answer=last_product_only,
            saw="Each entry holds only the last of its D_in products.",
            expected="I expected their sum.",
            cause="`=` in a loop overwrites what was there; `+=` adds to it.",
            next="Add up over k, or let `dot` do the loop.",
        ),
        Mistake(
            "mean_for_sum",
            Change("x.dot(w1)", "x.dot(w1) / x.shape[1]"),
            saw="Every entry is too small by the factor D_in.",
            expected="I expected the sum of the D_in products.",
            cause="Dividing by the number of terms gives their mean.",
            next="Leave out the division.",
        ),
        Mistake(
            "relu_too_early",
            Change("x.dot(w1)", "np.maximum(x.dot(w1), 0)"),
            saw="All negative entries of your result are 0.",
            expected="I expected the hidden layer before its ReLU.",
            cause="ReLU is a step of its own, which comes later.",
            next="Return the product as it is.",
        ),
    ),
    hints=(
        "Each entry of the result is a row of `x` times a column of `w1`: multiply in pairs, then add up.",
        "(N, D_in) times (D_in, H) gives (N, H): the inner sizes meet and disappear.",
        "`x.dot(w1)`, or the same with the operator: `x @ w1`.",
    ),
    praise="You can multiply matrices and know the shape beforehand: inner sizes meet, outer sizes remain.",
)
