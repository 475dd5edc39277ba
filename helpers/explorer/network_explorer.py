"""The network explorer: its options by lesson, its presets, and what it says about a run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpers.course import LESSONS
from helpers.words.language import say
from helpers.words.numbers import short

from .content import Chart, Content, Line, Table, linear_axis, log_axis
from .options import Choice, Flag, Number, Option, written
from .state import as_call
from .sweep import RATES, sweep
from .trainer import Run, shortcut_holds, train

__all__ = ["NetworkExplorer", "Preset"]

_NUMBERS = {lesson.name: lesson.number for lesson in LESSONS}
_EXTRA = {"tensor": ("dtype", "device"), "autograd": ("momentum", "forget_to_zero")}
_FLOOR, _CEILING = 1e-14, 1e14  # the loss axis shows no more, however far a run goes


@dataclass(frozen=True)
class Preset:
    """A state under a key, what its button says and why it is worth a look, both in English."""

    key: str
    name: str
    learning_rate: float
    reason: str


PRESETS = (
    Preset("too_small", "too small", 1e-7, "Each step is a tenth of a good one: after 500 the loss still falls."),
    Preset("good", "good", 1e-6, "The notes' own rate: the loss reaches almost 0 and every unit lives."),
    Preset(
        "dying",
        "dying ReLU (2e-6)",
        2e-6,
        "On most seeds the first steps throw most units below 0 on every row; they never return.",
    ),
    Preset(
        "explodes", "explodes", 5e-6, "Each step overshoots further than the last, until no number can hold the loss."
    ),
)


_HEAD = ("run", "state", "final loss", "share of Σy²", "living units", "first step not finite", "trained by")


def _options(lesson: str, devices: Sequence[str]) -> tuple[Option, ...]:
    rates = [float(f"{10 ** (k / 20):.1e}") for k in range(-160, -79)]
    sizes = (1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100, 140, 200, 300, 500, 700, 1000)
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 700, 1000, 1500, 2000)
    scales = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0)
    every = {
        "learning_rate": Number("learning_rate", "Learning rate", 1e-6, "how far a step goes", rates, 0.0, 1.0),
        "hidden_units": Number("hidden_units", "Hidden units H", 100, "columns of w1", sizes, 1, 1000, whole=True),
        "batch_size": Number(
            "batch_size", "Batch size N", 64, "rows of x", tuple(2**k for k in range(9)), 1, 256, whole=True
        ),
        "steps": Number("steps", "Steps", 500, "updates", steps, 1, 2000, whole=True),
        "weight_scale": Number(
            "weight_scale", "Weight scale", 1.0, "factor on w1 and w2 at the start", scales, 0.0, 10.0
        ),
        "seed": Number("seed", "Seed", 0, "which random numbers", tuple(range(21)), 0, 9999, whole=True),
        "dtype": Choice("dtype", "dtype", "float64", "kind of number", ("float64", "float32", "bfloat16", "float16")),
        "device": Choice("device", "Device", "cpu", "where it trains", tuple(devices)),
        "momentum": Number(
            "momentum", "Momentum", 0.0, "of SGD", (*(k / 10 for k in range(10)), 0.95, 0.99), 0.0, 0.999
        ),
        "forget_to_zero": Flag("forget_to_zero", "Forget to zero", False, "gradients add up"),
    }
    others = {name for names in _EXTRA.values() for name in names} - set(_EXTRA.get(lesson, ()))
    return tuple(option for name, option in every.items() if name not in others)


class NetworkExplorer:
    """What `explore()` shows in one lesson. It keeps nothing between calls."""

    function = "explore"
    title = "Network explorer"
    sweeps = True
    small = False

    def __init__(self, lesson: str, devices: Sequence[str] = ("cpu",)):
        self.options = _options(lesson, devices)
        self.presets = PRESETS
        self.elsewhere = {name: _NUMBERS[other] for other, names in _EXTRA.items() for name in names if other != lesson}

    def amend(self, state: Mapping[str, object]) -> tuple[dict, list[str]]:
        """Return the state with what cannot go together mended, and a sentence on each mend."""
        if state.get("device") == "mps" and state.get("dtype") == "float64":
            return {**state, "dtype": "float32"}, [say("mps has no float64; float32 is used.")]
        return dict(state), []

    def preset(self, key: str) -> dict:
        """Return the state of a preset: its rate, the seed untouched, all else as at the start."""
        (chosen,) = (preset for preset in self.presets if preset.key == key)
        start = {option.name: option.default for option in self.options if option.name != "seed"}
        return {**start, "learning_rate": chosen.learning_rate}

    def work(self, state: Mapping[str, object], wanted: Callable[[], bool] = lambda: True) -> Run | None:
        """Train the network of this state; None if it is not wanted any more."""
        return train(state, wanted)

    def content(self, state: Mapping[str, object], run: Run, kept: Sequence[tuple] = ()) -> Content:
        """Return what to show for a run, beside the kept ones: (letter, state, run) each."""
        runs = [("", state, run), *kept]
        names = [say("run {letter}" if letter else "this run", letter=letter) for letter, _, _ in runs]
        lines = [Line(name, run.losses, letter=letter) for name, (letter, _, run) in zip(names, runs, strict=True)]
        crosses = [
            (float(run.not_finite), say("{run}: not finite from step {step} on", run=name, step=run.not_finite))
            for name, (_, _, run) in zip(names, runs, strict=True)
            if run.not_finite is not None
        ]
        longest = max(len(run.losses) for _, _, run in runs)
        chart = Chart(
            say("Loss at each step"),
            linear_axis(say("step (count)"), 0, max(longest - 1, 1)),
            _loss_axis([run for _, _, run in runs]),
            lines,
            levels=[(run.zero_loss, say("predicting 0: {loss}", loss=short(run.zero_loss)))],
            crosses=crosses,
        )
        rows = [
            _row(name, as_call(self.function, self.options, state), run)
            for name, (_, state, run) in zip(names, runs, strict=True)
        ]
        return Content(sentence(run), [chart], [Table(say("Runs"), tuple(map(say, _HEAD)), rows)])

    def sweep(self, state: Mapping[str, object], wanted: Callable[[], bool]) -> np.ndarray | None:
        """Return the final loss for each rate of `RATES`; None where it does not hold or is not wanted."""
        return sweep(state, RATES, wanted)

    def sweep_chart(self, state: Mapping[str, object], finals: np.ndarray) -> Content:
        """Return the final loss over all learning rates, with this state's own rate marked."""
        finite = np.isfinite(finals)
        axis = _axis_over(finals[finite & (finals > 0)])
        rate = min(max(state["learning_rate"], RATES[0]), RATES[-1])
        chart = Chart(
            say("Final loss at each learning rate"),
            log_axis(say("learning rate (no unit)"), RATES[0], RATES[-1]),
            axis,
            [Line(say("final loss"), finals, np.array(RATES))],
            uprights=[(rate, say("this rate"))],
            crosses=[(rate, say("not finite")) for rate, ok in zip(RATES, finite, strict=True) if not ok],
        )
        return Content(_sweep_sentence(finals), [chart])

    def no_sweep(self, state: Mapping[str, object]) -> str:
        """Return why there is no sweep for this state, or an empty text."""
        if shortcut_holds(state):
            return ""
        return say(
            "No sweep here: {count} runs of the plain loop would take too long. "
            "Choose float32 or float64 on the CPU, and zero the gradients.",
            count=len(RATES),
        )


def sentence(run: Run) -> str:
    """Return what became of a run, in words."""
    cost, first = short(run.zero_loss), short(float(run.losses[0]))
    if run.not_finite == 0:
        return say("The first loss is not finite already: it is larger than the largest number of this dtype.")
    if run.not_finite is not None:
        overshot = "The loss is not finite from step {step} on: the steps overshoot. It began at {first}."
        return say(overshot, step=run.not_finite, first=first)
    share = run.final / run.zero_loss
    if share < 1e-4:
        ended = (
            "After {steps} steps the loss is {last}, from {first} at the start: "
            "it has learned, since predicting 0 costs {cost}."
        )
    elif share < 0.5:
        ended = (
            "After {steps} steps the loss is {last}, from {first} at the start: "
            "better than predicting 0, which costs {cost}, and not done."
        )
    elif share < 1.2:
        ended = (
            "After {steps} steps the loss is {last}, from {first} at the start: about what predicting 0 costs, {cost}."
        )
    else:
        ended = (
            "After {steps} steps the loss is {last}, from {first} at the start: "
            "worse than predicting 0, which costs {cost}."
        )
    told = say(ended, steps=len(run.losses), last=short(run.final), first=first, cost=cost)
    units = say("{living} of {hidden} hidden units live.", living=run.living, hidden=run.hidden)
    return f"{told} {units}"


def _sweep_sentence(finals: np.ndarray) -> str:
    finite = np.isfinite(finals)
    if not finite.any():
        return say("No rate ends finite.")
    best = int(np.argmin(np.where(finite, finals, np.inf)))
    lowest = "Of {count} rates, {rate} ends lowest, at {loss}."
    words = say(lowest, count=len(RATES), rate=written(RATES[best]), loss=short(finals[best]))
    if finite.all():
        return words
    overshot = say("From {rate} on the loss is not finite.", rate=written(RATES[int(np.argmin(finite))]))
    return f"{words} {overshot}"


def _row(name: str, call: str, run: Run) -> tuple[str, ...]:
    step = say("none") if run.not_finite is None else str(run.not_finite)
    share = short(run.final / run.zero_loss)
    units = say("{living} of {hidden}", living=run.living, hidden=run.hidden)
    return (name, call, short(run.final), share, units, step, run.way)


def _loss_axis(runs: Sequence[Run]):
    return _axis_over(np.concatenate([[runs[0].zero_loss, 1.0, 1e8], *(run.losses for run in runs)]))


def _axis_over(losses: np.ndarray):
    shown = losses[np.isfinite(losses) & (losses > 0)]
    low, high = (shown.min(), shown.max()) if len(shown) else (1.0, 1e8)
    low = min(max(low, _FLOOR), _CEILING / 10)
    return log_axis(say("loss (no unit)"), low, max(min(high, _CEILING), low * 10))
