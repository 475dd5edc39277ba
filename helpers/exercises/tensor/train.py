"""The training loop, with gradients by hand."""

from ..change import Change
from ..exercise import Exercise
from ..hard import LARGE, NEGATIVE
from ..lazy import torch
from ..mistake import Mistake
from .inputs import draw_network
from .oracles import train_loops

__all__ = ["EXERCISE"]


def train(x, y, w1, w2, learning_rate, steps):
    """Train copies of the weights; return the loss before each update, and the trained weights.

    The gradients may be worked out here, or come from a function of yours, or from autograd.
    x (N, D_in), y (N, D_out), w1 (D_in, H), w2 (H, D_out): Tensors, left as they are
    returns: losses (list of `steps` floats), w1 (D_in, H), w2 (H, D_out)
    """
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        # Forward
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        # Loss
        losses.append((y_pred - y).pow(2).sum().item())
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h_relu = grad_y_pred.mm(w2.t())
        grad_h = grad_h_relu.clone()
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        # Update
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        # Zero: nothing to do, the gradients are new Tensors each step
    return losses, w1, w2


def _keeps_tensors(seen):
    """Whether the list of losses holds Tensors."""
    lists = [outcome.result.data[0] for outcome in seen.outcomes]
    return all(losses.data and all(part.kind == "array" and part.device for part in losses.data) for losses in lists)


def _smallest_network():
    rows = ([[1.0, -0.5]], [[0.3]], [[0.7, -1.1], [0.2, 0.4]], [[0.9], [-0.6]])
    return tuple(torch.tensor(row, dtype=torch.float64) for row in rows)  # x, y, w1, w2


EXERCISE = Exercise(
    id="tensor.train",
    title="Write the training loop",
    points=2,
    minutes=8,
    solution=train,
    blanks=(("# Forward", "w2 -="),),
    inputs=lambda rng: (*draw_network(rng), 1e-3, 4),
    edge_cases=lambda: [(*_smallest_network(), 1e-3, 101)],  # past step 99, which the notes print
    simplest=lambda rng: (*draw_network(rng), 1e-3, 1),
    oracle=train_loops,
    returns=("losses", "w1", "w2"),
    spared=(LARGE, NEGATIVE),  # at the drawn rate no training survives it
    mistakes=(
        Mistake(
            "keeps_tensors",
            Change(".item()", ""),
            saw="`losses` holds Tensors.",
            expected="I expected Python numbers.",
            cause="`sum()` gives a Tensor of shape ().",
            next="Append `loss.item()`.",
            recognise=_keeps_tensors,
        ),
        Mistake(
            "changes_the_arguments",
            Change("w1, w2, losses = w1.clone(), w2.clone(), []", "losses = []"),
            saw="The numbers are right, and the caller's `w1` and `w2` were changed.",
            expected="I expected copies to be trained.",
            cause="`w1 -= ...` writes into the Tensor that was passed in.",
            next="Begin with `w1.clone()` and `w2.clone()`.",
        ),
        Mistake(
            "adds_the_gradient",
            Change("w1 -=", "w1 +="),
            Change("w2 -=", "w2 +="),
            saw="The weights move up the slope, and the loss grows.",
            expected="I expected them to move down.",
            cause="The gradient is added.",
            next="Subtract it: `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "without_learning_rate",
            Change("learning_rate * grad_w1", "grad_w1"),
            Change("learning_rate * grad_w2", "grad_w2"),
            saw="The steps are far too long: the whole gradient is subtracted.",
            expected="I expected `learning_rate` times the gradient.",
            cause="The factor is missing in the updates.",
            next="Write `w1 -= learning_rate * grad_w1`, and the same for `w2`.",
        ),
        Mistake(
            "only_w1",
            Change("w2 -= learning_rate * grad_w2", ""),
            saw="`w2` came back as it was.",
            expected="I expected both weights to change.",
            cause="Its update is missing.",
            next="Add `w2 -= learning_rate * grad_w2`.",
        ),
        Mistake(
            "only_w2",
            Change("w1 -= learning_rate * grad_w1", ""),
            saw="`w1` came back as it was.",
            expected="I expected both weights to change.",
            cause="Its update is missing.",
            next="Add `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "never_updates",
            Change("w1 -= learning_rate * grad_w1", ""),
            Change("w2 -= learning_rate * grad_w2", ""),
            saw="The loss is the same in every step.",
            expected="I expected both weights to change.",
            cause="Nothing is subtracted from them.",
            next="End each step with both updates.",
        ),
        Mistake(
            "w2_first",
            Change("w2 -= learning_rate * grad_w2", ""),
            Change("grad_h_relu =", "w2 -= learning_rate * grad_w2\ngrad_h_relu ="),
            saw="The first loss is right, and then `w1` goes another way.",
            expected="I expected all gradients of a step to come from the same weights.",
            cause="`w2` is updated before `grad_h_relu` is computed from it.",
            next="Finish every gradient, then update.",
        ),
        Mistake(
            "one_step_short",
            Change("range(steps)", "range(1, steps)"),
            saw="There is one loss too few.",
            expected="I expected one for each of `steps` steps.",
            cause="`range(1, steps)` and `range(steps - 1)` leave one out.",
            next="Use `range(steps)`.",
        ),
        Mistake(
            "without_two",
            Change("2.0 * (y_pred - y)", "y_pred - y"),
            saw="The first loss is right, and the weights move half as far as I expected.",
            expected="I expected 2 times the difference in `grad_y_pred`.",
            cause="The derivative of a square brings a factor 2.",
            next="Write `2.0 * (y_pred - y)`.",
        ),
        Mistake(
            "overwrites_h",
            Change("h.clamp(", "h.clamp_("),
            saw="`w1` moves where it should not.",
            expected="I expected no gradient where `h` is negative.",
            cause="The mask matches nothing: it is missing, or `clamp_` has overwritten `h` before it is read.",
            next="Use `clamp` without `_`, then `grad_h[h < 0] = 0`.",
        ),
        Mistake(
            "without_losses",
            Change("losses.append((y_pred - y).pow(2).sum().item())", "loss = (y_pred - y).pow(2).sum().item()"),
            saw="`losses` is empty.",
            expected="I expected one loss for each step.",
            cause="The loss is computed, or printed, and never put into the list.",
            next="Write `losses.append(loss)` behind the loss.",
        ),
        Mistake(
            "printed_losses_only",
            Change("losses.append(", "if t % 100 == 99:\n    losses.append("),
            saw="`losses` holds the losses of steps 99, 199 and so on alone.",
            expected="I expected one for every step.",
            cause="`if t % 100 == 99` is for printing.",
            next="Append the loss in each step, outside the `if`.",
        ),
        Mistake(
            "mean_in_the_loss",
            Change("sum()", "mean()"),
            saw="Each loss is N times D_out too small.",
            expected="I expected the sum of the squares.",
            cause="`mean` divides by the number of entries.",
            next="Use `sum()` before `item()`.",
        ),
        Mistake(
            "loss_after_the_update",
            Change("losses.append((y_pred - y).pow(2).sum().item())", ""),
            Change(
                "w2 -= learning_rate * grad_w2",
                "w2 -= learning_rate * grad_w2\nlosses.append((x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum().item())",
            ),
            saw="Each loss is the one after its update.",
            expected="I expected the loss of the weights that the step began with.",
            cause="The loss is measured at the end of the loop's body.",
            next="Append it before the update, from the `y_pred` of the forward pass.",
        ),
        Mistake(
            "last_loss_only",
            Change("losses.append((y_pred - y).pow(2).sum().item())", "losses = (y_pred - y).pow(2).sum().item()"),
            saw="`losses` is a single number.",
            expected="I expected a list with one for each step.",
            cause="The number is overwritten in each step.",
            next="Append each loss to a list.",
        ),
    ),
    hints=(
        "Forward, Loss, Backward, Update: each step runs all four, in this order.",
        "Each gradient has the shape of its weight, so `w1 -= learning_rate * grad_w1` fits entry by entry.",
        "The lines of `forward`, the loss with `.item()`, the lines of `backward`, then both updates with `-=`.",
    ),
    praise="You can train a network with Tensors, on any device, with gradients of your own.",
)
