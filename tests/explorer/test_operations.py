"""The small explorers against NumPy, autograd and plain arithmetic."""

import math

import numpy as np
import pytest
import torch

from helpers.digits import load_digits, split
from helpers.explorer.bounds import ClampExplorer, MaximumExplorer, slope
from helpers.explorer.digits import DigitExplorer, trained
from helpers.explorer.product import ProductExplorer, factors
from helpers.explorer.randn import RandnExplorer, draws
from helpers.explorer.state import defaults
from helpers.explorer.tape import TapeExplorer, small_tape


def shown(explorer, **changes):
    """Return the explorer's content for its start with changes, and the state."""
    state, _ = explorer.amend(defaults(explorer.options) | changes)
    return explorer.content(state, explorer.work(state)), state


def numbers(row) -> list[float]:
    return [float(text) for text in row[1:]]


@pytest.mark.parametrize("changes", [{}, {"mean": -3.0, "spread": 0.25}, {"how_many": 1}, {"how_many": 100_000}])
def test_the_histogram_holds_every_draw_and_the_density_is_normal(changes):
    """The bars' area is 1, the curve's too, and the curve peaks at the mean with 1 / (spread * sqrt(2 pi))."""
    content, state = shown(RandnExplorer(), **changes)
    (chart,) = content.charts
    edges, heights = chart.bars
    assert (heights * np.diff(edges)).sum() == pytest.approx(1)
    (curve,) = chart.lines
    assert np.trapezoid(curve.y, curve.x) == pytest.approx(1, abs=1e-3)
    assert curve.y.max() <= 1 / (state["spread"] * math.sqrt(2 * math.pi)) + 1e-12
    assert abs(curve.x[curve.y.argmax()] - state["mean"]) < np.diff(curve.x)[0]


def test_the_draws_are_standard_normal_moved_and_stretched():
    """1e5 draws have the asked mean and spread within five standard errors, and are not those of `rand`."""
    state = {"how_many": 100_000, "mean": 2.0, "spread": 3.0, "seed": 1}
    z, drawn = draws(state)
    assert drawn.mean() == pytest.approx(2, abs=5 * 3 / math.sqrt(1e5))
    assert drawn.std() == pytest.approx(3, abs=5 * 3 / math.sqrt(2e5))
    assert drawn.min() < -5
    np.testing.assert_allclose((drawn - 2) / 3, z)


def test_the_gradients_of_a_draw_are_those_of_autograd():
    """mean + spread * z has the gradients 1 and z: autograd agrees with the table."""
    content, state = shown(RandnExplorer(gradient=True))
    mean, spread = torch.tensor(0.0, requires_grad=True), torch.tensor(1.0, requires_grad=True)
    for row, z in zip(content.tables[0].rows, draws(state)[0], strict=False):
        gradients = torch.autograd.grad(mean + spread * float(z), (mean, spread))
        np.testing.assert_allclose([float(text) for text in row[3:]], [float(g) for g in gradients], atol=6e-4)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("operation", ["dot", "mm"])
def test_the_picked_cell_is_its_row_times_its_column(operation, seed):
    """The sum in words and the lit cells are those of NumPy's product, for any cell."""
    rng = np.random.default_rng(seed)
    size = {name: int(n) for name, n in zip(("rows", "inner", "columns"), rng.integers(1, 7, 3), strict=True)}
    pick = {"row": int(rng.integers(size["rows"])), "column": int(rng.integers(size["columns"]))}
    content, state = shown(ProductExplorer(), **size, **pick, inner_of_w=size["inner"], operation=operation, seed=seed)
    x, w = factors(state)
    i, j = pick.values()
    total = sum(float(x[i, k]) * float(w[k, j]) for k in range(size["inner"]))
    assert f"= {total:g}, which is" in content.sentence
    assert numbers(content.tables[0].rows[2]) == [x[i, k] * w[k, j] for k in range(size["inner"])]
    grids = content.grids
    assert grids[0].lit == [(i, k) for k in range(size["inner"])]
    assert grids[1].lit == [(k, j) for k in range(size["inner"])]
    assert grids[2].lit == [(i, j)]
    assert [[float(text) for text in row] for row in grids[2].rows] == x.dot(w).tolist()


def test_sizes_that_do_not_match_say_why():
    """With unequal inner sizes there is no product, and the sentence names both."""
    content, _ = shown(ProductExplorer(), inner=5, inner_of_w=2)
    assert "the inner sizes differ, 5 and 2" in content.sentence
    assert len(content.grids) == 2


def test_a_picked_cell_stays_inside_the_product():
    """When the product shrinks, the pick moves to its last row, and a sentence says so."""
    explorer = ProductExplorer()
    state, (remark,) = explorer.amend(defaults(explorer.options) | {"rows": 2, "row": 5})
    assert state["row"] == 1
    assert "row 1 is picked" in remark


def test_the_gradient_of_a_product_is_that_of_autograd():
    """For the picked cell the gradients for x and w agree with autograd, entry by entry."""
    content, state = shown(ProductExplorer(gradient=True), row=2, column=1)
    x, w = (torch.tensor(array, requires_grad=True) for array in factors(state))
    gradients = torch.autograd.grad(x.mm(w)[2, 1], (x, w))
    for grid, gradient in zip(content.grids[3:], gradients, strict=True):
        assert [[float(text) for text in row] for row in grid.rows] == gradient.tolist()


@pytest.mark.parametrize(
    ("explorer", "changes", "bounds"),
    [
        (MaximumExplorer(), {}, {"min": 0.0}),
        (MaximumExplorer(), {"floor": 1.5}, {"min": 1.5}),
        (ClampExplorer(), {}, {"min": -1.0, "max": 1.0}),
        (ClampExplorer(), {"has_min": False, "max": 0.5}, {"max": 0.5}),
        (ClampExplorer(), {"has_max": False}, {"min": -1.0}),
        (ClampExplorer(), {"min": 2.0, "max": -2.0}, {"min": 2.0, "max": -2.0}),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_bounds_are_those_of_torch(explorer, changes, bounds, seed):
    """Array, curve and gradient agree with torch's clamp and autograd, off the bounds themselves."""
    content, _ = shown(explorer, seed=seed, **changes)
    before, after, gradient = map(numbers, content.tables[0].rows)
    h = torch.tensor(before, dtype=torch.float64, requires_grad=True)
    assert not set(before) & set(bounds.values())
    clamped = h.clamp(**bounds)
    np.testing.assert_allclose(after, clamped.detach())
    np.testing.assert_allclose(gradient, torch.autograd.grad(clamped.sum(), h)[0])
    curve, slopes = content.charts[0].lines
    np.testing.assert_allclose(curve.y, torch.tensor(curve.x).clamp(**bounds))
    kinks = [bound for bound in bounds.values() if bounds.get("min", -9) <= bounds.get("max", 9)]
    assert np.isnan(slopes.y).sum() == len(kinks)
    assert {x for x, _ in content.charts[0].uprights} == set(kinks)


def test_two_bounds_that_cross_leave_nothing():
    """A floor above the ceiling makes every entry the ceiling, and the sentence says so."""
    content, _ = shown(ClampExplorer(), min=2.0, max=-2.0)
    assert "each entry becomes -2" in content.sentence or "every entry becomes -2" in content.sentence
    assert (slope(np.linspace(-3, 3, 7), 2.0, -2.0) == 0).all()


@pytest.mark.parametrize("which", ["network", "used twice"])
def test_the_walked_tape_ends_with_torchs_gradients(which):
    """After the last step each value's gradient in the table is the one that autograd finds."""
    _, values = small_tape(which)
    again = {
        name: value.clone().requires_grad_() for name, value in values.items() if name in ("x", "w", "w1", "w2", "y")
    }
    if which == "network":
        loss = (again["x"].mm(again["w1"]).clamp(min=0).mm(again["w2"]) - again["y"]).pow(2).sum()
    else:
        h = again["x"].mm(again["w"])
        loss = (h - h.mm(again["w"])).pow(2).sum()
    gradients = dict(zip(again, torch.autograd.grad(loss, list(again.values()))))
    content, _ = shown(TapeExplorer(), walked=6, tape=which)
    rows = {row[0]: row[2] for row in content.tables[0].rows}
    for name, gradient in gradients.items():
        found = [float(text) for text in rows[name].strip("[]").replace(";", "").split()]
        assert found == gradient.ravel().tolist(), name
    assert "-" not in rows.values()


def test_the_walk_shows_one_step_at_a_time():
    """Each step lights its own operation, from the last to the first, and says what is added where something was."""
    lit = [[step.lit for step in shown(TapeExplorer(), walked=k)[0].flow.steps] for k in range(7)]
    assert lit[0] == [False] * 6
    assert [row.index(True) for row in lit[1:]] == [5, 4, 3, 2, 1, 0]
    twice = shown(TapeExplorer(), walked=4, tape="used twice")[0]
    assert "h has [2 -10] already; [8 -12] is added: [10 -22]." in twice.sentence
    assert twice.flow.skips == [(0, 2)]
    assert shown(TapeExplorer(), walked=6, tape="used twice")[1]["walked"] == 5


def test_the_digits_shown_were_held_back():
    """The explorer's images are those that its network never saw, and a right reading is called right."""
    images, labels = load_digits()
    _, unseen = split(len(labels), 0)
    reader, shown_images, shown_labels = trained()
    assert torch.equal(shown_images, images[unseen])
    said = reader(shown_images).argmax(dim=1)
    for digit in (int((said == shown_labels).nonzero()[0]), int((said != shown_labels).nonzero()[0])):
        sentence = shown(DigitExplorer(), digit=digit)[0].sentence
        assert sentence.startswith(f"The network says {int(said[digit])},")
        assert sentence.endswith("right." if said[digit] == shown_labels[digit] else "wrong.")


def test_another_digit_takes_the_drawings_place():
    """A drawing stays while it is drawn on, and goes when the slider moves."""
    explorer = DigitExplorer()
    state, _ = explorer.amend(defaults(explorer.options) | {"drawing": "0" * 64})
    assert explorer.content(state, state).extra["drawn"]["drawing"] == "0" * 64
    assert "The grid is empty" in explorer.content(state, state).sentence
    state, _ = explorer.amend(state | {"digit": 4})
    assert state["drawing"] == ""
    inks = [int(letter, 36) for letter in explorer.content(state, state).extra["drawn"]["drawing"]]
    assert inks == trained()[1][4].tolist()
