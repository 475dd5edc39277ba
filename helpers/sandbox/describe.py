"""Write any value down as plain data."""

import math
import sys

import numpy as np

from .observation import Result

__all__ = ["describe", "is_array", "named_arrays"]

_LARGEST = 10**300  # a larger whole number is infinite here: no float can hold it
_TEXT_LIMIT = 120  # characters kept of the text of an object that is no number
_DEEPEST = 6  # levels of lists in lists


def named_arrays(names, arguments) -> dict:
    """Return the arrays among the arguments by name; one in a list or tuple is named `"inputs[0]"`."""
    found = {}
    for name, argument in zip(names, arguments):
        if is_array(argument):
            found[name] = argument
        elif issubclass(type(argument), (list, tuple)):  # a `__class__` of its own is not asked
            found |= {f"{name}[{place}]": part for place, part in enumerate(argument) if is_array(part)}
    return found


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
        array = _numbers_of_objects(value) if value.dtype.hasobject else np.array(value, copy=True, subok=False)
        shares = tuple(n for n, a in arguments.items() if isinstance(a, np.ndarray) and np.may_share_memory(a, value))
        return Result("array", name, array, array.shape, str(value.dtype), shares=shares)
    torch = sys.modules.get("torch")
    if torch is not None and issubclass(kind, torch.Tensor):
        return _describe_tensor(torch, value, arguments)
    if issubclass(kind, tuple):  # a named tuple is one; what it holds is read as Python itself does
        value = tuple.__getitem__(value, slice(None))
    if (kind in (list, range) or issubclass(kind, tuple)) and len(value) <= 10_000 and depth < _DEEPEST:
        return Result("sequence", name, tuple(describe(part, arguments, depth + 1) for part in value))
    return Result("other", name, _text_of(value))


def _numbers_of_objects(array: np.ndarray) -> np.ndarray:
    """Return an array of Python objects as floats; what is no plain number becomes not-a-number, and nothing runs."""
    plain = (float(one) if type(one) in (bool, int, float) else math.nan for one in array.ravel().tolist())
    return np.fromiter(plain, np.float64, array.size).reshape(array.shape)


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


def is_array(value) -> bool:
    torch = sys.modules.get("torch")
    return issubclass(type(value), np.ndarray) or (torch is not None and issubclass(type(value), torch.Tensor))


def _text_of(value) -> str:
    return str(repr(value))[:_TEXT_LIMIT]
