"""The exercise on drawing a leaf."""

import re

import numpy as np

from helpers.words.language import say
from helpers.words.message import Message
from helpers.words.numbers import rounded, shape

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def draw_weights(D_in, H, scale):
    """Return the first weights of a layer: a leaf that `backward` will fill with a gradient.

    D_in, H: ints, the two sizes; scale: float, the standard deviation, no units
    Returns: float64 Tensor, shape (D_in, H), normal with mean 0, requires_grad True
    Each call draws new numbers, and torch's seed stays as it is.
    """
    w = scale * torch.randn(D_in, H, dtype=torch.float64)
    return w.requires_grad_()


def _repeats(seen):
    first, again = seen.outcomes[0].result, seen.repeated.result
    return first.data.std() > 0 and np.array_equal(first.data, again.data)


def _drawn(seen):
    return seen.outcomes[0].result


def _examine_draws(cases, results):
    """Look at the leaves' flags and at three moments.

    Each bound lies 7 standard errors away, so a right answer fails fewer than once in 1e10 checks.
    """
    for (D_in, H, scale), result in zip(cases, results):
        if result.shape != (D_in, H):
            return Message(
                say("The result of `draw_weights` has shape {shape}.", shape=shape(result.shape)),
                say("I expected {shape}.", shape=shape((D_in, H))),
                "",
                say("Pass `D_in` and `H` in this order."),
            )
        if result.dtype != "float64" or not result.device:
            return Message(
                say(
                    "The result of `draw_weights` is a `{type}` of {dtype}.", type=result.type_name, dtype=result.dtype
                ),
                say("I expected a float64 Tensor."),
                "",
                say("Name the dtype."),
            )
        if not (result.requires_grad and result.is_leaf):
            flags = "The result of `draw_weights` has requires_grad {requires}, is_leaf {leaf}."
            return Message(
                say(flags, requires=result.requires_grad, leaf=result.is_leaf),
                say("I expected both True."),
                "",
                say("End with `requires_grad_()` on the finished weights."),
            )
        z, count = result.data / scale, result.data.size
        if abs(z.mean()) > 7 / np.sqrt(count):
            return Message(
                say("The result of `draw_weights` has mean {mean} · scale.", mean=rounded(z.mean(), 2)),
                say("I expected about 0."),
                "",
                say("Draw with `torch.randn`."),
            )
        if abs(z.std() - 1) > 7 / np.sqrt(2 * count):
            return Message(
                say("The result of `draw_weights` has spread {spread} · scale.", spread=rounded(z.std(), 3)),
                say("I expected 1 · scale."),
                "",
                say("Multiply the draw by `scale` once."),
            )
        share = np.mean(np.abs(z) > 2)
        if abs(share - 0.0455) > 7 * np.sqrt(0.0455 / count):
            return Message(
                say("The result of `draw_weights` has {share:.1%} beyond 2 · scale.", share=share),
                say("I expected about 4.6 %."),
                "",
                say("Draw with `torch.randn`."),
            )
    return None


EXERCISE = Exercise(
    id="autograd.randn",
    title="Draw a leaf",
    points=1,
    minutes=4,
    solution=draw_weights,
    blanks=(("w = ", "return "),),
    inputs=lambda rng: (120 + int(rng.integers(9)), 90 + int(rng.integers(9)), float(rng.uniform(0.01, 0.1))),
    edge_cases=lambda: [(125, 95, 2.5)],  # a spread above 1
    examine=_examine_draws,
    cases=2,
    repeatable=False,
    mistakes=(
        Mistake(
            "seeds",
            Change("w = ", "torch.manual_seed(0)\nw = "),
            saw="Two calls gave the same numbers.",
            expected="I expected new numbers from each call.",
            cause="A call of `manual_seed` inside the function starts the draws again each time.",
            next="Leave the seed alone.",
            recognise=_repeats,
        ),
        Mistake(
            "scaled_afterwards",
            Change("dtype=torch.float64", "dtype=torch.float64, requires_grad=True"),
            Change(".requires_grad_()", ""),
            saw="`draw_weights` returns a Tensor with `is_leaf` False.",
            expected="I expected a leaf: only a leaf keeps its `.grad`.",
            cause="With `requires_grad=True` in the draw, the product with `scale` is recorded as a step of the graph.",
            next="Scale first, then call `requires_grad_()`.",
            recognise=lambda seen: _drawn(seen).requires_grad and not _drawn(seen).is_leaf,
        ),
        Mistake(
            "misspelt",
            Change("return w.requires_grad_()", "w.require_grad = True\nreturn w"),
            saw="`requires_grad` of your weights is False.",
            expected="I expected True.",
            cause=(
                "Your code says `require_grad`: "
                "Python adds a new attribute of that name, and autograd never looks at it."
            ),
            next="Spell it `requires_grad`, with an s.",
            recognise=lambda seen: not _drawn(seen).requires_grad and re.search(r"\brequire_grad\b", seen.source),
        ),
        Mistake(
            "uniform",
            Change("randn", "rand"),
            saw="No entry of your weights is negative.",
            expected="About half of a standard normal draw is below 0.",
            cause="`rand` is uniform on [0, 1); `randn`, with an n, is normal.",
            next="Draw with `torch.randn`.",
            recognise=lambda seen: _drawn(seen).data.min() >= 0,
        ),
        Mistake(
            "default_dtype",
            Change(", dtype=torch.float64", ""),
            saw="Your weights are float32.",
            expected="I expected float64.",
            cause="Without `dtype=`, torch draws in float32.",
            next="Pass `dtype=torch.float64` to the draw.",
            recognise=lambda seen: _drawn(seen).dtype == "float32",
        ),
        Mistake(
            "no_scale",
            Change("scale * ", ""),
            saw="Your weights have a standard deviation of about 1.",
            expected="I expected `scale`, which is far smaller here.",
            cause="The draw is not multiplied by `scale`.",
            next="Multiply by `scale` before you ask for the gradient.",
            recognise=lambda seen: 0.8 < _drawn(seen).data.std() < 1.2,
        ),
        Mistake(
            "no_gradient",
            Change(".requires_grad_()", ""),
            saw="`requires_grad` of your weights is False.",
            expected="I expected True, or autograd will not record what is done with them.",
            cause="No line asks for a gradient.",
            next="Call `requires_grad_()` on the finished weights.",
            recognise=lambda seen: _drawn(seen).requires_grad is False,
        ),
    ),
    hints=(
        "A leaf is a Tensor that no recorded operation has made. Recording begins with `requires_grad`.",
        "Draw (D_in, H) in float64, multiply by `scale`, and only then ask for the gradient.",
        "`w = scale * torch.randn(D_in, H, dtype=torch.float64)`, and then `w.requires_grad_()`.",
    ),
    praise="You can make a leaf of any size: finish the numbers first, then ask for the gradient.",
)
