"""A task and an observation arrive as they were sent, and nothing else is read."""

import dataclasses
import io
import json
import math
import zipfile

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from helpers.exercises import catalogue
from helpers.sandbox.given import PowerSum
from helpers.sandbox.observation import Observation, Outcome, Raised, Result
from helpers.sandbox.observe import observe
from helpers.sandbox.task import Task
from helpers.sandbox.wire import WireFault, pack, unpack

SHAPES = arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
DTYPES = ("float16", "float32", "float64", "int64", "int8", "bool", "complex128", "<U3")
ARRAYS = st.sampled_from(DTYPES).flatmap(lambda dtype: arrays_of.arrays(dtype, SHAPES))
FLOATING = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


@st.composite
def tensors(draw):
    """Tensors of every dtype that a lesson meets, empty and 0-d ones, leaves with and without a gradient."""
    dtype = draw(st.sampled_from((*FLOATING, torch.int64, torch.bool)))
    numbers = draw(arrays_of.arrays("float32", SHAPES, elements=st.floats(-4, 4, width=16)))
    tensor = torch.from_numpy(numbers).to(dtype)
    if dtype in FLOATING and draw(st.booleans()):
        tensor.requires_grad_()
        if draw(st.booleans()):
            tensor.grad = torch.ones_like(tensor).detach() * 3
    return tensor


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(),
    ARRAYS,
    tensors(),
    st.sampled_from((torch.float32, torch.device("cpu"), torch.device("meta"), np.float64(-0.0), np.int8(3))),
)
VALUES = st.recursive(LEAVES, lambda inside: st.lists(inside, max_size=3) | st.lists(inside, max_size=3).map(tuple))
RESULTS = st.builds(
    Result,
    st.sampled_from(("array", "number", "other")),
    st.text(),
    ARRAYS | st.floats() | st.text(),
    st.none() | st.tuples(st.integers(0, 9)),
    requires_grad=st.none() | st.booleans(),
    reaches=st.lists(st.text(), max_size=2).map(tuple),
)
OUTCOMES = st.builds(
    Outcome, st.none() | RESULTS, st.none() | st.builds(Raised, st.text(), st.text()), st.lists(st.text()).map(tuple)
)


def same(one, other) -> bool:
    """Equal in type and in every bit that counts; not-a-number equals itself."""
    if type(one) is not type(other):
        return False
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one))
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, torch.Tensor):
        flags = [(t.dtype, t.shape, t.device, t.requires_grad, t.is_leaf) for t in (one, other)]
        equal = torch.equal(one.detach().isnan(), other.detach().isnan()) if one.is_floating_point() else True
        numbers = torch.equal(one.detach().nan_to_num(), other.detach().nan_to_num()) if equal else False
        return flags[0] == flags[1] and numbers and same(one.grad, other.grad)
    if isinstance(one, (np.ndarray, np.generic)):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, float):
        return (one == other and math.copysign(1, one) == math.copysign(1, other)) or (one != one and other != other)
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    return one == other


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, max_size=4).map(tuple))
def test_a_task_arrives_as_it_was_sent(call):
    """Arrays, Tensors with their flags and gradients, numbers, texts and rows of them."""
    task = Task("numpy.dot", "function", ("a", "b"), (call, call[:1]), ("delegation",))
    assert same(unpack(pack(task), Task), task)


@settings(max_examples=100, deadline=None)
@given(st.lists(OUTCOMES, max_size=3).map(tuple), st.none() | st.text(), st.booleans())
def test_an_observation_arrives_as_it_was_sent(outcomes, source, timed_out):
    """Results, exceptions and what was changed."""
    seen = Observation("numpy.dot", source, outcomes=outcomes, timed_out=timed_out, patched=("numpy.sum",))
    assert same(unpack(pack(seen), Observation), seen)


@pytest.mark.parametrize("exercise", catalogue(), ids=lambda exercise: exercise.id)
def test_every_exercise_can_be_tried_elsewhere(exercise):
    """Each task of the course travels, and so does what its solution and its first mistake do on it."""
    task = exercise.task(5)
    arrived = unpack(pack(task), Task)
    assert same(arrived, task)
    for answer in (exercise.solution, exercise.mistakes[0].answer):
        seen = observe(arrived, answer)
        assert same(unpack(pack(seen), Observation), seen)


def test_what_cannot_travel_is_named():
    """A function, a recorded Tensor and an array of objects are refused with the reason."""
    recorded = torch.ones(2, requires_grad=True) * 2
    for thing, said in ((print, "builtin_function"), (recorded, "recorded"), (np.array([None]), "objects")):
        with pytest.raises(WireFault, match=said):
            pack(Task("a.b", "function", ("x",), ((thing,),)))


def forged(**changes) -> bytes:
    """The bytes of a task whose JSON or arrays were tampered with."""
    task = Task("a.b", "function", ("x",), ((np.ones(3),),))
    with np.load(io.BytesIO(pack(task))) as archive:
        members = dict(archive)
    text = json.loads(members["json"].tobytes())
    text = changes.get("text", lambda t: t)(text)
    members["json"] = np.frombuffer(json.dumps(text).encode(), np.uint8)
    members |= changes.get("arrays", {})
    written = io.BytesIO()
    np.savez(written, **members)
    return written.getvalue()


def with_field(text, name, value):
    text["Task"][name] = value
    return text


def nested(depth: int):
    return nested_in({"list": []}, depth)


def nested_in(inside, depth: int):
    return inside if depth == 0 else nested_in({"list": [inside]}, depth - 1)


FORGED = {
    "no archive": b"PK nothing",
    "an extra field": forged(text=lambda t: with_field(t, "seed", 3)),
    "an unknown tag": forged(text=lambda t: with_field(t, "kind", {"object": "os.system"})),
    "two tags": forged(text=lambda t: with_field(t, "kind", {"float": "0x1p0", "int": 1})),
    "a missing array": forged(text=lambda t: with_field(t, "calls", {"array": "a7"})),
    "an attribute of torch": forged(text=lambda t: with_field(t, "kind", {"dtype": "load"})),
    "too deep": forged(text=lambda t: with_field(t, "calls", nested(400))),
    "another record": pack(Observation("a.b")),
    "objects": forged(arrays={"a0": np.array([None])}),
}


@pytest.mark.parametrize("packed", FORGED.values(), ids=FORGED.keys())
def test_what_was_forged_is_refused(packed):
    """Bytes that `pack` did not write raise a WireFault and run nothing."""
    with pytest.raises(WireFault):
        unpack(packed, Task)


def test_what_is_too_large_is_refused_unread():
    """A bomb is recognised by the sizes in its own table, before anything is unpacked."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("json.npy", bytes(3_000_000))
    assert len(bomb.getvalue()) < 10_000
    with pytest.raises(WireFault, match="at most 1000000"):
        unpack(bomb.getvalue(), Task, largest=1_000_000)


def test_a_given_function_travels_as_its_numbers():
    """The function that `numpy.gradient_check` hands over gives the same slope on the other side."""
    f = PowerSum(np.array([[1.0, 2.0]]), 3)
    arrived = unpack(pack(Task("a.b", "function", ("f",), ((f,),))), Task).calls[0][0]
    assert arrived(np.array([[1.0, 2.0]])) == f(np.array([[1.0, 2.0]])) == 17.0


def test_what_stands_twice_is_one_object_again():
    """A Tensor in two places of a task arrives as one, and two with equal numbers as two; likewise arrays."""
    w, other, array = torch.ones(2), torch.ones(2), np.ones(3)
    task = Task(
        "autograd.walk", "function", ("tape", "wanted"), (([("mm", (w, w), other)], (w, other), array, [array]),)
    )
    ((tape, wanted, one, (again,)),) = unpack(pack(task), Task).calls
    ((_, (first, second), output),) = tape
    assert first is second is wanted[0]
    assert output is wanted[1]
    assert first is not output
    assert one is again
