"""Draw random weights: `randn`."""

import numpy as np

from helpers.words.language import say
from helpers.words.message import Message
from helpers.words.numbers import shape

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def draw_weights(D_in, H):
    """Return starting weights, drawn anew at each call from the standard normal distribution.

    D_in, H: sizes, whole numbers.
    Returns: float64 array, shape (D_in, H).
    """
    return np.random.randn(D_in, H)


def _weight_sizes(rng):
    """Sizes D_in > H with 11 000 to 24 000 entries."""
    return int(rng.integers(130, 170)), int(rng.integers(90, 125))


# A right answer fails a bound less than once in 1e20 checks. With 11 000 entries the mean has a standard deviation
# of 0.0095, the spread of 0.0067, the shares beyond 1 and 2 of 0.0044 and 0.0020; each bound is ten of these or more.
def _standard_normal(cases, results):
    """Return what tells the draws from standard normal ones, or None."""
    for (D_in, H), result in zip(cases, results, strict=True):
        if result.shape != (D_in, H):
            got = say("The result of `draw_weights` has shape {shape}.", shape=shape(result.shape))
            return _finding(got, say("I expected the shape {shape}.", shape=shape((D_in, H))))
        if result.dtype != "float64" or result.device:
            got = say("The result of `draw_weights` has dtype {dtype}.", dtype=result.dtype)
            return _finding(got, say("I expected a NumPy array of dtype float64."))
        draws = result.data
        if np.unique(draws).size < 0.99 * draws.size:
            repeats = say("The result of `draw_weights` repeats its numbers.")
            return _finding(repeats, say("I expected a number of its own in every entry."))
        shares = [(np.abs(draws) > bound).mean() for bound in (1, 2)]
        if abs(draws.mean()) > 0.1:
            mean = say("The result of `draw_weights` has the mean {mean:.2f}.", mean=draws.mean())
            return _finding(mean, say("I expected a mean close to 0."))
        if abs(draws.std() - 1) > 0.1:
            spread = say("The result of `draw_weights` has the spread (std) {spread:.2f}.", spread=draws.std())
            return _finding(spread, say("I expected a spread close to 1."))
        if abs(shares[0] - 0.317) > 0.05 or abs(shares[1] - 0.0455) > 0.025:
            beyond = say(
                "The result of `draw_weights` has {one:.0%} of its numbers beyond 1 and {two:.0%} beyond 2.",
                one=shares[0],
                two=shares[1],
            )
            return _finding(beyond, say("I expected 32% and 5%, as a standard normal has."))
    return None


def _finding(saw, expected):
    step = say("Draw from the standard normal, in the shape `(D_in, H)` of the arguments.")
    return Message(saw, expected, "", step)


def _first(seen):
    return seen.outcomes[0].result


def _arrays(seen):
    return [outcome.result.data for outcome in seen.outcomes]


def _is_uniform(seen):
    return all(a.dtype.kind == "f" and a.std() > 0.2 and a.min() >= 0 and a.max() < 1 for a in _arrays(seen))


def _is_uniform_around_zero(seen):
    bounds = [np.abs(a).max() for a in _arrays(seen)]
    return all(a.dtype.kind == "f" for a in _arrays(seen)) and min(bounds) > 0.9 and max(bounds) <= 1


def _is_one_number(seen):
    return all(outcome.result.kind == "number" for outcome in seen.outcomes)


def _has_sizes_exchanged(seen):
    first, second = (outcome.result.shape for outcome in seen.outcomes[:2])
    return first[0] < first[1] and second[0] < second[1]


def _is_scaled(seen):
    spreads = [a.std() for a in _arrays(seen)]
    return max(spreads) < 0.9 and min(spreads) > 0 and all((a < 0).any() for a in _arrays(seen))


def _draws_the_same(seen):
    return _first(seen).data.std() > 0 and np.array_equal(_first(seen).data, seen.repeated.result.data)


EXERCISE = Exercise(
    id="numpy.randn",
    title="Draw the weights",
    points=2,
    minutes=4,
    solution=draw_weights,
    blanks=("np.random.randn(D_in, H)",),
    inputs=_weight_sizes,
    examine=_standard_normal,
    repeatable=False,
    mistakes=(
        Mistake(
            "all_zero",
            Change("np.random.randn(D_in, H)", "np.zeros((D_in, H))"),
            saw="Every weight is 0.",
            expected="I expected random numbers.",
            cause="With both weights at 0, each gradient is a product with 0, so no weight ever moves.",
            next="Draw from the standard normal distribution.",
            recognise=lambda seen: all(not a.any() for a in _arrays(seen)),
        ),
        Mistake(
            "rand_for_randn",
            Change("randn", "rand"),
            saw="No number is negative, and all lie below 1.",
            expected="I expected a standard normal: mean 0, half of the numbers negative.",
            cause="`rand` draws evenly from [0, 1). The n in `randn` stands for normal.",
            next="Change the function, keep the sizes.",
            recognise=_is_uniform,
        ),
        Mistake(
            "uniform_around_zero",
            Change("np.random.randn(D_in, H)", "np.random.uniform(-1, 1, size=(D_in, H))"),
            saw="All numbers lie between -1 and 1.",
            expected="I expected a standard normal, where one number in three lies further out.",
            cause="A uniform draw has hard ends; a normal one has none.",
            next="Use `np.random.randn`, or a generator's `standard_normal`.",
            recognise=_is_uniform_around_zero,
        ),
        Mistake(
            "mean_and_std_for_shape",
            Change("randn", "normal"),
            saw="You returned one number.",
            expected="I expected an array of shape (D_in, H).",
            cause="The first two arguments of `np.random.normal` are mean and spread, not sizes.",
            next="Write `size=(D_in, H)`, or use `np.random.randn`.",
            recognise=_is_one_number,
        ),
        Mistake(
            "whole_numbers",
            Change("np.random.randn(D_in, H)", "np.random.randint(-3, 4, size=(D_in, H))"),
            saw="Your weights are whole numbers.",
            expected="I expected dtype float64.",
            cause="Functions such as `randint` and `integers` draw integers.",
            next="Draw from the standard normal distribution.",
            recognise=lambda seen: all(a.dtype.kind in "iu" for a in _arrays(seen)),
        ),
        Mistake(
            "sizes_exchanged",
            Change("D_in, H", "H, D_in"),
            saw="Your array has shape (H, D_in).",
            expected="I expected (D_in, H), so that `x.dot(w1)` fits.",
            cause="`x` has shape (N, D_in), and the inner sizes of a product must be equal.",
            next="Exchange the two sizes.",
            recognise=_has_sizes_exchanged,
        ),
        Mistake(
            "seed_inside",
            Change("np.random.randn(D_in, H)", "np.random.default_rng(0).standard_normal((D_in, H))"),
            saw="Two calls gave the same numbers.",
            expected="I expected new numbers at each call.",
            cause="A seed fixes the sequence. Set inside the function, it starts the sequence again every time.",
            next="Seed once, outside, or not at all.",
            recognise=_draws_the_same,
        ),
        Mistake(
            "scaled_down",
            Change("np.random.randn(D_in, H)", "0.01 * np.random.randn(D_in, H)"),
            saw="The spread (std) of your weights is well below 1.",
            expected="I expected 1, as the notes' network has it.",
            cause="Many networks scale their weights down; with this one the learning rate fits the spread 1.",
            next="Remove the factor.",
            recognise=_is_scaled,
        ),
        Mistake(
            "tuple_to_randn",
            Change("(D_in, H)", "((D_in, H))"),
            saw="`np.random.randn((D_in, H))` raised a TypeError.",
            expected="I expected an array.",
            cause="`randn` takes the sizes one by one. Most other NumPy functions take a tuple.",
            next="Remove the inner brackets.",
        ),
        Mistake(
            "two_numbers_to_generator",
            Change("np.random.randn", "np.random.default_rng().standard_normal"),
            saw="`standard_normal(D_in, H)` raised a TypeError about a data type.",
            expected="I expected an array.",
            cause="A generator takes the sizes as one tuple; its second argument is the dtype.",
            next="Write `standard_normal((D_in, H))`.",
        ),
        Mistake(
            "randn_of_generator",
            Change("np.random.randn", "np.random.default_rng().randn"),
            saw="The generator has no method `randn`.",
            expected="I expected an array.",
            cause="`randn` belongs to `np.random` itself.",
            next="Write `np.random.randn(D_in, H)`, or a generator's `standard_normal((D_in, H))`.",
        ),
    ),
    hints=(
        "Weights start as random numbers around 0, so that every hidden unit starts different.",
        "You need D_in rows and H columns of standard normal numbers.",
        "`np.random.randn` takes the sizes one by one: `np.random.randn(rows, columns)`.",
    ),
    praise="You can draw standard normal weights of any shape, and you know that `rand` is another function.",
)
