"""Watch a function's own lines while it runs."""

import sys
from collections.abc import Callable
from typing import Any

__all__ = ["watched"]


def watched(function: Callable, arguments: tuple, look: Callable[[dict[str, Any], int], None]) -> Any:
    """Return `function(*arguments)`; after each of its lines `look` gets its local names and the line's number.

    Args:
        function: a Python function whose own lines are watched; what it calls is not.
        arguments: passed on as they are.
        look: the number is counted from the `def` line, which is 1.

    Raises:
        Whatever `function` raises.
    """
    code = function.__code__
    before = code.co_firstlineno

    def on_line(frame, event, _):
        nonlocal before
        look(frame.f_locals, before - code.co_firstlineno + 1)
        before = frame.f_lineno
        return on_line

    tracer = sys.gettrace()
    sys.settrace(lambda frame, event, _: on_line if frame.f_code is code else None)
    try:
        return function(*arguments)
    finally:
        sys.settrace(tracer)
