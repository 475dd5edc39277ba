"""Pictures and explorers, called up once: each surface is a function that returns its texts."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from matplotlib.text import Text

from helpers.devices.timing import ProductTimes
from helpers.explorer import explore, explore_clamp, explore_maximum, explore_product, explore_randn
from helpers.explorer.digits import explore_digits
from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.panel import WORKER
from helpers.explorer.still import still
from helpers.explorer.tape import explore_tape, small_tape
from helpers.explorer.trainer import Run
from helpers.networks.own import reference
from helpers.pictures import (
    arrays,
    curves,
    devices,
    digits,
    distributions,
    gradients,
    graph,
    handwriting,
    memory,
    network,
    side_by_side,
    slopes,
    tape,
    tensors,
)
from tests.words.told import compared, planted

__all__ = ["DRAWN"]


def pictures(_: Path) -> Iterator[str]:
    """One of each picture function, and those whose words depend on what they show."""
    rng = np.random.default_rng(3)
    h, other, grad = rng.standard_normal((3, 4)), rng.standard_normal((3, 4)), rng.standard_normal((3, 4))
    line = np.linspace(-2, 2, 17)
    sizes = np.logspace(-6, 9, 31)
    rates, last = np.logspace(-7, -5, 5), np.array([9.0, 3.0, 1.0, 2.0, np.nan])
    measured = ProductTimes((16, 32), (1e-6, 9e-5), (1e-5, 1e-5), (5e-5, 1e-4), "D1")
    weights = torch.ones(4, 2, requires_grad=True), torch.ones(2, 3, requires_grad=True)
    loss = torch.ones(5, 4).mm(weights[0]).clamp(min=0).mm(weights[1]).pow(2).sum()
    for picture in (
        arrays.matrix_product(h, other.T, 1, 0),
        arrays.transpose(h, 0, 3),
        arrays.largest_entries(h),
        arrays.pairs_of_stacks(np.ones((2, 3, 4)), np.ones((2, 4, 1))),
        curves.relu_and_slope(h),
        curves.clipped_entries(h, np.clip(h, -1, 1), -1.0, 1.0),
        curves.slope_of_loss(np.arange(5.0), np.arange(5.0) ** 2, step=1.0),
        curves.loss_curves({"A1": [3.0, 2.0, np.inf]}, baseline=609.0),
        devices.crossover(measured),
        devices.losses_by_rate(rates, 30.0, last, "D1"),
        digits.gaps(sizes, np.spacing(sizes.astype(np.float32)), np.spacing(sizes), 32e6),
        *(digits.relative_differences(np.logspace(low, high, 500), 1e-4, 100) for low, high in LIMITS),
        distributions.draws(rng.random(100), rng.standard_normal(100)),
        distributions.number_line(range(20), range(4, 20, 5)),
        distributions.squared_errors(np.array([2.0, 0.5]), np.ones(2)),
        distributions.living_units({"A1": np.array([3, 0, 5])}, rows=6),
        gradients.scaled_draw(h, 0.1),
        gradients.dot_gradient(h[0], other[0], other[0], h[0]),
        gradients.maximum_gradient(h, other, grad),
        gradients.mm_gradient(grad, other, 1, 0),
        gradients.clamp_gradient(h, -0.5, 0.5, grad),
        graph.draw_graph(loss, {"w1": weights[0]}, "A1"),
        handwriting.draw_digits(np.zeros((2, 64)), [1, 2]),
        handwriting.draw_digits(np.zeros((2, 64)), [1, 2], [1, 3]),
        memory.names_and_memory({"a": line[:3], "b": line[:3], "c": line[:3].copy()}),
        network.network_shapes(*map(np.ones, ((6, 50), (50, 10), (6, 10), (10, 4), (6, 4)))),
        side_by_side.side_by_side(compared([reference(way) for way in ("numpy", "tensor", "autograd")])),
        side_by_side.side_by_side(compared([planted("numpy", "2.0 * (y", "3.0 * (y"), reference("tensor")])),
        slopes.value_and_slope(line, np.maximum(line, 0), (line > 0) * 1.0, "clamp(min=0)"),
        slopes.corner([0.0, 0.5, 1.5]),
        slopes.corner([0.5]),
        slopes.accumulation([2, 4, 6], [2, 2, 2]),
        tape.draw_tape(small_tape("network")[0], {}, "A1"),
        tensors.three_products(h, other[0], other.T),
        tensors.maximum_and_max(h, np.maximum(h, 0), h.max(0), h.argmax(0)),
        tensors.bounded_entries(line, np.clip(line, 0, None), np.clip(line, 0, 1), 1.0),
        tensors.masked_gradient(h, grad),
        tensors.stacked_products(np.zeros((4, 5, 8)), np.zeros((4, 8, 6)), np.zeros((4, 5, 6))),
    ):
        yield repr(picture)
        yield from texts_in(picture)


def texts_in(picture) -> Iterator[str]:
    """Yield a picture's alt text and each text that is drawn in it."""
    yield picture.alt
    yield from (text.get_text() for text in picture.figure.findobj(Text))


LIMITS = ((-8, -1), (-8, -6), (-1, -8), (-3, -3))  # decades of the first and of the last difference


def explorers(_: Path) -> Iterator[str]:
    """Each explorer's picture, opening and first content, and what the panels answer to each message."""
    panels = [
        *(explore(lesson, steps=3) for lesson in ("numpy", "tensor", "autograd")),
        explore("x9", steps=3, momentum=0.5, learning_rat=1, z2=2, seed=-1, hidden_units=2.5),
        explore("tensor", steps=2, dtype="bfloat16"),
        explore("tensor", steps=2, dtype="f8"),
        explore("autograd", steps=2, forget_to_zero=3),
        *(opener(gradient=gradient) for opener in (explore_randn, explore_product) for gradient in (False, True)),
        explore_product(inner=3, row=5, column=5),
        explore_maximum(),
        explore_clamp(),
        explore_clamp(min=2.0, max=-2.0, has_min=1),
        explore_digits(digit=3, drawing="x9"),
        explore_tape(),
        explore_tape(walked=6, tape="used twice"),
    ]
    for panel in panels:
        yield repr(panel)
        yield from texts_in(still(panel._explorer.title, panel._first))
        yield from texts_of(panel.opening)
        yield from answers_of(panel, ("hello", {}))
    moves = [("keep", {})] * 5 + [("drop", {"letter": "B"}), ("set", {"changes": {"steps": "-1"}})]
    moves += [("preset", {"key": key}) for key in ("too_small", "good", "dying", "explodes")]
    moves += [("set", {"changes": {"steps": 4}}), ("sweep", {"open": True}), ("set", {"changes": {"steps": 3}})]
    yield from answers_of(panels[0], *moves)
    empty, drawing = ({"changes": {"drawing": ink * 64}} for ink in "0g")
    yield from answers_of(panels[-3], ("set", {"changes": {"digit": 5}}), ("set", empty), ("set", drawing))
    for walked in range(7):
        yield from answers_of(panels[-2], ("set", {"changes": {"walked": walked}}))
        yield from answers_of(panels[-1], ("set", {"changes": {"walked": walked}}))
    yield from answers_of(panels[4], ("sweep", {"open": True}), ("set", {"changes": {"seed": 3}}))
    yield from _runs_in_words()


def answers_of(panel, *moves: tuple[str, dict]) -> Iterator[str]:
    """Yield each text that a panel sends when the front end says these things."""
    sent: list[dict] = []
    panel.send = lambda content, buffers=None: sent.append(content)
    for number, (kind, about) in enumerate(moves, start=100):
        panel._receive(panel, {"kind": kind, "number": number, **about}, [])
        assert WORKER.settle(60)
    assert sent
    yield from texts_of([{name: part for name, part in each.items() if name not in NOT_SHOWN} for each in sent])


NOT_SHOWN = ("kind", "state", "call", "refused", "kept", "drawn")  # what a content holds beside the words


def texts_of(part) -> Iterator[str]:
    """Yield each text of a message, however deep it lies, but for keys and an option's values."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        kept_back = {"kind", "key", "picks"} | ({"name", "choices", "stops"} if "about" in part else set())
        for name in part.keys() - kept_back:
            yield from texts_of(part[name])
    elif isinstance(part, list | tuple):
        for inside in part:
            yield from texts_of(inside)


def _runs_in_words() -> Iterator[str]:
    explorer = NetworkExplorer("tensor", ("cpu", "mps"))
    state = {option.name: option.default for option in explorer.options}
    for losses in ((3e7, 4e-7), (3e7, 60.0), (3e7, 550.0), (3e7, 9e3), (np.inf,), (3e7, np.nan)):
        yield explorer.content(state, Run(np.array(losses), 90, 100, 600.0, "")).sentence
    for finals in ([1.0, np.nan], [1.0, 2.0], [np.nan, np.nan]):
        yield explorer.sweep_chart(state, np.array(finals * 16)).sentence
    yield from explorer.amend({"device": "mps", "dtype": "float64"})[1]


DRAWN = (pictures, explorers)
