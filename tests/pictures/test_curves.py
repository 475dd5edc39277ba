"""Pictures of curves, by their data."""

import numpy as np
import pytest

from helpers.pictures import curves

H = np.array([[-2.0, 0.5, 3.0], [1.0, -4.0, 2.0]])


def assert_shows(line, x, y):
    """Fail unless a line holds exactly these points."""
    np.testing.assert_allclose(line.get_xdata(), x)
    np.testing.assert_allclose(line.get_ydata(), y)


def test_relu_and_its_slope():
    """The left line holds each entry and its ReLU, the right one the slope 0 or 1."""
    left, right = curves.relu_and_slope(H).figure.axes
    ordered = sorted(H.ravel())
    assert_shows(left.lines[0], ordered, [max(entry, 0) for entry in ordered])
    assert_shows(right.lines[0], ordered, [0, 0, 1, 1, 1, 1])


def test_clipped_entries():
    """One line holds the entries, the other the clipped ones, and two lines stand at the bounds."""
    (ax,) = curves.clipped_entries(H, np.clip(H, -0.5, 1.5), -0.5, 1.5).figure.axes
    ordered = sorted(H.ravel())
    assert_shows(ax.lines[0], ordered, ordered)
    assert_shows(ax.lines[1], ordered, [sorted((-0.5, entry, 1.5))[1] for entry in ordered])
    assert [line.get_ydata()[0] for line in ax.lines[2:]] == [-0.5, 1.5]


def test_losses_on_a_logarithmic_axis():
    """Each curve holds its losses over the steps, the axis is logarithmic, and the baseline stands at its loss."""
    losses = {"one": [1e7, 1e3, 1e-2], "two": [1e7, 1e6, 1e5]}
    (ax,) = curves.loss_curves(losses, baseline=609.0).figure.axes
    for line, expected in zip(ax.lines, losses.values(), strict=False):
        assert_shows(line, range(3), expected)
    assert ax.get_yscale() == "log"
    assert set(ax.lines[2].get_ydata()) == {609.0}


def test_curves_differ_in_more_than_colour():
    """Two curves differ in their line and in their marker too."""
    (ax,) = curves.loss_curves({"one": [3, 2], "two": [2, 1], "three": [4, 1]}).figure.axes
    assert len({line.get_linestyle() for line in ax.lines}) == 3
    assert len({line.get_marker() for line in ax.lines}) == 3


def test_what_is_not_finite_is_left_out():
    """A loss that is infinite or not a number leaves a gap, and the words name the last finite one."""
    picture = curves.loss_curves({"wild": [1.0, 10.0, np.inf, np.nan]})
    assert np.isnan(picture.figure.axes[0].lines[0].get_ydata()[2:]).all()
    assert "from 1 to 10 over 2 steps" in picture.alt


def test_the_slope_of_a_parabola():
    """For w² around 3 the dashed line has the slope 6 and goes through the points one step away."""
    values = 3 + np.linspace(-2, 2, 9)
    picture = curves.slope_of_loss(values, values**2, step=1.0)
    curve, line, ends, here = picture.figure.axes[0].lines
    assert_shows(curve, values, values**2)
    assert np.ptp(line.get_ydata()) / np.ptp(values) == pytest.approx(6)
    assert_shows(ends, [2, 4], [4, 16])
    assert_shows(here, 3, 9)
    assert "slope 6" in picture.alt


def test_every_axis_has_a_label():
    """Each axis says what it shows and in which unit."""
    pictures = (
        curves.relu_and_slope(H),
        curves.clipped_entries(H, np.clip(H, -1, 1), -1.0, 1.0),
        curves.loss_curves({"one": [3, 2]}),
        curves.slope_of_loss(np.arange(5.0), np.arange(5.0), step=1.0),
    )
    for picture in pictures:
        for ax in picture.figure.axes:
            assert "(" in ax.get_xlabel()
            assert "no units" in ax.get_ylabel()


def test_an_emptied_curve_is_seen():
    """A curve that is emptied no longer passes the comparison of its data."""
    line = curves.loss_curves({"one": [3, 2, 1]}).figure.axes[0].lines[0]
    assert_shows(line, range(3), [3, 2, 1])
    line.set_data([], [])
    with pytest.raises(AssertionError):
        assert_shows(line, range(3), [3, 2, 1])


@pytest.mark.mpl_image_compare(tolerance=12, savefig_kwargs={"dpi": 50})
def test_losses_as_an_image():
    """The picture of two losses looks as it did."""
    steps = np.arange(500)
    losses = {"with mask": 1e7 * 0.95**steps, "without mask": 1e7 * 0.94**steps}
    return curves.loss_curves(losses, baseline=609.0).figure
