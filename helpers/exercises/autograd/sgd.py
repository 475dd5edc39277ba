"""The exercise on torch.optim.SGD."""

from helpers.sandbox.task import DELEGATION

from ..by_hand import without_optimizer
from ..change import Change
from ..exercise import Exercise
from ..hard import LARGE, NEGATIVE
from ..lazy import torch
from ..mistake import Mistake
from .inputs import training_arguments
from .oracles import trained_by_hand

__all__ = ["EXERCISE"]


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


EXERCISE = Exercise(
    id="autograd.sgd",
    title="Let an optimizer train",
    points=1,
    minutes=6,
    solution=train_with_sgd,
    blanks=(("optimizer = ", "optimizer.step()"),),
    inputs=training_arguments,
    simplest=lambda rng: (*training_arguments(rng)[:5], 1),
    oracle=trained_by_hand,
    returns=("losses", "w1", "w2"),
    notes=(DELEGATION,),
    spared=(LARGE, NEGATIVE),  # at the drawn rate no training survives it
    mistakes=(
        Mistake(
            "no_list",
            Change("[w1, w2]", "w1, w2"),
            saw="`torch.optim.SGD` was called with `w1` and `w2` as two arguments.",
            expected="I expected one list that holds both.",
            cause="The second place in the call belongs to `lr`, so `w2` was taken for the learning rate.",
            next="Write `torch.optim.SGD([w1, w2], lr=learning_rate)`.",
        ),
        Mistake(
            "never_zeroed",
            Change("optimizer.zero_grad()", ""),
            saw="The first two losses are right; the later ones are not.",
            expected="I expected each step to use its own gradient alone.",
            cause="`step()` does not zero: the gradients of all steps so far are added up.",
            next="Call `optimizer.zero_grad()` before each `backward()`.",
        ),
        Mistake(
            "zeroed_before_step",
            Change("optimizer.zero_grad()\nloss.backward()", "loss.backward()\noptimizer.zero_grad()"),
            saw="The weights have not moved.",
            expected="I expected a step in each pass.",
            cause=(
                "No gradient reaches `step()`: `zero_grad()` runs just before it, or the optimizer holds other Tensors."
            ),
            next="Put `zero_grad()` before `backward()`, and make the optimizer from the leaves that you train.",
        ),
        Mistake(
            "one_weight",
            Change("[w1, w2]", "[w1]"),
            saw="`w2` has not moved.",
            expected="I expected both weights to move.",
            cause="The optimizer moves only the Tensors in its list, and `w2` is not among them.",
            next="Pass `[w1, w2]`.",
        ),
        Mistake(
            "default_rate",
            Change(", lr=learning_rate", ""),
            saw="The weights move by 0.001 times the gradient.",
            expected="I expected `learning_rate` times the gradient.",
            cause="Without `lr=`, SGD takes its own default, 0.001.",
            next="Pass `lr=learning_rate`.",
        ),
        Mistake(
            "rate_of_its_own",
            Change("lr=learning_rate", "lr=1e-6"),
            saw="The weights move by 1e-6 times the gradient.",
            expected="I expected `learning_rate` times the gradient.",
            cause="1e-6 is the rate of the notes; here the rate is an argument, and larger.",
            next="Pass `lr=learning_rate`.",
        ),
        Mistake(
            "momentum",
            Change("lr=learning_rate", "lr=learning_rate, momentum=0.9"),
            saw="The first step is right; later ones go on in the direction of those before.",
            expected="I expected plain steps, by the gradient alone.",
            cause="`momentum=` is an argument of SGD that its default leaves at 0.",
            next="Leave `momentum` out.",
        ),
        Mistake(
            "step_first",
            Change(
                "optimizer.zero_grad()\nloss.backward()\noptimizer.step()",
                "optimizer.step()\noptimizer.zero_grad()\nloss.backward()",
            ),
            saw="The first two losses are equal.",
            expected="I expected the first step to move the weights.",
            cause="`step()` stands before `backward()`, so each step uses the gradient of the pass before.",
            next="Put `step()` after `backward()`.",
        ),
        Mistake(
            "step_and_by_hand",
            Change(
                "optimizer.step()",
                "optimizer.step()\nwith torch.no_grad():\n    for w in (w1, w2):\n        w -= learning_rate * w.grad",
            ),
            saw="Each step moves the weights twice as far as it should.",
            expected="I expected one update in each step.",
            cause="`optimizer.step()` has moved them already; a second update follows it.",
            next="Remove your own update lines, and leave the work to `step()`.",
        ),
        Mistake(
            "no_optimizer",
            Change("optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)", ""),
            Change("optimizer.zero_grad()", ""),
            Change(
                "optimizer.step()",
                "with torch.no_grad():\n    for w in (w1, w2):\n"
                "        w -= learning_rate * w.grad\n        w.grad.zero_()",
            ),
            saw="No step of `torch.optim.SGD` was taken.",
            expected="I expected the optimizer to do Update and Zero.",
            cause="Nothing calls `step()`, so the weights stay, or your own lines move them.",
            next=(
                "Make the optimizer once above the loop, "
                "and call `zero_grad()`, `backward()` and `step()` in each step."
            ),
            recognise=without_optimizer,
        ),
    ),
    hints=(
        "The optimizer holds the weights and the learning rate; three calls in each pass do the rest.",
        "It takes a list of leaves: `[w1, w2]`. Their shapes do not matter to it.",
        "`optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)`, then `zero_grad()`, `backward()`, `step()`.",
    ),
    praise="You know what an optimizer does: `step()` is Update, `zero_grad()` is Zero.",
)
