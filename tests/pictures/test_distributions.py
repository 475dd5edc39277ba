"""Pictures of many numbers at once, by their data."""

import numpy as np

from helpers.pictures import distributions


def test_draws_are_counted():
    """Each histogram counts all of its numbers, over one and the same axis."""
    rng = np.random.default_rng(0)
    uniform, normal = rng.random(1000), rng.standard_normal(2000)
    left, right = distributions.draws(uniform, normal).figure.axes
    assert sum(bar.get_height() for bar in left.containers[0]) == 1000
    assert sum(bar.get_height() for bar in right.containers[0]) == np.sum(np.abs(normal) < 4.5)
    assert left.get_xlim() == right.get_xlim()


def test_all_of_rand_stands_in_the_band():
    """The bars of `rand` that are not empty lie from 0 to 1, and the words say so."""
    rng = np.random.default_rng(0)
    picture = distributions.draws(rng.random(1000), np.array([-1.0, 0.5, 2.0, 0.2]))
    full = [bar.get_x() for bar in picture.figure.axes[0].containers[0] if bar.get_height()]
    assert min(full) == 0
    assert max(full) == 0.75
    assert "100% of rand" in picture.alt
    assert "50%" not in picture.alt, "the share of randn is what the next cell asks"


def test_the_number_line():
    """All steps stand on the line, the reported ones as dots with their numbers, and the stop behind the last."""
    picture = distributions.number_line(range(20), range(4, 20, 5))
    steps, reported, stop = picture.figure.axes[0].lines
    assert list(steps.get_xdata()) == list(range(20))
    assert list(reported.get_xdata()) == [4, 9, 14, 19]
    assert stop.get_xdata()[0] == 20
    assert {"4", "9", "14", "19"} <= {text.get_text() for text in picture.figure.axes[0].texts}
    assert "4, 9, 14, 19" in picture.alt


def test_squared_errors():
    """The bars are the squares of the differences, and the title holds their sum."""
    y_pred, y = np.array([2.0, 0.5, -1.0]), np.array([1.0, 1.0, 1.0])
    picture = distributions.squared_errors(y_pred, y)
    left, right = picture.figure.axes
    assert [list(line.get_ydata()) for line in left.lines] == [list(y), list(y_pred)]
    assert [bar.get_height() for bar in right.patches] == [1.0, 0.25, 4.0]
    assert "5.25" in right.get_title()
    assert "5.25" in picture.alt


def test_living_units():
    """Each line holds the rows on which a unit is on, the busiest first, and the words count who is on at all."""
    before, after = np.array([3, 0, 5, 1]), np.array([0, 0, 2, 0])
    picture = distributions.living_units({"before": before, "after": after}, rows=6)
    lines = picture.figure.axes[0].lines
    assert [list(line.get_ydata()) for line in lines] == [[5, 3, 1, 0], [2, 0, 0, 0]]
    assert "before: 3 of 4 units" in picture.alt
    assert "after: 1 of 4 units" in picture.alt
    assert len({line.get_marker() for line in lines}) == 2


def test_axes_have_labels_with_units():
    """Each axis that shows a quantity names it with its unit."""
    rng = np.random.default_rng(0)
    pictures = (
        distributions.draws(rng.random(9), rng.standard_normal(9)),
        distributions.squared_errors(np.ones(3), np.zeros(3)),
        distributions.living_units({"before": np.ones(3, int)}, rows=6),
    )
    for picture in pictures:
        for ax in picture.figure.axes:
            assert "(" in ax.get_xlabel()
            assert "(" in ax.get_ylabel()
    assert "(steps)" in distributions.number_line(range(4), [3]).figure.axes[0].get_xlabel()
