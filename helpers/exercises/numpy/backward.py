"""The network's backward pass."""

import re

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import network_arrays

__all__ = ["EXERCISE", "backward"]


def backward(x, y, w2, h, h_relu, y_pred):
    """Return the gradients of the loss with respect to w1 and w2. Leave the arguments as they are.

    x: (N, D_in), y: (N, D_out), w2: (H, D_out), all float64
    h, h_relu: (N, H), y_pred: (N, D_out), from the forward pass
    Returns: two arrays, grad_w1 (D_in, H) and grad_w2 (H, D_out), in this order.
    """
    grad_y_pred = 2.0 * (y_pred - y)  # (N, D_out)
    grad_w2 = h_relu.T.dot(grad_y_pred)  # (H, D_out)
    grad_h_relu = grad_y_pred.dot(w2.T)  # (N, H)
    grad_h = grad_h_relu.copy()  # (N, H)
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)  # (D_in, H)
    return grad_w1, grad_w2


def _backward_inputs(rng):
    return _behind_forward(*network_arrays(rng))


def _edge_cases():
    """One row, one input and one unit; then the same shapes again, with large numbers."""
    rng = np.random.default_rng(16)
    narrow = [rng.standard_normal(shape) for shape in ((1, 3), (1, 2), (3, 1), (1, 2))]
    single = [rng.standard_normal(shape) for shape in ((4, 1), (4, 1), (1, 3), (3, 1))]
    return [_behind_forward(*arrays) for arrays in (narrow, single, [1e3 * array for array in single])]


def _behind_forward(x, y, w1, w2):
    h = x @ w1
    h_relu = np.where(h > 0, h, 0.0)
    return x, y, w2, h, h_relu, h_relu @ w2


def _backward_loops(x, y, w2, h, h_relu, y_pred):
    """Add up, weight by weight, how the loss changes along every path that the weight takes part in."""
    (N, D_in), (H, D_out) = x.shape, w2.shape
    x, y, w2, h, h_relu, y_pred = (array.tolist() for array in (x, y, w2, h, h_relu, y_pred))
    error = [[2 * (y_pred[n][k] - y[n][k]) for k in range(D_out)] for n in range(N)]
    grad_w1 = [[0.0] * H for _ in range(D_in)]
    for n in range(N):
        for j in range(H):
            if h[n][j] > 0:
                back = sum(error[n][k] * w2[j][k] for k in range(D_out))
                for i in range(D_in):
                    grad_w1[i][j] += x[n][i] * back
    grad_w2 = [[sum(h_relu[n][j] * error[n][k] for n in range(N)) for k in range(D_out)] for j in range(H)]
    return np.array(grad_w1), np.array(grad_w2)


EXERCISE = Exercise(
    id="numpy.backward",
    title="Write the backward pass",
    points=4,
    minutes=8,
    solution=backward,
    blanks=(
        "2.0 * (y_pred - y)",
        "h_relu.T.dot(grad_y_pred)",
        "grad_y_pred.dot(w2.T)",
        "h < 0",
        "x.T.dot(grad_h)",
    ),
    inputs=_backward_inputs,
    edge_cases=_edge_cases,
    oracle=_backward_loops,
    returns=("grad_w1", "grad_w2"),
    related=True,
    mistakes=(
        Mistake(
            "mask_everything",
            Change("h < 0", "..."),
            saw="`grad_w1` is 0 everywhere.",
            expected="I expected 0 only where a unit was off.",
            cause="`grad_h[...] = 0` is valid Python: three dots mean every entry.",
            next="Write the condition that was true for the units that ReLU switched off.",
        ),
        Mistake(
            "mask_on_gradient",
            Change("h < 0", "grad_h < 0"),
            saw="You set to 0 where the gradient is negative.",
            expected="I expected 0 where `h` was negative.",
            cause="ReLU was switched off by `h` on the way forward. The sign of the gradient has no part in it.",
            next="Write the mask with `h`.",
        ),
        Mistake(
            "mask_never_true",
            Change("h < 0", "h_relu < 0"),
            saw="`grad_w1` is the one of a network without a mask.",
            expected="I expected 0 where `h` was negative.",
            cause="`h_relu < 0` is never true, since ReLU leaves no negative entry.",
            next="Write the mask with `h`.",
            when=lambda seen: re.search(r"h_relu\s*<\s*0", seen.source),
        ),
        Mistake(
            "no_mask",
            Change("grad_h[h < 0] = 0", ""),
            saw="The gradient flows through units that were off.",
            expected="I expected 0 where `h` was negative.",
            cause="ReLU is flat there: a small change of `h` changes nothing.",
            next="Set those entries of `grad_h` to 0, and use `grad_h` in `grad_w1`.",
        ),
        Mistake(
            "mask_inverted",
            Change("h < 0", "h > 0"),
            saw="You set to 0 where `h` is positive.",
            expected="I expected 0 where it is negative.",
            cause="Positive units pass the gradient on; the others block it.",
            next="Turn the comparison round.",
        ),
        Mistake(
            "relu_for_slope",
            Change("grad_h_relu.copy()", "grad_h_relu * h_relu"),
            Change("grad_h[h < 0] = 0", ""),
            saw="`grad_w1` holds an extra factor `h_relu`.",
            expected="I expected the slope of ReLU there: 1 or 0.",
            cause="The value of ReLU and its slope are two things.",
            next="Multiply by `h > 0`, or set entries to 0 with a mask.",
        ),
        Mistake(
            "factor_2_missing",
            Change("2.0 * (y_pred - y)", "y_pred - y"),
            saw="A gradient is half as large as it should be.",
            expected="I expected a factor 2.",
            cause="The derivative of a square, d², is 2d.",
            next="Start from `2.0 * (y_pred - y)`.",
        ),
        Mistake(
            "squares_for_gradient",
            Change("2.0 * (y_pred - y)", "np.square(y_pred - y)"),
            saw="A gradient starts from the squared differences.",
            expected="I expected the derivative of the square.",
            cause="d² is the loss itself; its slope is 2d, which keeps the sign of d.",
            next="Start from `2.0 * (y_pred - y)`.",
        ),
        Mistake(
            "sign_turned",
            Change("y_pred - y", "y - y_pred"),
            saw="A gradient has the opposite sign.",
            expected="I expected `y_pred - y`.",
            cause="With `y - y_pred` the gradient points downhill, and subtracting it in the update climbs.",
            next="Exchange the two.",
        ),
        Mistake(
            "mean_for_sum",
            Change("(y_pred - y)", "(y_pred - y) / y.size"),
            saw="A gradient is too small by N times D_out.",
            expected="I expected those of a sum of squares.",
            cause="Dividing by the number of entries gives the gradients of the mean.",
            next="Leave out the division.",
        ),
        Mistake(
            "mean_over_rows",
            Change("(y_pred - y)", "(y_pred - y) / len(y)"),
            saw="A gradient is too small by the factor N.",
            expected="I expected those of a sum over all rows.",
            cause="Dividing by the number of rows gives the gradients of a mean.",
            next="Leave out the division.",
        ),
        Mistake(
            "h_for_h_relu",
            Change("h_relu.T", "h.T"),
            saw="`grad_w1` is right. `grad_w2` was computed with `h`.",
            expected="I expected `h_relu`.",
            cause="What met `w2` on the way forward was `h_relu`, and the same array meets the gradient "
            "on the way back.",
            next="Use `h_relu` in `grad_w2`.",
        ),
        Mistake(
            "w2_not_transposed",
            Change("w2.T", "w2"),
            saw="`grad_y_pred.dot(w2)` raised an error: shapes are not aligned.",
            expected="I expected (N, D_out) times (D_out, H).",
            cause="`w2` has shape (H, D_out), so D_out comes last. Were H equal to D_out, no error would show.",
            next="Transpose `w2`.",
        ),
        Mistake(
            "x_not_transposed",
            Change("x.T", "x"),
            saw="`x.dot(grad_h)` raised an error: shapes are not aligned.",
            expected="I expected (D_in, N) times (N, H).",
            cause="A gradient has the shape of its weight, and `w1` is (D_in, H).",
            next="Transpose `x`.",
        ),
        Mistake(
            "results_exchanged",
            Change("grad_w1, grad_w2", "grad_w2, grad_w1"),
            saw="Both gradients are right and come in the other order.",
            expected="I expected `grad_w1, grad_w2`.",
            next="Restore the `return` line.",
        ),
    ),
    hints=(
        "Walk the forward pass backwards. Each product passes its gradient on to both of its operands.",
        "A gradient has the shape of its array. For `grad_w2` (H, D_out): (H, N) times (N, D_out).",
        "`2.0 * (y_pred - y)`, `h_relu.T.dot(grad_y_pred)`, `grad_y_pred.dot(w2.T)`, mask `h < 0`, `x.T.dot(grad_h)`.",
    ),
    praise="You wrote a backward pass by hand, and its mask asks what `h` was on the way forward.",
)
