"""The pictures of lesson 2 by their data: what is drawn, what the axes say, what the alt text says."""

import numpy as np
import pytest

from helpers.devices.timing import ProductTimes
from helpers.pictures.devices import crossover, losses_by_rate
from helpers.pictures.digits import gaps, relative_differences
from helpers.pictures.memory import names_and_memory
from helpers.pictures.tensors import (
    bounded_entries,
    masked_gradient,
    maximum_and_max,
    stacked_products,
    three_products,
)

X = np.array([[1.0, 2, 0], [0, 1, 3], [2, -1, 1], [1, 0, -2]])
V = np.array([2.0, 1, -1])
W = np.array([[1.0, 2], [0, 1], [3, -1]])
HIDDEN = np.array([[-2.0, 3, 1], [4, -1, -3]])
OTHER = np.array([[1.0, 2, 2], [3, -2, -1]])
GRADIENT = np.array([[8.0, -2, -6], [-4, 6, 2]])
SIZES = np.logspace(-6, 9, 31)
MEASURED = ProductTimes((16, 32, 64), (1e-6, 4e-6, 9e-5), (1e-5, 1e-5, 1e-5), (5e-5, 5e-5, 1e-4), "a test device")
RATES, LAST = np.logspace(-7, -5, 5), np.array([9.0, 3.0, 1.0, 2.0, np.nan])


def numbers(ax):
    """The numbers that are written into a grid, row by row."""
    return [float(text.get_text()) for text in ax.texts]


def every_picture():
    h = np.linspace(-2, 2, 17)
    return {
        "three_products": three_products(W.T, V, X.T),
        "maximum_and_max": maximum_and_max(HIDDEN, np.maximum(HIDDEN, OTHER), HIDDEN.max(0), HIDDEN.argmax(0)),
        "bounded_entries": bounded_entries(h, np.clip(h, -1, None), np.clip(h, None, 1), 1.0),
        "masked_gradient": masked_gradient(HIDDEN, GRADIENT),
        "stacked_products": stacked_products(np.zeros((4, 8, 5)), np.zeros((4, 5, 6)), np.zeros((4, 8, 6))),
        "names_and_memory": names_and_memory({"a": V, "b": V[:], "c": V.copy()}),
        "gaps": gaps(SIZES, np.spacing(SIZES.astype(np.float32)), np.spacing(SIZES), 32e6),
        "relative_differences": relative_differences(np.logspace(-8, -1, 500), 1e-4, 100),
        "crossover": crossover(MEASURED),
        "losses_by_rate": losses_by_rate(RATES, 30.0, LAST, "a test device"),
    }


PICTURES = every_picture()


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_small_and_has_alt_text(name):
    """A picture stays under 40 kB in the page and is described in whole sentences."""
    picture = PICTURES[name]
    assert len(picture._repr_html_()) < 40_000
    assert len(picture.alt.split()) >= 12
    assert picture.alt.endswith(".")


@pytest.mark.parametrize("name", ["bounded_entries", "gaps", "relative_differences", "crossover", "losses_by_rate"])
def test_each_axis_of_a_curve_has_a_label_with_units(name):
    """Axis labels say the unit, or that there is none, or that the axis is logarithmic."""
    ax = PICTURES[name].figure.axes[0]
    for label in (ax.get_xlabel(), ax.get_ylabel()):
        assert "(" in label, label


@pytest.mark.parametrize("name", ["bounded_entries", "gaps", "crossover"])
def test_curves_differ_by_more_than_their_colour(name):
    """Two curves of one picture differ in their marker or in their line."""
    lines = [line for line in PICTURES[name].figure.axes[0].lines if line.get_marker() not in ("None", "")]
    looks = [(line.get_marker(), line.get_linestyle()) for line in lines]
    assert len(looks) >= 2
    assert len(set(looks)) == len(looks)


def test_three_products_show_the_products():
    """The last two grids hold the matrix-vector and the matrix-matrix product, in the title the dot product."""
    figure = PICTURES["three_products"].figure
    assert numbers(figure.axes[3]) == W.T.dot(V).tolist()
    assert numbers(figure.axes[4]) == W.T.dot(X.T).ravel().tolist()
    assert "= -1" in figure.get_suptitle()


def test_maximum_and_max_show_both():
    """The middle grid holds the larger of two, the right one the largest entries and their places."""
    figure = PICTURES["maximum_and_max"].figure
    assert numbers(figure.axes[1]) == np.maximum(HIDDEN, OTHER).ravel().tolist()
    assert numbers(figure.axes[2]) == [4, 3, 1, 1, 0, 0]


def test_bounded_entries_draw_both_results():
    """The curves are the results against the entries in order."""
    unchanged, floor, ceiling = PICTURES["bounded_entries"].figure.axes[0].lines
    assert np.array_equal(floor.get_ydata(), np.clip(unchanged.get_ydata(), -1, None))
    assert np.array_equal(ceiling.get_ydata(), np.clip(unchanged.get_ydata(), None, 1))
    assert "the 4 entries below -1" in PICTURES["bounded_entries"].alt


def test_masked_gradient_shows_zeros_where_the_mask_is_true():
    """The last grid holds 0 in the places where the first is negative, and else the numbers of the second."""
    first, second, last = (numbers(ax) for ax in PICTURES["masked_gradient"].figure.axes)
    assert last == [0 if h < 0 else g for h, g in zip(first, second, strict=True)]


def test_stacks_have_as_many_sheets_as_there_are_networks():
    """Each of the three stacks is drawn with B sheets, and the shapes are written below."""
    ax = PICTURES["stacked_products"].figure.axes[0]
    assert len(ax.patches) == 3 * 4 * 2
    assert {"(4, 8, 5)", "(4, 5, 6)", "(4, 8, 6)"} <= {text.get_text() for text in ax.texts}


def test_memory_is_shared_by_those_that_share_it():
    """Names of one memory point to one row of boxes; the picture asks NumPy and does not take the caller's word."""
    assert "a and b share" in PICTURES["names_and_memory"].alt
    apart = names_and_memory({"a": V, "b": V.copy()})
    assert "share" not in apart.alt


def test_gaps_are_those_of_numpy():
    """The curves are `np.spacing` of both dtypes on two logarithmic axes; at 32 million float32 has a gap of 2."""
    ax = PICTURES["gaps"].figure.axes[0]
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert np.array_equal(ax.lines[1].get_ydata(), np.spacing(SIZES))
    assert "they are 2 in float32" in PICTURES["gaps"].alt


def test_differences_are_drawn_and_judged():
    """The curve holds every difference, and the alt text says on which side of the limit they lie."""
    picture = PICTURES["relative_differences"]
    assert len(picture.figure.axes[0].lines[0].get_ydata()) == 500
    assert "lies below 0.0001 up to step 100" in picture.alt
    assert "does not lie" in relative_differences(np.full(500, 1e-3), 1e-4, 100).alt


def test_crossover_draws_microseconds_and_names_the_device():
    """The three curves are the times in microseconds; picture and alt text name the device and where it pays."""
    picture = PICTURES["crossover"]
    lines = picture.figure.axes[0].lines[:3]
    for line, seconds in zip(lines, (MEASURED.cpu, MEASURED.device, MEASURED.with_transfer), strict=True):
        assert np.allclose(line.get_ydata(), np.array(seconds) * 1e6)
    assert "a test device" in picture.alt
    assert "with the data there it is faster from n = 64 on" in picture.alt
    assert "there and back it is never the faster one here" in picture.alt
    assert any("a test device" in line.get_label() for line in lines)


def test_losses_by_rate_leave_out_what_is_not_finite():
    """Each network is a point; the lowest is marked, and those without a finite loss are counted in words."""
    picture = PICTURES["losses_by_rate"]
    ax = picture.figure.axes[0]
    assert ax.lines[0].get_ydata().tolist() == [9, 3, 1, 2]
    assert float(np.ravel(ax.lines[2].get_ydata())[0]) == 1
    assert "1 of them ended with no finite loss" in picture.alt
    assert "a test device" in ax.get_title()
