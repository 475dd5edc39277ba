"""`Task` and `Observation` as bytes: JSON for what they are made of, plain arrays beside it, and nothing that runs.

The bytes are a NumPy archive (`np.savez`, read with `allow_pickle=False`). One member holds the JSON; an object that
JSON does not know is written as `{"<tag>": ...}`, its numbers as a member of their own. An array or Tensor that stands
in two places is one member, and one object again.
"""

import dataclasses
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .given import PowerSum, Rule
from .observation import Observation, Outcome, Raised, Result
from .task import Task

__all__ = ["LARGEST", "WireFault", "pack", "unpack"]

LARGEST = 256 * 2**20  # bytes that an archive may hold, unpacked
_JSON = "json"
_DEEPEST = 20  # levels of lists in lists
_RECORDS = {record.__name__: record for record in (Observation, Outcome, PowerSum, Raised, Result, Rule, Task)}


class WireFault(ValueError):
    """Something cannot travel, or what arrived is not what `pack` writes; the message says what."""


def pack(record: Task | Observation) -> bytes:
    """Return a task or an observation as bytes.

    Raises:
        WireFault: it holds something that cannot travel, such as a function or a Tensor that autograd recorded.
    """
    arrays = _Members()
    text = json.dumps(_written(record, arrays, 0), allow_nan=False, ensure_ascii=True)
    written = io.BytesIO()
    np.savez(written, **{_JSON: np.frombuffer(text.encode("ascii"), np.uint8)}, **arrays)
    return written.getvalue()


def unpack(packed: bytes, kind: type[Task] | type[Observation], largest: int = LARGEST) -> Task | Observation:
    """Return the task or observation that `pack` wrote.

    Args:
        packed: what arrived.
        kind: what it should be, `Task` or `Observation`.
        largest: bytes that it may hold, unpacked.

    Raises:
        WireFault: it is nothing of the kind, or holds more than `largest`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            held = sum(member.file_size for member in archive.infolist())
        if held > largest:
            raise WireFault(f"The archive holds {held} bytes; at most {largest} are read.")
        with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
            arrays = _Members({name: archive[name] for name in archive.files})
        record = _read(json.loads(arrays.pop(_JSON).tobytes()), arrays, 0)
    except WireFault:
        raise
    except Exception as fault:  # a damaged or forged archive can fail anywhere in zip, NumPy, JSON or a type's checks
        raise WireFault(f"This is no {kind.__name__} as `pack` writes it: {type(fault).__name__}.") from fault
    if type(record) is not kind:
        raise WireFault(f"This is a {type(record).__name__}; a {kind.__name__} was expected.")
    return record


class _Members(dict):
    """The members of an archive by name, which objects were written under one, and which Tensor was read from one."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.written: dict[int, tuple[str, Any]] = {}  # the object itself too, so that no other gets its id
        self.tensors: dict[str, Any] = {}


def _written(value: Any, arrays: _Members, depth: int) -> Any:
    """Return a value as JSON knows it; its arrays are added to `arrays`."""
    if depth > _DEEPEST:
        raise WireFault(f"Values nest more than {_DEEPEST} levels deep.")
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return {"float": value.hex()}
    if kind is complex:
        return {"complex": [value.real.hex(), value.imag.hex()]}
    if kind in (list, tuple):
        return {kind.__name__: [_written(part, arrays, depth + 1) for part in value]}
    if kind.__name__ in _RECORDS and kind is _RECORDS[kind.__name__]:
        fields = dataclasses.fields(value)
        return {kind.__name__: {f.name: _written(getattr(value, f.name), arrays, depth + 1) for f in fields}}
    if kind is np.ndarray:
        return {"array": _stored(value, arrays, value)}
    if isinstance(value, np.generic):
        return {"scalar": _stored(np.asarray(value), arrays)}
    return _torch_written(value, arrays)


def _torch_written(value: Any, arrays: _Members) -> Any:
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.device):
        return {"device": str(value)}
    if torch is not None and isinstance(value, torch.dtype):
        return {"dtype": str(value).removeprefix("torch.")}
    if torch is None or type(value) is not torch.Tensor:
        raise WireFault(f"An object of type {type(value).__name__} cannot travel.")
    if not value.is_leaf:
        raise WireFault("A Tensor that autograd recorded cannot travel; detach it.")
    grad = None if value.grad is None else _torch_written(value.grad.detach(), arrays)
    about = {"dtype": str(value.dtype).removeprefix("torch."), "requires_grad": value.requires_grad, "grad": grad}
    return {"tensor": {"numbers": _stored(_numbers(torch, value), arrays, value), "device": str(value.device), **about}}


def _numbers(torch, tensor) -> np.ndarray:
    """Return a Tensor's numbers as an array; those of bfloat16, which NumPy lacks, by their bits."""
    tensor = tensor.detach().cpu()
    return (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy()


def _stored(array: np.ndarray, arrays: _Members, owner: Any = None) -> str:
    """Return the name of the member that holds an array; `owner` is the array or Tensor that it belongs to, if any."""
    if array.dtype.hasobject:
        raise WireFault("An array of Python objects cannot travel.")
    if id(owner) in arrays.written:
        return arrays.written[id(owner)][0]
    name = f"a{len(arrays)}"
    arrays[name] = array
    if owner is not None:
        arrays.written[id(owner)] = (name, owner)
    return name


def _read(value: Any, arrays: _Members, depth: int) -> Any:
    if depth > _DEEPEST:
        raise WireFault(f"Values nest more than {_DEEPEST} levels deep.")
    if value is None or type(value) in (bool, int, str):
        return value
    ((tag, inside),) = value.items()
    if tag in _RECORDS:
        return _record(_RECORDS[tag], {name: _read(part, arrays, depth + 1) for name, part in inside.items()})
    return _READERS[tag](inside, arrays, depth)


def _record(kind: type, values: dict[str, Any]) -> Any:
    """Return a record with exactly its own fields."""
    names = [field.name for field in dataclasses.fields(kind)]
    if sorted(values) != sorted(names):
        raise WireFault(f"A {kind.__name__} has the fields {', '.join(names)}; these came: {', '.join(values)}.")
    return kind(**values)


def _read_all(inside: list, arrays, depth: int) -> Iterator[Any]:
    return (_read(part, arrays, depth + 1) for part in inside)


def _read_tensor(inside: dict, arrays, depth: int) -> Any:
    import torch

    name = inside["numbers"]
    if name in arrays.tensors:
        return arrays.tensors[name]
    dtype, array = getattr(torch, inside["dtype"]), arrays[name]
    # `from_numpy` alone would share read-only memory, and a 0-d array has no axis to copy along
    tensor = torch.from_numpy(np.array(array))
    tensor = (tensor.view(dtype) if dtype == torch.bfloat16 else tensor).to(inside["device"])
    if tensor.dtype != dtype:
        raise WireFault(f"A Tensor's numbers are {tensor.dtype}; they should be {dtype}.")
    tensor.requires_grad_(inside["requires_grad"])
    tensor.grad = None if inside["grad"] is None else _read(inside["grad"], arrays, depth + 1)
    arrays.tensors[name] = tensor
    return tensor


def _read_torch(what: str) -> Callable:
    def read(inside: str, arrays, depth: int):
        import torch

        found = torch.device(inside) if what == "device" else getattr(torch, inside)
        if type(found) is not getattr(torch, what):
            raise WireFault(f"torch.{inside} is no {what}.")
        return found

    return read


_READERS: dict[str, Callable[[Any, _Members, int], Any]] = {
    "array": lambda inside, arrays, depth: arrays[inside],
    "complex": lambda inside, arrays, depth: complex(*map(float.fromhex, inside)),
    "device": _read_torch("device"),
    "dtype": _read_torch("dtype"),
    "float": lambda inside, arrays, depth: float.fromhex(inside),
    "list": lambda inside, arrays, depth: list(_read_all(inside, arrays, depth)),
    "scalar": lambda inside, arrays, depth: arrays[inside][()],
    "tensor": _read_tensor,
    "tuple": lambda inside, arrays, depth: tuple(_read_all(inside, arrays, depth)),
}
