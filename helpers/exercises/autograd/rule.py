"""The exercise on what each operation hands back."""

import numpy as np

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal
from .oracles import product

__all__ = ["EXERCISE"]


def rule(operation, inputs, grad):
    """Return what an operation hands back to each of its inputs, by hand.

    operation: "mm", "clamp", "sub", "pow" or "sum"
    inputs: tuple of float64 Tensors and numbers: for "mm" and "sub" two Tensors,
        for "clamp" (h, floor), for "pow" (base, exponent), for "sum" (values,)
    grad: float64 Tensor, the gradient that arrives at the output, of the output's shape
    Returns: a tuple, one item for each input: its gradient, of its shape; None for a number
    h and floor are nowhere equal; the exponent is 2 or more; for "sub" both have one shape.
    By hand, without `backward`; inputs and grad stay as they are.
    """
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.t()), a.t().mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > floor), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base.pow(exponent - 1), None
    (values,) = inputs  # "sum"
    return (grad * torch.ones_like(values),)


def rule_by_autograd(operation, inputs, grad):
    leaves = [value.clone().requires_grad_() if isinstance(value, torch.Tensor) else value for value in inputs]
    getattr(torch, operation)(*leaves).backward(grad)
    return tuple(leaf.grad if isinstance(leaf, torch.Tensor) else None for leaf in leaves)


_SIZES = (2, 3, 4, 5)


def _call(rng, operation):
    N, D, H = (int(size) for size in rng.permutation(_SIZES)[:3])
    inputs, arriving = {
        "mm": lambda: ((normal(rng, N, D), normal(rng, D, H)), (N, H)),
        "clamp": lambda: ((normal(rng, 6, 5), float(rng.choice([-0.5, 0.5]))), (6, 5)),
        "sub": lambda: ((normal(rng, N, H), normal(rng, N, H)), (N, H)),
        "pow": lambda: ((normal(rng, N, H), int(rng.integers(2, 5))), (N, H)),
        "sum": lambda: ((normal(rng, N, H),), ()),
    }[operation]()
    return operation, inputs, torch.as_tensor(normal(rng, *arriving))


def _each_operation():
    rng = np.random.default_rng(12)
    calls = [_call(rng, operation) for operation in ("mm", "clamp", "sub", "pow", "sum")]
    with_zero = torch.tensor([[0.0, -1.5, 2.0]], dtype=torch.float64)
    large = [(operation, inputs, 100 * grad) for operation, inputs, grad in calls]
    return [*large, ("pow", (with_zero, 2), torch.ones_like(with_zero))]


def _in_sums(operation, inputs, grad):
    """The same in plain sums and differences."""
    first, *others = (value.numpy() if isinstance(value, torch.Tensor) else value for value in inputs)
    grad = grad.numpy()
    parts = {
        "mm": lambda: (product(grad, others[0].T), product(first.T, grad)),
        "clamp": lambda: (np.where(first > others[0], grad, 0.0), None),
        "sub": lambda: (0.0 + grad, 0.0 - grad),
        "pow": lambda: (grad * others[0] * np.prod([first] * (others[0] - 1), axis=0), None),
        "sum": lambda: (np.full(first.shape, grad),),
    }[operation]()
    return tuple(None if part is None else torch.from_numpy(np.ascontiguousarray(part)) for part in parts)


EXERCISE = Exercise(
    id="autograd.rule",
    title="Write a rule for each operation",
    points=3,
    minutes=6,
    solution=rule,
    blanks=(
        "grad.mm(b.t()), a.t().mm(grad)",
        "grad * (h > floor), None",
        "grad, -grad",
        "grad * exponent * base.pow(exponent - 1), None",
        "(grad * torch.ones_like(values),)",
    ),
    inputs=lambda rng: _call(rng, ("mm", "clamp", "sub", "pow", "sum")[int(rng.integers(5))]),
    edge_cases=_each_operation,
    oracle=_in_sums,
    notes=(DELEGATION,),
    related=True,
    mistakes=(
        Mistake(
            "by_autograd",
            answer=rule_by_autograd,
            saw="Autograd ran in your answer.",
            expected="I expected what it computes, written by hand: you are building it.",
            cause="`backward` gives the right numbers, and hides what you find out here.",
            next="Write one line for each operation.",
            recognise=with_autograd,
        ),
        Mistake(
            "mm_exchanged",
            Change("grad.mm(b.t()), a.t().mm(grad)", "a.t().mm(grad), grad.mm(b.t())"),
            saw='For "mm" the two gradients come in the other order.',
            expected="I expected the gradient of `a` first, of the shape of `a`.",
            next="Exchange the two.",
        ),
        Mistake(
            "sub_both_plus",
            Change("grad, -grad", "grad, grad"),
            saw='For "sub" both inputs get `grad`.',
            expected="I expected `-grad` for the second.",
            cause="When what is subtracted rises, the difference falls.",
            next="Turn the sign of the second.",
        ),
        Mistake(
            "sub_other_sign",
            Change("grad, -grad", "-grad, grad"),
            saw='For "sub" the signs are exchanged.',
            expected="I expected `grad` for the first input and `-grad` for the second.",
            cause="`a - b` rises with `a` and falls with `b`.",
            next="Exchange the two.",
        ),
        Mistake(
            "clamp_asks_grad",
            Change("grad * (h > floor)", "grad * (grad > floor)"),
            saw='For "clamp" the mask comes from `grad`.',
            expected="I expected it to come from `h`.",
            cause="Going forward `clamp` compared `h` with the floor; that decides what comes back.",
            next="Compare `h` with `floor`.",
        ),
        Mistake(
            "clamp_at_zero",
            Change("h > floor", "h > 0"),
            saw='For "clamp" you compare `h` with 0.',
            expected="I expected a comparison with the floor that was given.",
            cause="The floor is the second input, and it is not always 0.",
            next="Use `floor`.",
        ),
        Mistake(
            "clamp_no_mask",
            Change("grad * (h > floor)", "grad"),
            saw='For "clamp" the whole of `grad` comes back.',
            expected="I expected 0 where `h` lies below the floor.",
            cause="There the output is the floor, and moving `h` a little moves nothing.",
            next="Multiply `grad` by a mask.",
        ),
        Mistake(
            "pow_without_grad",
            Change("grad * exponent * base", "exponent * base"),
            saw='For "pow" your result does not depend on `grad`.',
            expected="I expected the slope times the gradient that arrives.",
            cause="The chain rule: slopes along a path are multiplied.",
            next="Multiply by `grad`.",
        ),
        Mistake(
            "pow_without_factor",
            Change("grad * exponent * base", "grad * base"),
            saw='For "pow" the factor in front is missing.',
            expected="I expected `exponent * base ** (exponent - 1)` as the slope.",
            cause="The slope of w² is 2 w, that of w³ is 3 w².",
            next="Multiply by the exponent.",
        ),
        Mistake(
            "pow_exponent_kept",
            Change("base.pow(exponent - 1)", "base.pow(exponent)"),
            saw='For "pow" the exponent of `base` is as large as going forward.',
            expected="I expected it one smaller.",
            cause="The slope of w² is 2 w, that of w³ is 3 w².",
            next="Take `exponent - 1` as the new exponent.",
        ),
        Mistake(
            "pow_squares_only",
            Change("exponent * base.pow(exponent - 1)", "2 * base"),
            saw='For "pow" you give the slope of a square.',
            expected="I expected the slope for any exponent.",
            cause="The exponent is the second input, and it is not always 2.",
            next="Write the slope of `base ** exponent`.",
        ),
        Mistake(
            "pow_gradient_for_the_number",
            Change("base.pow(exponent - 1), None", "base.pow(exponent - 1), grad * base.pow(exponent) * base.log()"),
            saw='For "pow" the exponent gets a gradient.',
            expected="I expected None for it.",
            cause="The exponent is a number that nobody wants to move: a constant.",
            next="Return None in its place.",
        ),
        Mistake(
            "numbers_left_out",
            Change("grad * (h > floor), None", "(grad * (h > floor),)"),
            Change("base.pow(exponent - 1), None", "base.pow(exponent - 1),"),
            saw="For an input that is a number you return nothing at all.",
            expected="I expected one item for each input, None for a number.",
            cause="The walk pairs what comes back with the inputs, one by one.",
            next="Return `..., None` for clamp and pow.",
        ),
        Mistake(
            "sum_not_spread",
            Change("(grad * torch.ones_like(values),)", "(grad,)"),
            saw='For "sum" one number comes back.',
            expected="I expected a Tensor of the shape of `values`.",
            cause="Each entry goes into the sum with slope 1, so each gets the whole of `grad`.",
            next="Spread `grad` over the shape of `values`.",
        ),
        Mistake(
            "sum_only_ones",
            Change("(grad * torch.ones_like(values),)", "(torch.ones_like(values),)"),
            saw='For "sum" each entry gets 1.',
            expected="I expected each entry to get `grad`.",
            cause="1 is the slope of a sum; the chain rule multiplies it by what arrives.",
            next="Multiply by `grad`.",
        ),
        Mistake(
            "sum_shared_out",
            Change("grad * torch.ones_like(values)", "grad * torch.ones_like(values) / values.numel()"),
            saw='For "sum" you share `grad` out among the entries.',
            expected="I expected each entry to get the whole of it.",
            cause="Dividing by their number is the rule of a mean.",
            next="Leave the division out.",
        ),
        Mistake(
            "comma_missing",
            Change("(grad * torch.ones_like(values),)", "grad * torch.ones_like(values)"),
            saw='For "sum" a Tensor comes back.',
            expected="I expected a tuple with one item.",
            cause="A single item needs a comma to be a tuple: `(part,)`, not `(part)`.",
            next="Write `(...,)` around it.",
        ),
    ),
    hints=(
        "Each is a slope times `grad`. Two you have written in this lesson; the slope of a difference is 1 and -1.",
        "What you return for an input has its shape. The slope of w² is 2 w, of w³ it is 3 w².",
        "mm: `grad.mm(b.t()), a.t().mm(grad)`; clamp: `grad * (h > floor), None`; sub: `grad, -grad`; "
        "pow: `grad * exponent * base.pow(exponent - 1), None`; sum: `(grad * torch.ones_like(values),)`.",
    ),
    praise="You have written the rules of five operations; torch holds one for each that it knows.",
)
