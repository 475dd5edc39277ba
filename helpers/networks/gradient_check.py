"""Compare a backward pass with measured slopes: the gradient check that a learner runs on their own code."""

from dataclasses import dataclass

import numpy as np

from helpers.cards import style
from helpers.sandbox.source_code import blank_line, source_of
from helpers.sandbox.time_limit import TimeLimitExceeded, call_within
from helpers.words.language import say
from helpers.words.numbers import rounded

from .three_ways import train_numpy

__all__ = ["GradientTable", "compare_gradients"]

_SECONDS = 10.0  # time that the backward pass may take
_STEP = 1e-4  # small beside weights of about 1, large beside rounding
_ENTRIES = (
    ("w1", 0, 0),
    ("w1", 1, 2),
    ("w1", 4, 1),
    ("w1", 3, 3),
    ("w2", 0, 0),
    ("w2", 1, 2),
    ("w2", 2, 1),
    ("w2", 3, 0),
)


@dataclass(frozen=True)
class GradientTable:
    """A gradient by hand beside the slope that was measured, for a few weights.

    Args:
        rows: for each weight its name, the gradient by hand and the measured slope.
        verdict: what the table shows, in words.
    """

    rows: tuple[tuple[str, float, float], ...]
    verdict: str

    @property
    def agrees(self) -> bool:
        """Whether every gradient is the measured slope, to one part in a million."""
        return all(_same(by_hand, measured) for _, by_hand, measured in self.rows)

    def __repr__(self) -> str:
        lines = [
            "{:>9}  {:>10}  {:>10}  {}".format(*_head()),
            *("{:>9}  {:>10}  {:>10}  {}".format(*row) for row in self._cells()),
        ]
        return "\n".join([*lines, self.verdict])

    def _repr_html_(self) -> str:
        return style.table(_head(), self._cells(), align="right") + f"<p>{style.code_to_html(self.verdict)}</p>"

    def _cells(self) -> list[list[str]]:
        return [
            [name, rounded(by_hand, 4), rounded(measured, 4), _difference(by_hand, measured)]
            for name, by_hand, measured in self.rows
        ]


def compare_gradients(backward) -> GradientTable:
    """Return gradients of a small network by hand beside their central differences. Never raises.

    Args:
        backward: a function `backward(x, y, w2, h, h_relu, y_pred)` that returns `grad_w1, grad_w2`. Where it is
            anything else, is not finished or raises, the table shows the reference solution and says so.
    """
    start = _small_network()
    measured = [_slope(start, name, i, j) for name, i, j in _ENTRIES]
    gradients, problem = _gradients(backward, *start)
    if problem:
        gradients = _reference_gradients(*start)
    rows = tuple(
        (f"{name}[{i}, {j}]", float(gradients[name][i, j]), slope)
        for (name, i, j), slope in zip(_ENTRIES, measured, strict=True)
    )
    table = GradientTable(rows, "")
    return GradientTable(rows, f"{problem} {say('This is the reference solution.')}" if problem else _verdict(table))


def _head() -> list[str]:
    return [say(text) for text in ("weight", "by hand", "measured", "relative difference")]


def _small_network():
    """x (6, 5), y (6, 3), w1 (5, 4), w2 (4, 3): float64, standard normal, no h near 0."""
    rng = np.random.default_rng(7)
    return tuple(rng.standard_normal(shape) for shape in ((6, 5), (6, 3), (5, 4), (4, 3)))


def _slope(start, name: str, i: int, j: int) -> float:
    """Return the central difference of the loss in one weight."""
    x, y, *weights = start
    losses = []
    for step in (_STEP, -_STEP):
        moved = [array.copy() for array in weights]
        moved[("w1", "w2").index(name)][i, j] += step
        losses.append(train_numpy(x, y, *moved, steps=1)[0][0])  # the loss before its only update
    return (losses[0] - losses[1]) / (2 * _STEP)


def _reference_gradients(x, y, w1, w2) -> dict:
    """Return the gradients of the network of `three_ways`: one step at rate 1 moves each weight by its own."""
    _, *moved = train_numpy(x, y, w1, w2, learning_rate=1.0, steps=1)
    return {"w1": w1 - moved[0], "w2": w2 - moved[1]}


def _gradients(backward, x, y, w1, w2):
    """Return the answer's gradients by name and "", or None and what was in the way."""
    if not callable(backward) and backward is not ...:
        return None, say("`backward` is {type} and not a function.", type=type(backward).__name__)
    try:
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        given = [array.copy() for array in (x, y, w2, h, h_relu, h_relu.dot(w2))]
        results = call_within(_SECONDS, lambda: backward(*given))
        arrays = [np.array(result, dtype=float) for result in results]
    except TimeLimitExceeded:
        return None, say("Your `backward` was still running after {seconds:.0f} seconds.", seconds=_SECONDS)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        unfinished = "ellipsis" in str(error) or _is_blank(backward)
        if unfinished:
            return None, say("Your `backward` still has blanks, so there is nothing to compare yet.")
        stopped = "Your `backward` stopped with {type}, so there is nothing to compare yet."
        return None, say(stopped, type=type(error).__name__)
    if [array.shape for array in arrays] != [w1.shape, w2.shape]:
        shapes = ", ".join(str(array.shape) for array in arrays)
        found = "Your gradients have the shapes {shapes}; the weights have {w1}, {w2}."
        return None, say(found, shapes=shapes, w1=w1.shape, w2=w2.shape)
    return dict(zip(("w1", "w2"), arrays, strict=True)), ""


def _is_blank(backward) -> bool:
    """Whether the code of a function still holds a `...` in place of an expression."""
    return backward is ... or blank_line(source_of(backward)) is not None


def _same(by_hand: float, measured: float) -> bool:
    return abs(by_hand - measured) <= 1e-6 * max(abs(measured), 1.0)


def _difference(by_hand: float, measured: float) -> str:
    if _same(by_hand, measured):
        return say("below 1e-6")
    return rounded(abs(by_hand - measured) / max(abs(measured), 1e-12), 2)


def _verdict(table: GradientTable) -> str:
    wrong = [name for name, by_hand, measured in table.rows if not _same(by_hand, measured)]
    if not wrong:
        right = "All {count} gradients are the measured slopes: your backward pass is right."
        return say(right, count=len(table.rows))
    ratios = {round(by_hand / measured, 3) for _, by_hand, measured in table.rows if abs(measured) > 1e-9}
    if len(ratios) == 1:
        factor = "Every gradient is {ratio:g} times the measured slope: look for a factor or a sign."
        return say(factor, ratio=ratios.pop())
    arrays = sorted({name.partition("[")[0] for name in wrong})
    return say(
        "{wrong} of {count} gradients differ, all in {arrays}.",
        wrong=len(wrong),
        count=len(table.rows),
        arrays=say(" and ").join(f"grad_{name}" for name in arrays),
    )
