"""From a NumPy array to a Tensor with memory of its own."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .oracles import tensor

__all__ = ["EXERCISE"]


def without_first_row(a):
    """Return the numbers of an array as a Tensor whose first row is filled with 0. Leave the array as it is.

    a: float64 NumPy array, shape (N, D)
    returns: float64 Tensor, shape (N, D), with memory of its own
    """
    t = torch.tensor(a)  # (N, D), a copy
    t[0] = 0
    return t


def _first_row_zero(a):
    return tensor([[0.0] * len(a[0]), *a[1:].tolist()])


EXERCISE = Exercise(
    id="tensor.convert",
    title="Convert with a copy",
    points=2,
    minutes=4,
    solution=without_first_row,
    blanks=(("t = ", "return t"),),
    inputs=lambda rng: (rng.standard_normal((4, 3)),),
    oracle=_first_row_zero,
    mistakes=(
        Mistake(
            "shares_memory",
            Change("torch.tensor(a)", "torch.from_numpy(a)"),
            saw="The Tensor is right, and the array `a` lost its first row too.",
            expected="I expected `a` to stay as it was.",
            cause="The 0 was written into `a`, or into a Tensor from `torch.from_numpy`, which shares its memory.",
            next="Copy first, with `torch.tensor(a)`, and write into the copy.",
        ),
        Mistake(
            "default_dtype",
            Change("torch.tensor(a)", "torch.tensor(a, dtype=torch.float)"),
            saw="The result is float32.",
            expected="I expected float64, the dtype of `a`.",
            cause="`torch.float` and `torch.Tensor(a)` mean 32 bits, half the digits that NumPy keeps.",
            next="Leave the dtype out: `torch.tensor(a)` keeps that of the array.",
        ),
        Mistake(
            "stays_numpy",
            Change("torch.tensor(a)", "a.copy()"),
            saw="The result is a NumPy array.",
            expected="I expected a Tensor.",
            cause="`a.copy()` copies within NumPy; nothing here goes over to torch.",
            next="Begin with `torch.tensor(a)`.",
        ),
        Mistake(
            "first_column",
            Change("t[0]", "t[:, 0]"),
            saw="The first number of each row is 0.",
            expected="I expected the whole first row to be 0.",
            cause="`t[:, 0]` takes all rows of column 0.",
            next="The first index counts the rows: use `t[0]`.",
        ),
        Mistake(
            "drops_the_row",
            Change("t[0] = 0", "t = t[1:]"),
            saw="The result has one row fewer than `a`.",
            expected="I expected the same shape, with zeros in the first row.",
            cause="`[1:]` leaves the row out.",
            next="Keep all rows, then assign 0 to `t[0]`.",
        ),
        Mistake(
            "only_converts",
            Change("t[0] = 0", ""),
            saw="The result equals `a`, first row included.",
            expected="I expected zeros in the first row.",
            next="After the conversion, assign 0 to `t[0]`.",
        ),
    ),
    hints=(
        "Some conversions copy the numbers; some only give the same memory a second name.",
        "The result has the shape and the dtype of `a`: (N, D), float64.",
        "`t = torch.tensor(a)`, then `t[0] = 0`, then `return t`.",
    ),
    praise="You know that `torch.tensor` copies and that `from_numpy` shares.",
)
