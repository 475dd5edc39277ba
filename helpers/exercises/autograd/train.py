"""The exercise on the whole loop, trained with autograd."""

import re

from helpers.sandbox.task import DELEGATION

from ..by_hand import without_autograd
from ..change import Change
from ..exercise import Exercise
from ..hard import LARGE, NEGATIVE
from ..lazy import torch
from ..mistake import Mistake
from .inputs import training_arguments
from .oracles import trained_by_hand

__all__ = ["EXERCISE"]


def train(x, y, w1, w2, learning_rate, steps):
    """Train the network with gradients from autograd; the Tensors that are passed in stay as they are.

    x, y: float64 Tensors, shapes (N, D_in) and (N, D_out)
    w1, w2: float64 Tensors, the first weights, shapes (D_in, H) and (H, D_out)
    learning_rate: float; steps: int
    Returns: losses, a list with the loss before each update (floats), and the trained w1, w2
    Other names inside, and other ways to ask autograd, are right too.
    """
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        # Forward
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        # Loss
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        # Backward
        loss.backward()
        with torch.no_grad():
            # Update
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            # Zero
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_by_hand(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_w1 = x.t().mm(grad_y_pred.mm(w2.t()) * (h > 0))
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def _new_weights_lose_their_gradient(seen):
    """Whether a weight is bound to a new Tensor, and the pass then fails for want of a gradient."""
    raised = seen.outcomes[0].raised
    wants = raised and any(text in raised.message for text in ("zero_", "does not require grad", "NoneType"))
    return wants and re.search(r"\b(w\d)\s*=\s*\1\s*-", seen.source)


def _losses_are_recorded(seen):
    return any(part.requires_grad for part in seen.outcomes[0].result.data[0].data)


EXERCISE = Exercise(
    id="autograd.train",
    title="Write the training loop",
    points=3,
    minutes=10,
    solution=train,
    blanks=(("for t", "w2.grad.zero_()"),),
    inputs=training_arguments,
    simplest=lambda rng: (*training_arguments(rng)[:5], 1),
    oracle=trained_by_hand,
    returns=("losses", "w1", "w2"),
    notes=(DELEGATION,),
    spared=(LARGE, NEGATIVE),  # at the drawn rate no training survives it
    mistakes=(
        Mistake(
            "keeps_graphs",
            Change("loss.item()", "loss"),
            saw="`losses` holds Tensors that require a gradient.",
            expected="I expected floats.",
            cause="`losses.append(loss)` keeps each step's graph in memory.",
            next="Store `loss.item()`.",
            recognise=_losses_are_recorded,
        ),
        Mistake(
            "never_zeroed",
            Change("w1.grad.zero_()\nw2.grad.zero_()", ""),
            saw="The first two losses are right; the later ones are not.",
            expected="I expected each step to use its own gradient alone.",
            cause="Your gradients are sums over all steps so far: nothing sets them to zero.",
            next="After the update, call `w1.grad.zero_()` and `w2.grad.zero_()`.",
        ),
        Mistake(
            "one_zeroed",
            Change("w2.grad.zero_()", ""),
            saw="The first two losses are right; the later ones are not.",
            expected="I expected both weights to use each step's own gradient alone.",
            cause="`w1.grad` is set to zero, `w2.grad` is not, so the gradients of `w2` add up.",
            next="Call `w2.grad.zero_()` as well.",
        ),
        Mistake(
            "new_weights_lose_gradient",
            Change("w1 -=", "w1 = w1 -"),
            Change("w2 -=", "w2 = w2 -"),
            saw="In your loop a weight has no gradient where one is needed.",
            expected="I expected the same two leaves in every step.",
            cause="`w1 = w1 - ...` makes a new Tensor: its `.grad` is None, and under `no_grad` it asks for none.",
            next="Write `w1 -= learning_rate * w1.grad` inside `with torch.no_grad():`, and the same for `w2`.",
            recognise=_new_weights_lose_their_gradient,
        ),
        Mistake(
            "recorded_update",
            Change(
                "with torch.no_grad():",
                "w1 -= learning_rate * w1.grad\nw2 -= learning_rate * w2.grad\nwith torch.no_grad():",
            ),
            Change("# Update\nw1 -= learning_rate * w1.grad\nw2 -= learning_rate * w2.grad", ""),
            saw="torch refuses to change a leaf in place.",
            expected="I expected an update that is not recorded.",
            cause="The update stands outside `torch.no_grad()`.",
            next="Put update and zeroing inside `with torch.no_grad():`.",
        ),
        Mistake(
            "zeroed_before_update",
            Change("w1 -=", "w1.grad.zero_()\nw2.grad.zero_()\nw1 -="),
            Change("w1.grad.zero_()\nw2.grad.zero_()", ""),
            saw="The loss is the same in every step.",
            expected="I expected the weights to move.",
            cause="The gradients are set to zero before the update uses them.",
            next="Zero after the update.",
        ),
        Mistake(
            "zeroed_first",
            Change("y_pred = ", "w1.grad.zero_()\nw2.grad.zero_()\ny_pred = "),
            Change("w1.grad.zero_()\nw2.grad.zero_()", ""),
            saw="`zero_` was called on None.",
            expected="In the first step there is no gradient yet.",
            cause="`.grad` is None until the first `backward()`.",
            next="Zero at the end of each step, when the update has used the gradients.",
        ),
        Mistake(
            "one_step_short",
            Change("range(steps)", "range(1, steps)"),
            saw="You ran one step fewer than `steps`.",
            expected="I expected one loss for each step.",
            cause="`range(1, steps)` leaves out 0.",
            next="Write `range(steps)`.",
        ),
        Mistake(
            "uphill",
            Change("w1 -=", "w1 +="),
            Change("w2 -=", "w2 +="),
            saw="The loss grows from step to step.",
            expected="I expected it to fall.",
            cause="The weights move along the gradient, which points uphill.",
            next="Write `-=`.",
        ),
        Mistake(
            "mean",
            Change("sum()", "mean()"),
            saw="The loss and the gradients are N times D_out too small.",
            expected="I expected the sum of the squares.",
            cause="`mean()` divides by the number of entries, and so does its gradient.",
            next="Write `.sum()` in place of `.mean()`.",
        ),
        Mistake(
            "by_hand",
            answer=train_by_hand,
            saw="Your loop trains without autograd.",
            expected="I expected `loss.backward()` in place of the formulas.",
            cause="That is the loop of lesson 2, and its gradients are right; here you leave them to autograd.",
            next="Make both weights leaves, call `loss.backward()`, and read `w1.grad` and `w2.grad`.",
            recognise=without_autograd,
        ),
    ),
    hints=(
        "Forward, Loss, Backward, Update, Zero, once for each step. It is the order that you found above.",
        "`loss` has shape (); `w1.grad` has the shape of `w1`. Nothing has to be transposed any more.",
        "`loss.backward()`, then under `with torch.no_grad():` both updates with `-=` and both `.grad.zero_()`.",
    ),
    praise="You have trained the network the third way, and derived nothing by hand.",
)
