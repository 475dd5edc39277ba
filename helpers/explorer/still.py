"""The still picture that stands where no kernel runs: an explorer's content drawn once with matplotlib."""

import numpy as np

from helpers.pictures.show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show
from helpers.words.language import say, translated

from .content import Axis, Chart, Content, Flow, Grid

__all__ = ["still"]

_GREEN = "#009E73"
_COLOURS = (BLUE, ORANGE, _GREEN, "#9A5FB5", GREY)
_DASHES = ("-", "--", ":", "-.", (0, (1, 4)))


def still(title: str, content: Content) -> Picture:
    """Return a picture of the content whose alt text is the title and the content's sentence."""
    if content.charts:
        figure, axes = new_figure(7.0, 3.0, len(content.charts))
        for ax, chart in zip(np.atleast_1d(axes), content.charts, strict=True):
            _draw_chart(ax, chart)
    elif content.flow:
        figure, ax = new_figure(8.0, 0.62 * len(content.flow.steps) + 0.3)
        _draw_flow(ax, content.flow)
    else:
        figure, axes = new_figure(7.0, 2.4, len(content.grids))
        for ax, grid in zip(np.atleast_1d(axes), content.grids, strict=True):
            _draw_grid(ax, grid)
    return show(figure, say("{title}, as it opens. {sentence}", title=translated(title), sentence=content.sentence))


def _draw_chart(ax, chart: Chart) -> None:
    if chart.bars:
        edges, heights = chart.bars
        ax.stairs(heights, edges, fill=True, color=GREY, alpha=0.5, hatch="//")
    for place, line in enumerate(chart.lines):
        x = np.arange(len(line.y)) if line.x is None else line.x
        y = np.maximum(line.y, chart.y.low) if chart.y.log else line.y
        style = {"color": _COLOURS[place % 5], "linestyle": _DASHES[place % 5]}
        ax.plot(x, y, label=line.name, **style)
    for y, name in chart.levels:
        ax.axhline(y, color=INK, linewidth=1, linestyle=(0, (6, 3)), label=name)
    for x, name in chart.uprights:
        ax.axvline(x, color=INK, linewidth=1, linestyle=":", label=name)
    for x, name in chart.crosses:
        ax.plot([x], [chart.y.high], marker="x", color=ORANGE, linestyle="none", label=name, clip_on=False)
    _set_axis(ax.xaxis, ax.set_xlim, ax.set_xscale, chart.x)
    _set_axis(ax.yaxis, ax.set_ylim, ax.set_yscale, chart.y)
    if ax.get_legend_handles_labels()[0]:
        ax.legend(fontsize=8, frameon=False)


def _set_axis(axis, set_limits, set_scale, wanted: Axis) -> None:
    set_scale("log" if wanted.log else "linear")
    set_limits(wanted.low, wanted.high)
    axis.set_label_text(wanted.label)
    axis.set_ticks([value for value, _ in wanted.ticks], labels=[text for _, text in wanted.ticks])
    axis.set_minor_locator(_no_ticks())


def _no_ticks():
    from matplotlib.ticker import NullLocator

    return NullLocator()


def _draw_grid(ax, grid: Grid) -> None:
    ax.axis("off")
    ax.set_title(grid.name, fontsize=9, color=INK)
    cells = ax.table(cellText=grid.rows, cellLoc="center", loc="center")
    cells.scale(1, 1.3)
    for place, cell in cells.get_celld().items():
        cell.set_edgecolor(GREY)
        if place in set(map(tuple, grid.lit)):
            cell.set_linewidth(2.5)
            cell.set_edgecolor(INK)
            cell.set_text_props(weight="bold")


def _draw_flow(ax, flow: Flow) -> None:
    """Draw the steps in one column: what enters on the left, what comes out on the right of the way down."""
    arrow = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 0, "shrinkB": 0}
    for place, step in enumerate(flow.steps):
        box = {
            "boxstyle": "round,pad=0.35",
            "facecolor": "#E3F0F8",
            "edgecolor": BLUE,
            "linewidth": 2.5 if step.lit else 1,
        }
        weight = "bold" if step.lit else "normal"
        ax.text(0, -place, step.name, ha="center", va="center", size=9, color=INK, bbox=box, weight=weight, zorder=3)
        ax.annotate("", (0, -place - 0.78), (0, -place - 0.22), arrowprops=arrow)
        ax.text(0.06, -place - 0.5, step.makes, ha="left", va="center", size=8.5, color=INK, weight=weight)
        for number, text in enumerate(step.enters):
            y = -place + (0.17 - 0.34 * number if len(step.enters) > 1 else 0)
            ax.annotate("", (-0.13, y), (-0.28, y), arrowprops=arrow)
            ax.text(-0.3, y, text, ha="right", va="center", size=8.5, color=INK, weight=weight)
    for start, end in flow.skips:
        ax.plot([0.1, 1.15, 1.15, 0.1], [-start, -start, -end, -end], color=GREY, linewidth=1)
        ax.annotate("", (0.1, -end), (0.3, -end), arrowprops=arrow)
    ax.set(xlim=(-1.3, 1.3), ylim=(-len(flow.steps) + 0.1, 0.5))
    ax.axis("off")
