"""Products of two matrices: `dot` and the transpose."""

import numpy as np

from ..exercise import Exercise, Mistake
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
            element_by_element,
            "`x * w1` raised an error about shapes.",
            "I expected a matrix product of shape (N, H).",
            "`*` multiplies entry by entry. Where the shapes happen to fit, it gives wrong numbers and no error.",
            "Use `dot` or `@`.",
        ),
        Mistake(
            "order_swapped",
            order_swapped,
            "`w1.dot(x)` raised an error: the shapes are not aligned.",
            "I expected (N, D_in) times (D_in, H).",
            "In a matrix product the order counts: the inner sizes must be equal.",
            "Write both shapes down and let the equal sizes touch.",
        ),
        Mistake(
            "needless_transpose",
            needless_transpose,
            "`w1.T` has shape (H, D_in), and the product raised an error.",
            "I expected (N, D_in) times (D_in, H).",
            "The inner sizes D_in and D_in already meet without a transpose.",
            "Remove the `.T`.",
        ),
        Mistake(
            "result_on_its_side",
            result_on_its_side,
            "The numbers are right, in the shape (H, N).",
            "I expected (N, H): one row for each input row.",
            "Exchanging the operands and transposing both transposes the result.",
            "Put `x` first.",
        ),
        Mistake(
            "first_column_only",
            first_column_only,
            "You returned N numbers: the product with one column of `w1`.",
            "I expected all H columns, shape (N, H).",
            "An index such as `[:, 0]` removes an axis.",
            "Multiply with the whole of `w1`.",
        ),
        Mistake(
            "last_product_only",
            last_product_only,
            "Each entry holds only the last of its D_in products.",
            "I expected their sum.",
            "`=` in a loop overwrites what was there; `+=` adds to it.",
            "Add up over k, or let `dot` do the loop.",
        ),
        Mistake(
            "mean_for_sum",
            mean_for_sum,
            "Every entry is too small by the factor D_in.",
            "I expected the sum of the D_in products.",
            "Dividing by the number of terms gives their mean.",
            "Leave out the division.",
        ),
        Mistake(
            "relu_too_early",
            relu_too_early,
            "All negative entries of your result are 0.",
            "I expected the hidden layer before its ReLU.",
            "ReLU is a step of its own, which comes later.",
            "Return the product as it is.",
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
            no_transpose,
            "`h_relu.dot(grad_y_pred)` raised an error: the shapes are not aligned.",
            "I expected the two N to meet in the middle.",
            "(N, H) times (N, D_out) puts H beside N.",
            "Transpose `h_relu` alone: (H, N) times (N, D_out).",
        ),
        Mistake(
            "transpose_called",
            transpose_called,
            "`h_relu.T()` raised a TypeError: an array is not callable.",
            "I expected `.T` without brackets.",
            "`.T` is an attribute: it already is the transposed array.",
            "Remove the brackets behind `.T`.",
        ),
        Mistake(
            "transpose_of_torch",
            transpose_of_torch,
            "`h_relu.t()` raised an AttributeError.",
            "I expected NumPy's spelling.",
            "`.t()` is how a torch Tensor is transposed. You meet it in lesson 2.",
            "Write `.T`, without brackets.",
        ),
        Mistake(
            "matrix_transpose_called",
            matrix_transpose_called,
            "`np.matrix.T(h_relu)` raised an error.",
            "I expected an attribute of the array.",
            "The notes write `matrix.T(m)`. There `matrix` stands for your own array, and `.T` is no function.",
            "Write `h_relu.T`.",
        ),
        Mistake(
            "other_one_transposed",
            other_one_transposed,
            "`grad_y_pred.T` has shape (D_out, N), and the product raised an error.",
            "I expected the result (H, D_out), so H comes first.",
            "The array that needs to be turned is the one that should give the rows.",
            "Transpose `h_relu` in place of `grad_y_pred`.",
        ),
        Mistake(
            "reshaped",
            reshaped,
            "The shape is right, and the numbers stand in the wrong places.",
            "I expected row i, column j to move to row j, column i.",
            "`reshape` keeps the reading order and cuts it into other rows; it does not turn the table.",
            "Use `.T`.",
        ),
        Mistake(
            "operands_exchanged",
            operands_exchanged,
            "The numbers are right, in the shape (D_out, H).",
            "I expected (H, D_out), the shape of `w2`.",
            "Either the operands are exchanged, or a `.T` behind the bracket turns the whole product.",
            "Put `h_relu.T` first, and transpose nothing else.",
        ),
        Mistake(
            "divided_by_rows",
            divided_by_rows,
            "Every entry is too small by the factor N.",
            "I expected the plain product, a sum over the N rows.",
            "Dividing by the number of rows gives a mean.",
            "Leave out the division.",
        ),
    ),
    hints=(
        "A transpose exchanges rows and columns: what was at [i, j] stands at [j, i].",
        "You want (H, D_out). The N of both arrays must meet: (H, N) times (N, D_out).",
        "`h_relu.T.dot(grad_y_pred)`",
    ),
    praise="You can turn an array so that the right sizes meet. This very line computes `grad_w2` below.",
)
