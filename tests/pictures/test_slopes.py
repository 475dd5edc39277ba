"""Pictures of a kink and of gradients that add up, by their data."""

import numpy as np

from helpers.pictures.slopes import accumulation, corner, value_and_slope

H = np.linspace(-1.5, 1.5, 60)


def test_the_curve_is_the_data():
    """The left curve holds the points that are passed in; the right one the slopes, in two parts with a gap."""
    picture = value_and_slope(H, np.maximum(H, 0), (H > 0) * 1.0, "clamp(min=0)")
    left, right = picture.figure.axes
    np.testing.assert_array_equal(left.lines[0].get_ydata(), np.maximum(H, 0))
    parts = [line.get_ydata() for line in right.lines if line.get_linestyle() == "-" and len(line.get_ydata()) > 2]
    assert sorted(set(np.concatenate(parts))) == [0.0, 1.0]
    assert sum(map(len, parts)) == len(H)
    assert len(parts) == 2


def test_the_axes_say_what_they_show():
    """Each axis has a label with units, and the words give both ends and the jump."""
    picture = value_and_slope(H, np.maximum(H, 0), (H > 0) * 1.0, "clamp(min=0)")
    for ax in picture.figure.axes:
        assert "no units" in ax.get_xlabel()
        assert "no units" in ax.get_ylabel()
    assert "0 at the left end and 1 at the right end" in picture.alt


def test_the_bars_are_the_numbers():
    """Each bar is as high as the gradient that it stands for, and the higher set has a hatch besides its colour."""
    picture = accumulation([2, 4, 6], [2, 2, 2])
    (ax,) = picture.figure.axes
    zeroed, kept = ([bar.get_height() for bar in group] for group in ax.containers)
    assert (zeroed, kept) == ([2, 2, 2], [2, 4, 6])
    assert all(bar.get_hatch() for bar in ax.containers[1])
    assert "Never set to zero: 2, 4, 6" in picture.alt


def test_the_lines_through_the_corner_have_their_slopes():
    """Each line goes through the corner with the slope it is named by; the words tell which leave the curve above."""
    picture = corner([0.0, 0.5, 1.0, 1.5, -0.5])
    (ax,) = picture.figure.axes
    curve, *lines = ax.lines
    np.testing.assert_array_equal(curve.get_ydata(), np.maximum(curve.get_xdata(), 0))
    for line, slope in zip(lines, (0.0, 0.5, 1.0, 1.5, -0.5), strict=True):
        np.testing.assert_allclose(line.get_ydata(), slope * line.get_xdata())
        assert f"slope {slope:g}" in line.get_label()
    assert "of slope 0, 0.5, 1. Somewhere above it: 1.5, -0.5." in picture.alt
    assert len({line.get_linestyle() for line in lines[:3]}) == 3
    assert "no units" in ax.get_xlabel()
    assert "no units" in ax.get_ylabel()
