"""Take a mean along an axis: a prediction."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


EXERCISE = Exercise(
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
    further=(
        Question(
            comment="m = np.array([[2.0, 4.0],\n              [1.0, 9.0],\n              [6.0, 5.0]])\n"
            "What is m.mean(axis=1)? Write a list, a tuple or an array.",
            solution=(3.0, 5.0, 5.5),
            solution_text="[3.0, 5.0, 5.5]",
            mistakes=(
                Mistake(
                    "axis_1_as_per_column",
                    answer=[3.0, 6.0],
                    saw="You predicted one mean for each column.",
                    expected="I expected one for each row.",
                    cause="The axis that you name disappears: without axis 1, (3, 2) becomes (3,).",
                    next="Average the two numbers of the first row, then go on down.",
                ),
                Mistake(
                    "mean_of_all",
                    answer=4.5,
                    saw="You predicted 4.5, the mean of all six numbers.",
                    expected="I expected three means.",
                    cause="Without `axis` everything is averaged. With `axis=1` only that axis disappears.",
                    next="Write down the shape that is left of (3, 2).",
                ),
                Mistake(
                    "keeps_the_axis",
                    answer=[[3.0], [5.0], [5.5]],
                    saw="Your three means are right, in a table with one column.",
                    expected="I expected a list of three numbers.",
                    cause="The axis disappears from the shape: (3, 2) becomes (3,).",
                    next="Remove the inner brackets.",
                ),
                Mistake(
                    "sum_for_mean",
                    answer=[6.0, 10.0, 11.0],
                    saw="You predicted the sums of the rows.",
                    expected="I expected their means.",
                    next="Divide each by the number of columns.",
                ),
            ),
            hints=(
                "The axis you name is the axis that disappears.",
                "`m` has shape (3, 2). Without axis 1 there are 3 numbers left.",
                "Average along each row: (2 + 4) / 2, (1 + 9) / 2, (6 + 5) / 2.",
            ),
        ),
        Question(
            comment="m = np.array([[4.0, 7.0, 1.0, 0.0],\n              [2.0, 3.0, 8.0, 5.0]])\n"
            "What is m.max(axis=0)? Write a list, a tuple or an array.",
            solution=(4.0, 7.0, 8.0, 5.0),
            solution_text="[4.0, 7.0, 8.0, 5.0]",
            mistakes=(
                Mistake(
                    "axis_0_as_per_row",
                    answer=[7.0, 8.0],
                    saw="You predicted the largest of each row.",
                    expected="I expected the largest of each column.",
                    cause="The axis that you name disappears: without axis 0, (2, 4) becomes (4,).",
                    next="Compare 4 and 2, then go on to the right.",
                ),
                Mistake(
                    "largest_of_all",
                    answer=8.0,
                    saw="You predicted the largest of all eight numbers.",
                    expected="I expected four numbers.",
                    cause="Without `axis` all are searched. With `axis=0` only that axis disappears.",
                    next="Write down the shape that is left of (2, 4).",
                ),
                Mistake(
                    "mean_for_max",
                    answer=[3.0, 5.0, 4.5, 2.5],
                    saw="You predicted the means of the columns.",
                    expected="I expected their largest entries.",
                    next="Pick the larger number of each column.",
                ),
                Mistake(
                    "smallest",
                    answer=[2.0, 3.0, 1.0, 0.0],
                    saw="You predicted the smallest entry of each column.",
                    expected="I expected the largest.",
                    next="Pick the other number of each column.",
                ),
            ),
            hints=(
                "The axis you name is the axis that disappears, for `max` as for `mean`.",
                "`m` has shape (2, 4). Without axis 0 there are 4 numbers left.",
                "The larger of each column: of 4 and 2, of 7 and 3, of 1 and 8, of 0 and 5.",
            ),
        ),
    ),
)
