"""Notice whether an answer leaves its work to autograd or to an optimizer, whatever its text looks like."""

import contextlib
import inspect
import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FrameType

from .task import AUTOGRAD, OPTIMIZER

__all__ = ["noted_delegation"]


@contextlib.contextmanager
def noted_delegation(found: set[str]) -> Iterator[None]:
    """Add to `found` which of `AUTOGRAD` and `OPTIMIZER` this thread runs meanwhile.

    `Tensor.backward`, `torch.func.grad` and their kind all pass through `torch.autograd.backward` or `.grad`, and
    each `SGD` through its `step`. Where torch has not been imported there is nothing to note, and nothing is slowed.
    """
    codes = _watched()
    if not codes:
        yield
        return

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_code in codes:
            found.add(codes[frame.f_code])

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


def _watched() -> Mapping[CodeType, str]:
    torch = sys.modules.get("torch")
    if torch is None:
        return {}
    functions = {torch.autograd.backward: AUTOGRAD, torch.autograd.grad: AUTOGRAD, torch.optim.SGD.step: OPTIMIZER}
    return {inspect.unwrap(function).__code__: name for function, name in functions.items()}
