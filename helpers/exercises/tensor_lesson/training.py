"""The training loop: the exercise, and the wrong loops that people write."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
from .by_hand import BY_HAND, uses_autograd
from .network_oracle import draw_network, train_loops

__all__ = ["TRAIN"]


def train(x, y, w1, w2, learning_rate, steps):
    """Train copies of the weights; return the loss before each update, and the trained weights.

    x (N, D_in), y (N, D_out), w1 (D_in, H), w2 (H, D_out): Tensors, left as they are
    returns: list of floats, w1, w2
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


def train_by_autograd(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone().requires_grad_(), w2.clone().requires_grad_(), []
    for _ in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad = w2.grad = None
    return losses, w1.detach(), w2.detach()


def keeps_tensors(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def changes_the_arguments(x, y, w1, w2, learning_rate, steps):
    losses = []
    for _ in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        w1 -= learning_rate * x.t().mm(grad_h)
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def adds_the_gradient(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 += learning_rate * grad_w1
        w2 += learning_rate * grad_w2
    return losses, w1, w2


def without_learning_rate(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= grad_w1
        w2 -= grad_w2
    return losses, w1, w2


def never_updates(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
    return losses, w1, w2


def only_w1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
    return losses, w1, w2


def only_w2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def w2_first(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for _ in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        w2 -= learning_rate * h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        w1 -= learning_rate * x.t().mm(grad_h)
    return losses, w1, w2


def one_step_short(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(1, steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def without_two(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = y_pred - y
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def overwrites_h(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for _ in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp_(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        w1 -= learning_rate * x.t().mm(grad_h)
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def without_losses(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def last_loss_only(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return loss, w1, w2


def _keeps_tensors(seen):
    """Whether the list of losses holds Tensors."""
    lists = [outcome.result.data[0] for outcome in seen.outcomes]
    return all(losses.data and all(part.kind == "array" and part.device for part in losses.data) for losses in lists)


TRAIN = Exercise(
    id="tensor.train",
    title="Write the training loop",
    points=2,
    minutes=8,
    solution=train,
    blanks=(("# Forward", "w2 -="),),
    inputs=lambda rng: (*draw_network(rng), 1e-3, 4),
    oracle=train_loops,
    returns=("losses", "w1", "w2"),
    mistakes=(
        Mistake("by_autograd", train_by_autograd, **BY_HAND, recognise=uses_autograd),
        Mistake(
            "keeps_tensors",
            keeps_tensors,
            "`losses` holds Tensors.",
            "I expected Python numbers.",
            "`sum()` gives a Tensor of shape ().",
            "Append `loss.item()`.",
            recognise=_keeps_tensors,
        ),
        Mistake(
            "changes_the_arguments",
            changes_the_arguments,
            "The numbers are right, and the caller's `w1` and `w2` were changed.",
            "I expected copies to be trained.",
            "`w1 -= ...` writes into the Tensor that was passed in.",
            "Begin with `w1.clone()` and `w2.clone()`.",
        ),
        Mistake(
            "adds_the_gradient",
            adds_the_gradient,
            "The weights move up the slope, and the loss grows.",
            "I expected them to move down.",
            "The gradient is added.",
            "Subtract it: `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "without_learning_rate",
            without_learning_rate,
            "The steps are far too long: the whole gradient is subtracted.",
            "I expected `learning_rate` times the gradient.",
            "The factor is missing in the updates.",
            "Write `w1 -= learning_rate * grad_w1`, and the same for `w2`.",
        ),
        Mistake(
            "never_updates",
            never_updates,
            "The loss is the same in every step.",
            "I expected both weights to change.",
            "Nothing is subtracted from them.",
            "End each step with both updates.",
        ),
        Mistake(
            "only_w1",
            only_w1,
            "`w2` came back as it was.",
            "I expected both weights to change.",
            "Its update is missing.",
            "Add `w2 -= learning_rate * grad_w2`.",
        ),
        Mistake(
            "only_w2",
            only_w2,
            "`w1` came back as it was.",
            "I expected both weights to change.",
            "Its update is missing.",
            "Add `w1 -= learning_rate * grad_w1`.",
        ),
        Mistake(
            "w2_first",
            w2_first,
            "The first loss is right, and then `w1` goes another way.",
            "I expected all gradients of a step to come from the same weights.",
            "`w2` is updated before `grad_h_relu` is computed from it.",
            "Finish every gradient, then update.",
        ),
        Mistake(
            "one_step_short",
            one_step_short,
            "There is one loss too few.",
            "I expected one for each of `steps` steps.",
            "`range(1, steps)` and `range(steps - 1)` leave one out.",
            "Use `range(steps)`.",
        ),
        Mistake(
            "without_two",
            without_two,
            "The first loss is right, and the weights move half as far as I expected.",
            "I expected 2 times the difference in `grad_y_pred`.",
            "The derivative of a square brings a factor 2.",
            "Write `2.0 * (y_pred - y)`.",
        ),
        Mistake(
            "overwrites_h",
            overwrites_h,
            "The first loss is right, and `w1` moves where it should not.",
            "I expected no gradient where `h` is negative.",
            "The mask matches nothing: it is missing, or `clamp_` has overwritten `h` before it is read.",
            "Use `clamp` without `_`, then `grad_h[h < 0] = 0`.",
        ),
        Mistake(
            "without_losses",
            without_losses,
            "The weights are right, and `losses` is empty.",
            "I expected one loss for each step.",
            "The loss is computed, or printed, and never put into the list.",
            "Write `losses.append(loss)` behind the loss.",
        ),
        Mistake(
            "last_loss_only",
            last_loss_only,
            "`losses` is a single number.",
            "I expected a list with one for each step.",
            "The number is overwritten in each step.",
            "Append each loss to a list.",
        ),
    ),
    hints=(
        "Forward, Loss, Backward, Update: each step runs all four, in this order.",
        "Each gradient has the shape of its weight, so `w1 -= learning_rate * grad_w1` fits entry by entry.",
        "The lines of `forward`, the loss with `.item()`, the lines of `backward`, then both updates with `-=`.",
    ),
    praise="You can train a network with Tensors, on any device, with gradients of your own.",
)
