"""A picture of names and the memory that they stand for."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from helpers.words.language import say
from helpers.words.numbers import listed

from .show import BLUE, INK, ORANGE, Picture, new_figure, show

__all__ = ["names_and_memory"]

_LOOKS = ((BLUE, ""), (ORANGE, "//"))


def names_and_memory(named: dict) -> Picture:
    """Show which names share one piece of memory, found by asking NumPy.

    Args:
        named: name to one-dimensional NumPy array, at most two different pieces of memory; a Tensor is passed as
            `t.numpy()`, which shares its memory.
    """
    pieces: list[tuple] = []
    for name, array in named.items():
        piece = next((names for held, names in pieces if np.shares_memory(held, array)), None)
        if piece is None:
            pieces.append((array, [name]))
        else:
            piece.append(name)
    figure, ax = new_figure(7.5, 0.6 + 0.55 * len(named))
    top, words = 0.0, []
    for (array, names), (colour, hatch) in zip(pieces, _LOOKS):
        middle = top - (len(names) - 1) / 2
        for place, number in enumerate(array):
            box = {"edgecolor": INK, "facecolor": colour, "hatch": hatch, "alpha": 0.25}
            ax.add_patch(Rectangle((6 + place, middle - 0.35), 1, 0.7, **box))
            ax.add_patch(Rectangle((6 + place, middle - 0.35), 1, 0.7, facecolor="none", edgecolor=INK))
            ax.text(6.5 + place, middle, f"{number:g}", ha="center", va="center", size=11, weight="bold")
        for name in names:
            ax.text(0, top, name, va="center", size=11, family="monospace")
            ax.add_patch(FancyArrowPatch((4.1, top), (5.9, middle), arrowstyle="->", mutation_scale=12, color=INK))
            top -= 1
        held = "{names} share {numbers}" if len(names) > 1 else "{names} has {numbers}"
        words.append(say(held, names=say(" and ").join(names), numbers=listed(array)))
    longest = max(len(array) for array, _ in pieces)
    ax.set(xlim=(-0.2, 6.5 + longest), ylim=(top + 0.3, 0.7))
    ax.text(6, 0.55, say("memory (no units)"), size=8, va="center")
    ax.axis("off")
    return show(figure, say("Names on the left, arrows to memory on the right. {memory}.", memory="; ".join(words)))
