"""The exercise on how good a network is: the share that it gets right of what it never saw."""

import numpy as np

from ..change import Change
from ..exercise import Exercise
from ..hard import NARROW
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal

__all__ = ["EXERCISE"]


def accuracy(scores, labels, seen):
    """Return the share of digits that a network reads right, of those it was not trained on.

    scores: float Tensor, shape (N, C): a row's largest entry stands at the digit that it says
    labels: int64 Tensor, shape (N,): the digits as they were written, from 0 to C - 1
    seen: int64 Tensor, shape (K,): the places of those it was trained on; K is less than N
    Returns: a Python float from 0 to 1
    """
    unseen = torch.ones(len(labels), dtype=torch.bool)
    unseen[seen] = False
    said = scores[unseen].argmax(dim=1)
    return (said == labels[unseen]).double().mean().item()


def _inputs(rng):
    N, C = int(rng.integers(14, 24)), int(rng.integers(4, 8))
    return _case(rng, N, C, int(rng.integers(4, 8)))


def _case(rng, N, C, count):
    """Draw scores and labels so that the seen are read better than the others, as they are after training."""
    seen = rng.permutation(N)[:count]
    scores, labels = normal(rng, N, C), rng.integers(0, C, N)
    said = scores.numpy().argmax(axis=1)
    right = np.isin(np.arange(N), seen[1:]) | (rng.random(N) < 0.4)
    labels = np.where(right, said, (said + 1 + labels % (C - 1)) % C)
    return scores, torch.from_numpy(labels), torch.from_numpy(seen)


def _edge_cases():
    rng = np.random.default_rng(13)
    scores, labels, seen = _case(rng, 12, 5, 4)
    below_zero = scores - 10, labels, seen
    return [_case(rng, 5, 5, 2), _case(rng, 9, 4, 8), below_zero]  # as many rows as columns; one digit left


def _counted(scores, labels, seen):
    places = [place for place in range(len(labels)) if place not in set(seen.tolist())]
    rows = scores.tolist()
    hits = [rows[place].index(max(rows[place])) == int(labels[place]) for place in places]
    return sum(hits) / len(hits)


EXERCISE = Exercise(
    id="autograd.accuracy",
    title="Count what it gets right",
    points=2,
    minutes=5,
    solution=accuracy,
    blanks=(("unseen = ", "return"),),
    inputs=_inputs,
    edge_cases=_edge_cases,
    oracle=_counted,
    spared=(NARROW,),  # every label needs its scores
    mistakes=(
        Mistake(
            "all_of_them",
            Change("unseen[seen] = False", ""),
            saw="You count over all digits.",
            expected="I expected only those that are not in `seen`.",
            cause="What it was trained on it may know by heart, which says nothing about new digits.",
            next="Leave out the rows that `seen` names.",
        ),
        Mistake(
            "only_the_seen",
            Change("unseen[seen] = False", "unseen[:] = False\nunseen[seen] = True"),
            saw="You count over the digits that it was trained on.",
            expected="I expected the others.",
            cause="What it was trained on it may know by heart, which says nothing about new digits.",
            next="Count over the rows that `seen` does not name.",
        ),
        Mistake(
            "rows_behind_the_seen",
            Change("unseen[seen] = False", "unseen[: len(seen)] = False"),
            saw="You leave out the first rows, as many as `seen` has.",
            expected="I expected the rows left out that `seen` names.",
            cause="`seen` holds places, in any order; they need not be the first.",
            next="Use `seen` as an index.",
        ),
        Mistake(
            "share_of_all",
            Change(
                "(said == labels[unseen]).double().mean().item()", "(said == labels[unseen]).sum().item() / len(labels)"
            ),
            saw="You divide by the number of all digits.",
            expected="I expected a share of those that you count over.",
            next="Divide by how many are not in `seen`.",
        ),
        Mistake(
            "count",
            Change(".double().mean().item()", ".sum().item()"),
            saw="You return how many are right.",
            expected="I expected a share, from 0 to 1.",
            next="Divide by how many there are.",
        ),
        Mistake(
            "percent",
            Change(".mean().item()", ".mean().item() * 100"),
            saw="You return percent.",
            expected="I expected a share, from 0 to 1.",
            next="Leave the factor 100 out.",
        ),
        Mistake(
            "errors",
            Change("said == labels[unseen]", "said != labels[unseen]"),
            saw="You return the share that is wrong.",
            expected="I expected the share that is right.",
            cause="`!=` counts the errors.",
            next="Compare with `==`.",
        ),
        Mistake(
            "along_the_rows",
            Change("argmax(dim=1)", "argmax(dim=0)"),
            saw="Your largest entries are those of the columns.",
            expected="I expected one digit for each row.",
            cause="`dim=0` is the axis that disappears, and with it the rows.",
            next="Let the other axis disappear.",
        ),
        Mistake(
            "scores_compared",
            Change("argmax(dim=1)", "amax(dim=1)"),
            saw="You compare the largest score with the label.",
            expected="I expected the place where it stands: that is the digit.",
            cause="`amax` gives the entry, `argmax` its place.",
            next="Ask for the place.",
        ),
        Mistake(
            "smallest",
            Change("argmax", "argmin"),
            saw="You take the place of the smallest score.",
            expected="I expected that of the largest.",
            next="Use `argmax`.",
        ),
        Mistake(
            "mean_of_truth_values",
            Change(".double()", ""),
            saw="torch cannot take the mean of truth values.",
            expected="I expected numbers, 1 for right and 0 for wrong.",
            cause="A comparison gives True and False, of dtype bool.",
            next="Turn them into floats before you take the mean.",
        ),
        Mistake(
            "tensor_returned",
            Change(".item()", ""),
            saw="You return a Tensor of shape ().",
            expected="I expected a Python float.",
            cause="The mean of a Tensor is a Tensor.",
            next="Take the number out with `.item()`.",
        ),
    ),
    hints=(
        "Three steps: which rows count, which digit the network says in each, how often that is the label.",
        "A bool Tensor of shape (N,), True for the rows that count, picks rows: `scores[rows]` has shape (N - K, C).",
        "`unseen = torch.ones(len(labels), dtype=torch.bool)`, `unseen[seen] = False`, "
        "then `scores[unseen].argmax(dim=1) == labels[unseen]`, as floats, and their mean.",
    ),
    praise="You judge a network by what it has never seen, and that is the only number that counts.",
)
