"""The prediction of which Tensor gets a gradient."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _letters(value):
    """Return the letters a, b, c of an answer such as "a and b" or ("a", "b") as a set."""
    parts = value if isinstance(value, tuple) else (value,)
    words = " ".join(parts).casefold().replace(".grad", " ").replace("and", " ").replace(",", " ").split()
    return {letter for word in words for letter in word}


EXERCISE = Exercise(
    id="autograd.leaf",
    title="Say who gets a gradient",
    points=1,
    minutes=2,
    kind="value",
    name="has_gradient",
    comment=(
        "a = torch.ones(3, requires_grad=True); b = a * 2; c = b.sum(); c.backward()\n"
        'Which of a, b and c have a .grad afterwards? The letters as a text in quotes, such as "abc".'
    ),
    solution="a",
    accepts=lambda value: _letters(value) == {"a"},
    mistakes=(
        Mistake(
            "all_three",
            answer="abc",
            saw="You predicted that all three have a gradient.",
            expected="Gradients reach `b` and `c` on the way, but only one name keeps its own.",
            cause="`.grad` is kept for leaves: Tensors that no operation of the graph has made.",
            next="Find the one that you made yourself.",
            recognise=lambda value: _letters(value) == {"a", "b", "c"},
        ),
        Mistake(
            "both_inputs",
            answer="ab",
            saw="You predicted `a` and `b`.",
            expected="One of these two was made by an operation, and its gradient is not kept.",
            cause="`b = a * 2` has a `grad_fn`: it is no leaf.",
            next="Keep the one that has no `grad_fn`.",
            recognise=lambda value: _letters(value) == {"a", "b"},
        ),
        Mistake(
            "middle_only",
            answer="b",
            saw="You predicted `b` alone.",
            expected="`b` is a step on the way: its gradient is used and dropped.",
            cause="`b` was made by `a * 2`, so it is no leaf.",
            next="Follow the gradient further back, to where the path ends.",
            recognise=lambda value: _letters(value) == {"b"},
        ),
        Mistake(
            "the_loss",
            answer="c",
            saw="Your answer has `c` in it, and not as one of three.",
            expected="`backward` starts at `c`; what it fills lies at the other end.",
            cause="`c.grad` would be the gradient of `c` with respect to itself.",
            next="Follow the path from `c` back to where it ends.",
            recognise=lambda value: "c" in _letters(value) and _letters(value) < {"a", "b", "c"},
        ),
    ),
    hints=(
        "Ask of each Tensor who made it: you, or an operation of the graph.",
        "A Tensor with a `grad_fn` was made by an operation; one without is a leaf.",
        "`b` comes from `a * 2` and `c` from `b.sum()`. The one that is left is the leaf.",
    ),
    praise="You can tell a leaf from a step on the way, and know which of them keeps a gradient.",
)
