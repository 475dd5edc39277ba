"""The pictures of the network: boxes with their shapes, and the values and slopes of a small one."""

import numpy as np
import pytest

from helpers.pictures.network import network_shapes, worked_network

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


SMALL = (np.array([1.0, 2.0]), np.array([[1.0, 1.0], [1.0, -1.0]]), np.array([2.0, 5.0]), 4.0)


def small_loss(x, w1, w2, y):
    """The squared error of a network of 2-2-1, unit by unit."""
    units = [max(x[0] * w1[0, j] + x[1] * w1[1, j], 0) for j in range(2)]
    return (units[0] * w2[0] + units[1] * w2[1] - y) ** 2


def measured(name: str) -> list[float]:
    """The central difference of the loss at each entry of w1 or w2, in order."""
    slopes = []
    for place in np.ndindex({"w1": SMALL[1], "w2": SMALL[2]}[name].shape):
        losses = []
        for step in (1e-4, -1e-4):
            arrays = {"w1": SMALL[1].copy(), "w2": SMALL[2].copy()}
            arrays[name][place] += step
            losses.append(small_loss(SMALL[0], arrays["w1"], arrays["w2"], SMALL[3]))
        slopes.append((losses[0] - losses[1]) / 2e-4)
    return slopes


def test_the_slopes_of_the_small_network_are_those_measured():
    """The slope beside each weight is the central difference of a loss written out by hand, to the digits shown."""
    picture = worked_network(*SMALL)
    (ax,) = picture.figure.axes
    shown = [float(text.get_text().split()[1]) for text in ax.texts if text.get_text().startswith("slope")]
    assert shown[:6] == pytest.approx([*measured("w1"), *measured("w2")], abs=1e-6)
    assert "w1 8, 0, 16, 0, w2 12, 0." in picture.alt


def test_a_wrong_slope_would_be_seen():
    """With another weight the measured slopes are others, so that the comparison can fail."""
    x, w1, w2, y = SMALL
    (ax,) = worked_network(x, w1, w2 + np.array([1, 0]), y).figure.axes
    shown = [float(text.get_text().split()[1]) for text in ax.texts if text.get_text().startswith("slope")]
    assert shown[:6] != pytest.approx([*measured("w1"), *measured("w2")], abs=1e-6)
