"""Draw weights on a device, with a dtype."""

import ast

import numpy as np

from helpers.words.language import say
from helpers.words.message import Message
from helpers.words.numbers import shape

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def draw_weights(D_in, H, device, dtype):
    """Return standard normal weights on a device and with a dtype: drawn there, or drawn on the CPU and moved.

    D_in, H: int, the two sizes; device: torch.device; dtype: torch.dtype
    returns: Tensor of that dtype on that device, shape (D_in, H), with new numbers in each call
    """
    return torch.randn(D_in, H, device=device, dtype=dtype)


def _draws(seen):
    """The arrays that an answer returned, as float64, one for each case; none where one is something else."""
    if any(o.result is None or o.result.kind != "array" for o in seen.outcomes):
        return []
    return [np.asarray(o.result.data, dtype=float) for o in seen.outcomes]


def _all_draws(test):
    """A recogniser: whether every array that was returned passes a test."""
    return lambda seen: bool(_draws(seen)) and all(test(d) for d in _draws(seen))


def _is_numpy(seen):
    return bool(_draws(seen)) and all(o.result.device is None for o in seen.outcomes)


def _repeats(seen):
    first, again = seen.outcomes[0].result, seen.repeated.result
    return first.data.std() > 0.5 and np.array_equal(first.data, again.data)


def _leaves_out_device(seen):
    """Whether the answer draws with torch and never reads its argument `device`."""
    names = {node.id for node in ast.walk(ast.parse(seen.source)) if isinstance(node, ast.Name)}
    returns_tensor = all(o.result is not None and o.result.device for o in seen.outcomes)
    return bool(seen.outcomes) and returns_tensor and "device" not in names and "locals" not in names


_WIDE = 6.5  # standard errors: a right answer lies outside in 1 of 1e10 draws, and a check makes 9 comparisons


def _not_standard_normal(cases, results):
    """Say in which way the draws are not standard normal, of the wrong shape or dtype; None if they are."""
    for (D_in, H, device, dtype), result in zip(cases, results, strict=True):
        wanted = (str(dtype).removeprefix("torch."), (D_in, H), device.type)
        got = (result.dtype, result.shape, result.device)
        if got != wanted:
            return Message(
                _placed("The Tensor is {dtype} {shape} on {device}.", *got),
                _placed("I expected {dtype} {shape} on {device}.", *wanted),
                "",
                say("Look at each argument of your draw."),
            )
        draws = np.asarray(result.data, dtype=float)
        one_sigma = 1 / np.sqrt(draws.size)
        seen = draws.mean(), draws.std(), np.mean(np.abs(draws) > 2)
        expected = (0.0, one_sigma), (1.0, one_sigma / np.sqrt(2)), (0.0455, 0.2084 * one_sigma)
        if any(not abs(s - e) < _WIDE * error for s, (e, error) in zip(seen, expected, strict=True)):
            return Message(
                say(
                    "Your draws have mean {mean:.3f} and standard deviation {deviation:.3f}.",
                    mean=seen[0],
                    deviation=seen[1],
                ),
                say("I expected mean 0 and standard deviation 1, as a bell curve."),
                "",
                say("Use `torch.randn` as it is, without a factor or a shift."),
            )
    return None


def _placed(sentence, dtype, sizes, device):
    return say(sentence, dtype=dtype, shape=shape(sizes), device=device)


def _draw_sizes(rng):
    # float16 shows a dtype that is left out or fixed: nobody gets it by chance
    return int(rng.integers(110, 130)), int(rng.integers(80, 100)), torch.device("cpu"), torch.float16


EXERCISE = Exercise(
    id="tensor.randn",
    title="Draw weights on a device",
    points=2,
    minutes=4,
    solution=draw_weights,
    blanks=("torch.randn(D_in, H, device=device, dtype=dtype)",),
    inputs=_draw_sizes,
    examine=_not_standard_normal,
    repeatable=False,
    mistakes=(
        Mistake(
            "drawn_by_numpy",
            Change("torch.randn(D_in, H, device=device, dtype=dtype)", "np.random.randn(D_in, H)"),
            saw="The result is a NumPy array.",
            expected="I expected a Tensor.",
            cause="`np.random.randn` knows neither `device` nor `dtype`.",
            next="`torch.randn` takes the sizes first, then `device=` and `dtype=`.",
            recognise=_is_numpy,
        ),
        Mistake(
            "all_zero",
            Change("randn", "zeros"),
            saw="Every number is 0.",
            expected="I expected random numbers, half of them negative.",
            cause="With weights of 0 all hidden units are 0 and so are both gradients: nothing can start to learn.",
            next="Draw with `torch.randn`.",
            recognise=_all_draws(lambda d: not d.any()),
        ),
        Mistake(
            "rand_for_randn",
            Change("randn", "rand"),
            saw="No number is negative, and none reaches 1.",
            expected="I expected about half of them below 0.",
            cause="`rand` draws evenly from 0 to 1; `randn` draws from the normal distribution.",
            next="Add the letter n.",
            recognise=_all_draws(lambda d: d.min() >= 0 and d.max() <= 1 and d.any()),
        ),
        Mistake(
            "seeded_inside",
            Change("return", "torch.manual_seed(0)\nreturn"),
            saw="Two calls with the same sizes gave the same numbers.",
            expected="I expected new numbers in each call.",
            cause="A seed that is set inside the function starts the sequence again every time.",
            next="Set the seed once, outside.",
            recognise=_repeats,
        ),
        Mistake(
            "exchanged_sizes",
            Change("D_in, H", "H, D_in"),
            saw="The sizes are exchanged: (H, D_in).",
            expected="I expected (D_in, H), so that `x.mm(w1)` works with `x` of shape (N, D_in).",
            next="Put `D_in` first.",
            recognise=lambda seen: all(o.result.shape[0] < o.result.shape[1] for o in seen.outcomes),
        ),
        Mistake(
            "small_weights",
            Change("torch.randn", "0.01 * torch.randn"),
            saw="The numbers are a hundred times smaller than I expected, or more.",
            expected="I expected a standard deviation of 1.",
            cause="A factor stands before or behind the draw.",
            next="Leave the factor out; the learning rate of this course is made for weights of size 1.",
            recognise=_all_draws(lambda d: 0 < d.std() < 0.02),
        ),
        Mistake(
            "without_names",
            Change("device=device, dtype=dtype", "device, dtype"),
            saw="`torch.randn(D_in, H, device, dtype)` raised a TypeError.",
            expected="I expected `device` and `dtype` by name.",
            cause="Every argument without a name is taken for one more size.",
            next="Write `device=device, dtype=dtype`.",
        ),
        Mistake(
            "without_dtype",
            Change(", dtype=dtype", ""),
            saw="The result is float32.",
            expected="I expected the dtype that was passed in; this check passes float16.",
            cause="Without `dtype=`, `torch.randn` takes torch's default, float32.",
            next="Pass `dtype=dtype` on.",
            recognise=lambda seen: all(o.result.dtype == "float32" for o in seen.outcomes),
        ),
        Mistake(
            "without_device",
            Change(", device=device", ""),
            saw="The argument `device` is never used.",
            expected="I expected the Tensor on that device; on this computer the check can only ask for the CPU.",
            cause="Without `device=`, the Tensor lands on the CPU, and the first `mm` on a GPU raises.",
            next="Pass `device=device` on.",
            recognise=_leaves_out_device,
        ),
    ),
    hints=(
        "A Tensor is made with a dtype and on a device; both can be said where it is drawn.",
        "Two sizes, in the order (D_in, H); then two named arguments.",
        "`torch.randn(D_in, H, device=..., dtype=...)`.",
    ),
    praise="You can draw weights of any dtype straight on any device.",
)
