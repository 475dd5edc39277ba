"""Measure the slope of a function: central differences."""

import numpy as np

from helpers.sandbox.given import PowerSum

from ..change import Change
from ..exercise import Exercise
from ..hard import LARGE, NARROW, NEGATIVE
from ..mistake import Mistake
from .inputs import sizes

__all__ = ["EXERCISE"]


def central_difference(f, w, i, j, step):
    """Return how fast f changes with the entry [i, j] of w, from one step up and one step down.

    f: a function that takes an array like w and returns a number
    w: float64 array, two axes; leave it as it is
    i, j: place of the entry; step: a small positive number
    Returns: one number, of Python or of NumPy.
    """
    up, down = w.copy(), w.copy()
    up[i, j] = w[i, j] + step
    down[i, j] = w[i, j] - step
    return (f(up) - f(down)) / (2 * step)


def _difference_inputs(rng):
    rows, columns, i, j = sizes(rng, 4)
    # multiples of a power of two, so that a step up and down again is exact
    w = rng.integers(512, 2048, (rows, columns)) * rng.choice([-1, 1], (rows, columns)) / 1024
    step = 0.5 ** int(rng.integers(3, 6))
    return (
        PowerSum(rng.uniform(1, 3, (rows, columns)) * rng.choice([-1, 1], (rows, columns)), 3),
        w,
        i % rows,
        j % columns,
        step,
    )


def _closed_form(f, w, i, j, step):
    return float(f.coefficients[i, j]) * (3 * float(w[i, j]) ** 2 + step**2)


EXERCISE = Exercise(
    id="numpy.gradient_check",
    title="Measure a slope",
    points=2,
    minutes=5,
    solution=central_difference,
    blanks=("w[i, j] + step", "w[i, j] - step", "(f(up) - f(down)) / (2 * step)"),
    inputs=_difference_inputs,
    edge_cases=lambda: [(PowerSum(np.array([[-2.0, 1.0]]), 3), np.array([[2.5, -1.5]]), 0, 0, 0.125)],  # it falls
    oracle=_closed_form,
    spared=(
        NARROW,
        LARGE,
        NEGATIVE,
    ),  # the place [i, j] has to stay inside; beside a million the step drowns in rounding
    mistakes=(
        Mistake(
            "writes_into_w",
            Change("up, down = w.copy(), w.copy()", ""),
            Change("up[i, j] = w[i, j] + step", "w[i, j] += step\nup = f(w)"),
            Change("down[i, j] = w[i, j] - step", "w[i, j] -= 2 * step\ndown = f(w)"),
            Change("f(up) - f(down)", "up - down"),
            saw="`central_difference` changed its argument `w`.",
            expected="I expected `w` to stay as it was.",
            cause="`w[i, j] += step` writes into the array itself, and the entry was not set back.",
            next="Work on the copies `up` and `down`.",
        ),
        Mistake(
            "forward_difference",
            Change("(f(up) - f(down)) / (2 * step)", "(f(up) - f(w)) / step"),
            saw="You measured from `w` to one step up.",
            expected="I expected one step up against one step down.",
            cause="A one-sided difference is off by a part that grows with the step; in the two-sided one "
            "that part cancels.",
            next="Subtract `f(down)`, and divide by the whole distance.",
        ),
        Mistake(
            "backward_difference",
            Change("(f(up) - f(down)) / (2 * step)", "(f(w) - f(down)) / step"),
            saw="You measured from one step down to `w`.",
            expected="I expected one step up against one step down.",
            cause="A one-sided difference is off by a part that grows with the step.",
            next="Start from `f(up)`, and divide by the whole distance.",
        ),
        Mistake(
            "divided_by_one_step",
            Change("(2 * step)", "step"),
            saw="Your slope is twice as large as it should be.",
            expected="I expected a division by `2 * step`.",
            cause="From `down` to `up` it is two steps.",
            next="Divide by the whole distance.",
        ),
        Mistake(
            "multiplied_by_step",
            Change("(2 * step)", "2 * step"),
            saw="Your slope is multiplied by `step`, not divided.",
            expected="I expected a division by `2 * step`.",
            cause="`/ 2 * step` is read from left to right: divide by 2, then multiply.",
            next="Put brackets around `2 * step`.",
        ),
        Mistake(
            "brackets_missing",
            Change("(f(up) - f(down))", "f(up) - f(down)"),
            saw="Only `f(down)` was divided.",
            expected="I expected the whole difference to be divided by `2 * step`.",
            cause="Division comes before subtraction: `a - b / c` is `a - (b / c)`.",
            next="Put brackets around `f(up) - f(down)`.",
        ),
        Mistake(
            "not_divided",
            Change(" / (2 * step)", ""),
            saw="You returned how much `f` changes.",
            expected="I expected how fast: the change divided by the distance.",
            next="Divide by `2 * step`.",
        ),
        Mistake(
            "sign_turned",
            Change("f(up) - f(down)", "f(down) - f(up)"),
            saw="Your slope has the opposite sign.",
            expected="I expected up minus down.",
            cause="A function that rises must give a positive slope.",
            next="Exchange the two values of `f`.",
        ),
        Mistake(
            "entry_replaced",
            Change("w[i, j] + step", "step"),
            Change("w[i, j] - step", "-step"),
            saw="You measured around 0.",
            expected="I expected the slope at `w[i, j]`.",
            cause="`up[i, j] = step` replaces the entry; it does not move it.",
            next="Start from `w[i, j]`.",
        ),
        Mistake(
            "entry_replaced_one_step",
            Change("w[i, j] + step", "step"),
            Change("w[i, j] - step", "-step"),
            Change("(2 * step)", "step"),
            saw="You measured around 0, and divided by one step.",
            expected="I expected the slope at `w[i, j]`, over two steps.",
            cause="`up[i, j] = step` replaces the entry; it does not move it.",
            next="Start from `w[i, j]`, and divide by `2 * step`.",
        ),
        Mistake(
            "all_entries_moved",
            Change("f(up) - f(down)", "f(w + step) - f(w - step)"),
            saw="You moved every entry of `w` at once.",
            expected="I expected only [i, j] to move.",
            cause="`w + step` adds the step everywhere, which gives the sum of all slopes.",
            next="Change one entry of each copy.",
        ),
    ),
    hints=(
        "A slope is rise over run. Measure the rise from a little below to a little above.",
        "`up` and `down` are copies of `w` that differ from it in the one entry [i, j]; the run is two steps.",
        "`up[i, j] = w[i, j] + step`, `down[i, j] = w[i, j] - step`, then `(f(up) - f(down)) / (2 * step)`.",
    ),
    praise="You can measure any gradient without calculus, and so check every one that you derive.",
)
