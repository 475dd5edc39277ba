"""The exercise on the update."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import leaf, normal

__all__ = ["EXERCISE"]


def update(w1, w2, learning_rate):
    """Move both weights one step against their gradients, in place, so that they stay leaves.

    w1, w2: float64 leaves that require a gradient and have one, shapes (D_in, H) and (H, D_out)
    learning_rate: float, no units
    Returns: w1, w2, the same leaves with new entries
    What `.grad` holds afterwards does not count: you may leave it, zero it or set it to None.
    """
    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        w2 -= learning_rate * w2.grad
    return w1, w2


def _updated_by_loop(w1, w2, learning_rate):
    results = []
    for w in (w1, w2):
        rows = zip(w.tolist(), w.grad.tolist())
        moved = [[value - learning_rate * slope for value, slope in zip(*row)] for row in rows]
        results.append(torch.tensor(moved, dtype=torch.float64, requires_grad=True))
    return tuple(results)


def _weights_with_gradients(rng):
    w1, w2 = leaf(rng, 5, 4), leaf(rng, 4, 3)
    w1.grad, w2.grad = normal(rng, 5, 4), normal(rng, 4, 3)
    return w1, w2, float(rng.uniform(0.05, 0.3))


EXERCISE = Exercise(
    id="autograd.update",
    title="Update two leaves",
    points=2,
    minutes=5,
    solution=update,
    blanks=(("with torch", "w2 -= "),),
    inputs=_weights_with_gradients,
    oracle=_updated_by_loop,
    returns=("w1", "w2"),
    may_change=("w1", "w2"),
    must_change=("w1", "w2"),
    flags=("requires_grad", "is_leaf"),
    related=True,  # the weights carry their gradients
    mistakes=(
        Mistake(
            "recorded",
            Change(
                "with torch.no_grad():\n    w1 -= learning_rate * w1.grad\n    w2 -= learning_rate * w2.grad",
                "w1 -= learning_rate * w1.grad\nw2 -= learning_rate * w2.grad",
            ),
            saw="torch refuses to change a leaf in place.",
            expected="I expected an update that autograd does not record.",
            cause="The update is not part of the model, and it stands outside `no_grad`.",
            next="Put both lines inside `with torch.no_grad():`.",
        ),
        Mistake(
            "new_and_recorded",
            Change(
                "with torch.no_grad():\n    w1 -= learning_rate * w1.grad\n    w2 -= learning_rate * w2.grad",
                "w1 = w1 - learning_rate * w1.grad\nw2 = w2 - learning_rate * w2.grad",
            ),
            saw="The weights that you return have `is_leaf` False.",
            expected="I expected leaves: after the next `backward`, a Tensor that is no leaf has `.grad` None.",
            cause="`w1 = w1 - ...` makes a new Tensor, recorded as a step of the graph.",
            next="Use `-=` inside `with torch.no_grad():`.",
        ),
        Mistake(
            "new",
            Change("w1 -=", "w1 = w1 -"),
            Change("w2 -=", "w2 = w2 -"),
            saw="The weights that you return have `requires_grad` False.",
            expected="I expected the same leaves as before.",
            cause="Inside `no_grad`, `w1 = w1 - ...` makes a new Tensor that requires no gradient.",
            next="Use `-=`, which writes into the leaf.",
        ),
        Mistake(
            "new_leaves",
            Change("w1 -= learning_rate * w1.grad", "w1 = (w1 - learning_rate * w1.grad).requires_grad_()"),
            Change("w2 -= learning_rate * w2.grad", "w2 = (w2 - learning_rate * w2.grad).requires_grad_()"),
            saw="You return two new leaves; the weights that you were given have not moved.",
            expected="I expected the same leaves with new entries.",
            cause="`w1 = ...` gives the name to another Tensor, and whoever holds the old one sees no change.",
            next="Use `-=`, which writes into the leaf.",
        ),
        Mistake(
            "uphill",
            Change("w1 -=", "w1 +="),
            Change("w2 -=", "w2 +="),
            saw="The weights moved along the gradient.",
            expected="I expected them to move against it.",
            cause="The gradient points to where the loss grows.",
            next="Write `-=` in place of `+=`.",
        ),
        Mistake(
            "no_rate",
            Change("learning_rate * w1.grad", "w1.grad"),
            Change("learning_rate * w2.grad", "w2.grad"),
            saw="The weights moved by the whole gradient.",
            expected="I expected `learning_rate` times the gradient.",
            cause="The factor is missing, and such a step overshoots.",
            next="Multiply each gradient by `learning_rate`.",
        ),
        Mistake(
            "one_only",
            Change("w2 -= learning_rate * w2.grad", ""),
            saw="`w2` has not moved.",
            expected="I expected both weights to move.",
            cause="Its line is missing, or its gradient was set to 0 before.",
            next="Give `w2` the same line as `w1`, and zero nothing above it.",
        ),
        Mistake(
            "zeroed_before",
            Change("w1 -=", "w1.grad.zero_()\nw2.grad.zero_()\nw1 -="),
            saw="No weight has moved.",
            expected="I expected both to move.",
            cause="The gradients are set to 0 before the update uses them, or there is no update.",
            next="Update first; zero afterwards, if you zero here at all.",
        ),
        Mistake(
            "one_gradient",
            Change("w2.grad", "w1.grad"),
            saw="The update of `w2` raised: its shape and the shape of the gradient differ.",
            expected="I expected each weight to move by its own gradient.",
            cause="`w2` was given the gradient of `w1`, perhaps by copying the line.",
            next="Write `w2.grad` in the line of `w2`.",
        ),
        Mistake(
            "one_rate",
            Change("learning_rate * w1.grad", "w1.grad"),
            saw="`w2` is right, and `w1` moved by its whole gradient.",
            expected="I expected `learning_rate` times the gradient for both.",
            cause="The factor is missing in the line of `w1`.",
            next="Multiply `w1.grad` by `learning_rate`.",
        ),
    ),
    hints=(
        "The update changes leaves, and must not be recorded.",
        "`w1.grad` has the shape of `w1`, so the step is entry by entry.",
        "Inside `with torch.no_grad():` write `w1 -= learning_rate * w1.grad`, and the same for `w2`.",
    ),
    praise="You can move a leaf and keep it a leaf: in place, and out of autograd's sight.",
)
