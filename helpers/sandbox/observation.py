"""What was seen of an answer, as plain data."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Observation", "Outcome", "Raised", "Result"]


@dataclass(frozen=True)
class Raised:
    """An exception of the answer: type and message as Python gives them, and the answer's own line."""

    type: str
    message: str
    line_number: int | None = None
    line: str = ""


@dataclass(frozen=True)
class Result:
    """What an answer returned, as plain data.

    Args:
        kind: `"array"` (ndarray or Tensor), `"number"`, `"text"`, `"truth"`, `"sequence"`, `"nothing"` or `"other"`.
        type_name: the name of the Python type.
        data: the numbers as an ndarray or a number, a string, a tuple of `Result`, or for `"other"` a description.
        shape, dtype, device: of an array; None for all else.
        requires_grad, is_leaf, grad_fn: of a Tensor; None for all else. `grad_fn` says whether there is one.
        reaches: names of the arguments that a backward pass from a Tensor would give a gradient.
        shares: names of the arguments whose memory an array uses.
    """

    kind: str
    type_name: str
    data: Any = None
    shape: tuple[int, ...] | None = None
    dtype: str | None = None
    device: str | None = None
    requires_grad: bool | None = None
    is_leaf: bool | None = None
    grad_fn: bool | None = None
    reaches: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()

    @property
    def plain(self) -> Any:
        """The value as a number, string, bool, array or tuple; None for anything else."""
        if self.kind == "sequence":
            return tuple(part.plain for part in self.data)
        if self.kind == "other":
            return ... if self.type_name == "ellipsis" else None
        return self.data


@dataclass(frozen=True)
class Outcome:
    """What one call did: a result or an exception, and the arguments that it changed."""

    result: Result | None = None
    raised: Raised | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Observation:
    """All that a check saw of one answer.

    Args:
        exercise_id: the exercise.
        source: the text of the answer, or None where Python does not have it.
        value: for a prediction or an order: the value. None for a function.
        problem: why there are no outcomes: `"not callable"`, `"arguments"`, `"ellipsis"` for a bare `...`, or `""`.
        detail: what goes with the problem, such as the signature.
        outcomes: one for each case.
        repeated: the first case called once more with equal inputs.
        timed_out: whether the calls took longer than they may.
        patched: names in NumPy, torch, the builtins or `helpers` that the calls replaced; they are restored.
        delegated: `"autograd"` and `"optimizer"`, as far as the calls ran them; noted only where the task asks for it.
    """

    exercise_id: str
    source: str | None = None
    value: Result | None = None
    problem: str = ""
    detail: str = ""
    outcomes: tuple[Outcome, ...] = ()
    repeated: Outcome | None = None
    timed_out: bool = False
    patched: tuple[str, ...] = ()
    delegated: tuple[str, ...] = ()
