"""The trainers against a plain loop of the tests' own, and the presets against what they say of themselves."""

import numpy as np
import pytest

from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.plain import train_plain
from helpers.explorer.shortcut import prepare, train_shortcut
from helpers.explorer.trainer import draw, shortcut_holds, train
from tests.explorer.oracle import START, plain_run
from tests.sweeps import first

SEEDS = range(20)
over_seeds = pytest.mark.parametrize("seeds", first(1, [SEEDS[:4], SEEDS]), ids=len)
RATES = {preset.key: preset.learning_rate for preset in NetworkExplorer("numpy").presets}


def differences(losses: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Return the steps at which losses differ by more than 1e-8 relative and 1e-12 absolute, or in being finite."""
    finite = np.isfinite(losses), np.isfinite(expected)
    both = finite[0] & finite[1]
    gap = np.abs(np.where(both, losses, 0) - np.where(both, expected, 0))
    size = np.where(finite[1], np.abs(expected), 0)
    return np.flatnonzero((finite[0] != finite[1]) | (gap > np.maximum(1e-8 * size, 1e-12)))


@pytest.mark.parametrize("seed", first(1, SEEDS))
@pytest.mark.parametrize(("rate", "steps"), [(1e-6, 500), (2e-6, 80), (5e-6, 12)])
def test_the_shortcut_gives_the_plain_loops_curve(rate, steps, seed):
    """In float64 every loss agrees to 1e-8 relative or 1e-12 absolute, and the living units are the same.

    The tolerance is the noise of the plain loop itself: another order of summation moves it by 4e-10.
    """
    state = START | {"learning_rate": rate, "seed": seed, "steps": steps}
    losses, living, zero_loss = plain_run(state)
    run = train(state)
    assert run.way == "exact shortcut in NumPy, float64"
    assert differences(run.losses, losses).size == 0
    assert (run.living, run.zero_loss) == (living, pytest.approx(zero_loss, rel=1e-12))


@pytest.mark.parametrize(
    "changes",
    [
        {"momentum": 0.9, "learning_rate": 1e-7},
        {"momentum": 0.5},
        {"hidden_units": 1},
        {"hidden_units": 137, "batch_size": 3},
        {"batch_size": 1, "learning_rate": 1e-7},
        {"weight_scale": 0.0},
        {"weight_scale": 0.3, "batch_size": 100},
        {"steps": 1},
        {"steps": 8, "learning_rate": 5e-6},
    ],
    ids=str,
)
@pytest.mark.parametrize("steps", first(1, [40, 100]))
def test_the_shortcut_holds_for_every_option(steps, changes):
    """Momentum, odd sizes, weights of 0 and a single step give the plain loop's losses and living units too."""
    state = START | {"steps": steps, "seed": 3} | changes
    losses, living, _ = plain_run(state)
    run = train(state)
    assert differences(run.losses, losses).size == 0
    assert run.living == living


@pytest.mark.parametrize("seed", first(2, SEEDS))
def test_the_plain_loop_is_the_network(seed):
    """torch's plain loop in float64 gives the tests' own losses, with momentum and forgotten zeroing by turns."""
    state = START | {"steps": 40, "seed": seed, "momentum": 0.5 * (seed % 2), "learning_rate": 2e-7}
    state["forget_to_zero"] = seed % 3 == 0
    losses, living, _ = plain_run(state)
    found = train_plain(draw(state), state["learning_rate"], 40, state["momentum"], state["forget_to_zero"])
    early = losses < 10 * losses[0]  # later the swings of gradients that add up grow each rounding
    assert differences(found[0][early], losses[early]).size == 0
    assert found[1] == living


@pytest.mark.parametrize("steps", first(1, [40, 100]))
def test_momentum_is_that_of_torch(steps):
    """The velocity is that of `torch.optim.SGD`: the losses agree to 1e-8."""
    import torch

    state = START | {"steps": steps, "momentum": 0.9, "learning_rate": 1e-7}
    x, y, w1, w2 = map(torch.from_numpy, draw(state))
    w1.requires_grad_()
    w2.requires_grad_()
    optimizer = torch.optim.SGD([w1, w2], lr=1e-7, momentum=0.9)
    losses = []
    for _ in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert differences(train(state).losses, np.array(losses)).size == 0


def test_a_wrong_shortcut_is_seen():
    """A rate off by a millionth moves the curve far beyond the tolerance."""
    state = START | {"steps": 100}
    arrays = draw(state)
    assert differences(train_shortcut(prepare(*arrays), 1.000001e-6, 100)[0], plain_run(state)[0]).size > 50


@pytest.mark.parametrize(
    ("changes", "way"),
    [
        ({}, "exact shortcut in NumPy, float64"),
        ({"dtype": "float32"}, "exact shortcut in NumPy, float32"),
        ({"dtype": "bfloat16"}, "plain loop in torch, bfloat16"),
        ({"dtype": "float16"}, "plain loop in torch, float16"),
        ({"forget_to_zero": True}, "plain loop in torch, float64"),
        ({"device": "meta"}, "plain loop"),
    ],
)
def test_the_run_says_which_trainer_ran(changes, way):
    """The shortcut serves full precision on the CPU with zeroed gradients; all else takes the plain loop."""
    state = START | {"steps": 2} | changes
    assert shortcut_holds(state) == way.startswith("exact")
    if "device" not in changes:
        assert train(state).way == way


def test_float16_cannot_hold_the_first_loss():
    """The first loss, about 30 million, is beyond float16's largest number, 65504."""
    run = train(START | {"steps": 2, "dtype": "float16"})
    assert run.not_finite == 0


def test_a_run_that_is_not_wanted_stops():
    """Once `wanted` says no, the trainer takes no further step and gives nothing."""
    asked = []
    for state in (START, START | {"dtype": "bfloat16"}):
        asked.clear()
        assert train(state, lambda: len(asked) < 5 and not asked.append(1)) is None
        assert len(asked) == 5


def test_the_start_is_unchanged():
    """Training changes none of the arrays that it is given."""
    arrays = draw(START)
    copies = [array.copy() for array in arrays]
    start = prepare(*arrays)
    train_shortcut(start, 1e-6, 5, 0.5)
    np.testing.assert_array_equal(start.h, arrays[0] @ arrays[2])
    train_plain(arrays, 1e-6, 5)
    assert all(np.array_equal(array, copy) for array, copy in zip(arrays, copies, strict=True))


@over_seeds
def test_the_preset_dying_ends_like_predicting_zero(seeds):
    """Over the seeds 2e-6 ends at 0.75 to 1.10 of the sum of y squared, mostly with under half of the units alive."""
    runs = [train(START | {"learning_rate": RATES["dying"], "seed": seed}) for seed in seeds]
    shares = [run.final / run.zero_loss for run in runs]
    assert min(shares) >= 0.75
    assert max(shares) <= 1.10
    assert np.median([run.living for run in runs]) < 50


@over_seeds
def test_the_preset_explodes_is_not_finite_from_step_10(seeds):
    """Over the seeds 5e-6 gives no finite loss from step 10 on."""
    for seed in seeds:
        run = train(START | {"learning_rate": RATES["explodes"], "seed": seed})
        assert run.not_finite <= 10
        assert not np.isfinite(run.losses[10:]).any()


@over_seeds
def test_the_preset_good_learns(seeds):
    """Over the seeds 1e-6 ends under 2e-2 on each and under 1e-3 on at least nine of ten."""
    finals = [train(START | {"learning_rate": RATES["good"], "seed": seed}).final for seed in seeds]
    assert max(finals) < 2e-2
    assert sum(final < 1e-3 for final in finals) >= 0.9 * len(seeds)


@over_seeds
def test_the_preset_too_small_is_not_done(seeds):
    """Over the seeds 1e-7 is still falling after 500 steps, above what predicting 0 costs."""
    for seed in seeds:
        run = train(START | {"learning_rate": RATES["too_small"], "seed": seed})
        assert run.final > run.zero_loss
        assert (np.diff(run.losses[-50:]) < 0).all()
