"""The exercise on clamp: a floor, a ceiling, and a count."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
from .drawing import away_from_zero, tensor

__all__ = ["CLAMP"]


def relu_with_ceiling(h, ceiling):
    """Return h held between 0 and a ceiling, and how many of its numbers that changed. Leave h as it is.

    h: float64 Tensor, shape (N, H); ceiling: float, larger than 0
    returns: float64 Tensor, shape (N, H), and a Python number
    """
    held = h.clamp(min=0, max=ceiling)  # (N, H)
    changed = (held != h).sum().item()
    return held, changed


def no_ceiling(h, ceiling):
    held = h.clamp(min=0)
    return held, (held != h).sum().item()


def no_floor(h, ceiling):
    held = h.clamp(max=ceiling)
    return held, (held != h).sum().item()


def bounds_exchanged(h, ceiling):
    held = h.clamp(ceiling, 0)
    return held, (held != h).sum().item()


def ceiling_as_floor(h, ceiling):
    held = h.clamp(min=ceiling)
    return held, (held != h).sum().item()


def overwrites_h(h, ceiling):
    held = h.clamp_(min=0, max=ceiling)
    return held, (held != h).sum().item()


def floor_at_minus_ceiling(h, ceiling):
    held = h.clamp(-ceiling, ceiling)
    return held, (held != h).sum().item()


def count_stays_a_tensor(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, (held != h).sum()


def counts_the_kept(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, (held == h).sum().item()


def counts_the_bounds(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, ((held == 0) | (held == ceiling)).sum().item()


def counts_the_negative(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, (h < 0).sum().item()


def counts_above_the_ceiling(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, (h > ceiling).sum().item()


def counts_all(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    return held, held.numel()


def _held_between(h, ceiling):
    rows = h.tolist()
    held = [[min(max(value, 0.0), ceiling) for value in row] for row in rows]
    return tensor(held), sum(value < 0 or value > ceiling for row in rows for value in row)


def _with_three_kinds(rng):
    h = away_from_zero(rng, 5, 7)
    h[0, :3] = torch.tensor([-2.0, 0.5, 3.0])
    return h, 1.0 + 0.5 * float(rng.random())


CLAMP = Exercise(
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
            counts_the_bounds,
            "Entries that were 0 or equal to the ceiling before are counted too.",
            "I expected the entries that `clamp` changed.",
            "An entry on a bound stays as it is.",
            "Compare `held` with `h`, entry by entry.",
        ),
        Mistake(
            "counts_the_negative",
            counts_the_negative,
            "`changed` counts the negative numbers alone.",
            "I expected those above `ceiling` counted too.",
            "Both bounds change numbers.",
            "Compare `held` with `h`, which finds every change.",
        ),
        Mistake(
            "counts_above_the_ceiling",
            counts_above_the_ceiling,
            "`changed` counts the numbers above `ceiling` alone.",
            "I expected the negative ones counted too.",
            "Both bounds change numbers.",
            "Compare `held` with `h`, which finds every change.",
        ),
        Mistake(
            "counts_all",
            counts_all,
            "`changed` is the number of all entries.",
            "I expected only those that differ.",
            "`numel` and `len` count whatever a place holds.",
            "Count where `held != h`.",
        ),
        Mistake(
            "no_ceiling",
            no_ceiling,
            "Numbers above `ceiling` came back as they were.",
            "I expected them held at `ceiling`.",
            "`clamp(min=0)` has a floor and no ceiling.",
            "Add `max=ceiling`.",
        ),
        Mistake(
            "no_floor",
            no_floor,
            "Negative numbers came back as they were.",
            "I expected 0 in their place.",
            "`clamp(max=...)` has a ceiling and no floor.",
            "Add `min=0`.",
        ),
        Mistake(
            "ceiling_as_floor",
            ceiling_as_floor,
            "No number is below `ceiling`.",
            "I expected numbers from 0 up to `ceiling`.",
            "`min=` is the floor, and `ceiling` stands there.",
            "Write `min=0, max=ceiling`.",
        ),
        Mistake(
            "bounds_exchanged",
            bounds_exchanged,
            "Every number came back as 0.",
            "I expected the numbers between 0 and `ceiling` to stay.",
            "The bounds are exchanged; where min is larger than max, torch sets everything to max.",
            "Write `min=0, max=ceiling`.",
        ),
        Mistake(
            "overwrites_h",
            overwrites_h,
            "`h` was changed, and the count is 0.",
            "I expected `h` as it was, and the numbers that differ from it counted.",
            "`clamp_` writes into `h`, so `held` and `h` are one Tensor and never differ.",
            "Use `clamp` without `_`.",
        ),
        Mistake(
            "floor_at_minus_ceiling",
            floor_at_minus_ceiling,
            "Small negative numbers stay.",
            "I expected 0 in their place.",
            "The floor is `-ceiling` here.",
            "Set the floor to 0.",
        ),
        Mistake(
            "count_stays_a_tensor",
            count_stays_a_tensor,
            "`changed` is a Tensor.",
            "I expected a Python number.",
            "`.sum()` gives a Tensor of shape ().",
            "Add `.item()`.",
        ),
        Mistake(
            "counts_the_kept",
            counts_the_kept,
            "`changed` counts the numbers that stay.",
            "I expected those that differ.",
            "`==` finds the equal ones.",
            "Use `!=`.",
        ),
    ),
    hints=(
        "`clamp` has two bounds. A comparison of two Tensors gives True or False in each place.",
        "`held` is (N, H), and so is `held != h`; the count is one Python number.",
        "`held = h.clamp(min=0, max=ceiling)` and `changed = (held != h).sum().item()`.",
    ),
    praise="You can bound a Tensor on both sides and count with a comparison.",
)
