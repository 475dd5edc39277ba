"""Handwritten digits as pictures, with what they are and what a network says."""

import numpy as np

from helpers.words.language import say

from .show import INK, ORANGE, Picture, new_figure, show

__all__ = ["draw_digits"]

_COLUMNS = 10


def draw_digits(images, labels, said=None) -> Picture:
    """Draw digits of 8 by 8 cells in rows of ten, what each is below it, and what the network says, where it says it.

    Args:
        images: whole numbers from 0 to 16, shape (N, 64), N at least 1.
        labels: whole numbers from 0 to 9, shape (N,): what was written.
        said: likewise: what the network says.
    """
    images, labels = np.asarray(images), np.asarray(labels)
    rows = -(-len(images) // _COLUMNS)
    figure, ax = new_figure(8.0, 1.15 * rows)
    for place, (image, label) in enumerate(zip(images, labels)):
        left, top = 10 * (place % _COLUMNS), -12 * (place // _COLUMNS)
        extent = (left, left + 8, top - 8, top)
        ax.imshow(image.reshape(8, 8), cmap="Greys", vmin=0, vmax=16, extent=extent, interpolation="nearest")
        wrong = said is not None and int(said[place]) != int(label)
        text = str(int(label)) if said is None else say("{label}, said {said}", label=int(label), said=int(said[place]))
        ax.text(left + 4, top - 8.6, text, ha="center", va="top", size=8, color=ORANGE if wrong else INK)
    ax.set(xlim=(-1, 10 * _COLUMNS - 1), ylim=(-12 * rows, 1), aspect="equal")
    ax.axis("off")
    return show(figure, _in_words(labels, said))


def _in_words(labels, said) -> str:
    written = ", ".join(str(int(label)) for label in labels)
    if said is None:
        return say("Handwritten digits, 8 by 8 cells each, in rows of ten: {digits}.", digits=written)
    pairs = ", ".join(say("{label} read as {said}", label=int(a), said=int(b)) for a, b in zip(labels, said))
    return say("Handwritten digits and what the network says: {pairs}.", pairs=pairs)
