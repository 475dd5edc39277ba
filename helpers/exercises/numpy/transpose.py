"""Products of two matrices: `dot` and the transpose."""

import numpy as np

from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes

__all__ = ["DOT", "TRANSPOSE", "product"]


def product(a, b):
    """Return the matrix product of two arrays, entry by entry in plain Python."""
    rows, inner, columns = len(a), len(b), len(b[0])
    return [[sum(a[i][k] * b[k][j] for k in range(inner)) for j in range(columns)] for i in range(rows)]


def project(x, w1):
    """Return the hidden layer before its ReLU: the matrix product of x and w1. Leave the arguments as they are.

    x: float64 array, shape (N, D_in)
    w1: float64 array, shape (D_in, H)
    Returns: float64 array, shape (N, H).
    """
    return x.dot(w1)


def element_by_element(x, w1):
    return x * w1


def order_swapped(x, w1):
    return w1.dot(x)


def relu_too_early(x, w1):
    return np.maximum(x.dot(w1), 0)


def needless_transpose(x, w1):
    return x.dot(w1.T)


def result_on_its_side(x, w1):
    return w1.T.dot(x.T)


def first_column_only(x, w1):
    return x.dot(w1[:, 0])


def last_product_only(x, w1):
    h = np.zeros((x.shape[0], w1.shape[1]))
    for k in range(x.shape[1]):
        h = np.outer(x[:, k], w1[k])
    return h


def mean_for_sum(x, w1):
    return x.dot(w1) / x.shape[1]


def _dot_inputs(rng):
    N, D_in, H = sizes(rng, 3)
    return rng.standard_normal((N, D_in)), rng.standard_normal((D_in, H))


DOT = Exercise(
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
            answer=element_by_element,
            saw="`x * w1` raised an error about shapes.",
            expected="I expected a matrix product of shape (N, H).",
            cause="`*` multiplies entry by entry. Where the shapes happen to fit, it gives wrong numbers and no error.",
            next="Use `dot` or `@`.",
        ),
        Mistake(
            "order_swapped",
            answer=order_swapped,
            saw="`w1.dot(x)` raised an error: the shapes are not aligned.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="In a matrix product the order counts: the inner sizes must be equal.",
            next="Write both shapes down and let the equal sizes touch.",
        ),
        Mistake(
            "needless_transpose",
            answer=needless_transpose,
            saw="`w1.T` has shape (H, D_in), and the product raised an error.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="The inner sizes D_in and D_in already meet without a transpose.",
            next="Remove the `.T`.",
        ),
        Mistake(
            "result_on_its_side",
            answer=result_on_its_side,
            saw="The numbers are right, in the shape (H, N).",
            expected="I expected (N, H): one row for each input row.",
            cause="Exchanging the operands and transposing both transposes the result.",
            next="Put `x` first.",
        ),
        Mistake(
            "first_column_only",
            answer=first_column_only,
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
            answer=mean_for_sum,
            saw="Every entry is too small by the factor D_in.",
            expected="I expected the sum of the D_in products.",
            cause="Dividing by the number of terms gives their mean.",
            next="Leave out the division.",
        ),
        Mistake(
            "relu_too_early",
            answer=relu_too_early,
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


def transpose_dot(h_relu, grad_y_pred):
    """Return the product that the backward pass needs: h_relu transposed times grad_y_pred.

    Leave the arguments as they are.

    h_relu: float64 array, shape (N, H)
    grad_y_pred: float64 array, shape (N, D_out)
    Returns: float64 array, shape (H, D_out).
    """
    return h_relu.T.dot(grad_y_pred)


def no_transpose(h_relu, grad_y_pred):
    return h_relu.dot(grad_y_pred)


def transpose_called(h_relu, grad_y_pred):
    return h_relu.T().dot(grad_y_pred)


def transpose_of_torch(h_relu, grad_y_pred):
    return h_relu.t().dot(grad_y_pred)


def matrix_transpose_called(h_relu, grad_y_pred):
    return np.matrix.T(h_relu).dot(grad_y_pred)


def other_one_transposed(h_relu, grad_y_pred):
    return h_relu.dot(grad_y_pred.T)


def reshaped(h_relu, grad_y_pred):
    return h_relu.reshape(h_relu.shape[1], h_relu.shape[0]).dot(grad_y_pred)


def operands_exchanged(h_relu, grad_y_pred):
    return grad_y_pred.T.dot(h_relu)


def divided_by_rows(h_relu, grad_y_pred):
    return h_relu.T.dot(grad_y_pred) / len(h_relu)


def _transpose_inputs(rng):
    N, H, D_out = sizes(rng, 3)
    return rng.standard_normal((N, H)), rng.standard_normal((N, D_out))


def _transpose_oracle(h_relu, grad_y_pred):
    columns = [list(column) for column in zip(*h_relu.tolist(), strict=True)]
    return np.array(product(columns, grad_y_pred.tolist()))


TRANSPOSE = Exercise(
    id="numpy.transpose",
    title="Transpose and multiply",
    points=2,
    minutes=4,
    solution=transpose_dot,
    blanks=("h_relu.T.dot(grad_y_pred)",),
    inputs=_transpose_inputs,
    oracle=_transpose_oracle,
    mistakes=(
        Mistake(
            "no_transpose",
            answer=no_transpose,
            saw="`h_relu.dot(grad_y_pred)` raised an error: the shapes are not aligned.",
            expected="I expected the two N to meet in the middle.",
            cause="(N, H) times (N, D_out) puts H beside N.",
            next="Transpose `h_relu` alone: (H, N) times (N, D_out).",
        ),
        Mistake(
            "transpose_called",
            answer=transpose_called,
            saw="`h_relu.T()` raised a TypeError: an array is not callable.",
            expected="I expected `.T` without brackets.",
            cause="`.T` is an attribute: it already is the transposed array.",
            next="Remove the brackets behind `.T`.",
        ),
        Mistake(
            "transpose_of_torch",
            answer=transpose_of_torch,
            saw="`h_relu.t()` raised an AttributeError.",
            expected="I expected NumPy's spelling.",
            cause="`.t()` is how a torch Tensor is transposed. You meet it in lesson 2.",
            next="Write `.T`, without brackets.",
        ),
        Mistake(
            "matrix_transpose_called",
            answer=matrix_transpose_called,
            saw="`np.matrix.T(h_relu)` raised an error.",
            expected="I expected an attribute of the array.",
            cause="The notes write `matrix.T(m)`. There `matrix` stands for your own array, and `.T` is no function.",
            next="Write `h_relu.T`.",
        ),
        Mistake(
            "other_one_transposed",
            answer=other_one_transposed,
            saw="`grad_y_pred.T` has shape (D_out, N), and the product raised an error.",
            expected="I expected the result (H, D_out), so H comes first.",
            cause="The array that needs to be turned is the one that should give the rows.",
            next="Transpose `h_relu` in place of `grad_y_pred`.",
        ),
        Mistake(
            "reshaped",
            answer=reshaped,
            saw="The shape is right, and the numbers stand in the wrong places.",
            expected="I expected row i, column j to move to row j, column i.",
            cause="`reshape` keeps the reading order and cuts it into other rows; it does not turn the table.",
            next="Use `.T`.",
        ),
        Mistake(
            "operands_exchanged",
            answer=operands_exchanged,
            saw="The numbers are right, in the shape (D_out, H).",
            expected="I expected (H, D_out), the shape of `w2`.",
            cause="Either the operands are exchanged, or a `.T` behind the bracket turns the whole product.",
            next="Put `h_relu.T` first, and transpose nothing else.",
        ),
        Mistake(
            "divided_by_rows",
            answer=divided_by_rows,
            saw="Every entry is too small by the factor N.",
            expected="I expected the plain product, a sum over the N rows.",
            cause="Dividing by the number of rows gives a mean.",
            next="Leave out the division.",
        ),
    ),
    hints=(
        "A transpose exchanges rows and columns: what was at [i, j] stands at [j, i].",
        "You want (H, D_out). The N of both arrays must meet: (H, N) times (N, D_out).",
        "`h_relu.T.dot(grad_y_pred)`",
    ),
    praise="You can turn an array so that the right sizes meet. This very line computes `grad_w2` below.",
)
