"""An opening question: the shape of a gradient."""

from ..exercise import Exercise
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
)
