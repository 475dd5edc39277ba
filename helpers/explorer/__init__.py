"""Explorers: sliders that train the real network live, and a small one for each operation.

Each function returns a panel that a cell shows when it ends with the call. Without a kernel a still picture stands in
its place. A value that cannot be is refused in a sentence on the panel.
"""

from helpers.course import LESSON_NAMES
from helpers.devices import choose
from helpers.words.language import say

from .bounds import ClampExplorer, MaximumExplorer
from .lesson import lesson_of_notebook
from .network_explorer import NetworkExplorer
from .panel import Panel
from .product import ProductExplorer
from .randn import RandnExplorer

__all__ = ["explore", "explore_clamp", "explore_maximum", "explore_product", "explore_randn"]


def explore(lesson: str | None = None, **options) -> Panel:
    """Return the network explorer of a lesson, opened in the state that the options give.

    Args:
        lesson: `"numpy"`, `"tensor"` or `"autograd"`; without it, the lesson of this notebook.
        options: learning_rate, hidden_units, batch_size, steps, weight_scale, seed; in lesson 2 also dtype and
            device, in lesson 3 momentum and forget_to_zero.
    """
    remarks = []
    if lesson is not None and lesson not in LESSON_NAMES:
        refused = "lesson={lesson!r} is refused: lesson is one of {lessons}."
        remarks = [say(refused, lesson=lesson, lessons=", ".join(map(repr, LESSON_NAMES)))]
        lesson = None
    lesson = lesson or lesson_of_notebook()
    return Panel(NetworkExplorer(lesson, _devices() if lesson == "tensor" else ("cpu",)), options, remarks)


def explore_randn(gradient: bool = False, **options) -> Panel:
    """Return the explorer of `randn`. Options: how_many, mean, spread, seed."""
    return Panel(RandnExplorer(gradient), options)


def explore_product(gradient: bool = False, **options) -> Panel:
    """Return the explorer of `dot` and `mm`.

    Options: operation, rows, inner, inner_of_w, columns, row, column, seed.
    """
    return Panel(ProductExplorer(gradient), options)


def explore_maximum(**options) -> Panel:
    """Return the explorer of `maximum(h, floor)` and its gradient. Options: floor, seed."""
    return Panel(MaximumExplorer(), options)


def explore_clamp(**options) -> Panel:
    """Return the explorer of `clamp` and its gradient. Options: min, max, has_min, has_max, seed."""
    return Panel(ClampExplorer(), options)


def _devices() -> tuple[str, ...]:
    return tuple(dict.fromkeys(("cpu", choose().device.type)))
