"""A tape as a picture: the steps as they were written, and the way that the walk goes."""

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from helpers.words.language import say

from .grids import shape_text
from .show import BLUE, INK, ORANGE, Picture, new_figure, show

__all__ = ["draw_tape"]


def draw_tape(tape, names: dict, title: str) -> Picture:
    """Draw a tape as rows, the first step on top: what each takes and what it makes, with shapes.

    Args:
        tape: steps (operation, inputs, output); inputs are Tensors and numbers.
        names: what to call the Tensors, such as `{"x": x}`; others are called by the number of their step.
        title: whose tape it is.
    """
    called = {id(tensor): name for name, tensor in names.items()}
    for number, (_, _, output) in enumerate(tape):
        called.setdefault(id(output), say("output {number}", number=number))
    rows = [
        (operation, ", ".join(_entry(one, called) for one in inputs), _entry(output, called))
        for operation, inputs, output in tape
    ]
    figure, ax = new_figure(8.0, 0.46 * len(rows) + 0.9)
    for number, (operation, takes, makes) in enumerate(rows):
        y = -number
        ax.add_patch(
            FancyBboxPatch((1.0, y - 0.27), 1.0, 0.54, boxstyle="round,pad=0.04", facecolor="#E3F0F8", edgecolor=BLUE)
        )
        ax.text(0.6, y, str(number), ha="center", va="center", size=9, color=INK)
        ax.text(1.5, y, operation, ha="center", va="center", size=10, color=INK)
        ax.text(2.3, y, takes, ha="left", va="center", size=9, color=INK)
        ax.text(6.1, y, makes, ha="left", va="center", size=9, color=INK)
    heads = {0.6: say("step"), 1.5: say("operation"), 2.3: say("takes"), 6.1: say("makes")}
    for x, head in heads.items():
        ax.text(x, 0.75, head, ha="center" if x < 2 else "left", va="center", size=9, weight="bold", color=INK)
    last = 1 - len(rows)
    for x, start, end, colour, text, style in (
        (0.1, 0.3, last - 0.3, BLUE, say("written"), "-"),
        (8.6, last - 0.3, 0.3, ORANGE, say("walked"), "--"),
    ):
        ax.add_patch(
            FancyArrowPatch((x, start), (x, end), arrowstyle="-|>", mutation_scale=14, color=colour, linestyle=style)
        )
        ax.text(x - 0.12, (start + end) / 2, text, rotation=90, ha="right", va="center", size=9, color=colour)
    ax.set(xlim=(-0.4, 8.9), ylim=(last - 0.6, 1.1))
    ax.set_title(title)
    ax.title.set_fontsize(10)
    ax.axis("off")
    steps = "; ".join(
        say("{operation} takes {takes} and makes {makes}", operation=operation, takes=takes, makes=makes)
        for operation, takes, makes in rows
    )
    return show(figure, say("The tape of {title}, from its first step: {steps}.", title=title, steps=steps))


def _entry(value, called: dict) -> str:
    """Return a Tensor's name and shape, or the number itself."""
    return f"{called.get(id(value), say('Tensor'))} {shape_text(value)}" if hasattr(value, "shape") else f"{value:g}"
