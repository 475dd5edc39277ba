"""Three opening questions: a shape, a slice, a mean. Predictions about what the lesson needs."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["MEANS", "SHAPES", "SLICES"]


def _is_text(value):
    return isinstance(value, str)


def _whole_array(value):
    return len(value) in (2, 5)


SHAPES = Exercise(
    id="numpy.shapes",
    title="Read a shape",
    points=1,
    minutes=1,
    kind="value",
    name="row_shape",
    solution=(1000,),
    comment="a has shape (64, 1000). What is the shape of a[3]? Write a tuple or a list, such as (2, 5).",
    mistakes=(
        Mistake(
            "keeps_an_axis",
            answer=(1, 1000),
            saw="You predicted `(1, 1000)`: a table with one row.",
            expected="I expected one axis, since `a[3]` names one place on the first axis.",
            cause="A slice such as `a[3:4]` keeps the axis; a single number removes it.",
            next="Run `np.zeros((64, 1000))[3].shape` in a cell of your own.",
        ),
        Mistake(
            "number_for_tuple",
            answer=1000,
            saw="You wrote the number 1000.",
            expected="I expected a tuple with one item.",
            cause="In Python the comma makes the tuple: `(1000)` is a number, `(1000,)` a tuple.",
            next="Add the comma.",
        ),
        Mistake(
            "column_for_row",
            answer=(64,),
            saw="You predicted `(64,)`: one number for each row, which is a column.",
            expected="I expected the shape of a row.",
            cause="The first index picks from the first axis, the rows.",
            next="Ask how many numbers stand side by side in row 3.",
        ),
        Mistake(
            "one_number",
            answer=(),
            saw="You predicted `()`: a single number.",
            expected="I expected a whole row.",
            cause="Each index removes one axis. `a` has two axes, and `a[3]` gives one index.",
            next="Count the axes that are left over.",
        ),
        Mistake(
            "axes_exchanged",
            answer=(1000, 1),
            saw="You predicted `(1000, 1)`: a table of 1000 rows.",
            expected="I expected one axis.",
            cause="A row that is taken out has no direction. It is a list of 1000 numbers, neither standing nor lying.",
            next="Count the axes that one index leaves.",
        ),
        Mistake(
            "index_for_size",
            answer=(3, 1000),
            saw="You predicted `(3, 1000)`: three rows.",
            expected="I expected one row.",
            cause="The 3 in `a[3]` says which row, not how many; `a[:3]` would take three rows.",
            next="Leave out the axis that the index uses up.",
        ),
    ),
    hints=(
        "A shape lists how many steps each axis has. Every index in square brackets uses up one axis.",
        "`a` has two axes, of sizes 64 and 1000. The index 3 uses up the first one. What is left?",
        "Only the 1000 is left, and a tuple with one item needs a comma: `(1000,)`.",
    ),
    praise="You can read a shape: an index removes its axis, and the axes that are left keep their sizes.",
)

SLICES = Exercise(
    id="numpy.slices",
    title="Write into a slice",
    points=1,
    minutes=1,
    kind="value",
    name="entry_after",
    solution=99,
    comment="a = np.array([0, 10, 20, 30, 40])\nb = a[1:3]\nb[0] = 99\nWhat does a[1] hold now? Write a number.",
    mistakes=(
        Mistake(
            "slice_as_copy",
            answer=10,
            saw="You predicted 10: as if `b` had numbers of its own.",
            expected="I expected the new number to show in `a`.",
            cause="A slice of a Python list copies. A slice of a NumPy array is a view onto the same memory.",
            next="Find which entry of `a` is called `b[0]`.",
        ),
        Mistake(
            "counts_from_one",
            answer=0,
            saw="You predicted 0, the entry at index 0.",
            expected="I expected the entry at index 1.",
            cause="NumPy counts places from 0, so `a[1]` is the second entry.",
            next="Write the indices 0 to 4 under the five numbers.",
        ),
        Mistake(
            "text_for_number",
            answer="an error",
            saw="You wrote a text.",
            expected="I expected a number: all three lines run.",
            cause="Writing into a slice is allowed, and NumPy does not warn.",
            next="Decide whether `b` has its own numbers or looks at those of `a`.",
            recognise=_is_text,
        ),
        Mistake(
            "whole_array",
            answer=[0, 99, 20, 30, 40],
            saw="You wrote several numbers.",
            expected="I expected the one number that `a[1]` holds.",
            next="Pick the second of the five entries.",
            recognise=_whole_array,
        ),
        Mistake(
            "third_entry",
            answer=20,
            saw="You predicted 20.",
            expected="I expected what stands in the second place of `a`.",
            cause="20 is the third entry of `a`, at index 2, and no line writes there.",
            next="Ask which place of `a` is called `b[0]`.",
        ),
    ),
    hints=(
        "Ask who owns the memory. Taking a slice copies no numbers in NumPy.",
        "`a[1:3]` starts at index 1. So `b[0]` and `a[1]` are two names for one place.",
        "What is written to `b[0]` is what `a[1]` holds: 99.",
    ),
    praise="You know that a slice is a view: two names, one memory. It matters when you mask a gradient below.",
)

MEANS = Exercise(
    id="numpy.means",
    title="Take a mean along an axis",
    points=1,
    minutes=1,
    kind="value",
    name="means",
    solution=(3.0, 4.0, 6.5),
    solution_text="[3.0, 4.0, 6.5]",
    comment="m = np.array([[1.0, 2.0, 3.0],\n              [5.0, 6.0, 10.0]])\n"
    "What is m.mean(axis=0)? Write a list, a tuple or an array.",
    mistakes=(
        Mistake(
            "axis_0_as_per_row",
            answer=[2.0, 7.0],
            saw="You predicted one mean for each row.",
            expected="I expected one for each column.",
            cause="The axis that you name is the one that disappears. `axis=0` removes the rows: (2, 3) becomes (3,).",
            next="Average 1 and 5, then go on to the right.",
        ),
        Mistake(
            "mean_of_all",
            answer=4.5,
            saw="You predicted 4.5, the mean of all six numbers.",
            expected="I expected three means.",
            cause="Without `axis` everything is averaged. With `axis=0` only that axis disappears.",
            next="Write down the shape that is left of (2, 3).",
        ),
        Mistake(
            "keeps_the_axis",
            answer=[[3.0, 4.0, 6.5]],
            saw="Your three means are right, in a table with one row.",
            expected="I expected a list of three numbers.",
            cause="The axis disappears from the shape: (2, 3) becomes (3,). `keepdims=True` would leave (1, 3).",
            next="Remove the outer brackets.",
        ),
        Mistake(
            "sum_for_mean",
            answer=[6.0, 8.0, 13.0],
            saw="You predicted the sums of the columns.",
            expected="I expected their means.",
            next="Divide each by the number of rows.",
        ),
        Mistake(
            "shape_for_values",
            answer=(3,),
            saw="You wrote the shape of the result.",
            expected="I expected its three numbers.",
            next="The shape is right, so compute the three means that fill it.",
        ),
        Mistake(
            "sums_of_rows",
            answer=[6.0, 21.0],
            saw="You predicted the sums of the rows.",
            expected="I expected the means of the columns.",
            cause="The axis that you name disappears: `axis=0` removes the rows and leaves three columns.",
            next="Add up each column, then divide by how many numbers you added.",
        ),
    ),
    hints=(
        "The axis you name is the axis that disappears.",
        "`m` has shape (2, 3). Without axis 0 there are 3 numbers left.",
        "Average down each column: (1 + 5) / 2, (2 + 6) / 2, (3 + 10) / 2.",
    ),
    praise="You know how to read `axis`: the axis you name is gone from the result.",
)
