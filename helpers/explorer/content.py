"""What an explorer shows, as plain data for the panel and the still picture: words, tables, charts, grids, steps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

__all__ = ["Axis", "Chart", "Content", "Flow", "Grid", "Line", "Step", "Table", "linear_axis", "log_axis", "wire"]


@dataclass(frozen=True)
class Axis:
    """An axis with its label (unit included), its ends and what stands beside its ticks."""

    label: str
    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    log: bool = False


@dataclass(frozen=True, eq=False)
class Line:
    """A curve. Without x the points stand at 0, 1, 2, ... Its letter is drawn on it, so that colour is never alone."""

    name: str
    y: np.ndarray
    x: np.ndarray | None = None
    letter: str = ""


@dataclass(frozen=True, eq=False)
class Chart:
    """Curves and bars over two axes.

    levels: (y, name) of horizontal lines. uprights: (x, name) of vertical ones.
    crosses: (x, name) of marks at the upper edge, for what has no finite height.
    bars: edges (n + 1,) and heights (n,) of a histogram; bars_name is what stands beside them in the legend.
    """

    name: str
    x: Axis
    y: Axis
    lines: Sequence[Line] = ()
    levels: Sequence[tuple[float, str]] = ()
    uprights: Sequence[tuple[float, str]] = ()
    crosses: Sequence[tuple[float, str]] = ()
    bars: tuple[np.ndarray, np.ndarray] | None = None
    bars_name: str = ""


@dataclass(frozen=True)
class Table:
    """A table in words and numbers, for whoever does not see the chart."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Grid:
    """A matrix as cells. `lit` are the cells that stand out; `picks` names the options for the row and the column."""

    name: str
    rows: Sequence[Sequence[str]]
    lit: Sequence[tuple[int, int]] = ()
    picks: tuple[str, str] | None = None


@dataclass(frozen=True)
class Step:
    """One step of a computation: its name, what enters it from outside, what it makes, whether it stands out."""

    name: str
    enters: Sequence[str]
    makes: str
    lit: bool = False


@dataclass(frozen=True)
class Flow:
    """Steps from top to bottom, each using what the one before it made; `skips` are (from, to) beside that."""

    name: str
    steps: Sequence[Step]
    skips: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Content:
    """All that an explorer shows for one state."""

    sentence: str
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    grids: Sequence[Grid] = ()
    flow: Flow | None = None
    extra: dict = field(default_factory=dict)


def linear_axis(label: str, low: float, high: float) -> Axis:
    """Return an axis from low to high with about six round ticks."""
    raw = (high - low) / 6
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return Axis(label, low, high, [(k * step, f"{k * step:.6g}") for k in range(first, last + 1)])


def log_axis(label: str, low: float, high: float) -> Axis:
    """Return a logarithmic axis over whole decades from below low to above high, at most eight of them ticked."""
    bottom, top = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    every = max(1, math.ceil((top - bottom) / 8))
    ticks = [(10.0**k, f"1e{k}") for k in range(top, bottom - 1, -every)]
    return Axis(label, 10.0**bottom, 10.0**top, ticks, log=True)


def wire(content: Content) -> tuple[dict, list[bytes]]:
    """Return the content as JSON and the numbers of its curves as one float64 buffer, which JSON points into."""
    numbers: list[np.ndarray] = []
    charts = [_chart(chart, numbers) for chart in content.charts]
    buffer = np.concatenate(numbers).astype("<f8").tobytes() if numbers else b""
    message = {
        "sentence": content.sentence,
        "charts": charts,
        "tables": [{"caption": t.caption, "head": list(t.head), "rows": list(t.rows)} for t in content.tables],
        "grids": [
            {"name": grid.name, "rows": list(grid.rows), "lit": list(grid.lit), "picks": grid.picks}
            for grid in content.grids
        ],
        "flow": _flow(content.flow),
        **content.extra,
    }
    return message, [buffer]


def _flow(flow: Flow | None) -> dict | None:
    steps = [{**vars(step), "enters": list(step.enters)} for step in flow.steps] if flow else []
    return {"name": flow.name, "steps": steps, "skips": list(flow.skips)} if flow else None


def _chart(chart: Chart, numbers: list[np.ndarray]) -> dict:
    def place(array: np.ndarray | None) -> list[int] | None:
        if array is None:
            return None
        start = sum(map(len, numbers))
        numbers.append(np.asarray(array, float))
        return [start, start + len(array)]

    lines = [{"name": line.name, "letter": line.letter, "x": place(line.x), "y": place(line.y)} for line in chart.lines]
    return {
        "name": chart.name,
        "x": vars(chart.x),
        "y": vars(chart.y),
        "lines": lines,
        "levels": list(chart.levels),
        "uprights": list(chart.uprights),
        "crosses": list(chart.crosses),
        "bars": [place(part) for part in chart.bars] if chart.bars else None,
        "bars_name": chart.bars_name,
    }
