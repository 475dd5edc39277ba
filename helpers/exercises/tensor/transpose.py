"""A prediction: the shape of a transposed vector."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="tensor.transpose",
    title="Transpose a vector",
    points=1,
    minutes=1,
    kind="value",
    name="transposed_shape",
    solution=(4,),
    comment='v has shape (4,): the shape of v.t() as a tuple or a list, or "error"',
    mistakes=(
        Mistake(
            "column",
            answer=(4, 1),
            saw="You predicted a column, (4, 1).",
            expected="`v` has one axis, and transposing swaps two.",
            cause="A transpose never adds an axis.",
            next="Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "row",
            answer=(1, 4),
            saw="You predicted a row, (1, 4).",
            expected="`v` has one axis, and transposing swaps two.",
            cause="A transpose never adds an axis.",
            next="Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "raises",
            answer="error",
            saw="You expect an error.",
            expected="`t()` takes Tensors with up to two axes.",
            cause="With one axis there is nothing to swap, and it says nothing about that.",
            next="Ask what is left of the shape.",
        ),
    ),
    hints=(
        "To transpose is to swap two axes.",
        "(4,) is a shape with one axis.",
        "With nothing to swap, the shape stays: a tuple with one number, written `(n,)`.",
    ),
    praise="You know that a transpose leaves a vector as it is, without a word.",
)
