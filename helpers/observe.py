"""Call an answer on fresh inputs and write down what it does, as plain data."""

import contextlib
import copy
import inspect
import io
import math
import sys
import traceback
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from .calls import noted_calls
from .exercises import Exercise
from .guard import undo_patches
from .source_code import source_of
from .time_limit import TimeLimitExceeded, call_within

__all__ = [
    "TIME_LIMIT",
    "Observation",
    "Outcome",
    "Raised",
    "Result",
    "describe",
    "draw_cases",
    "observe",
    "observe_calls",
]

TIME_LIMIT = 10.0  # seconds that all calls of one check may take together
_LARGEST = 10**300  # a larger whole number is infinite here: no float can hold it
_TEXT_LIMIT = 120  # characters kept of the text of an object that is no number


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
        seed: what the cases were drawn from, so that a judge elsewhere can draw them again.
        source: the text of the answer, or None where Python does not have it.
        value: for a prediction or an order: the value. None for a function.
        problem: why there are no outcomes: `"not callable"`, `"arguments"` or `""`.
        detail: what goes with the problem, such as the signature.
        outcomes: one for each case.
        repeated: the first case called once more with equal inputs.
        timed_out: whether the calls took longer than `TIME_LIMIT` together.
        patched: names in NumPy, torch, the builtins or `helpers` that the calls replaced; they are restored.
        calls: `"autograd"` and `"optimizer"`, as far as the calls ran them; noted only where a mistake asks for it.
    """

    exercise_id: str
    seed: int
    source: str | None = None
    value: Result | None = None
    problem: str = ""
    detail: str = ""
    outcomes: tuple[Outcome, ...] = ()
    repeated: Outcome | None = None
    timed_out: bool = False
    patched: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()


def draw_cases(exercise: Exercise, seed: int) -> list[tuple]:
    """Return the argument tuples of the exercise's cases; the same seed draws the same arguments."""
    drawn = [exercise.inputs(np.random.default_rng([seed, case])) for case in range(exercise.cases)]
    edges = exercise.edge_cases() if exercise.edge_cases else []
    last = [exercise.simplest(np.random.default_rng([seed, exercise.cases]))] if exercise.simplest else []
    return drawn + edges + last


def observe(exercise: Exercise, answer: Any, seed: int, time_limit: float = TIME_LIMIT) -> Observation:
    """Return what the answer does. Never raises because of the answer.

    Args:
        exercise: the exercise that is answered.
        answer: anything; what the learner passed to `check`.
        seed: what the cases are drawn from, not negative.
        time_limit: seconds that all calls may take together.
    """
    known = {"exercise_id": exercise.id, "seed": seed}
    if exercise.kind != "function":
        value = _guarded(lambda: describe(answer, {}), Result("other", _type_name(answer)))
        return Observation(**known, source=_guarded(lambda: repr(answer)[:1000], None), value=value)
    known["source"] = _guarded(lambda: source_of(answer), None)
    if answer is ...:
        return Observation(**known, problem="ellipsis")
    if not _guarded(lambda: callable(answer) and not isinstance(answer, type), False):
        value = _guarded(lambda: describe(answer, {}), Result("other", _type_name(answer)))
        return Observation(**known, problem="not callable", value=value)
    wrong_arguments = _guarded(lambda: _signature_problem(exercise, answer), "")
    if wrong_arguments:
        return Observation(**known, problem="arguments", detail=wrong_arguments)
    cases = draw_cases(exercise, seed)
    outcomes: list[Outcome] = []
    patched: list[str] = []
    calls: set[str] = set()
    timed_out = False
    noting = noted_calls(calls) if exercise.notes_calls else contextlib.nullcontext()
    try:
        with undo_patches(patched), quiet(), noting:
            call_within(time_limit, lambda: observe_calls(exercise, answer, [*cases, cases[0]], outcomes))
    except TimeLimitExceeded:
        timed_out = True
    repeated = outcomes.pop() if len(outcomes) > len(cases) else None
    return Observation(
        **known,
        outcomes=tuple(outcomes),
        repeated=repeated,
        timed_out=timed_out,
        patched=tuple(patched),
        calls=tuple(sorted(calls)),
    )


def observe_calls(exercise: Exercise, answer, cases: list[tuple], outcomes: list[Outcome]) -> None:
    """Append one `Outcome` for each case to `outcomes`."""
    for case in cases:
        outcomes.append(_call(exercise, answer, case))


def _call(exercise: Exercise, answer, case: tuple) -> Outcome:
    given = copy.deepcopy(case)
    before = [_bytes_of(argument) for argument in given]
    result = raised = None
    try:
        result = answer(*given)
    except TimeLimitExceeded:
        raise
    except BaseException as error:  # whatever an answer raises is an observation
        raised = _raised(error, answer)
    after = [_bytes_of(argument) for argument in given]
    changed = tuple(name for name, old, new in zip(exercise.arguments, before, after) if old != new)
    if raised:
        return Outcome(raised=raised, changed=changed)
    arrays = {name: array for name, array in zip(exercise.arguments, given) if _is_array(array)}
    try:
        return Outcome(result=describe(result, arrays), changed=changed)
    except TimeLimitExceeded:
        raise
    except BaseException as error:
        return Outcome(result=Result("other", _type_name(result), data=type(error).__name__), changed=changed)


def describe(value, arguments: dict | None = None, depth: int = 0) -> Result:
    """Return `value` as plain data; `arguments` are the arrays that it may share memory with."""
    arguments = arguments or {}
    kind = type(value)
    name = kind.__name__
    if value is None:
        return Result("nothing", name)
    if kind in (bool, np.bool_):
        return Result("truth", name, bool(value))
    if kind in (int, float, complex) or issubclass(kind, np.number):
        return Result("number", name, _plain_number(value))
    if issubclass(kind, str):
        return Result("text", name, str.__str__(value)[:1000])
    if issubclass(kind, np.ndarray):
        array = np.array(value, copy=True, subok=False)
        shares = tuple(n for n, a in arguments.items() if isinstance(a, np.ndarray) and np.may_share_memory(a, value))
        return Result("array", name, array, array.shape, str(array.dtype), shares=shares)
    torch = sys.modules.get("torch")
    if torch is not None and issubclass(kind, torch.Tensor):
        return _describe_tensor(torch, value, arguments)
    is_row = kind in (list, tuple, range) or (torch is not None and kind is torch.Size)
    if is_row and len(value) <= 10_000 and depth < 3:
        return Result("sequence", name, tuple(describe(part, arguments, depth + 1) for part in value))
    return Result("other", name, _text_of(value))


def _describe_tensor(torch, value, arguments: dict) -> Result:
    plain = value.detach().to("cpu").clone().as_subclass(torch.Tensor)
    array = plain.to(torch.float32).numpy() if plain.dtype == torch.bfloat16 else plain.resolve_neg().numpy()
    storage = value.untyped_storage().data_ptr()
    tensors = {n: a for n, a in arguments.items() if isinstance(a, torch.Tensor)}
    return Result(
        "array",
        type(value).__name__,
        np.array(array),
        tuple(value.shape),
        str(value.dtype).removeprefix("torch."),
        str(value.device.type),
        bool(value.requires_grad),
        bool(value.is_leaf),
        value.grad_fn is not None,
        tuple(n for n, a in tensors.items() if any(a is leaf for leaf in _leaves(value))),
        tuple(n for n, a in tensors.items() if storage and a.untyped_storage().data_ptr() == storage),
    )


def _leaves(tensor) -> list:
    """The leaves that a backward pass from this Tensor would give a gradient, itself apart."""
    leaves, seen, waiting = [], set(), [tensor.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        leaves += [node.variable] if hasattr(node, "variable") else []
        waiting += [following for following, _ in node.next_functions]
    return leaves


def _plain_number(value):
    if isinstance(value, int):
        return value if abs(value) < _LARGEST else math.copysign(math.inf, value)
    return complex(value) if isinstance(value, (complex, np.complexfloating)) else float(value)


def _bytes_of(argument) -> bytes | None:
    """What an argument holds, to see whether a call changed it; None for what cannot change."""
    if isinstance(argument, np.ndarray):
        return argument.tobytes() + repr(argument.shape).encode()
    if _is_array(argument):
        return argument.detach().cpu().numpy().tobytes() + repr(tuple(argument.shape)).encode()
    if isinstance(argument, (list, dict)):
        return repr(argument).encode()
    return None


def _is_array(value) -> bool:
    torch = sys.modules.get("torch")
    return isinstance(value, np.ndarray) or (torch is not None and isinstance(value, torch.Tensor))


def _raised(error: BaseException, answer) -> Raised:
    """Describe an exception and the last line of the answer's own file that it passed through."""
    message = _guarded(lambda: str(error), "")
    filename = _guarded(lambda: inspect.unwrap(answer).__code__.co_filename, None)
    line_number, line = None, ""
    for frame in _guarded(lambda: traceback.extract_tb(error.__traceback__), []):
        if frame.filename == filename:
            line_number, line = frame.lineno, (frame.line or "").strip()
    first = _guarded(lambda: inspect.unwrap(answer).__code__.co_firstlineno, None)
    if line_number is not None and first is not None:
        line_number = line_number - first + 1
    return Raised(type(error).__name__, message[:500], line_number, line[:200])


def _signature_problem(exercise: Exercise, answer) -> str:
    """Return the signature as text where the answer cannot be called with the exercise's arguments, else ""."""
    try:
        signature = inspect.signature(answer)
    except (TypeError, ValueError):
        return ""
    try:
        signature.bind(*exercise.arguments)
    except TypeError:
        return str(signature)[:_TEXT_LIMIT]
    return ""


def _type_name(value) -> str:
    return type(value).__name__


def _text_of(value) -> str:
    return str(repr(value))[:_TEXT_LIMIT]


def _guarded(function, otherwise):
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
