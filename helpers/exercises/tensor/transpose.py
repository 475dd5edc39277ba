"""A prediction: the shape of a transposed vector."""

from ..exercise import Exercise, Question
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
    further=(
        Question(
            comment='m has shape (3, 5): the shape of m[0].t() as a tuple or a list, or "error"',
            solution=(5,),
            mistakes=(
                Mistake(
                    "column",
                    answer=(5, 1),
                    saw="You predicted a column, (5, 1).",
                    expected="`m[0]` has one axis, and transposing swaps two.",
                    cause="A transpose never adds an axis.",
                    next="Count the axes of `m[0]`, and keep that many.",
                ),
                Mistake(
                    "row",
                    answer=(1, 5),
                    saw="You predicted a row of a matrix, (1, 5).",
                    expected="`m[0]` has one axis, and transposing swaps two.",
                    cause="Picking a row takes an axis away, and a transpose never adds one.",
                    next="Count the axes of `m[0]`, and keep that many.",
                ),
                Mistake(
                    "raises",
                    answer="error",
                    saw="You expect an error.",
                    expected="`t()` takes Tensors with up to two axes.",
                    cause="A row has one axis: there is nothing to swap, and `t()` says nothing about that.",
                    next="Ask which shape the row has.",
                ),
                Mistake(
                    "other_axis",
                    answer=(3,),
                    saw="You predicted as many numbers as `m` has rows.",
                    expected="`m[0]` is one row, with a number for each column.",
                    cause="The row is picked before it is transposed.",
                    next="Find the shape of `m[0]` first.",
                ),
                Mistake(
                    "of_the_matrix",
                    answer=(5, 3),
                    saw="You predicted (5, 3).",
                    expected="That is the shape of `m.t()`.",
                    cause="Here a row is picked before it is transposed.",
                    next="Find the shape of `m[0]` first.",
                ),
            ),
            hints=(
                "To transpose is to swap two axes. How many has a row that was picked?",
                "`m[0]` has one number for each column of `m`.",
                "With nothing to swap, the shape of `m[0]` stays: a tuple with one number, written `(n,)`.",
            ),
        ),
        Question(
            comment='m has shape (2, 6), v (6,): the shape of m.mv(v).t() as a tuple or a list, or "error"',
            solution=(2,),
            mistakes=(
                Mistake(
                    "column",
                    answer=(2, 1),
                    saw="You predicted a column, (2, 1).",
                    expected="`m.mv(v)` has one axis, and transposing swaps two.",
                    cause="A transpose never adds an axis.",
                    next="Count the axes of `m.mv(v)`, and keep that many.",
                ),
                Mistake(
                    "row",
                    answer=(1, 2),
                    saw="You predicted a row of a matrix, (1, 2).",
                    expected="`m.mv(v)` has one axis, and transposing swaps two.",
                    cause="`mv` gives a vector, neither a row nor a column.",
                    next="Count the axes of `m.mv(v)`, and keep that many.",
                ),
                Mistake(
                    "raises",
                    answer="error",
                    saw="You expect an error.",
                    expected="The sizes fit `mv`, and `t()` takes Tensors with up to two axes.",
                    cause="With one axis there is nothing to swap, and `t()` says nothing about that.",
                    next="Ask which shape `m.mv(v)` has.",
                ),
                Mistake(
                    "other_axis",
                    answer=(6,),
                    saw="You predicted the shape of `v`.",
                    expected="`m.mv(v)` has one number for each row of `m`.",
                    cause="The product adds up over the size that `m` and `v` share.",
                    next="Find the shape of `m.mv(v)` first.",
                ),
                Mistake(
                    "of_the_matrix",
                    answer=(6, 2),
                    saw="You predicted (6, 2).",
                    expected="That is the shape of `m.t()`.",
                    cause="Here the product with `v` comes first, and it is the product that is transposed.",
                    next="Find the shape of `m.mv(v)` first.",
                ),
            ),
            hints=(
                "To transpose is to swap two axes. How many has a matrix times a vector?",
                "`m.mv(v)` has one number for each row of `m`.",
                "With nothing to swap, the shape of `m.mv(v)` stays: a tuple with one number, written `(n,)`.",
            ),
        ),
    ),
)
