"""The exercise on the whole loop, trained with autograd."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
from .reference import arrays, trained_by_hand

__all__ = ["TRAIN"]


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


def train_never_zeroes(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_keeps_graphs(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss)
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_makes_new_weights(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        w1 = w1 - learning_rate * w1.grad
        w2 = w2 - learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_records_update(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        w1 -= learning_rate * w1.grad
        w2 -= learning_rate * w2.grad
        w1.grad.zero_()
        w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_zeroes_before_update(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        w1.grad.zero_()
        w2.grad.zero_()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_starts_at_one(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(1, steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_uphill(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 += learning_rate * w1.grad
            w2 += learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def _losses_are_recorded(seen):
    return any(part.requires_grad for part in seen.outcomes[0].result.data[0].data)


TRAIN = Exercise(
    id="autograd.train",
    title="Write the training loop",
    points=4,
    minutes=10,
    solution=train,
    blanks=(("for t", "w2.grad.zero_()"),),
    inputs=arrays,
    oracle=trained_by_hand,
    returns=("losses", "w1", "w2"),
    mistakes=(
        Mistake(
            "keeps_graphs",
            train_keeps_graphs,
            "`losses` holds Tensors that require a gradient.",
            "I expected floats.",
            "`losses.append(loss)` keeps each step's graph, and all that it saved, in memory.",
            "Store `loss.item()`.",
            recognise=_losses_are_recorded,
        ),
        Mistake(
            "never_zeroed",
            train_never_zeroes,
            "The first two losses are right; the later ones are not.",
            "I expected each step to use its own gradient alone.",
            "Your gradients are sums over all steps so far: nothing sets them to zero.",
            "After the update, call `w1.grad.zero_()` and `w2.grad.zero_()`.",
        ),
        Mistake(
            "new_weights",
            train_makes_new_weights,
            "In the second step a gradient is None.",
            "I expected leaves in every step.",
            "`w1 = w1 - ...` makes a new Tensor that is no leaf, so `backward` leaves no `.grad` there.",
            "Use `-=` inside `with torch.no_grad():`.",
        ),
        Mistake(
            "recorded_update",
            train_records_update,
            "torch refuses to change a leaf in place.",
            "I expected an update that is not recorded.",
            "The update stands outside `torch.no_grad()`.",
            "Put update and zeroing inside `with torch.no_grad():`.",
        ),
        Mistake(
            "zeroed_before_update",
            train_zeroes_before_update,
            "The loss is the same in every step.",
            "I expected the weights to move.",
            "The gradients are set to zero before the update uses them.",
            "Zero after the update.",
        ),
        Mistake(
            "one_step_short",
            train_starts_at_one,
            "You ran one step fewer than `steps`.",
            "I expected one loss for each step.",
            "`range(1, steps)` leaves out 0.",
            "Write `range(steps)`.",
        ),
        Mistake(
            "uphill",
            train_uphill,
            "The loss grows from step to step.",
            "I expected it to fall.",
            "The weights move along the gradient, which points uphill.",
            "Write `-=`.",
        ),
    ),
    hints=(
        "Forward, Loss, Backward, Update, Zero, once for each step. It is the order that you found above.",
        "`loss` has shape (); `w1.grad` has the shape of `w1`. Nothing has to be transposed any more.",
        "`loss.backward()`, then under `with torch.no_grad():` both updates with `-=` and both `.grad.zero_()`.",
    ),
    praise="You have trained the network the third way, and derived nothing by hand.",
)
