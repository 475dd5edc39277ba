"""The picture of three networks, by its curves."""

import dataclasses

import numpy as np
import pytest

from helpers.networks.own import reference
from helpers.networks.side_by_side import compare_networks
from helpers.networks.three_ways import initial_arrays
from helpers.pictures.side_by_side import side_by_side


@pytest.fixture(scope="module")
def comparison():
    trio = [reference(way) for way in ("numpy", "tensor", "autograd")]
    return compare_networks(trio, *initial_arrays(1, (6, 5, 4, 3)), learning_rate=1e-3, steps=30)


def test_each_curve_is_a_networks_losses(comparison):
    """The left axes hold the three losses as they were measured, on a logarithmic axis."""
    left = side_by_side(comparison).figure.axes[0]
    assert left.get_yscale() == "log"
    for line, run in zip(left.lines, comparison.runs, strict=True):
        np.testing.assert_array_equal(line.get_ydata(), run.losses)
        assert line.get_label() == run.network.label


def test_curves_differ_in_more_than_colour(comparison):
    """No two curves share a line style or a marker."""
    left = side_by_side(comparison).figure.axes[0]
    assert len({line.get_linestyle() for line in left.lines}) == 3
    assert len({line.get_marker() for line in left.lines}) == 3


def test_the_distances_are_relative_to_the_first(comparison):
    """The right axes hold the distance of the other two from the first, never below what the axis can show."""
    right = side_by_side(comparison).figure.axes[1]
    first = comparison.runs[0].losses
    expected = np.maximum(np.abs(comparison.runs[1].losses - first) / first, 1e-17)
    np.testing.assert_allclose(right.lines[0].get_ydata(), expected)
    assert len(right.lines) == 3  # two networks and the line below which they agree


def test_the_words_say_whether_they_agree(comparison):
    """The alt text names the first and the last loss, and that the distances stay small."""
    alt = side_by_side(comparison).alt
    assert f"{comparison.runs[0].losses[0]:.3g}" in alt
    assert "below 1e-8" in alt


def test_the_gradients_stand_against_each_other(comparison):
    """The last axes hold entries of the first gradient of w2, the other two networks' against the first one's."""
    ax = side_by_side(comparison).figure.axes[2]
    diagonal, *others = ax.lines
    assert diagonal.get_label() == "equal"
    for line, run in zip(others, comparison.runs[1:], strict=True):
        np.testing.assert_array_equal(line.get_xdata(), comparison.runs[0].gradients[1].ravel())
        np.testing.assert_array_equal(line.get_ydata(), run.gradients[1].ravel())
    assert "all lie on the diagonal" in side_by_side(comparison).alt


def test_a_gradient_that_differs_is_named_in_words(comparison):
    """Double one network's gradient, and the alt text says which one left the diagonal."""
    first, second, third = comparison.runs
    doubled = dataclasses.replace(third, gradients=tuple(2 * gradient for gradient in third.gradients))
    alt = side_by_side(dataclasses.replace(comparison, runs=(first, second, doubled))).alt
    assert "off the diagonal: autograd (reference)" in alt
