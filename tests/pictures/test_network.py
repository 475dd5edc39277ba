"""The picture of the network, by its boxes."""

import numpy as np
import pytest

from helpers.pictures.network import network_shapes

SHAPES = ((6, 50), (50, 10), (6, 10), (10, 4), (6, 4))


def test_each_array_is_a_box():
    """There is a box for each of the five arrays, with its name and shape, the longer axis on the longer side."""
    picture = network_shapes(*(np.ones(shape) for shape in SHAPES))
    (ax,) = picture.figure.axes
    boxes = [patch for patch in ax.patches if hasattr(patch, "get_x")]
    assert len(boxes) == 5
    for box, (rows, columns) in zip(boxes, SHAPES, strict=True):
        assert box.get_height() / box.get_width() == pytest.approx((rows / columns) ** 0.4)
    said = {text.get_text() for text in ax.texts}
    assert {"x", "w1", "h, h_relu", "w2", "y_pred", *map(str, SHAPES)} <= said


def test_the_weights_are_hatched():
    """The two weights are told apart by a hatch, not by colour alone."""
    (ax,) = network_shapes(*(np.ones(shape) for shape in SHAPES)).figure.axes
    boxes = [patch for patch in ax.patches if hasattr(patch, "get_x")]
    assert [bool(box.get_hatch()) for box in boxes] == [False, True, False, True, False]


def test_the_words_hold_the_shapes():
    """The alt text names each array with its shape."""
    alt = network_shapes(*(np.ones(shape) for shape in SHAPES)).alt
    assert all(str(shape) in alt for shape in SHAPES)
