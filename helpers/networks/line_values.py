"""Write down what each line of a training function makes, while it runs."""

import linecache
from dataclasses import dataclass

import numpy as np

from helpers.sandbox.tracing import watched

__all__ = ["NAMES", "LineValue", "line_values"]

NAMES = (
    "h",
    "h_relu",
    "y_pred",
    "loss",
    "grad_y_pred",
    "grad_w2",
    "grad_h_relu",
    "grad_h",
    "grad_w1",
    "w1",
    "w2",
)


@dataclass(frozen=True)
class LineValue:
    """One value that one line gave to one name.

    Args:
        name: one of `NAMES`; `grad_w1` and `grad_w2` also stand for `w1.grad` and `w2.grad`, `loss` for `losses[-1]`.
        value: float64 array, a copy.
        line_number: counted from the `def` line, which is 1.
        line: the line's text, without its comment.
    """

    name: str
    value: np.ndarray
    line_number: int
    line: str


def line_values(train, *arguments) -> list[LineValue]:
    """Return each value that a name of the network takes during `train(*arguments)`, in order.

    Args:
        train: a Python function whose own lines are watched; what it calls is not.
        arguments: passed on as they are.

    Raises:
        Whatever `train` raises.
    """
    found: list[LineValue] = []
    last: dict[str, np.ndarray] = {}
    code = train.__code__

    def look(names, line_number):
        for name, value in _values(names):
            if name not in last or not np.array_equal(last[name], value, equal_nan=True):
                last[name] = value
                text = linecache.getline(code.co_filename, code.co_firstlineno + line_number - 1)
                found.append(LineValue(name, value, line_number, text.partition("  #")[0].strip()))

    watched(train, arguments, look)
    return found


def _values(names: dict):
    """Yield (name, float64 array) for what the network's names hold now."""
    for name in NAMES:
        value = _array(names.get(name))
        if value is not None:
            yield name, value
    losses = names.get("losses")
    if isinstance(losses, list) and losses and (value := _array(losses[-1])) is not None:
        yield "loss", value
    for name in ("w1", "w2"):
        value = names.get(name)
        if getattr(value, "is_leaf", False) and (gradient := _array(value.grad)) is not None:
            yield f"grad_{name}", gradient


def _array(value) -> np.ndarray | None:
    """Return a copy of an array, a Tensor or a number as float64, and None of anything else."""
    if hasattr(value, "detach"):
        value = value.detach().cpu().double().numpy()
    if isinstance(value, np.ndarray | np.number | float):
        return np.array(value, dtype=np.float64)
    return None
