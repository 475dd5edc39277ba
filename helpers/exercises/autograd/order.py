"""The Parsons problem of lesson 3: the eight lines of a training step."""

import textwrap

import numpy as np

from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import training_arguments
from .oracles import trained_by_hand

__all__ = ["EXERCISE", "LINES", "RIGHT", "letters", "trains_rightly"]

LINES = {
    "a": "loss.backward()",
    "b": "    w2 -= learning_rate * w2.grad",
    "c": "y_pred = x.mm(w1).clamp(min=0).mm(w2)",
    "d": "    for w in (w1, w2): w.grad.zero_()",
    "e": "losses.append(loss.item())",
    "f": "with torch.no_grad():",
    "g": "    w1 -= learning_rate * w1.grad",
    "h": "loss = (y_pred - y).pow(2).sum()",
}
FORWARD, LOSS, ITEM, BACKWARD, NO_GRAD, UPDATE_1, UPDATE_2, ZERO = "cheafgbd"
RIGHT = [FORWARD, LOSS, ITEM, BACKWARD, NO_GRAD, UPDATE_1, UPDATE_2, ZERO]
_STEPS, _RATE = 3, 0.003


def letters(order) -> str:
    """Return an order as one text of letters; what is no letter is left out."""
    return "".join(letter for part in order for letter in str(part).casefold() if letter.isalpha())


def trains_rightly(order) -> bool:
    """Run the lines in this order on a small network: do the losses and the weights agree with the ones by hand?"""
    chosen = letters(order)
    if sorted(chosen) != sorted(LINES):
        return False
    program = "for t in range(steps):\n" + textwrap.indent("\n".join(LINES[letter] for letter in chosen), "    ")
    x, y, w1, w2 = training_arguments(np.random.default_rng(3))[:4]
    right = trained_by_hand(x, y, w1, w2, _RATE, _STEPS)
    names = {
        "torch": torch,
        "x": x,
        "y": y,
        "w1": w1.requires_grad_(),
        "w2": w2.requires_grad_(),
        "learning_rate": _RATE,
        "steps": _STEPS,
        "losses": [],
    }
    try:
        exec(compile(program, "<order>", "exec"), names)
    except Exception:  # an order that Python or torch refuses
        return False
    results = names["losses"], names["w1"].detach(), names["w2"].detach()
    return all(np.allclose(mine, by_hand, rtol=1e-9) for mine, by_hand in zip(results, right))


def _before(first: str, second: str):
    """Return a test: does `first` stand before `second` in the order?"""
    return lambda order: _place(order, first) < _place(order, second)


def _place(order, letter: str) -> int:
    return letters(order).index(letter)


def _wrong_letters(order) -> bool:
    return sorted(letters(order)) != sorted(LINES)


def _update_outside(order) -> bool:
    return min(_place(order, UPDATE_1), _place(order, UPDATE_2), _place(order, ZERO)) < _place(order, NO_GRAD)


def _zero_before_update(order) -> bool:
    return _place(order, ZERO) < max(_place(order, UPDATE_1), _place(order, UPDATE_2))


def _update_before_backward(order) -> bool:
    return min(_place(order, UPDATE_1), _place(order, UPDATE_2)) < _place(order, BACKWARD)


def _block_is_split(order) -> bool:
    block = letters(order)[_place(order, NO_GRAD) + 1 :][:3]
    return set(block) != {UPDATE_1, UPDATE_2, ZERO}


EXERCISE = Exercise(
    id="autograd.order",
    title="Sort eight lines",
    points=1,
    minutes=5,
    kind="order",
    name="order",
    comment='The body of the loop, a list with one letter for each line, such as ["a", "b", ...]:\n'
    + "\n".join(f"{letter}  {line}" for letter, line in LINES.items()),
    solution=RIGHT,
    accepts=trains_rightly,
    mistakes=(
        Mistake(
            "letters",
            answer=list("abcdefg"),
            saw="Your order is not the eight letters, each once.",
            expected="I expected every letter from a to h exactly once.",
            cause="A letter is missing, doubled or unknown.",
            next=(
                "Write a to h on paper, cross out each one that you have used, and see which is left or crossed twice."
            ),
            recognise=_wrong_letters,
        ),
        Mistake(
            "loss_before_forward",
            answer=list("hceafgbd"),
            saw="`loss` stands before `y_pred`.",
            expected="A line can use only what a line above it has made.",
            cause="The loss is computed from `y_pred`.",
            next="Put the forward pass (c) first.",
            recognise=_before(LOSS, FORWARD),
        ),
        Mistake(
            "item_before_loss",
            answer=list("cehafgbd"),
            saw="The loss is stored before it is computed.",
            expected="In the first pass there is no `loss` yet; in later ones it would be the old one.",
            cause="e stands above h.",
            next="Put `losses.append(loss.item())` somewhere below the line that makes `loss`.",
            recognise=_before(ITEM, LOSS),
        ),
        Mistake(
            "backward_before_loss",
            answer=list("cahefgbd"),
            saw="`loss.backward()` stands before this step's loss.",
            expected="I expected the graph of this step to be there before you walk back through it.",
            cause="a stands above h.",
            next="Put `backward` below the loss.",
            recognise=_before(BACKWARD, LOSS),
        ),
        Mistake(
            "zero_before_backward",
            answer=list("chefdgba"),
            saw="The gradients are zeroed before `backward`.",
            expected="In the first pass `.grad` is still None, which has no `zero_`.",
            cause="d stands above a.",
            next="Zero at the end of the step, when the update has used the gradients.",
            recognise=_before(ZERO, BACKWARD),
        ),
        Mistake(
            "update_before_backward",
            answer=list("chefgbad"),
            saw="A weight is updated before `backward` has filled its gradient.",
            expected="In the first pass `.grad` is None there.",
            cause="An update stands above a.",
            next="Put `backward` (a) above both updates.",
            recognise=_update_before_backward,
        ),
        Mistake(
            "update_outside",
            answer=list("cheagbfd"),
            saw="A line of the update stands above `with torch.no_grad():`.",
            expected="I expected b, d and g below it, as their indentation shows.",
            cause="Outside `no_grad`, torch refuses to change a leaf in place.",
            next="Put f above them.",
            recognise=_update_outside,
        ),
        Mistake(
            "zero_before_update",
            answer=list("cheafdgb"),
            saw="The gradients are zeroed before every weight has used them.",
            expected="A weight whose gradient is 0 does not move.",
            cause="d stands above an update.",
            next="Put d after both updates.",
            recognise=_zero_before_update,
        ),
        Mistake(
            "block_split",
            answer=list("chafegbd"),
            saw="A line that is not indented stands inside the `no_grad` block.",
            expected="I expected b, d and g directly below f.",
            cause="Python ends a block at the first line that is not indented.",
            next="Of c, h, e and a, find the one below f, and move it above f or below the block.",
            recognise=_block_is_split,
        ),
    ),
    hints=(
        "Forward, Loss, Backward, Update, Zero: sort the letters under these five words.",
        "Four lines belong to `no_grad`: f and the three indented ones. The other four come first.",
        "It begins with c, h, e, a and goes on with f; what is used last is zeroed last.",
    ),
    praise="You can tell which lines of a training step must wait for which, and which two may change places.",
)
