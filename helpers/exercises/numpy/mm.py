"""Products of stacks of matrices: `@`."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes
from .oracles import product

__all__ = ["EXERCISE"]


def multiply_stacks(a, b):
    """Return the matrix product of each pair: result[i] is a[i] times b[i]. Leave the arguments as they are.

    a: float64 array, shape (B, N, D), B matrices
    b: float64 array, shape (B, D, H), B matrices
    Returns: float64 array, shape (B, N, H).
    """
    return a @ b


def _stack_inputs(rng):
    B, N, D, H = sizes(rng, 4)
    return rng.standard_normal((B, N, D)), rng.standard_normal((B, D, H))


EXERCISE = Exercise(
    id="numpy.mm",
    title="Multiply stacks of matrices",
    points=1,
    minutes=4,
    solution=multiply_stacks,
    blanks=("a @ b",),
    inputs=_stack_inputs,
    oracle=lambda a, b: np.array([product(m, n) for m, n in zip(a.tolist(), b.tolist(), strict=True)]),
    mistakes=(
        Mistake(
            "dot_of_stacks",
            Change("a @ b", "np.dot(a, b)"),
            saw="`dot` returned an array with four axes, (B, N, B, H).",
            expected="I expected (B, N, H): each matrix with its own partner.",
            cause="On stacks `dot` multiplies every matrix of `a` with every matrix of `b`.",
            next="Use `@`, which goes through the stacks in pairs.",
        ),
        Mistake(
            "stacks_element_by_element",
            Change("@", "*"),
            saw="`a * b` raised an error about shapes.",
            expected="I expected B matrix products.",
            cause="`*` multiplies entry by entry; `@` multiplies matrices.",
            next="Change the operator.",
        ),
        Mistake(
            "stacks_swapped",
            Change("a @ b", "b @ a"),
            saw="`b @ a` raised an error: the inner sizes differ.",
            expected="I expected (N, D) times (D, H) in each pair.",
            cause="The order of a matrix product counts.",
            next="Put `a` first.",
        ),
        Mistake(
            "first_pair_only",
            Change("a @ b", "a[0] @ b[0]"),
            saw="You returned one product, shape (N, H).",
            expected="I expected all B of them, shape (B, N, H).",
            cause="The index `[0]` takes the first matrix out of each stack.",
            next="Leave out the index: `@` goes through the stack for you.",
        ),
        Mistake(
            "stacks_added_up",
            Change("a @ b", "(a @ b).sum(axis=0)"),
            saw="You added the B products up, shape (N, H).",
            expected="I expected them side by side in a stack, shape (B, N, H).",
            cause="A `sum` over the first axis makes it disappear.",
            next="Leave out the sum.",
        ),
        Mistake(
            "list_of_products",
            Change("a @ b", "[one @ other for one, other in zip(a, b)]"),
            saw="You returned a Python list of B arrays with the right numbers.",
            expected="I expected one array of shape (B, N, H).",
            cause="A loop over pairs collects single arrays.",
            next="Let `@` do the loop, or put `np.array(...)` around the list.",
        ),
        Mistake(
            "products_on_their_side",
            Change("a @ b", "(a @ b).swapaxes(1, 2)"),
            saw="The numbers are right, and each matrix lies on its side: (B, H, N).",
            expected="I expected (B, N, H).",
            cause="A transpose of the last two axes does this.",
            next="Leave out the transpose.",
        ),
        Mistake(
            "first_matrix_for_all",
            Change("a @ b", "a @ b[0]"),
            saw="Only result[0] is right: every `a[i]` met `b[0]`.",
            expected="I expected `a[i]` times `b[i]`.",
            cause="An index picked the first matrix of `b`, in `b[0]` or behind `np.dot`.",
            next="Use `a @ b`, which pairs the two stacks matrix by matrix.",
        ),
    ),
    hints=(
        "A stack is an array with one more axis in front. `@` multiplies the matrices of two stacks in pairs.",
        "(B, N, D) and (B, D, H): B stays, and of the last two axes the inner sizes meet: (B, N, H).",
        "`a @ b`, or by its name: `np.matmul(a, b)`.",
    ),
    praise="You can multiply whole stacks in one go, and you know where `dot` and `@` part ways.",
)
