"""The network's forward pass, and its first loss on paper."""

import math

import numpy as np

from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import network_arrays

__all__ = ["FIRST_LOSS", "FORWARD", "forward"]


def _near(number):
    """Return a test whether a prediction lies within 3 % of a number."""
    return lambda value: math.isclose(float(value), number, rel_tol=0.03)


FIRST_LOSS = Exercise(
    id="numpy.first_loss",
    title="Predict the first loss on paper",
    points=1,
    minutes=6,
    kind="value",
    name="first_loss",
    solution=32_000_000,
    solution_text="64 * 10 * 1000 * 100 / 2",
    comment="N, D_in, H, D_out = 64, 1000, 100, 10. All of x, y, w1, w2 are standard normal.\n"
    "About how large is the loss before the first update? Write a number or a product;\n"
    "within a factor of 1.6 of the right one it passes.",
    accepts=lambda value: 20e6 <= float(value) <= 55e6,
    mistakes=(
        Mistake(
            "half_forgotten",
            answer=64_000_000,
            saw="You predicted about 64 million.",
            expected="I expected half of it.",
            cause="On average ReLU sets half of the hidden units to 0, so only half of the mean square gets through.",
            next="Divide by 2.",
            recognise=_near(64e6),
        ),
        Mistake(
            "halved_twice",
            answer=16_000_000,
            saw="You predicted about 16 million.",
            expected="I expected twice as much.",
            cause="ReLU stands once in this network, after the first product, and halves the mean square once.",
            next="Divide by 2 only once.",
            recognise=_near(16e6),
        ),
        Mistake(
            "inputs_forgotten",
            answer=32_000,
            saw="You predicted about 32 thousand.",
            expected="I expected a thousand times more.",
            cause="A hidden unit adds up D_in products, each with mean square 1. Its own mean square is D_in, not 1.",
            next="Multiply by D_in.",
            recognise=_near(32e3),
        ),
        Mistake(
            "hidden_forgotten",
            answer=320_000,
            saw="You predicted about 320 thousand.",
            expected="I expected a hundred times more.",
            cause="An output adds up H hidden units, and their mean squares add up too.",
            next="Multiply by H.",
            recognise=_near(320e3),
        ),
        Mistake(
            "outputs_forgotten",
            answer=3_200_000,
            saw="You predicted about 3.2 million.",
            expected="I expected ten times more.",
            cause="Each row has D_out outputs, and the loss adds up the squares of all of them.",
            next="Multiply by D_out.",
            recognise=_near(3.2e6),
        ),
        Mistake(
            "outputs_and_half_forgotten",
            answer=6_400_000,
            saw="You predicted about 6.4 million: N times D_in times H.",
            expected="I expected five times more.",
            cause="D_out is missing, and so is the half that ReLU takes away.",
            next="Multiply by D_out, then divide by 2.",
            recognise=_near(6.4e6),
        ),
        Mistake(
            "one_entry",
            answer=50_000,
            saw="You predicted about 50 thousand, the mean square of one entry of `y_pred`.",
            expected="I expected the sum over all entries.",
            cause="The loss adds up N times D_out squares.",
            next="Multiply by the number of entries.",
            recognise=_near(50e3),
        ),
        Mistake(
            "one_entry_unhalved",
            answer=100_000,
            saw="You predicted about 100 thousand: D_in times H.",
            expected="I expected the sum over all entries of `y_pred`.",
            cause="That is the mean square of one entry, without the half that ReLU takes away.",
            next="Divide by 2, then multiply by the number of entries, N times D_out.",
            recognise=_near(100e3),
        ),
        Mistake(
            "one_row",
            answer=500_000,
            saw="You predicted about 500 thousand, the loss of one row.",
            expected="I expected the sum over all N rows.",
            next="Multiply by N.",
            recognise=_near(500e3),
        ),
        Mistake(
            "one_unit",
            answer=500,
            saw="You predicted about as much as the mean square of one hidden unit.",
            expected="I expected the loss of the whole network.",
            cause="500 is what ReLU leaves of D_in. From there it goes on through H units, D_out outputs and N rows.",
            next="Multiply by these three sizes.",
            recognise=lambda value: _near(500)(value) or _near(1000)(value),
        ),
        Mistake(
            "outputs_of_zero",
            answer=640,
            saw="You predicted about 640.",
            expected="I expected much more.",
            cause="That is the sum of the squares of `y`: the loss of a network that always answers 0.",
            next="Estimate the mean square of one entry of `y_pred` first.",
            recognise=_near(640),
        ),
        Mistake(
            "root_for_square",
            answer=143_108,
            saw="You predicted about 143 thousand, from the size of an output.",
            expected="I expected its square.",
            cause="The loss adds up squares: the mean square 50 000 of an output, not its root 224.",
            next="Leave out the root.",
            recognise=_near(640 * math.sqrt(50_000)),
        ),
    ),
    hints=(
        "Mean squares add up: the sum of n independent products of standard normal numbers has mean square n.",
        "`h` adds up D_in products, ReLU keeps half of the mean square, `y_pred` adds up H of these, the loss N D_out.",
        "`N * D_out * D_in * H / 2`",
    ),
    praise="You predicted a result of 64 000 random inputs from four sizes; a loss far from it points to a mistake.",
)


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


def relu_not_used(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h.dot(w2)
    return h, h_relu, y_pred


def no_relu(x, w1, w2):
    h = x.dot(w1)
    h_relu = h
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def relu_over_h(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0, out=h)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def relu_on_the_output(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = np.maximum(h_relu.dot(w2), 0)
    return h, h_relu, y_pred


def ceiling_at_one(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.clip(h, 0, 1)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def max_for_maximum(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.max(h, 0)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def results_reversed(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2)
    return y_pred, h_relu, h


def star_for_dot(x, w1, w2):
    h = x * w1
    h_relu = np.maximum(h, 0)
    y_pred = h_relu * w2
    return h, h_relu, y_pred


def _forward_inputs(rng):
    x, _, w1, w2 = network_arrays(rng)
    return x, w1, w2


def _forward_loops(x, w1, w2):
    x, w1, w2 = x.tolist(), w1.tolist(), w2.tolist()
    h = [[sum(a * column[k] for a, column in zip(row, w1, strict=True)) for k in range(len(w2))] for row in x]
    h_relu = [[entry if entry > 0 else 0.0 for entry in row] for row in h]
    y_pred = [
        [sum(a * column[k] for a, column in zip(row, w2, strict=True)) for k in range(len(w2[0]))] for row in h_relu
    ]
    return np.array(h), np.array(h_relu), np.array(y_pred)


FORWARD = Exercise(
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
            answer=relu_not_used,
            saw="`h_relu` is right, and `y_pred` was computed from `h`.",
            expected="I expected `y_pred` from `h_relu`.",
            cause="The ReLU stands there and nothing uses it, so this is still a linear network.",
            next="Look at what is multiplied with `w2`.",
        ),
        Mistake(
            "no_relu",
            answer=no_relu,
            saw="`h_relu` equals `h`, negative entries included.",
            expected="I expected 0 where `h` is negative.",
            cause="Without ReLU two layers are one: `x.dot(w1).dot(w2)` is `x` times a single matrix.",
            next="Take the larger of `h` and 0.",
        ),
        Mistake(
            "relu_over_h",
            answer=relu_over_h,
            saw="The `h` that you return has no negative entry.",
            expected="I expected `h` as it was before ReLU.",
            cause="ReLU stands in the line of `h`, or `out=h` or `h[h < 0] = 0` wrote over it.",
            next="Keep `x.dot(w1)` in `h`, and let `h_relu` be a new array.",
        ),
        Mistake(
            "relu_on_the_output",
            answer=relu_on_the_output,
            saw="`y_pred` has no negative entry.",
            expected="I expected both signs, since the targets `y` have both.",
            cause="ReLU belongs between the layers; this network has none behind the last one.",
            next="Apply it to `h` alone.",
        ),
        Mistake(
            "ceiling_at_one",
            answer=ceiling_at_one,
            saw="No entry of `h_relu` is larger than 1.",
            expected="I expected positive entries unchanged.",
            cause="`clip(h, 0, 1)` has a ceiling; ReLU has only a floor.",
            next="Use `np.maximum(h, 0)`.",
        ),
        Mistake(
            "max_for_maximum",
            answer=max_for_maximum,
            saw="`h_relu` has one number for each hidden unit.",
            expected="I expected the shape (N, H).",
            cause="`np.max(h, 0)` reads the 0 as an axis and removes the rows.",
            next="Use `np.maximum`.",
        ),
        Mistake(
            "results_reversed",
            answer=results_reversed,
            saw="The three results are right and come in reverse order.",
            expected="I expected `h, h_relu, y_pred`.",
            next="Restore the order in the `return` line.",
        ),
        Mistake(
            "star_for_dot",
            answer=star_for_dot,
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
