"""The sweep over learning rates."""

import numpy as np

from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.sweep import RATES, sweep
from tests.explorer.oracle import START, plain_run


def test_each_rate_ends_as_its_own_plain_run():
    """Every eighth of the 32 rates ends where the plain loop ends, to 1e-8 relative; the last one is not finite."""
    state = START | {"steps": 60, "seed": 5}
    finals = sweep(state, RATES[::8])
    expected = [plain_run(state | {"learning_rate": rate})[0][-1] for rate in RATES[::8]]
    np.testing.assert_allclose(finals, expected, rtol=1e-8)
    assert not np.isfinite(finals[-1])


def test_the_rates_span_the_slider():
    """The sweep has 32 rates from 1e-8 to 1e-4, the slider's own ends."""
    (rate,) = (option for option in NetworkExplorer("numpy").options if option.name == "learning_rate")
    assert (len(RATES), RATES[0], RATES[-1]) == (32, rate.stops[0], rate.stops[-1])


def test_a_sweep_gives_way():
    """A sweep that is no longer wanted, or whose state needs the plain loop, gives nothing."""
    assert sweep(START, wanted=lambda: False) is None
    assert sweep(START | {"dtype": "float16"}) is None


def test_the_chart_marks_this_rate_and_those_that_are_not_finite():
    """The chart's curve is the finals, its upright the state's own rate, its crosses the rates that blew up."""
    explorer = NetworkExplorer("numpy")
    finals = np.array([*np.geomspace(1e6, 1e-6, 20), *[np.nan] * 12])
    content = explorer.sweep_chart(START | {"learning_rate": 2e-6}, finals)
    (chart,) = content.charts
    assert chart.lines[0].y is finals
    assert [x for x, _ in chart.uprights] == [2e-6]
    assert [x for x, _ in chart.crosses] == list(RATES[20:])
    assert "3.11e-6 ends lowest" in content.sentence or "ends lowest, at 1.00e-6" in content.sentence


def test_a_state_without_sweep_says_why():
    """Where the shortcut does not hold, a sentence says so; where it does, none."""
    explorer = NetworkExplorer("autograd")
    assert explorer.no_sweep(START) == ""
    assert "plain loop" in explorer.no_sweep(START | {"forget_to_zero": True})
