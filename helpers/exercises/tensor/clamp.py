"""Clamp: a floor, a ceiling, and a count."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import away_from_zero
from .oracles import tensor

__all__ = ["EXERCISE"]


def relu_with_ceiling(h, ceiling):
    """Return h held between 0 and a ceiling, and how many of its numbers that changed. Leave h as it is.

    h: float64 Tensor, shape (N, H); ceiling: float, larger than 0
    returns: float64 Tensor, shape (N, H), and a Python number
    """
    held = h.clamp(min=0, max=ceiling)  # (N, H)
    changed = (held != h).sum().item()
    return held, changed


def _held_between(h, ceiling):
    rows = h.tolist()
    held = [[min(max(value, 0.0), ceiling) for value in row] for row in rows]
    return tensor(held), sum(value < 0 or value > ceiling for row in rows for value in row)


def _with_three_kinds(rng):
    h = away_from_zero(rng, 5, 7)
    h[0, :3] = torch.tensor([-2.0, 0.5, 3.0])
    return h, 1.0 + 0.5 * float(rng.random())


EXERCISE = Exercise(
    id="tensor.clamp",
    title="Hold and count",
    points=2,
    minutes=5,
    solution=relu_with_ceiling,
    blanks=(("held =", "changed ="),),
    inputs=_with_three_kinds,
    edge_cases=lambda: [(torch.tensor([[1.5, -2.0, 0.5, 4.0, 0.0]], dtype=torch.float64), 1.5)],  # two on a bound
    oracle=_held_between,
    returns=("held", "changed"),
    mistakes=(
        Mistake(
            "counts_the_bounds",
            Change("held != h", "(held == 0) | (held == ceiling)"),
            saw="Entries that were 0 or equal to the ceiling before are counted too.",
            expected="I expected the entries that `clamp` changed.",
            cause="An entry on a bound stays as it is.",
            next="Compare `held` with `h`, entry by entry.",
        ),
        Mistake(
            "counts_the_negative",
            Change("held != h", "h < 0"),
            saw="`changed` counts the negative numbers alone.",
            expected="I expected those above `ceiling` counted too.",
            cause="Both bounds change numbers.",
            next="Compare `held` with `h`, which finds every change.",
        ),
        Mistake(
            "counts_above_the_ceiling",
            Change("held != h", "h > ceiling"),
            saw="`changed` counts the numbers above `ceiling` alone.",
            expected="I expected the negative ones counted too.",
            cause="Both bounds change numbers.",
            next="Compare `held` with `h`, which finds every change.",
        ),
        Mistake(
            "counts_all",
            Change("(held != h).sum().item()", "held.numel()"),
            saw="`changed` is the number of all entries.",
            expected="I expected only those that differ.",
            cause="`numel` and `len` count whatever a place holds.",
            next="Count where `held != h`.",
        ),
        Mistake(
            "no_ceiling",
            Change(", max=ceiling", ""),
            saw="Numbers above `ceiling` came back as they were.",
            expected="I expected them held at `ceiling`.",
            cause="`clamp(min=0)` has a floor and no ceiling.",
            next="Add `max=ceiling`.",
        ),
        Mistake(
            "no_floor",
            Change("min=0, ", ""),
            saw="Negative numbers came back as they were.",
            expected="I expected 0 in their place.",
            cause="`clamp(max=...)` has a ceiling and no floor.",
            next="Add `min=0`.",
        ),
        Mistake(
            "ceiling_as_floor",
            Change("min=0, max=ceiling", "min=ceiling"),
            saw="No number is below `ceiling`.",
            expected="I expected numbers from 0 up to `ceiling`.",
            cause="`min=` is the floor, and `ceiling` stands there.",
            next="Write `min=0, max=ceiling`.",
        ),
        Mistake(
            "bounds_exchanged",
            Change("min=0, max=ceiling", "ceiling, 0"),
            saw="Every number came back as 0.",
            expected="I expected the numbers between 0 and `ceiling` to stay.",
            cause="The bounds are exchanged; where min is larger than max, torch sets everything to max.",
            next="Write `min=0, max=ceiling`.",
        ),
        Mistake(
            "overwrites_h",
            Change("clamp", "clamp_"),
            saw="`h` was changed, and the count is 0.",
            expected="I expected `h` as it was, and the numbers that differ from it counted.",
            cause="`clamp_` writes into `h`, so `held` and `h` are one Tensor and never differ.",
            next="Use `clamp` without `_`.",
        ),
        Mistake(
            "floor_at_minus_ceiling",
            Change("min=0", "min=-ceiling"),
            saw="Small negative numbers stay.",
            expected="I expected 0 in their place.",
            cause="The floor is `-ceiling` here.",
            next="Set the floor to 0.",
        ),
        Mistake(
            "count_stays_a_tensor",
            Change(".item()", ""),
            saw="`changed` is a Tensor.",
            expected="I expected a Python number.",
            cause="`.sum()` gives a Tensor of shape ().",
            next="Add `.item()`.",
        ),
        Mistake(
            "counts_the_kept",
            Change("!=", "=="),
            saw="`changed` counts the numbers that stay.",
            expected="I expected those that differ.",
            cause="`==` finds the equal ones.",
            next="Use `!=`.",
        ),
    ),
    hints=(
        "`clamp` has two bounds. A comparison of two Tensors gives True or False in each place.",
        "`held` is (N, H), and so is `held != h`; the count is one Python number.",
        "`held = h.clamp(min=0, max=ceiling)` and `changed = (held != h).sum().item()`.",
    ),
    praise="You can bound a Tensor on both sides and count with a comparison.",
)
