"""The explorer of digits: one after another that the network never saw, or one that you draw, and what it says."""

import functools

import torch

from helpers.digits import DigitReader, load_digits, train_digits
from helpers.digits.data import HELD_BACK, MOST_INK
from helpers.digits.training import split
from helpers.words.language import say

from .content import Axis, Chart, Content, Table
from .operation import OperationExplorer
from .options import Drawing, Number
from .panel import Panel

__all__ = ["DigitExplorer", "explore_digits", "trained"]

_SEED = 0


def explore_digits(**options) -> Panel:
    """Return the explorer of digits that a network reads. Options: digit, drawing (64 inks from 0 to g, as a text)."""
    return Panel(DigitExplorer(), options)


@functools.cache
def trained() -> tuple[DigitReader, torch.Tensor, torch.Tensor]:
    """Return a network, trained once in this process, and the images and labels that it never saw."""
    images, labels = load_digits()
    seen, unseen = split(len(labels), _SEED)
    reader, _ = train_digits(images[seen], labels[seen], _SEED)
    return reader, images[unseen], labels[unseen]


class DigitExplorer(OperationExplorer):
    """A grid of 8 by 8 cells with a digit in it, and the ten scores that the network gives it."""

    function = "explore_digits"
    title = "Digit explorer"
    options = (
        Number("digit", "Digit", 0, "which of those held back", tuple(range(HELD_BACK)), 0, HELD_BACK - 1, whole=True),
        Drawing(
            "drawing", "Drawing", "", "arrow keys move, Space inks or clears, Shift with an arrow draws", 8, MOST_INK
        ),
    )

    def __init__(self):
        super().__init__()
        self._last = None

    def amend(self, state) -> tuple[dict, list[str]]:
        """Return the state; another digit takes the place of the drawing."""
        turned = self._last is not None and state["digit"] != self._last
        self._last = state["digit"]
        return {**state, "drawing": "" if turned else state["drawing"]}, []

    def content(self, state, result, kept=()) -> Content:
        """Return the ten scores as bars and as a table, and what the network says, in words."""
        reader, images, labels = trained()
        image, label = images[state["digit"]], int(labels[state["digit"]])
        option = self.options[1]
        drawn = state["drawing"] or option.written(image.tolist())
        pixels = torch.tensor([option.inks(drawn)])
        scores = reader(pixels)[0].double()
        best, second = scores.topk(2).indices.tolist()
        told = say(
            "The network says {best}, with a score of {score}; next comes {second} with {other}.",
            best=best,
            score=_two_places(scores[best]),
            second=second,
            other=_two_places(scores[second]),
        )
        changed = int((pixels[0] != image).sum())
        if not state["drawing"] or not changed:
            right = "It was written as {label}: right." if best == label else "It was written as {label}: wrong."
            told = f"{told} {say(right, label=label)}"
        elif not pixels.any():
            told = f"{told} {say('The grid is empty; the scores are what is left without ink.')}"
        else:
            told = (
                f"{told} {say('{count} of 64 cells differ from digit {digit}.', count=changed, digit=state['digit'])}"
            )
        edges = torch.arange(11).double().numpy() - 0.5
        chart = Chart(
            say("The ten scores"),
            Axis(say("digit"), -0.5, 9.5, [(k, str(k)) for k in range(10)]),
            Axis(say("score (1 where it is sure)"), -0.5, 1.5, [(k / 2, f"{k / 2:g}") for k in range(-1, 4)]),
            bars=(edges, scores.clamp(-0.5, 1.5).numpy()),
            bars_name=say("score"),
        )
        head = (say("digit"), *map(str, range(10)))
        table = Table(say("The ten scores"), head, [(say("score"), *map(_two_places, scores))])
        return Content(told, [chart], [table], extra={"drawn": {"drawing": drawn}})


def _two_places(score) -> str:
    return f"{float(score) + 0.0:.2f}".replace("-0.00", "0.00")
