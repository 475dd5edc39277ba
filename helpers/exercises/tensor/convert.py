"""The exercise on conversion: from a NumPy array to a Tensor with memory of its own."""

from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .drawing import tensor

__all__ = ["CONVERT"]


def without_first_row(a):
    """Return the numbers of an array as a Tensor whose first row is filled with 0. Leave the array as it is.

    a: float64 NumPy array, shape (N, D)
    returns: float64 Tensor, shape (N, D), with memory of its own
    """
    t = torch.tensor(a)  # (N, D), a copy
    t[0] = 0
    return t


def shares_memory(a):
    t = torch.from_numpy(a)
    t[0] = 0
    return t


def default_dtype(a):
    t = torch.tensor(a, dtype=torch.float)
    t[0] = 0
    return t


def stays_numpy(a):
    t = a.copy()
    t[0] = 0
    return t


def first_column(a):
    t = torch.tensor(a)
    t[:, 0] = 0
    return t


def drops_the_row(a):
    return torch.tensor(a)[1:]


def only_converts(a):
    return torch.tensor(a)


def _first_row_zero(a):
    return tensor([[0.0] * len(a[0]), *a[1:].tolist()])


CONVERT = Exercise(
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
            answer=shares_memory,
            saw="The Tensor is right, and the array `a` lost its first row too.",
            expected="I expected `a` to stay as it was.",
            cause="The 0 was written into `a`, or into a Tensor from `torch.from_numpy`, which shares its memory.",
            next="Copy first, with `torch.tensor(a)`, and write into the copy.",
        ),
        Mistake(
            "default_dtype",
            answer=default_dtype,
            saw="The result is float32.",
            expected="I expected float64, the dtype of `a`.",
            cause="`torch.float` and `torch.Tensor(a)` mean 32 bits, half the digits that NumPy keeps.",
            next="Leave the dtype out: `torch.tensor(a)` keeps that of the array.",
        ),
        Mistake(
            "stays_numpy",
            answer=stays_numpy,
            saw="The result is a NumPy array.",
            expected="I expected a Tensor.",
            cause="`a.copy()` copies within NumPy; nothing here goes over to torch.",
            next="Begin with `torch.tensor(a)`.",
        ),
        Mistake(
            "first_column",
            answer=first_column,
            saw="The first number of each row is 0.",
            expected="I expected the whole first row to be 0.",
            cause="`t[:, 0]` takes all rows of column 0.",
            next="The first index counts the rows: use `t[0]`.",
        ),
        Mistake(
            "drops_the_row",
            answer=drops_the_row,
            saw="The result has one row fewer than `a`.",
            expected="I expected the same shape, with zeros in the first row.",
            cause="`[1:]` leaves the row out.",
            next="Keep all rows, then assign 0 to `t[0]`.",
        ),
        Mistake(
            "only_converts",
            answer=only_converts,
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
