"""The network's forward pass."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import network_arrays
from .oracles import product

__all__ = ["EXERCISE", "forward"]


def forward(x, w1, w2):
    """Return the hidden layer, the same after ReLU, and the predictions. Leave the arguments as they are.

    x: float64 array, shape (N, D_in)
    w1: float64 array, shape (D_in, H)
    w2: float64 array, shape (H, D_out)
    Returns: three arrays, h (N, H), h_relu (N, H), y_pred (N, D_out), in this order.
    """
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def _forward_inputs(rng):
    x, _, w1, w2 = network_arrays(rng)
    return x, w1, w2


def _forward_loops(x, w1, w2):
    h = product(x.tolist(), w1.tolist())
    h_relu = [[entry if entry > 0 else 0.0 for entry in row] for row in h]
    return np.array(h), np.array(h_relu), np.array(product(h_relu, w2.tolist()))


EXERCISE = Exercise(
    id="numpy.forward",
    title="Write the forward pass",
    points=3,
    minutes=5,
    solution=forward,
    blanks=("x.dot(w1)", "np.maximum(h, 0)", "h_relu.dot(w2)"),
    inputs=_forward_inputs,
    oracle=_forward_loops,
    returns=("h", "h_relu", "y_pred"),
    mistakes=(
        Mistake(
            "relu_not_used",
            Change("h_relu.dot(w2)", "h.dot(w2)"),
            saw="`h_relu` is right, and `y_pred` was computed from `h`.",
            expected="I expected `y_pred` from `h_relu`.",
            cause="The ReLU stands there and nothing uses it, so this is still a linear network.",
            next="Look at what is multiplied with `w2`.",
        ),
        Mistake(
            "no_relu",
            Change("np.maximum(h, 0)", "h"),
            saw="`h_relu` equals `h`, negative entries included.",
            expected="I expected 0 where `h` is negative.",
            cause="Without ReLU two layers are one: `x.dot(w1).dot(w2)` is `x` times a single matrix.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "relu_over_h",
            Change("np.maximum(h, 0)", "np.maximum(h, 0, out=h)"),
            saw="The `h` that you return has no negative entry.",
            expected="I expected `h` as it was before ReLU.",
            cause="ReLU stands in the line of `h`, or `out=h` or `h[h < 0] = 0` wrote over it.",
            next="Keep `x.dot(w1)` in `h`, and let `h_relu` be a new array.",
        ),
        Mistake(
            "relu_on_the_output",
            Change("h_relu.dot(w2)", "np.maximum(h_relu.dot(w2), 0)"),
            saw="`y_pred` has no negative entry.",
            expected="I expected both signs, since the targets `y` have both.",
            cause="ReLU belongs between the layers; this network has none behind the last one.",
            next="Apply it to `h` alone.",
        ),
        Mistake(
            "ceiling_at_one",
            Change("np.maximum(h, 0)", "np.clip(h, 0, 1)"),
            saw="No entry of `h_relu` is larger than 1.",
            expected="I expected positive entries unchanged.",
            cause="`clip(h, 0, 1)` has a ceiling; ReLU has only a floor.",
            next="Use `np.maximum(h, 0)`.",
        ),
        Mistake(
            "max_for_maximum",
            Change("np.maximum", "np.max"),
            saw="`h_relu` has one number for each hidden unit.",
            expected="I expected the shape (N, H).",
            cause="`np.max(h, 0)` reads the 0 as an axis and removes the rows.",
            next="Use `np.maximum`.",
        ),
        Mistake(
            "results_reversed",
            Change("h, h_relu, y_pred", "y_pred, h_relu, h"),
            saw="The three results are right and come in reverse order.",
            expected="I expected `h, h_relu, y_pred`.",
            next="Restore the order in the `return` line.",
        ),
        Mistake(
            "star_for_dot",
            Change("x.dot(w1)", "x * w1"),
            Change("h_relu.dot(w2)", "h_relu * w2"),
            saw="`x * w1` raised an error about shapes.",
            expected="I expected a matrix product.",
            cause="`*` multiplies entry by entry.",
            next="Use `dot` or `@`.",
        ),
    ),
    hints=(
        "Three steps, each uses the one before: multiply, cut off at 0, multiply.",
        "(N, D_in) times (D_in, H) is (N, H); ReLU keeps it; times (H, D_out) is (N, D_out).",
        "`h = x.dot(w1)`, then `h_relu = np.maximum(h, 0)`, then `y_pred = h_relu.dot(w2)`.",
    ),
    praise="You wrote the forward pass. It keeps `h` and `h_relu`, because the way back needs both.",
)
