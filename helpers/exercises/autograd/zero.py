"""The exercise on a loop that zeroes."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import leaf, normal

__all__ = ["EXERCISE"]


def row_gradients(x, y, w):
    """Return the gradient of each row's own loss, (x[i].dot(w) - y[i])², with respect to w.

    x: float64 Tensor, shape (N, D); y: float64 Tensor, shape (N,)
    w: float64 leaf, shape (D,), that requires a gradient and has none yet
    Returns: float64 Tensor, shape (N, D), one gradient in each row
    The numbers in x, y and w stay as they are; what `w.grad` holds afterwards does not count.
    The check compares numbers, so a formula passes too; here, let `backward` find them.
    """
    gradients = []
    for i in range(len(x)):
        loss = (x[i].dot(w) - y[i]).pow(2)
        loss.backward()
        gradients.append(w.grad.clone())
        w.grad.zero_()
    return torch.stack(gradients)


def _rows_by_loop(x, y, w):
    w = w.tolist()
    rows = []
    for row, target in zip(x.tolist(), y.tolist()):
        off = sum(value * weight for value, weight in zip(row, w)) - target
        rows.append([2 * off * value for value in row])
    return torch.tensor(rows, dtype=torch.float64)


def _all_zero_with_copy(seen):
    copied = any(word in seen.source for word in (".clone(", "copy(", ".tolist(", "+ 0", "* 1"))
    return copied and not any(outcome.result.data.any() for outcome in seen.outcomes)


EXERCISE = Exercise(
    id="autograd.zero",
    title="Write a loop that zeroes",
    points=2,
    minutes=7,
    solution=row_gradients,
    blanks=(("for i", "return "),),
    inputs=lambda rng: (normal(rng, 5, 4), normal(rng, 5), leaf(rng, 4)),
    oracle=_rows_by_loop,
    mistakes=(
        Mistake(
            "zeroed_before_reading",
            Change(
                "gradients.append(w.grad.clone())\nw.grad.zero_()", "w.grad.zero_()\ngradients.append(w.grad.clone())"
            ),
            saw="Every entry is 0.",
            expected="I expected each row's gradient.",
            cause="`zero_()` runs before the gradient is copied.",
            next="Copy first: `gradients.append(w.grad.clone())`, then zero.",
            recognise=_all_zero_with_copy,
        ),
        Mistake(
            "no_clone",
            Change(".clone()", ""),
            saw="Every entry is 0.",
            expected="I expected each row's gradient.",
            cause="`gradients` holds one Tensor several times: `w.grad` itself, which `zero_()` has emptied.",
            next="Store `w.grad.clone()`.",
        ),
        Mistake(
            "no_clone_no_zero",
            Change(".clone()", ""),
            Change("w.grad.zero_()", ""),
            saw="All rows are equal: the sum of all gradients.",
            expected="I expected one gradient in each row.",
            cause="`w.grad` is one Tensor that adds up, and holds the sum over the rows whenever it is stored.",
            next="In the pass of each row, store `w.grad.clone()`, then call `w.grad.zero_()`.",
        ),
        Mistake(
            "never_zeroed",
            Change("w.grad.zero_()", ""),
            saw="The first row is right, and each later one holds the sum of all before it.",
            expected="I expected each row's own gradient.",
            cause="`backward` adds to `w.grad`, and nothing sets it to 0.",
            next="Call `w.grad.zero_()` at the end of each pass.",
        ),
        Mistake(
            "zeroed_first",
            Change("loss = ", "w.grad.zero_()\nloss = "),
            Change("w.grad.zero_()", ""),
            saw="`zero_` was called on None.",
            expected="In the first pass there is no gradient yet.",
            cause="`w.grad` is None until the first `backward()`.",
            next="Zero at the end of the pass.",
        ),
        Mistake(
            "not_squared",
            Change(".pow(2)", ""),
            saw="Each row of your result is the row of `x` itself.",
            expected="I expected the gradient of a square.",
            cause="The loss of a row is not squared: its gradient does not depend on how far the row is off.",
            next="Add `.pow(2)` to the loss.",
        ),
        Mistake(
            "not_squared_not_zeroed",
            Change(".pow(2)", ""),
            Change("w.grad.zero_()", ""),
            saw="Your rows are running sums of the rows of `x`.",
            expected="I expected the gradient of each squared loss.",
            cause="The loss is not squared, and nothing sets `w.grad` to 0 between two passes.",
            next="Add `.pow(2)` to the loss, and end each pass with `w.grad.zero_()`.",
        ),
    ),
    hints=(
        "One pass for each row: loss, backward, keep a copy, zero.",
        "`w.grad` has shape (D,); N copies of it, stacked, have shape (N, D).",
        "`loss.backward()`, then `gradients.append(w.grad.clone())`, then `w.grad.zero_()`.",
    ),
    praise="You know the two habits that a loop around `backward` needs: copy what you keep, zero what adds up.",
)
