"""What the network explorer says and draws about a run."""

import numpy as np
import pytest

from helpers.course import LESSON_NAMES
from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.still import still
from helpers.explorer.trainer import Run, train
from helpers.words.numbers import short
from tests.explorer.oracle import START

EXPLORER = NetworkExplorer("numpy")


def run_of(*losses: float, living: int = 90) -> Run:
    return Run(np.array(losses), living, 100, 600.0, "a way")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (run_of(3e7, 4e-7), "it has learned, since predicting 0 costs 600. 90 of 100 hidden units live."),
        (run_of(3e7, 60.0), "better than predicting 0, which costs 600, and not done."),
        (run_of(3e7, 550.0, living=23), "about what predicting 0 costs, 600. 23 of 100 hidden units live."),
        (run_of(3e7, 9e3), "worse than predicting 0, which costs 600."),
        (run_of(np.inf), "larger than the largest number of this dtype."),
        (run_of(3e7, 1e200, np.inf, np.nan), "not finite from step 2 on: the steps overshoot."),
    ],
)
def test_the_final_loss_short(run, words):
    """Each way a run can end has its own sentence, with the share of living units."""
    assert words in EXPLORER.content(START, run).sentence


def test_the_chart_holds_every_step_beside_what_predicting_zero_costs():
    """The curve is the run's own losses, the level the sum of y squared; the logarithmic axis covers both."""
    run = train(START)
    (chart,) = EXPLORER.content(START, run).charts
    assert chart.lines[0].y is run.losses
    assert chart.y.log
    assert [level for level, _ in chart.levels] == [run.zero_loss]
    assert chart.y.low <= run.losses.min()
    assert chart.y.high >= run.losses.max()
    assert (chart.x.label, chart.y.label) == ("step (count)", "loss (no unit)")


@pytest.mark.parametrize(
    "losses", [(0.0, 0.0), (np.nan,), (np.inf, np.nan), (1e300, 1e-300), (1e14,), (5e-324,)], ids=str
)
def test_any_losses_can_be_drawn(losses):
    """Zero, nothing finite, and beyond the axis: axis, words, and still picture hold."""
    content = EXPLORER.content(START, run_of(*losses))
    (chart,) = content.charts
    assert 0 < chart.y.low < chart.y.high < np.inf
    assert 2 <= len(chart.y.ticks) <= 9
    still("Network explorer", content)._repr_html_()


def test_the_table_has_a_row_for_each_run():
    """The newest run stands first, kept ones after it, each with its state, share, units, step and trainer."""
    kept = [("A", START | {"seed": 4}, run_of(3e7, np.nan, living=0))]
    (table,) = EXPLORER.content(START, run_of(3e7, 300.0), kept).tables
    assert table.rows == [
        ("this run", "explore()", "300", "0.5", "90 of 100", "none", "a way"),
        ("run A", "explore(seed=4)", "not finite", "not finite", "0 of 100", "1", "a way"),
    ]
    assert len(table.head) == len(table.rows[0])


def test_the_still_picture_shows_the_curve():
    """The figure holds the losses as drawn data on a logarithmic axis: an emptied curve would be seen."""
    run = train(START)
    figure = still("Network explorer", EXPLORER.content(START, run)).figure
    (ax,) = figure.axes
    curve, level = ax.lines[:2]
    np.testing.assert_array_equal(curve.get_ydata(), run.losses)
    assert set(level.get_ydata()) == {run.zero_loss}
    assert (ax.get_yscale(), ax.get_ylabel(), ax.get_xlabel()) == ("log", "loss (no unit)", "step (count)")


@pytest.mark.parametrize("lesson", LESSON_NAMES)
def test_each_preset_has_a_reason_and_names_a_rate_of_the_slider(lesson):
    """The four presets stand on stops of the slider, each with a sentence."""
    explorer = NetworkExplorer(lesson)
    (rate,) = (option for option in explorer.options if option.name == "learning_rate")
    assert [preset.key for preset in explorer.presets] == ["too_small", "good", "dying", "explodes"]
    for preset in explorer.presets:
        assert preset.learning_rate in rate.stops
        assert preset.reason.endswith(".")
        assert explorer.preset(preset.key).keys() == {o.name for o in explorer.options} - {"seed"}


def test_float64_on_apples_gpu_is_mended():
    """A device without float64 gets float32, and a sentence says so."""
    explorer = NetworkExplorer("tensor", ("cpu", "mps"))
    state, (remark,) = explorer.amend(START | {"device": "mps", "dtype": "float64"})
    assert state["dtype"] == "float32"
    assert "mps" in remark


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (27_300_000, "27.3 million"),
        (9139.4, "9,139"),
        (550.12, "550"),
        (0.903, "0.903"),
        (0.0, "0"),
        (4.85e-7, "4.85e-7"),
        (3.2e11, "3.20e11"),
        (float("nan"), "not finite"),
    ],
)
def test_numbers_as_a_person_reads_them(value, text):
    """Millions, thousands, small and missing numbers each have their form."""
    assert short(value) == text
