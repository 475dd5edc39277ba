"""The exercise on torch.optim.SGD."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
from .reference import arrays, trained_by_hand

__all__ = ["SGD"]


def train_with_sgd(x, y, w1, w2, learning_rate, steps):
    """Train the network as before, and leave Update and Zero to torch.optim.SGD.

    x, y: float64 Tensors, shapes (N, D_in) and (N, D_out)
    w1, w2: float64 Tensors, the first weights, shapes (D_in, H) and (H, D_out)
    learning_rate: float; steps: int
    Returns: losses, a list with the loss before each update (floats), and the trained w1, w2
    The arguments stay as they are; one optimizer for all steps, or a new one in each, is right.
    """
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def sgd_never_zeroes(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def sgd_zeroes_before_step(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def sgd_of_one_weight(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1], lr=learning_rate)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def sgd_with_default_rate(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2])
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def sgd_steps_first(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
    return losses, w1.detach(), w2.detach()


SGD = Exercise(
    id="autograd.sgd",
    title="Let an optimizer train",
    points=2,
    minutes=6,
    solution=train_with_sgd,
    blanks=(("optimizer = ", "optimizer.step()"),),
    inputs=arrays,
    oracle=trained_by_hand,
    returns=("losses", "w1", "w2"),
    mistakes=(
        Mistake(
            "never_zeroed",
            sgd_never_zeroes,
            "The first two losses are right; the later ones are not.",
            "I expected each step to use its own gradient alone.",
            "`step()` does not zero: the gradients of all steps so far are added up.",
            "Call `optimizer.zero_grad()` before each `backward()`.",
        ),
        Mistake(
            "zeroed_before_step",
            sgd_zeroes_before_step,
            "The weights have not moved.",
            "I expected a step in each pass.",
            "`zero_grad()` stands between `backward()` and `step()` and removes what the step needs.",
            "Put `zero_grad()` before `backward()` or after `step()`.",
        ),
        Mistake(
            "one_weight",
            sgd_of_one_weight,
            "`w2` has not moved.",
            "I expected both weights to move.",
            "The optimizer moves only the Tensors in its list, and `w2` is not among them.",
            "Pass `[w1, w2]`.",
        ),
        Mistake(
            "default_rate",
            sgd_with_default_rate,
            "The weights move by 0.001 times the gradient.",
            "I expected `learning_rate` times the gradient.",
            "Without `lr=`, SGD takes its own default, 0.001.",
            "Pass `lr=learning_rate`.",
        ),
        Mistake(
            "step_first",
            sgd_steps_first,
            "The first two losses are equal.",
            "I expected the first step to move the weights.",
            "`step()` stands before `backward()`, so each step uses the gradient of the pass before.",
            "Put `step()` after `backward()`.",
        ),
    ),
    hints=(
        "The optimizer holds the weights and the learning rate; three calls in each pass do the rest.",
        "It takes a list of leaves: `[w1, w2]`. Their shapes do not matter to it.",
        "`optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)`, then `zero_grad()`, `backward()`, `step()`.",
    ),
    praise="You know what an optimizer does: `step()` is Update, `zero_grad()` is Zero.",
)
