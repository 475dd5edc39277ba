"""Show a figure in a lesson with alt text that stays in the page, trusted or not."""

import base64
import html
import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.words.language import say

__all__ = ["BLUE", "GREY", "INK", "ORANGE", "VIOLET", "Picture", "new_figure", "show"]

# Okabe and Ito's palette for colour-blind readers. Ground and ink change places on a dark theme, and hues stay.
BLUE, ORANGE, VIOLET, GREY, INK = "#0072B2", "#D55E00", "#7B3294", "#8A8A8A", "#222222"

_DOTS_PER_INCH = 100
_LEAST_SHARE = 0.8  # of its own width; in a narrower window the page scrolls sideways and small print stays legible
# White becomes the dark theme's own ground, #121212. JupyterLab and Notebook say on the page which theme it is, VS Code
# too; where styles are dropped, in a notebook that is not trusted or on GitHub, the white sheet stays.
_THEME = (
    "<style>[data-jp-theme-light=false] img.one-network,.vscode-dark img.one-network"
    "{filter:invert(.93) hue-rotate(180deg)}</style>"
)


class Picture:
    """A figure as an image with its alt text. As plain text it is the alt text."""

    def __init__(self, figure: Figure, alt: str):
        self.figure, self.alt = figure, alt

    def __repr__(self) -> str:
        return say("Picture: {alt}", alt=self.alt)

    def _repr_html_(self) -> str:
        data = base64.b64encode(_png(self.figure)).decode("ascii")
        alt = html.escape(self.alt, quote=False).replace('"', "&quot;")
        least = round(_LEAST_SHARE * _DOTS_PER_INCH * self.figure.get_figwidth())
        size = f"max-width:100%;min-width:{least}px"
        image = f'<img class="one-network" alt="{alt}" style="{size}" src="data:image/png;base64,{data}">'
        return _THEME + image


def show(figure: Figure, alt: str) -> Picture:
    """Return the figure as a picture that a lesson shows when a cell ends with it.

    Args:
        figure: a matplotlib figure; it is not changed.
        alt: what the picture shows, in one or two sentences, for whoever does not see it.

    Raises:
        ValueError: the alt text is empty.
    """
    if not alt.strip():
        raise ValueError("alt is empty; say in a sentence what the picture shows.")
    return Picture(figure, alt)


def new_figure(width: float = 7.0, height: float = 3.0, columns: int = 1):
    """Return (figure, axes): a new figure on white ground, apart from pyplot; axes are a list when columns > 1.

    Args:
        width, height: in inches.
        columns: how many axes side by side.
    """
    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    axes = [figure.add_subplot(1, columns, number + 1) for number in range(columns)]
    for ax in axes:
        ax.spines[["top", "right"]].set_visible(False)
        ax.tick_params(colors=INK, labelsize=9)
    return figure, axes[0] if columns == 1 else axes


def _png(figure: Figure) -> bytes:
    """The figure as a PNG of few colours and no date: small, and the same bytes each time."""
    from PIL import Image

    figure.set_dpi(_DOTS_PER_INCH)
    canvas = FigureCanvasAgg(figure)  # `savefig` would draw twice, and pack the colours once in vain
    canvas.draw()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB").quantize(64)
    small = io.BytesIO()
    image.save(small, format="png", optimize=True)
    return small.getvalue()
