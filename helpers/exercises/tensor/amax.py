"""The largest number of each row."""

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import normal
from .oracles import tensor

__all__ = ["EXERCISE"]


def largest_in_each_row(scores):
    """Return the largest number of each row, without its place. Leave the argument as it is.

    scores: float64 Tensor, shape (N, D_out)
    returns: float64 Tensor, shape (N,)
    """
    return scores.amax(dim=1)


EXERCISE = Exercise(
    id="tensor.amax",
    title="Find the largest of each row",
    points=1,
    minutes=3,
    solution=largest_in_each_row,
    blanks=("scores.amax(dim=1)",),
    inputs=lambda rng: (normal(rng, 5, 3),),
    oracle=lambda scores: tensor([sorted(row)[-1] for row in scores.tolist()]),
    mistakes=(
        Mistake(
            "values_and_places",
            Change("amax", "max"),
            saw="The result is a pair: the values, and the places where they stand.",
            expected="I expected the values alone, shape (N,).",
            cause="`torch.max` with an axis gives both; NumPy's gives the values.",
            next="Take `.values`, or use `amax`.",
        ),
        Mistake(
            "largest_in_each_column",
            Change("dim=1", "dim=0"),
            saw="The result has one number for each column.",
            expected="I expected one for each row.",
            cause="The axis that you name is the one that goes: 0 removes the rows.",
            next="Name axis 1.",
        ),
        Mistake(
            "places",
            Change("amax", "argmax"),
            saw="The result holds whole numbers: the places of the largest entries.",
            expected="I expected the entries themselves.",
            cause="`argmax` gives the index.",
            next="Use `amax`.",
        ),
        Mistake(
            "keeps_the_axis",
            Change("dim=1", "dim=1, keepdim=True"),
            saw="The result is a column, (N, 1).",
            expected="I expected shape (N,).",
            cause="`keepdim=True` keeps the axis with size 1.",
            next="Leave it out.",
        ),
        Mistake(
            "largest",
            Change("amax(dim=1)", "max()"),
            saw="The result is one number.",
            expected="I expected one for each row.",
            cause="Without an axis, `max` looks through the whole Tensor.",
            next="Name axis 1.",
        ),
    ),
    hints=(
        "The axis that you name is the one that is removed.",
        "(N, D_out) becomes (N,): axis 1 goes.",
        "`scores.amax(dim=...)`, with the axis that goes.",
    ),
    praise="You know that `torch.max` along an axis gives a pair and `amax` only the values.",
)
