"""Compare a backward pass with measured slopes: the gradient check that a learner runs on their own code."""

import html
from dataclasses import dataclass

import numpy as np

from helpers.cards.verdict import code_to_html
from helpers.exercises.numpy.backward import backward as reference
from helpers.exercises.numpy.forward import forward
from helpers.sandbox.time_limit import TimeLimitExceeded, call_within

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
        lines = [f"{'weight':>9}  {'by hand':>10}  {'measured':>10}  relative difference"]
        for name, by_hand, measured in self.rows:
            lines.append(f"{name:>9}  {by_hand:>10.4g}  {measured:>10.4g}  {_difference(by_hand, measured)}")
        return "\n".join([*lines, self.verdict])

    def _repr_html_(self) -> str:
        cell = 'style="text-align:right;padding:2px 12px"'
        head = "".join(f"<th {cell}>{text}</th>" for text in ("weight", "by hand", "measured", "relative difference"))
        body = "".join(
            f"<tr><td {cell}>{name}</td><td {cell}>{by_hand:.4g}</td><td {cell}>{measured:.4g}</td>"
            f"<td {cell}>{html.escape(_difference(by_hand, measured))}</td></tr>"
            for name, by_hand, measured in self.rows
        )
        return f"<table><tr>{head}</tr>{body}</table><p>{code_to_html(self.verdict)}</p>"


def compare_gradients(backward) -> GradientTable:
    """Return gradients of a small network by hand beside their central differences. Never raises.

    Args:
        backward: a function `backward(x, y, w2, h, h_relu, y_pred)` that returns `grad_w1, grad_w2`. Where it is
            anything else, is not finished or raises, the table shows the reference solution and says so.
    """
    x, y, w1, w2 = _small_network()
    weights = {"w1": w1, "w2": w2}
    measured = [_slope(x, y, weights, name, i, j) for name, i, j in _ENTRIES]
    gradients, problem = _gradients(backward, x, y, w1, w2)
    if problem:
        gradients = dict(zip(("w1", "w2"), reference(x, y, w2, *forward(x, w1, w2)), strict=True))
    rows = tuple(
        (f"{name}[{i}, {j}]", float(gradients[name][i, j]), slope)
        for (name, i, j), slope in zip(_ENTRIES, measured, strict=True)
    )
    table = GradientTable(rows, "")
    return GradientTable(rows, f"{problem} This is the reference solution." if problem else _verdict(table))


def _small_network():
    """x (6, 5), y (6, 3), w1 (5, 4), w2 (4, 3): float64, standard normal, no h near 0."""
    rng = np.random.default_rng(7)
    return tuple(rng.standard_normal(shape) for shape in ((6, 5), (6, 3), (5, 4), (4, 3)))


def _slope(x, y, weights: dict, name: str, i: int, j: int) -> float:
    losses = []
    for step in (_STEP, -_STEP):
        moved = {**weights, name: weights[name].copy()}
        moved[name][i, j] += step
        losses.append(np.square(forward(x, **moved)[2] - y).sum())
    return float((losses[0] - losses[1]) / (2 * _STEP))


def _gradients(backward, x, y, w1, w2):
    """Return the answer's gradients by name and "", or None and what was in the way."""
    if not callable(backward) and backward is not ...:
        return None, f"`backward` is {type(backward).__name__} and not a function."
    try:
        results = call_within(_SECONDS, lambda: backward(x.copy(), y.copy(), w2.copy(), *forward(x, w1, w2)))
        arrays = [np.array(result, dtype=float) for result in results]
    except TimeLimitExceeded:
        return None, f"Your `backward` was still running after {_SECONDS:.0f} seconds."
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        unfinished = "ellipsis" in str(error) or _is_blank(backward)
        text = "still has blanks" if unfinished else f"stopped with {type(error).__name__}"
        return None, f"Your `backward` {text}, so there is nothing to compare yet."
    if [array.shape for array in arrays] != [w1.shape, w2.shape]:
        shapes = ", ".join(str(array.shape) for array in arrays)
        return None, f"Your gradients have the shapes {shapes}; the weights have {w1.shape}, {w2.shape}."
    return dict(zip(("w1", "w2"), arrays, strict=True)), ""


def _is_blank(backward) -> bool:
    """Whether the code of a function still holds a `...` in place of an expression."""
    from helpers.sandbox.source_code import blank_line, source_of

    return backward is ... or blank_line(source_of(backward)) is not None


def _same(by_hand: float, measured: float) -> bool:
    return abs(by_hand - measured) <= 1e-6 * max(abs(measured), 1.0)


def _difference(by_hand: float, measured: float) -> str:
    if _same(by_hand, measured):
        return "below 1e-6"
    return f"{abs(by_hand - measured) / max(abs(measured), 1e-12):.2g}"


def _verdict(table: GradientTable) -> str:
    wrong = [name for name, by_hand, measured in table.rows if not _same(by_hand, measured)]
    if not wrong:
        return f"All {len(table.rows)} gradients are the measured slopes: your backward pass is right."
    ratios = {round(by_hand / measured, 3) for _, by_hand, measured in table.rows if abs(measured) > 1e-9}
    if len(ratios) == 1:
        return f"Every gradient is {ratios.pop():g} times the measured slope: look for a factor or a sign."
    arrays = sorted({name.partition("[")[0] for name in wrong})
    return (
        f"{len(wrong)} of {len(table.rows)} gradients differ, all in {' and '.join(f'grad_{name}' for name in arrays)}."
    )
