import numpy as np
import pytest
from PIL import Image

from helpers.pictures import new_figure, show
from helpers.pictures.show import BLUE, GREY, INK, ORANGE, VIOLET

ALT = """A line & "quotes", one's own, 1 < 2"""


def test_the_alt_text_reads_as_it_was_written():
    """Only what HTML would take for markup is escaped in an alt text: an apostrophe stays one."""
    page = show(new_figure()[0], ALT)._repr_html_()
    assert 'alt="A line &amp; &quot;quotes&quot;, one\'s own, 1 &lt; 2"' in page


def test_a_picture_without_words_is_refused():
    """An alt text of blanks is no alt text."""
    with pytest.raises(ValueError, match="alt is empty"):
        show(new_figure()[0], " ")


def test_on_a_dark_theme_ground_and_ink_change_places():
    """The page inverts its pictures where it says that its theme is dark, and nowhere else."""
    style = show(new_figure()[0], ALT)._repr_html_().partition("<img")[0]
    assert style.startswith("<style>[data-jp-theme-light=false] img.one-network,")
    assert "invert(.93) hue-rotate(180deg)" in style


# https://www.w3.org/TR/filter-effects-1/#huerotateEquivalent at 180 degrees
HALF_TURN = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])


def turned(colour: str) -> np.ndarray:
    """What the dark theme makes of a colour, channels from 0 to 1."""
    return np.clip(HALF_TURN @ (0.93 + (1 - 2 * 0.93) * _channels(colour)), 0, 1)


def _channels(colour: str) -> np.ndarray:
    return np.array(Image.new("RGB", (1, 1), colour).getpixel((0, 0))) / 255


def _luminance(channels: np.ndarray) -> float:
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("colour", [BLUE, ORANGE, VIOLET, GREY, INK])
def test_each_colour_stands_out_on_both_themes(colour):
    """A line of the palette stands out from its ground by 3 to 1, which WCAG 2.2 asks of graphics, light and dark."""
    for line, ground in ((_channels(colour), _channels("white")), (turned(colour), turned("white"))):
        low, high = sorted((_luminance(line), _luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 3
