"""An opening question: the shape of a gradient."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="tensor.shape",
    title="Give a gradient its shape",
    points=1,
    minutes=1,
    kind="value",
    name="grad_w1_shape",
    solution=(1000, 100),
    comment="x is (64, 1000), w1 is (1000, 100), grad_h is (64, 100): what is the shape of grad_w1?\n"
    "Write a tuple or a list, such as (2, 5).",
    mistakes=(
        Mistake(
            "exchanged",
            answer=(100, 1000),
            saw="You predicted (100, 1000).",
            expected="A gradient has the shape of what it belongs to, and `w1` is (1000, 100).",
            cause="The two sizes are exchanged.",
            next="Write the shapes under `x.T.dot(grad_h)`: (1000, 64) times (64, 100).",
        ),
        Mistake(
            "of_grad_h",
            answer=(64, 100),
            saw="You predicted (64, 100).",
            expected="That is the shape of `grad_h`, one number for each row and hidden unit.",
            cause="`grad_w1` has one number for each weight.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_x",
            answer=(64, 1000),
            saw="You predicted (64, 1000).",
            expected="That is the shape of the data `x`.",
            cause="The sum over the 64 rows is taken inside the product, so 64 is gone afterwards.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_grad_w2",
            answer=(100, 10),
            saw="You predicted (100, 10).",
            expected="That is the shape of `w2` and of `grad_w2`.",
            cause="The question asks for the first layer.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_the_left_factor",
            answer=(1000, 64),
            saw="You predicted (1000, 64).",
            expected="That is the shape of `x.T`, the left factor of the product.",
            cause="`x.T.dot(grad_h)` goes on: (1000, 64) times (64, 100), and the inner size vanishes.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "product_of_sizes",
            answer=100_000,
            saw="You wrote one number, the product of two sizes.",
            expected="A shape lists the sizes, one for each axis.",
            cause="`w1` has 100 000 entries; its shape says how they are arranged.",
            next="Write both sizes in brackets, with a comma.",
        ),
    ),
    hints=(
        "A gradient says how the loss changes with each number of an array.",
        "One number for each entry of `w1`: the shapes are equal.",
        "`grad_w1_shape = (1000, ...)`, and the second size is H.",
    ),
    praise="You know that a gradient always has the shape of the array it belongs to.",
    further=(
        Question(
            comment="N, D_in, H, D_out = 20, 6, 15, 3: what is the shape of grad_w1?\n"
            "Write a tuple or a list, such as (2, 5).",
            solution=(6, 15),
            mistakes=(
                Mistake(
                    "exchanged",
                    answer=(15, 6),
                    saw="You predicted (15, 6).",
                    expected="A gradient has the shape of what it belongs to, and `w1` has a row for each input.",
                    cause="The two sizes are exchanged.",
                    next="Ask which of the two sizes counts the inputs.",
                ),
                Mistake(
                    "of_grad_h",
                    answer=(20, 15),
                    saw="You predicted (20, 15), which is (N, H).",
                    expected="That is the shape of `grad_h`, one number for each row and hidden unit.",
                    cause="`grad_w1` has one number for each weight.",
                    next="Ask which shape `w1` has.",
                ),
                Mistake(
                    "of_x",
                    answer=(20, 6),
                    saw="You predicted (20, 6), which is (N, D_in).",
                    expected="That is the shape of the data `x`.",
                    cause="The gradient adds up over all N rows, so N is gone afterwards.",
                    next="Ask which shape `w1` has.",
                ),
                Mistake(
                    "of_grad_w2",
                    answer=(15, 3),
                    saw="You predicted (15, 3), which is (H, D_out).",
                    expected="That is the shape of `w2` and of `grad_w2`.",
                    cause="The question asks for the first layer.",
                    next="Ask which shape `w1` has.",
                ),
                Mistake(
                    "of_the_left_factor",
                    answer=(6, 20),
                    saw="You predicted (6, 20), which is (D_in, N).",
                    expected="That is the shape of `x.T`, the left factor of the product.",
                    cause="The product adds up over N, so N is no size of its result.",
                    next="Ask which shape `w1` has.",
                ),
                Mistake(
                    "product_of_sizes",
                    answer=90,
                    saw="You wrote one number, the product of two sizes.",
                    expected="A shape lists the sizes, one for each axis.",
                    cause="`w1` has 90 entries; its shape says how they are arranged.",
                    next="Write both sizes in brackets, with a comma.",
                ),
            ),
            hints=(
                "A gradient has one number for each number of the array it belongs to.",
                "`w1` leads from D_in inputs to H hidden units.",
                "`w1` is (D_in, H), and so is `grad_w1`: `grad_w1_shape = (6, ...)`.",
            ),
        ),
        Question(
            comment="x is (30, 8), and h = x.dot(w1) is (30, 12): what is the shape of grad_w1?\n"
            "Write a tuple or a list, such as (2, 5).",
            solution=(8, 12),
            mistakes=(
                Mistake(
                    "exchanged",
                    answer=(12, 8),
                    saw="You predicted (12, 8).",
                    expected="A gradient has the shape of what it belongs to, and `x.dot(w1)` has to fit.",
                    cause="The two sizes are exchanged: (30, 8) times (12, 8) does not fit.",
                    next="Find the shape of `w1` from the inner size of `x.dot(w1)`.",
                ),
                Mistake(
                    "of_grad_h",
                    answer=(30, 12),
                    saw="You predicted (30, 12).",
                    expected="That is the shape of `h` and of `grad_h`.",
                    cause="`grad_w1` has one number for each weight.",
                    next="Ask by what shape `x` is multiplied to give `h`.",
                ),
                Mistake(
                    "of_x",
                    answer=(30, 8),
                    saw="You predicted (30, 8).",
                    expected="That is the shape of the data `x`.",
                    cause="The gradient adds up over all 30 rows, so 30 is gone afterwards.",
                    next="Ask by what shape `x` is multiplied to give `h`.",
                ),
                Mistake(
                    "of_the_left_factor",
                    answer=(8, 30),
                    saw="You predicted (8, 30).",
                    expected="That is the shape of `x.T`, the left factor of the product.",
                    cause="The product adds up over the 30 rows, so 30 is no size of its result.",
                    next="Write the shapes under `x.T.dot(grad_h)`, and cross out the inner size.",
                ),
                Mistake(
                    "product_of_sizes",
                    answer=96,
                    saw="You wrote one number, the product of two sizes.",
                    expected="A shape lists the sizes, one for each axis.",
                    cause="`w1` has 96 entries; its shape says how they are arranged.",
                    next="Write both sizes in brackets, with a comma.",
                ),
            ),
            hints=(
                "A gradient has the shape of the array it belongs to, so look for the shape of `w1`.",
                "In `x.dot(w1)` the 8 columns of `x` meet the rows of `w1`.",
                "(30, 8) times (8, 12) gives (30, 12): `grad_w1_shape = (8, ...)`.",
            ),
        ),
    ),
)
