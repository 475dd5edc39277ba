"""The exercise on writing down what is computed: one step of a tape."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal
from .oracles import product
from .tapes import network_tape

__all__ = ["EXERCISE"]


def record(tape, operation, inputs):
    """Compute one operation, write it on the tape, and return what came out.

    tape: list of steps (operation, inputs, output); gets one more at its end
    operation: the name of a function of torch: "mm", "clamp", "sub", "pow" or "sum"
    inputs: tuple of float64 Tensors and numbers: what that function is called with
    Returns: the output, a Tensor; the same Tensor ends the new step
    """
    output = getattr(torch, operation)(*inputs)
    tape.append((operation, inputs, output))
    return output


def _inputs(rng):
    operation = ("mm", "clamp", "sub", "pow", "sum")[int(rng.integers(5))]
    return _call(rng, operation)


def _call(rng, operation):
    N, D, H = (int(size) for size in rng.permutation([2, 3, 4, 5])[:3])
    inputs = {
        "mm": lambda: (normal(rng, N, D), normal(rng, D, H)),
        "clamp": lambda: (normal(rng, N, H), 0),
        "sub": lambda: (normal(rng, N, H), normal(rng, N, H)),
        "pow": lambda: (normal(rng, N, H), 2),
        "sum": lambda: (normal(rng, N, H),),
    }
    return network_tape(rng, 2, 4, 3, 5)[0][: int(rng.integers(1, 5))], operation, inputs[operation]()


def _each_operation():
    rng = np.random.default_rng(11)
    calls = [_call(rng, operation) for operation in ("mm", "clamp", "sub", "pow", "sum")]
    return [([], *calls[0][1:]), *calls[1:]]


def _written(tape, operation, inputs):
    first, *others = (value.numpy() if isinstance(value, torch.Tensor) else value for value in inputs)
    numbers = {
        "mm": lambda: product(first, others[0]),
        "clamp": lambda: np.where(first > 0, first, 0.0),
        "sub": lambda: first + -1 * others[0],
        "pow": lambda: first * first,
        "sum": lambda: np.add.reduce(first, axis=None),
    }[operation]()
    output = torch.from_numpy(np.asarray(numbers))
    return output, [*tape, (operation, inputs, output)]


EXERCISE = Exercise(
    id="autograd.record",
    title="Write a step on the tape",
    points=2,
    minutes=3,
    solution=record,
    blanks=(("output = ", "return output"),),
    inputs=_inputs,
    edge_cases=_each_operation,
    oracle=_written,
    returns=("output", "tape"),
    reads_back=("tape",),
    may_change=("tape",),
    must_change=("tape",),
    flags=("shares",),
    related=True,
    mistakes=(
        Mistake(
            "nothing_written",
            Change("tape.append((operation, inputs, output))", ""),
            saw="`record` computed the output, and the tape is as long as before.",
            expected="I expected one step more at the end of `tape`.",
            next="Add the step with `tape.append(...)` before you return.",
        ),
        Mistake(
            "written_in_front",
            Change("tape.append((operation, inputs, output))", "tape.insert(0, (operation, inputs, output))"),
            saw="The new step stands at the front of the tape.",
            expected="I expected it at the end: the tape keeps the order in which things were computed.",
            cause="`insert(0, ...)` writes in front of all others.",
            next="Use `append`.",
        ),
        Mistake(
            "three_items",
            Change("tape.append((operation, inputs, output))", "tape.extend((operation, inputs, output))"),
            saw="The tape grew by three items.",
            expected="I expected one item: the three, joined in a tuple.",
            cause="Adding a tuple to a list, with `extend` or `+=`, adds each of its items.",
            next="Put the three in brackets of their own, and `append` that.",
        ),
        Mistake(
            "output_alone",
            Change("tape.append((operation, inputs, output))", "tape.append(output)"),
            saw="The new step holds the output alone.",
            expected="I expected (operation, inputs, output).",
            cause="The way back needs all three: which rule, with which numbers, and for whom.",
            next="Append a tuple of the three.",
        ),
        Mistake(
            "output_first",
            Change("tape.append((operation, inputs, output))", "tape.append((output, operation, inputs))"),
            saw="The new step begins with the output.",
            expected="I expected (operation, inputs, output), in this order.",
            next="Write the three in the order of the text.",
        ),
        Mistake(
            "inputs_spread",
            Change("(operation, inputs, output))", "(operation, *inputs, output))"),
            saw="The inputs stand one by one in the step.",
            expected="I expected them as one item, the tuple `inputs`.",
            cause="A star spreads a tuple; in the call of the function that is right, in the step it is not.",
            next="Leave the star out where you write the step.",
        ),
        Mistake(
            "copies",
            Change(
                "output = ",
                "inputs = tuple(one.clone() if isinstance(one, torch.Tensor) else one for one in inputs)\noutput = ",
            ),
            saw="The step holds copies of the inputs.",
            expected="I expected the very Tensors that were given.",
            cause="The walk finds a value again by its identity, and a copy is another object.",
            next="Put `inputs` on the tape as it is.",
        ),
        Mistake(
            "computed_twice",
            Change("return output", "return getattr(torch, operation)(*inputs)"),
            saw="The Tensor that you return is not the one on the tape.",
            expected="I expected one object in both places.",
            cause="The operation is computed twice, which makes two Tensors of equal numbers.",
            next="Compute once, give the result a name, and use the name twice.",
        ),
    ),
    hints=(
        "Three things happen: compute, write down, hand back. The same Tensor is written down and handed back.",
        "The function is `getattr(torch, operation)`. A star in a call, `f(*inputs)`, hands over each item by itself.",
        "`output = getattr(torch, operation)(*inputs)`, then `tape.append((operation, inputs, output))`.",
    ),
    praise="You can record a computation: this is what torch does with every operation.",
)
