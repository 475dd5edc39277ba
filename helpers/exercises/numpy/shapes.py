"""Read a shape: a prediction."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


EXERCISE = Exercise(
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
    further=(
        Question(
            comment="a has shape (20, 6). What is the shape of a[4:7]? Write a tuple or a list.",
            solution=(3, 6),
            mistakes=(
                Mistake(
                    "index_for_slice",
                    answer=(6,),
                    saw="You predicted `(6,)`: one row.",
                    expected="I expected several rows.",
                    cause="A single number removes its axis; a slice, with a colon, keeps it.",
                    next="Count the rows from the first one named up to, not including, the last.",
                ),
                Mistake(
                    "stop_included",
                    answer=(4, 6),
                    saw="You predicted four rows.",
                    expected="I expected one fewer.",
                    cause="A slice ends before its stop: row 7 is not among them.",
                    next="List the rows by number.",
                ),
                Mistake(
                    "slice_on_columns",
                    answer=(20, 3),
                    saw="You predicted that the slice picks columns.",
                    expected="I expected it to pick rows.",
                    cause="The first place in the brackets belongs to the first axis.",
                    next="Ask which axis the 6 belongs to, and whether it is touched.",
                ),
                Mistake(
                    "numbers_for_sizes",
                    answer=(4, 7),
                    saw="You wrote the two numbers of the slice.",
                    expected="I expected the sizes of what it picks.",
                    next="Count the rows from 4 up to, not including, 7; the columns stay.",
                ),
            ),
            hints=(
                "A slice picks several places along its axis, so the axis stays, shorter than before.",
                "The rows run from 4 up to, not including, 7. The columns are not touched.",
                "Rows 4, 5 and 6, with six columns each: `(3, 6)`.",
            ),
        ),
        Question(
            comment="a has shape (8, 5). What is the shape of a[:, 2]? Write a tuple or a list.",
            solution=(8,),
            mistakes=(
                Mistake(
                    "keeps_an_axis",
                    answer=(8, 1),
                    saw="You predicted `(8, 1)`: a table with one column.",
                    expected="I expected one axis.",
                    cause="A single number removes its axis; `a[:, 2:3]` would keep it.",
                    next="Count the axes that are left over.",
                ),
                Mistake(
                    "row_for_column",
                    answer=(5,),
                    saw="You predicted `(5,)`, the shape of a row.",
                    expected="I expected that of a column.",
                    cause="The colon keeps all of the first axis; the 2 picks one place on the second.",
                    next="Ask how many numbers stand in column 2.",
                ),
                Mistake(
                    "count_for_index",
                    answer=(8, 2),
                    saw="You predicted two columns.",
                    expected="I expected one, without an axis of its own.",
                    cause="A 2 alone says which column, not how many.",
                    next="Leave out the axis that the index uses up.",
                ),
            ),
            hints=(
                "A colon alone keeps an axis as it is; a single number uses its axis up.",
                "The first axis has 8 places and stays. The second is used up.",
                "Only the 8 is left: `(8,)`.",
            ),
        ),
    ),
)
