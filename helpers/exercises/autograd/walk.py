"""The exercise on walking a tape backwards: autograd by hand."""

import numpy as np

from helpers.sandbox.given import Rule
from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .tapes import gradients_by_torch, network_tape, recurrent_tape, squared_tape

__all__ = ["EXERCISE"]


def walk(tape, wanted, rule):
    """Walk a tape from its last step to its first, and return gradients of the last output.

    tape: list of steps (operation, inputs, output); the last output is the loss, of shape ()
    wanted: tuple of Tensors of the tape
    rule: rule(operation, inputs, grad) gives a tuple, one item for each input:
        its gradient, or None for a number
    Returns: a list, for each Tensor in wanted the gradient of the loss
    Every output but the last is an input of a later step.
    `id(tensor)` tells Tensors apart, equal numbers or not.
    By hand, without `backward`. Do not write into what `rule` hands back:
    it may be the `grad` that you passed to it.
    """
    grads = {id(tape[-1][2]): torch.ones_like(tape[-1][2])}
    for operation, inputs, output in reversed(tape):
        parts = rule(operation, inputs, grads[id(output)])
        for value, part in zip(inputs, parts):
            if part is not None:
                grads[id(value)] = grads.get(id(value), 0) + part
    return [grads[id(value)] for value in wanted]


def walk_by_autograd(tape, wanted, rule):
    return gradients_by_torch(tape, wanted)


def walk_visiting_twice(tape, wanted, rule):
    makers = {id(step[2]): step for step in tape}
    grads = {id(tape[-1][2]): torch.ones_like(tape[-1][2])}

    def visit(output):
        if id(output) in makers:
            operation, inputs, _ = makers[id(output)]
            for value, part in zip(inputs, rule(operation, inputs, grads[id(output)])):
                if part is not None:
                    grads[id(value)] = grads.get(id(value), 0) + part
                    visit(value)

    visit(tape[-1][2])
    return [grads[id(value)] for value in wanted]


def _goes_forwards(seen) -> bool:
    """Whether every call missed a key, in code without anything that goes backwards."""
    missed = [outcome.raised is not None and outcome.raised.type == "KeyError" for outcome in seen.outcomes]
    turns = ("reversed", "::-1", "reverse(", "pop(", "range(", "-=", "- 1")
    return bool(missed) and all(missed) and not any(turn in seen.source for turn in turns)


EXERCISE = Exercise(
    id="autograd.walk",
    title="Walk the tape backwards",
    points=4,
    minutes=8,
    solution=walk,
    blanks=(("grads = ", "return ["),),
    inputs=lambda rng: (*recurrent_tape(rng, *map(int, rng.permutation([2, 3, 4])[:2])), Rule()),
    edge_cases=lambda: [(*squared_tape(np.random.default_rng(14), 3), Rule())],
    simplest=lambda rng: (*network_tape(rng, 3, 2, 4, 5), Rule()),
    oracle=lambda tape, wanted, rule: gradients_by_torch(tape, wanted),
    notes=(DELEGATION,),
    related=True,
    mistakes=(
        Mistake(
            "by_autograd",
            answer=walk_by_autograd,
            saw="Autograd ran in your answer.",
            expected="I expected the walk that it does, written by hand: you are building it.",
            cause="`backward` gives the right numbers, and hides what you find out here.",
            next="Go through the steps in a loop of your own, and ask `rule` at each.",
            recognise=with_autograd,
        ),
        Mistake(
            "overwrites",
            Change("grads.get(id(value), 0) + part", "part"),
            saw="A value that is used twice keeps only the last gradient that came to it.",
            expected="I expected the sum of both: paths are added.",
            cause="A plain assignment replaces what an earlier step of the walk has put there.",
            next="Add `part` to what is there already, or to 0.",
        ),
        Mistake(
            "keeps_the_first",
            Change("grads[id(value)] = grads.get(id(value), 0) + part", "grads.setdefault(id(value), part)"),
            saw="A value that is used twice keeps only the first gradient that came to it.",
            expected="I expected the sum of both: paths are added.",
            cause="`setdefault`, or an `if` around the line, leaves out what comes later.",
            next="Add `part` to what is there already, or to 0.",
        ),
        Mistake(
            "forwards",
            Change("reversed(tape)", "tape"),
            saw="The walk asked for a gradient that was not there, and nothing in your code turns the tape round.",
            expected="I expected it to begin at the last step, whose output is the loss.",
            cause="Only the gradient of the loss is known at the start.",
            next="Go through the tape from its end, with `reversed`.",
            recognise=_goes_forwards,
        ),
        Mistake(
            "visits_twice",
            answer=walk_visiting_twice,
            saw="A step whose output is used twice hands its gradient on twice.",
            expected="I expected each step once, when all that comes to its output is added up.",
            cause="A walk along each path by itself passes on again what it has passed on before.",
            next="Go through the tape in reverse: then later steps are done first.",
        ),
        Mistake(
            "adds_in_place",
            Change(
                "grads[id(value)] = grads.get(id(value), 0) + part",
                "if id(value) in grads:\n    grads[id(value)] += part\nelse:\n    grads[id(value)] = part",
            ),
            saw="A gradient has changed after it was handed on.",
            expected="I expected each to stay as it was when it was complete.",
            cause="`+=` writes into the Tensor itself, and `rule` may hand back the very `grad` that it got.",
            next="Make a new Tensor: `grads[...] = grads[...] + part`.",
        ),
        Mistake(
            "number_gets_one",
            Change("if part is not None:", "if True:"),
            saw="The walk adds up None.",
            expected="I expected an input that is a number to be passed over.",
            cause="For a number, `rule` hands back None: a constant has no gradient.",
            next="Add only where `part` is not None.",
        ),
        Mistake(
            "starts_from_zero",
            Change("torch.ones_like", "torch.zeros_like"),
            saw="All your gradients are 0.",
            expected="I expected the walk to start from 1: when the loss rises by 1, the loss rises by 1.",
            cause="Each rule multiplies by what arrives, and from 0 nothing arrives.",
            next="Begin with a 1 for the loss.",
        ),
        Mistake(
            "starts_from_the_loss",
            Change("torch.ones_like(tape[-1][2])", "tape[-1][2]"),
            saw="The walk starts from the value of the loss.",
            expected="I expected it to start from 1: when the loss rises by 1, the loss rises by 1.",
            cause="Every gradient is then too large by that factor.",
            next="Begin with a 1 for the loss.",
        ),
        Mistake(
            "by_place",
            Change("for value in wanted]", "for value in wanted[::-1]]"),
            saw="The gradients come in another order than `wanted`.",
            expected="I expected the first of them to belong to the first of `wanted`.",
            next="Build the list in the order of `wanted`.",
        ),
        Mistake(
            "dict_returned",
            Change("[grads[id(value)] for value in wanted]", "grads"),
            saw="`walk` returned all that it collected.",
            expected="I expected a list with the gradients of `wanted`, in this order.",
            next="Look up each of `wanted` in what you collected.",
        ),
    ),
    hints=(
        "Keep the gradients in a dict, by `id` of what they belong to. At the start it holds a 1 for the loss.",
        "For each step, last first: `rule` gives one part for each input; add each part to what that input has.",
        "`for operation, inputs, output in reversed(tape):`, then "
        "`grads[id(value)] = grads.get(id(value), 0) + part` where `part` is not None.",
    ),
    praise="This is autograd: a tape, a rule for each operation, and a walk that adds.",
)
