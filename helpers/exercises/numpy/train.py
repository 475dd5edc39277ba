"""Train the network, and predict what happens without the mask."""

import numpy as np

from ..exercise import Exercise, Tolerance
from ..mistake import Mistake
from . import wrong_training as wrong
from .inputs import network_arrays

__all__ = ["NO_MASK", "TRAIN"]


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


TRAIN = Exercise(
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
    mistakes=(
        Mistake(
            "weights_of_the_caller",
            answer=wrong.weights_of_the_caller,
            saw="`train` changed the `w1` and `w2` that it was given.",
            expected="I expected it to train copies.",
            cause="`-=` writes into the array itself, which still belongs to the caller.",
            next="Keep `w1.copy()` and `w2.copy()` in the first line.",
        ),
        Mistake(
            "uphill",
            answer=wrong.uphill,
            saw="The losses rise.",
            expected="I expected them to fall.",
            cause="The gradient points uphill; adding it climbs.",
            next="Subtract: `w1 -= learning_rate * grad_w1`, and `w2` likewise.",
        ),
        Mistake(
            "only_w1_updated",
            answer=wrong.only_w1_updated,
            saw="`w2` comes back unchanged.",
            expected="I expected both weights to move.",
            cause="An update line for `w2` is missing, or works on another name.",
            next="Add `w2 -= learning_rate * grad_w2`.",
        ),
        Mistake(
            "only_w2_updated",
            answer=wrong.only_w2_updated,
            saw="`w1` comes back unchanged.",
            expected="I expected both weights to move.",
            cause="An update line for `w1` is missing, or works on another name.",
            next="Add `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "learning_rate_missing",
            answer=wrong.learning_rate_missing,
            saw="The weights jump by the whole gradient.",
            expected="I expected a small part of it.",
            cause="The gradient gives the direction; the learning rate says how far to go.",
            next="Multiply each gradient by `learning_rate`.",
        ),
        Mistake(
            "assigned_for_moved",
            answer=wrong.assigned_for_moved,
            saw="Your weights are the gradients times the learning rate.",
            expected="I expected the old weights, moved by that much.",
            cause="`w1 = ...` throws the old weights away.",
            next="Subtract from them: `w1 -= learning_rate * grad_w1`, and the same for `w2`.",
        ),
        Mistake(
            "one_step_short",
            answer=wrong.one_step_short,
            saw="You ran one step too few.",
            expected="I expected `steps` losses.",
            cause="`range(1, steps)` starts at 1 and still ends at `steps - 1`.",
            next="Write `range(steps)`.",
        ),
        Mistake(
            "w2_updated_too_early",
            answer=wrong.w2_updated_too_early,
            saw="Your first loss is right, the weights behind it are not.",
            expected="I expected all gradients from the same weights.",
            cause="`w2` was updated before `grad_h` was computed with it.",
            next="Finish every gradient, then update.",
        ),
        Mistake(
            "loss_after_update",
            answer=wrong.loss_after_update,
            saw="The weights are right. Each loss is the one after its update.",
            expected="I expected the loss before it.",
            cause="The loss was computed at the end of the step, with new weights.",
            next="Append the loss before the backward pass.",
        ),
        Mistake(
            "mean_of_squares",
            answer=wrong.mean_of_squares,
            saw="The weights are right. Each loss is a mean of squares.",
            expected="I expected their sum.",
            cause="`mean` divides by the number of entries, N times D_out.",
            next="Replace `mean` by `sum`.",
        ),
        Mistake(
            "last_loss_only",
            answer=wrong.last_loss_only,
            saw="The first result is a single loss.",
            expected="I expected a list with one for each step.",
            cause="`losses = ...` replaces what was there; `losses.append(...)` adds to it.",
            next="Append inside the loop.",
        ),
        Mistake(
            "starts_again",
            answer=wrong.starts_again,
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


NO_MASK = Exercise(
    id="numpy.no_mask",
    title="Predict training without the mask",
    points=1,
    minutes=2,
    kind="value",
    name="without_mask",
    solution="falls",
    comment="The line grad_h[h < 0] = 0 is left out; the ReLU itself stays. What does the loss do\n"
    'over 500 steps at learning rate 1e-6? Write "falls", "rises" or "stays",\n'
    "in quotes.",
    mistakes=(
        Mistake(
            "rises",
            answer="rises",
            saw="You predicted that the loss rises.",
            expected="I expected another answer.",
            cause="The gradient of `w2` is still exact, and the one of `w1` is right for every unit that is on.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "stays",
            answer="stays",
            saw="You predicted that the loss stays.",
            expected="I expected another answer.",
            cause="Both weights still move at every step. Wrong gradients are not the same as no gradients.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "diverges",
            answer="becomes nan",
            saw="You predicted that the numbers grow without end.",
            expected="I expected another answer.",
            cause="Numbers blow up when steps are too large. Without the mask they point elsewhere, and are little longer.",
            next="Predict again, then run the cell below.",
            recognise=lambda value: any(
                part in value.lower() for part in ("nan", "inf", "diverg", "explod", "overflow")
            ),
        ),
    ),
    hints=(
        "Ask which gradients are still right when the mask is gone.",
        "`grad_w2` does not use the mask at all. `grad_w1` is wrong only through units that were off.",
        'The notes\' network trains all the same: "falls".',
    ),
    praise="A falling loss does not prove a gradient: only a comparison with a measured slope does.",
)
