"""Train the network."""

import numpy as np

from ..change import Change
from ..exercise import Exercise, Tolerance
from ..hard import LARGE, NEGATIVE
from ..mistake import Mistake
from .inputs import network_arrays

__all__ = ["EXERCISE"]


def train(x, y, w1, w2, learning_rate, steps):
    """Train the network. Return the loss before each update, and the weights after the last one.

    x: (N, D_in), y: (N, D_out), w1: (D_in, H), w2: (H, D_out), all float64; leave them as they are
    learning_rate: a number; steps: how many updates
    Returns: losses (list of `steps` numbers, of Python or of NumPy), w1 (D_in, H), w2 (H, D_out).
    """
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        # Forward
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        # Loss
        losses.append(np.square(y_pred - y).sum())
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        # Update
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        # Zero: nothing to do, the gradients are new arrays in each step
    return losses, w1, w2


def _train_inputs(rng):
    x, y, w1, w2 = network_arrays(rng)
    return x, y, w1, w2, float(rng.uniform(0.5e-3, 1e-3)), int(rng.integers(5, 8))


def _train_loops(x, y, w1, w2, learning_rate, steps):
    """Gradient descent entry by entry in plain Python."""
    x, y, w1, w2 = (array.tolist() for array in (x, y, w1, w2))
    rows, inputs, hidden, outputs = range(len(x)), range(len(w1)), range(len(w2)), range(len(w2[0]))
    losses = []
    for _ in range(steps):
        h = [[sum(x[n][i] * w1[i][j] for i in inputs) for j in hidden] for n in rows]
        error = [[sum(max(h[n][j], 0) * w2[j][k] for j in hidden) - y[n][k] for k in outputs] for n in rows]
        losses.append(sum(entry * entry for row in error for entry in row))
        back = [[sum(2 * error[n][k] * w2[j][k] for k in outputs) if h[n][j] > 0 else 0 for j in hidden] for n in rows]
        slopes_1 = [[sum(x[n][i] * back[n][j] for n in rows) for j in hidden] for i in inputs]
        slopes_2 = [[sum(max(h[n][j], 0) * 2 * error[n][k] for n in rows) for k in outputs] for j in hidden]
        w1 = [[w1[i][j] - learning_rate * slopes_1[i][j] for j in hidden] for i in inputs]
        w2 = [[w2[j][k] - learning_rate * slopes_2[j][k] for k in outputs] for j in hidden]
    return losses, np.array(w1), np.array(w2)


EXERCISE = Exercise(
    id="numpy.train",
    title="Train the network",
    points=2,
    minutes=6,
    solution=train,
    blanks=("range(steps)", "np.square(y_pred - y).sum()", ("w1 -=", "w2 -=")),
    inputs=_train_inputs,
    simplest=lambda rng: (*_train_inputs(rng)[:5], 1),
    oracle=_train_loops,
    returns=("losses", "w1", "w2"),
    tolerance=Tolerance(1e-7, 1e-12, "a few steps of float64; a sum taken in another order grows from step to step"),
    spared=(LARGE, NEGATIVE),  # at the drawn rate no training survives it
    mistakes=(
        Mistake(
            "weights_of_the_caller",
            Change("w1, w2, losses = w1.copy(), w2.copy(), []", "losses = []"),
            saw="`train` changed the `w1` and `w2` that it was given.",
            expected="I expected it to train copies.",
            cause="`-=` writes into the array itself, which still belongs to the caller.",
            next="Keep `w1.copy()` and `w2.copy()` in the first line.",
        ),
        Mistake(
            "uphill",
            Change("w1 -=", "w1 +="),
            Change("w2 -=", "w2 +="),
            saw="The losses rise.",
            expected="I expected them to fall.",
            cause="The gradient points uphill; adding it climbs.",
            next="Subtract: `w1 -= learning_rate * grad_w1`, and `w2` likewise.",
        ),
        Mistake(
            "only_w1_updated",
            Change("w2 -= learning_rate * grad_w2", ""),
            saw="`w2` comes back unchanged.",
            expected="I expected both weights to move.",
            cause="An update line for `w2` is missing, or works on another name.",
            next="Add `w2 -= learning_rate * grad_w2`.",
        ),
        Mistake(
            "only_w2_updated",
            Change("w1 -= learning_rate * grad_w1", ""),
            saw="`w1` comes back unchanged.",
            expected="I expected both weights to move.",
            cause="An update line for `w1` is missing, or works on another name.",
            next="Add `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "learning_rate_missing",
            Change("learning_rate * grad_w1", "grad_w1"),
            Change("learning_rate * grad_w2", "grad_w2"),
            saw="The weights jump by the whole gradient.",
            expected="I expected a small part of it.",
            cause="The gradient gives the direction; the learning rate says how far to go.",
            next="Multiply each gradient by `learning_rate`.",
        ),
        Mistake(
            "assigned_for_moved",
            Change("w1 -=", "w1 ="),
            Change("w2 -=", "w2 ="),
            saw="Your weights are the gradients times the learning rate.",
            expected="I expected the old weights, moved by that much.",
            cause="`w1 = ...` throws the old weights away.",
            next="Subtract from them: `w1 -= learning_rate * grad_w1`, and the same for `w2`.",
        ),
        Mistake(
            "one_step_short",
            Change("range(steps)", "range(1, steps)"),
            saw="You ran one step too few.",
            expected="I expected `steps` losses.",
            cause="`range(1, steps)` starts at 1 and still ends at `steps - 1`.",
            next="Write `range(steps)`.",
        ),
        Mistake(
            "w2_updated_too_early",
            Change("grad_h = grad_y_pred.dot(w2.T)", "w2 -= learning_rate * grad_w2\ngrad_h = grad_y_pred.dot(w2.T)"),
            Change("w2 -= learning_rate * grad_w2", ""),
            saw="Your first loss is right, the weights behind it are not.",
            expected="I expected all gradients from the same weights.",
            cause="`w2` was updated before `grad_h` was computed with it.",
            next="Finish every gradient, then update.",
        ),
        Mistake(
            "loss_after_update",
            Change("losses.append(np.square(y_pred - y).sum())", ""),
            Change(
                "w2 -= learning_rate * grad_w2",
                "w2 -= learning_rate * grad_w2\nlosses.append(np.square(np.maximum(x.dot(w1), 0).dot(w2) - y).sum())",
            ),
            saw="The weights are right. Each loss is the one after its update.",
            expected="I expected the loss before it.",
            cause="The loss was computed at the end of the step, with new weights.",
            next="Append the loss before the backward pass.",
        ),
        Mistake(
            "mean_of_squares",
            Change(".sum()", ".mean()"),
            saw="The weights are right. Each loss is a mean of squares.",
            expected="I expected their sum.",
            cause="`mean` divides by the number of entries, N times D_out.",
            next="Replace `mean` by `sum`.",
        ),
        Mistake(
            "last_loss_only",
            Change("losses.append(np.square(y_pred - y).sum())", "losses = np.square(y_pred - y).sum()"),
            saw="The first result is a single loss.",
            expected="I expected a list with one for each step.",
            cause="`losses = ...` replaces what was there; `losses.append(...)` adds to it.",
            next="Append inside the loop.",
        ),
        Mistake(
            "starts_again",
            Change("w1, w2, losses = w1.copy(), w2.copy(), []", "losses, start_1, start_2 = [], w1, w2"),
            Change("h = x.dot(w1)", "w1, w2 = start_1.copy(), start_2.copy()\nh = x.dot(w1)"),
            saw="Every loss is the same number.",
            expected="I expected each step to go on from the one before.",
            cause="The copies of the weights are made inside the loop, so each step starts again.",
            next="Copy once, above the loop.",
        ),
    ),
    hints=(
        "One step is: forward, loss, backward, update. The update moves each weight a little against its gradient.",
        "The gradient of `w1` has the shape of `w1`, so the update works entry by entry.",
        "`range(steps)`, `np.square(y_pred - y).sum()`, `w1 -= learning_rate * grad_w1`, and the same for `w2`.",
    ),
    praise="You trained a network with nothing but NumPy: gradients by hand, and two lines of update.",
)
