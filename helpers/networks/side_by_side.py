"""The three networks side by side: do their losses and gradients agree, and if not, which line parts them?"""

from dataclasses import dataclass

import numpy as np

from helpers.cards import style
from helpers.sandbox.time_limit import TimeLimitExceeded, call_within
from helpers.words.language import say, translated
from helpers.words.numbers import rounded

from .line_values import NAMES, LineValue, line_values
from .own import WAYS, Network, reference

__all__ = ["Comparison", "Parting", "Run", "compare_networks"]

HEADINGS = dict(zip(NAMES, ("Forward",) * 3 + ("Loss",) + ("Backward",) * 5 + ("Update",) * 2, strict=True))
RELATIVE, ABSOLUTE = 1e-8, 1e-12  # of a loss over 500 steps: rounding grows as the loss falls towards 1e-10
VALUE_TOLERANCE = 1e-9  # of a line's largest entry: the same sums in another order
TIME_LIMIT = 60.0  # seconds for one network


@dataclass(frozen=True)
class Parting:
    """The first line where a network does something else than the reference.

    Args:
        network: whose line it is.
        heading: `"Forward"`, `"Loss"`, `"Backward"`, `"Update"` or `"Zero"`, as the lessons' code names its parts.
        name: what the line computes, such as `"grad_y_pred"`.
        line_number, line: counted from its `def` line, and its text; 0 and "" where no line is to blame.
        step: the training step, counted from 0.
        note: what is known about it, as a sentence.
    """

    network: Network
    heading: str
    name: str
    line_number: int
    line: str
    step: int
    note: str

    def __str__(self) -> str:
        sentence = "{network} parts at {heading}, line {number}, `{line}`: {note}"
        return say(
            sentence if self.line else "{network} parts at {heading}, step {step}: {note}",
            network=self.network.label,
            heading=translated(self.heading),
            number=self.line_number,
            line=self.line,
            step=self.step,
            note=self.note,
        )


@dataclass(frozen=True)
class Run:
    """What one network did: its losses, one a step, its first-step gradients of w1 and w2, and where it parts."""

    network: Network
    losses: np.ndarray
    gradients: tuple[np.ndarray, np.ndarray]
    parting: Parting | None


@dataclass(frozen=True)
class Comparison:
    """Three runs from one set of weights. As text and in a lesson it is a table and a sentence."""

    runs: tuple[Run, ...]
    steps: int

    @property
    def partings(self) -> list[Parting]:
        return [run.parting for run in self.runs if run.parting]

    @property
    def verdict(self) -> str:
        """The outcome in words."""
        if self.partings:
            return " ".join(map(str, self.partings))
        return say(
            "All three agree: every loss of {steps} steps to 1e-8 relative or 1e-12 absolute, "
            "every first-step gradient to 1e-12 of its largest entry.",
            steps=self.steps,
        )

    @property
    def stand_ins(self) -> list[str]:
        """A sentence for each network in whose place the reference stands."""
        return [
            say(
                "{way}: the reference stands in, since {reason}.",
                way=translated(WAYS[run.network.way]),
                reason=run.network.reason,
            )
            for run in self.runs
            if run.network.reason
        ]

    def rows(self) -> list[list[str]]:
        """The table: a heading row, losses at some steps, and the largest entry of each first-step gradient."""
        shown = [step for step in (0, 100, 200, 300, 400) if step < self.steps - 1] + [self.steps - 1]
        rows = [["", *(run.network.label for run in self.runs)]]
        rows += [
            [say("loss at step {step}", step=step), *(rounded(run.losses[step], 4) for run in self.runs)]
            for step in shown
        ]
        for place, name in enumerate(("grad_w1", "grad_w2")):
            largest = [rounded(np.abs(run.gradients[place]).max(), 4) for run in self.runs]
            rows.append([say("largest entry of {name}, step 0", name=name), *largest])
        return rows

    def __str__(self) -> str:
        rows = self.rows()
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip() for row in rows]
        return "\n".join([*lines, "", self.verdict, *self.stand_ins])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head, *body = self.rows()
        sentences = "".join(f"<p>{style.code_to_html(text)}</p>" for text in (self.verdict, *self.stand_ins))
        return style.table(head, body) + sentences


def compare_networks(networks, x, y, w1, w2, learning_rate=1e-6, steps=500) -> Comparison:
    """Train each network from the same weights and return what they did, side by side.

    Args:
        networks: `Network`s, such as `own_networks()` returns. One that fails is replaced by its reference.
        x, y, w1, w2: float64 arrays, shapes (N, D_in), (N, D_out), (D_in, H), (H, D_out), no units; none is changed.
        learning_rate: a number, no units.
        steps: how many, at least 2.
    """
    start = (x, y, w1, w2)
    right = _trained(reference("numpy"), start, learning_rate, steps)
    runs = []
    for network in networks:
        try:
            run = call_within(TIME_LIMIT, lambda network=network: _trained(network, start, learning_rate, steps))
            parting = None if _agree(run, right) else _parting(network, run, right, start, learning_rate)
        except (Exception, TimeLimitExceeded) as fault:
            network = reference(
                network.way, say("your {way}.train raised {type} here", way=network.way, type=type(fault).__name__)
            )
            run, parting = _trained(network, start, learning_rate, steps), None
        runs.append(Run(network, *run, parting))
    return Comparison(tuple(runs), steps)


def _given(network: Network, start) -> tuple:
    """Return fresh copies of the arrays, as Tensors where the network takes Tensors."""
    if network.way == "numpy":
        return tuple(array.copy() for array in start)
    import torch

    return tuple(torch.from_numpy(array.copy()) for array in start)


def _trained(network: Network, start, learning_rate, steps):
    """Return (losses, (grad_w1, grad_w2)): a single step at rate 1 moves each weight by its gradient."""
    with np.errstate(all="ignore"):
        losses, *_ = network.train(*_given(network, start), learning_rate, steps)
        _, *moved = network.train(*_given(network, start), 1.0, 1)
    losses = np.array([float(loss) for loss in losses])
    if losses.shape != (steps,):
        raise ValueError(f"{len(losses)} losses for {steps} steps")
    gradients = tuple(before - _as_array(after) for before, after in zip(start[2:], moved, strict=True))
    return losses, gradients


def _as_array(weights) -> np.ndarray:
    return weights.detach().cpu().numpy() if hasattr(weights, "detach") else np.asarray(weights)


def _agree(run, right) -> bool:
    (losses, gradients), (right_losses, right_gradients) = run, right
    return bool(np.allclose(losses, right_losses, rtol=RELATIVE, atol=ABSOLUTE)) and all(
        _same(mine, theirs, 1e-12) for mine, theirs in zip(gradients, right_gradients)
    )


def _same(mine: np.ndarray, theirs: np.ndarray, tolerance: float) -> bool:
    return mine.shape == theirs.shape and bool(np.abs(mine - theirs).max() <= tolerance * np.abs(theirs).max())


def _parting(network: Network, run, right, start, learning_rate) -> Parting:
    """Name the first line of a network that parts from the reference: in step 0, then in step 1."""
    right_lines: list[LineValue] = []
    for step in (0, 1):
        lines = line_values(network.train, *_given(network, start), learning_rate, step + 1)
        before, right_lines = (
            right_lines,
            line_values(reference("numpy").train, *_given(reference("numpy"), start), learning_rate, step + 1),
        )
        for name in NAMES:
            mine = [line for line in lines if line.name == name]
            wanted = [line.value for line in right_lines if line.name == name][-1]
            if mine and not any(_same(line.value, wanted, VALUE_TOLERANCE) for line in mine):
                return _named(network, name, mine, wanted, step, before)
    step = int(np.argmax(~np.isclose(run[0], right[0], rtol=RELATIVE, atol=ABSOLUTE)))
    return Parting(
        network, "Loss", "loss", 0, "", step, say("the losses differ from here on, and no single line stands out.")
    )


def _named(network: Network, name: str, mine: list[LineValue], wanted, step: int, before: list[LineValue]) -> Parting:
    last = mine[-1]
    for earlier in (line.value for line in before if line.name == name and name.startswith("grad_w")):
        summed = next((line for line in mine if _same(line.value, wanted + earlier, VALUE_TOLERANCE)), None)
        if summed is not None:
            note = say(
                "`{name}` of step 1 is the sum of both steps' gradients; nothing sets it to zero in between.", name=name
            )
            return Parting(network, "Zero", name, summed.line_number, summed.line, step, note)
    note = _difference(name, last.value, wanted)
    return Parting(network, HEADINGS[name], name, last.line_number, last.line, step, note)


def _difference(name: str, mine: np.ndarray, wanted: np.ndarray) -> str:
    """Say how an array differs from the reference's."""
    if mine.shape != wanted.shape:
        shapes = "`{name}` has shape {mine}, the reference's has {wanted}."
        return say(shapes, name=name, mine=mine.shape, wanted=wanted.shape)
    largest = np.unravel_index(np.abs(wanted).argmax(), wanted.shape)
    factor = mine[largest] / wanted[largest]
    if _same(mine, factor * wanted, VALUE_TOLERANCE):
        times = "`{name}` is {factor} times the reference's in every entry."
        return say(times, name=name, factor=rounded(factor, 4))
    apart = np.abs(mine - wanted) > VALUE_TOLERANCE * np.abs(wanted).max()
    if name == "grad_h" and not wanted[apart].any():
        return say("`{name}` is not 0 in {count} places where h is negative.", name=name, count=apart.sum())
    place = tuple(int(index) for index in np.argwhere(apart)[0])
    return say(
        "`{name}` holds {mine} at {place}, the reference's {wanted}.",
        name=name,
        mine=rounded(mine[place], 4),
        place=list(place),
        wanted=rounded(wanted[place], 4),
    )
