"""Transpose, then multiply: `T`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes
from .oracles import product

__all__ = ["EXERCISE"]


def transpose_dot(h_relu, grad_y_pred):
    """Return the product that the backward pass needs: h_relu transposed times grad_y_pred.

    Leave the arguments as they are.

    h_relu: float64 array, shape (N, H)
    grad_y_pred: float64 array, shape (N, D_out)
    Returns: float64 array, shape (H, D_out).
    """
    return h_relu.T.dot(grad_y_pred)


def _transpose_inputs(rng):
    N, H, D_out = sizes(rng, 3)
    return rng.standard_normal((N, H)), rng.standard_normal((N, D_out))


def _transpose_oracle(h_relu, grad_y_pred):
    columns = [list(column) for column in zip(*h_relu.tolist(), strict=True)]
    return np.array(product(columns, grad_y_pred.tolist()))


EXERCISE = Exercise(
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
            Change(".T", ""),
            saw="`h_relu.dot(grad_y_pred)` raised an error: the shapes are not aligned.",
            expected="I expected the two N to meet in the middle.",
            cause="(N, H) times (N, D_out) puts H beside N.",
            next="Transpose `h_relu` alone: (H, N) times (N, D_out).",
        ),
        Mistake(
            "transpose_called",
            Change(".T", ".T()"),
            saw="`h_relu.T()` raised a TypeError: an array is not callable.",
            expected="I expected `.T` without brackets.",
            cause="`.T` is an attribute: it already is the transposed array.",
            next="Remove the brackets behind `.T`.",
        ),
        Mistake(
            "transpose_of_torch",
            Change(".T", ".t()"),
            saw="`h_relu.t()` raised an AttributeError.",
            expected="I expected NumPy's spelling.",
            cause="`.t()` is how a torch Tensor is transposed. You meet it in lesson 2.",
            next="Write `.T`, without brackets.",
        ),
        Mistake(
            "matrix_transpose_called",
            Change("h_relu.T", "np.matrix.T(h_relu)"),
            saw="`np.matrix.T(h_relu)` raised an error.",
            expected="I expected an attribute of the array.",
            cause="The notes write `matrix.T(m)`. There `matrix` stands for your own array, and `.T` is no function.",
            next="Write `h_relu.T`.",
        ),
        Mistake(
            "other_one_transposed",
            Change("h_relu.T.dot(grad_y_pred)", "h_relu.dot(grad_y_pred.T)"),
            saw="`grad_y_pred.T` has shape (D_out, N), and the product raised an error.",
            expected="I expected the result (H, D_out), so H comes first.",
            cause="The array that needs to be turned is the one that should give the rows.",
            next="Transpose `h_relu` in place of `grad_y_pred`.",
        ),
        Mistake(
            "reshaped",
            Change("h_relu.T", "h_relu.reshape(h_relu.shape[1], h_relu.shape[0])"),
            saw="The shape is right, and the numbers stand in the wrong places.",
            expected="I expected row i, column j to move to row j, column i.",
            cause="`reshape` keeps the reading order and cuts it into other rows; it does not turn the table.",
            next="Use `.T`.",
        ),
        Mistake(
            "operands_exchanged",
            Change("h_relu.T.dot(grad_y_pred)", "grad_y_pred.T.dot(h_relu)"),
            saw="The numbers are right, in the shape (D_out, H).",
            expected="I expected (H, D_out), the shape of `w2`.",
            cause="Either the operands are exchanged, or a `.T` behind the bracket turns the whole product.",
            next="Put `h_relu.T` first, and transpose nothing else.",
        ),
        Mistake(
            "divided_by_rows",
            Change("h_relu.T.dot(grad_y_pred)", "h_relu.T.dot(grad_y_pred) / len(h_relu)"),
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
