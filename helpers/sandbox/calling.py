"""Call an answer once and write down what it did. Whoever calls code that is not the course's own limits it as well."""

import contextlib
import copy
import inspect
import io
import traceback
import warnings
from collections.abc import Sequence

import numpy as np

from .describe import describe, is_array, named_arrays
from .observation import Outcome, Raised, Result
from .time_limit import TimeLimitExceeded, call_within

__all__ = ["called", "guarded", "quiet"]

_DEEPEST = 6  # levels of lists in lists


def called(
    answer, names: Sequence[str], arguments: tuple, reads_back: Sequence[str] = (), brief: bool = False
) -> Outcome:
    """Return what `answer(*arguments)` does. The arguments themselves stay as they are: the answer gets copies.

    Args:
        answer: what is called.
        names: the names of the arguments, in order.
        arguments: one call's arguments.
        reads_back: names of arguments that are described behind the result, as they are after the call.
        brief: whether of an exception only its type is told, which takes less time.
    """
    given = copy.deepcopy(arguments)
    before = [_bytes_of(argument) for argument in given]
    result = raised = None
    try:
        result = answer(*given)
    except TimeLimitExceeded:
        raise
    except BaseException as error:  # whatever an answer raises is an observation
        raised = Raised(type(error).__name__, "") if brief else _raised(error, answer)
    after = [_bytes_of(argument) for argument in given]
    changed = tuple(name for name, old, new in zip(names, before, after) if old != new)
    if raised:
        return Outcome(raised=raised, changed=changed)
    arrays = named_arrays(names, given)
    if reads_back:
        arrays |= named_arrays(["result"], [result])
        result = (result, *(given[list(names).index(name)] for name in reads_back))
    try:
        return Outcome(result=describe(result, arrays), changed=changed)
    except TimeLimitExceeded:
        raise
    except BaseException as error:
        return Outcome(result=Result("other", type(result).__name__, data=type(error).__name__), changed=changed)


def _bytes_of(argument, depth: int = 0) -> bytes | None:
    """What an argument holds, to see whether a call changed it; None for what cannot change.

    An answer may have put anything into a list: of that only the type is asked, which runs none of its code.
    """
    kind = type(argument)
    if issubclass(kind, np.ndarray):
        return argument.tobytes() + repr(argument.shape).encode()
    if is_array(argument):
        return argument.detach().cpu().numpy().tobytes() + repr(tuple(argument.shape)).encode()
    if issubclass(kind, (list, tuple)) and depth < _DEEPEST:  # a list may hold itself
        inside = [_bytes_of(part, depth + 1) or _told(part) for part in argument]
        return repr(inside).encode()
    return repr(argument).encode() if kind is dict else None


def _told(part) -> bytes:
    """What a part of a list is that is neither array nor list: its value where it is plain, else which object."""
    plain = type(part) in (bool, int, float, complex, str, bytes, type(None), type(...))
    return (repr(part) if plain else f"{type(part)} {id(part)}").encode()


def _raised(error: BaseException, answer) -> Raised:
    """Describe an exception and the last line of the answer's own file that it passed through."""
    message = guarded(lambda: str(error), "")
    filename = guarded(lambda: inspect.unwrap(answer).__code__.co_filename, None)
    line_number, line = None, ""
    for frame in guarded(lambda: traceback.extract_tb(error.__traceback__), []):
        if frame.filename == filename:
            line_number, line = frame.lineno, (frame.line or "").strip()
    first = guarded(lambda: inspect.unwrap(answer).__code__.co_firstlineno, None)
    if line_number is not None and first is not None:
        line_number = line_number - first + 1
    return Raised(type(error).__name__, message[:500], line_number, line[:200])


def guarded(function, otherwise):
    """Return `function()`, or `otherwise` where anything of the answer's makes it raise."""
    try:
        return call_within(1.0, function)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return otherwise


@contextlib.contextmanager
def quiet():
    """Drop what is printed and warned meanwhile. Stands around a call with a time limit, never inside it."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield
