"""What holds for lesson 1 alone: its points, its predictions, and its oracles checked a second way."""

import numpy as np
import pytest

from helpers.exercises import find, of_lesson
from helpers.exercises.numpy import randn
from helpers.networks.three_ways import initial_arrays, train_numpy
from helpers.sandbox.describe import describe

LESSON = of_lesson("numpy")
SEEDS = range(20)


def cases(exercise_id, seeds=range(5)):
    """The arguments of an exercise's cases, over several seeds."""
    exercise = find(exercise_id)
    return exercise, [case for seed in seeds for case in exercise.task(seed).calls]


def loss(x, y, w1, w2):
    return np.square(np.where(x @ w1 > 0, x @ w1, 0) @ w2 - y).sum()


def measured_gradient(x, y, weights, which, step=1e-5):
    """Central differences of the loss with respect to one of the two weights, entry by entry."""
    slopes = np.zeros_like(weights[which])
    for place in np.ndindex(slopes.shape):
        ends = []
        for way in (step, -step):
            moved = [array.copy() for array in weights]
            moved[which][place] += way
            ends.append(loss(x, y, *moved))
        slopes[place] = (ends[0] - ends[1]) / (2 * step)
    return slopes


def test_points():
    """The lesson has 18 exercises worth 32 points, each between 1 and 4."""
    assert len(LESSON) == 18
    assert sum(exercise.points for exercise in LESSON) == 32
    assert {exercise.points for exercise in LESSON} <= {1, 2, 3, 4}


def test_the_operations_and_the_network_are_there():
    """Each of the five operations, each entry of the notes and each part of the network has its exercise."""
    names = {exercise.id.partition(".")[2] for exercise in LESSON}
    assert names >= {"randn", "range", "dot", "maximum", "max", "transpose", "square", "mm", "clamp"}
    assert names >= {"forward", "backward", "train"}


def test_the_opening_questions():
    """The three predictions of the opening are what NumPy does."""
    assert find("numpy.shapes").solution == np.zeros((64, 1000))[3].shape
    a = np.array([0, 10, 20, 30, 40])
    b = a[1:3]
    b[0] = 99
    assert find("numpy.slices").solution == a[1]
    m = np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 10.0]])
    assert list(find("numpy.means").solution) == m.mean(axis=0).tolist()


def answers(exercise_id):
    """The right answers to the questions that are asked after a miss."""
    return [question.solution for question in find(exercise_id).questions[1:]]


def test_the_further_questions_of_the_opening():
    """What they ask is what NumPy does."""
    assert answers("numpy.shapes") == [np.zeros((20, 6))[4:7].shape, np.zeros((8, 5))[:, 2].shape]
    a = np.array([5, 6, 7, 8])
    b = a[2:].copy()
    b[0] = 50
    kept = a[2]
    a = np.array([1, 2, 3, 4])
    b = a[:3]
    a[2] = 30
    assert answers("numpy.slices") == [kept, b[2]]
    means, largest = answers("numpy.means")
    assert list(means) == np.array([[2.0, 4.0], [1.0, 9.0], [6.0, 5.0]]).mean(axis=1).tolist()
    assert list(largest) == np.array([[4.0, 7.0, 1.0, 0.0], [2.0, 3.0, 8.0, 5.0]]).max(axis=0).tolist()


def test_the_first_loss():
    """The first loss that is really measured is accepted on every seed, and the one on paper is its median."""
    exercise = find("numpy.first_loss")
    first = [loss(*initial_arrays(seed)) for seed in SEEDS]
    assert all(exercise.accepts(value) for value in first)
    assert np.median(first) == pytest.approx(exercise.solution, rel=0.05)
    assert eval(exercise.solution_text) == exercise.solution


def test_the_first_losses_of_the_further_questions():
    """With other sizes, and without ReLU, the answer on paper is near the median, and at most one seed in 20 fails."""
    _, smaller, straight = find("numpy.first_loss").questions
    for question, sizes, unit in ((smaller, (32, 500, 80, 5), 0.0), (straight, (64, 1000, 100, 10), -np.inf)):
        losses = []
        for seed in range(60):
            x, y, w1, w2 = initial_arrays(seed, sizes)
            losses.append(np.square(np.maximum(x @ w1, unit) @ w2 - y).sum())
        assert sum(not question.accepts(value) for value in losses) <= 3
        assert np.median(losses) == pytest.approx(question.solution, rel=0.15)
        assert eval(question.solution_text) == question.solution


def test_the_loss_falls_without_the_mask():
    """Trained without the mask, the network's loss falls by a factor of thousands on stated seeds."""
    for seed in (0, 1):
        x, y, w1, w2 = initial_arrays(seed)
        before = loss(x, y, w1, w2)
        for _ in range(100):
            h = x @ w1
            error = np.maximum(h, 0) @ w2 - y
            step_1, step_2 = x.T @ (2 * error @ w2.T), 2 * np.maximum(h, 0).T @ error
            w1, w2 = w1 - 1e-6 * step_1, w2 - 1e-6 * step_2
        assert loss(x, y, w1, w2) < before / 1000
    assert find("numpy.no_mask").solution[0] == "falls"


def test_what_the_further_questions_on_training_ask():
    """With the sign of the update turned the loss rises, and where the stepped weights are dropped it stays."""
    x, y, w1, w2 = initial_arrays(0)
    v1, v2, losses, unmoved = w1, w2, [], []
    for _ in range(4):
        h = x @ v1
        error = np.maximum(h, 0) @ v2 - y
        losses.append(np.square(error).sum())
        unmoved.append(loss(x, y, w1, w2))
        v1, v2 = v1 + 1e-6 * x.T @ (2 * error @ v2.T * (h > 0)), v2 + 1e-6 * 2 * np.maximum(h, 0).T @ error
    assert losses == sorted(losses)
    assert losses[-1] > 2 * losses[0]
    assert len(set(unmoved)) == 1
    assert [answer[0] for answer in answers("numpy.no_mask")] == ["rises", "stays"]


def test_the_oracle_of_the_backward_pass_is_the_measured_slope():
    """The loops that judge a backward pass give the central differences of the loss, weight by weight."""
    rng = np.random.default_rng(3)
    x, y, w1, w2 = (rng.standard_normal(shape) for shape in ((6, 5), (6, 3), (5, 4), (4, 3)))
    h = x @ w1
    assert np.abs(h).min() > 1e-3  # no step of the measurement crosses the kink
    h_relu = np.where(h > 0, h, 0)
    gradients = find("numpy.backward").oracle(x, y, w2, h, h_relu, h_relu @ w2)
    for which, gradient in enumerate(gradients):
        np.testing.assert_allclose(gradient, measured_gradient(x, y, [w1, w2], which), rtol=1e-6, atol=1e-6)


def test_no_hidden_unit_stands_on_the_kink():
    """No case has a hidden entry of exactly 0, where the slope of ReLU is a matter of taste."""
    for exercise_id in ("numpy.forward", "numpy.train"):
        for case in cases(exercise_id, range(20))[1]:
            x, w1 = case[0], case[1] if exercise_id == "numpy.forward" else case[2]
            assert np.abs(x @ w1).min() > 0
    assert all(np.abs(h).min() > 0 for (h,) in cases("numpy.maximum", range(20))[1])


def test_the_oracle_of_the_training_is_the_reference_network():
    """The plain loops that judge a training give what the reference network gives."""
    exercise, drawn = cases("numpy.train")
    for x, y, w1, w2, learning_rate, steps in drawn:
        losses, *weights = exercise.oracle(x, y, w1, w2, learning_rate, steps)
        expected, *reference = train_numpy(x, y, w1, w2, learning_rate, steps)
        np.testing.assert_allclose(losses, expected, rtol=1e-7)
        for mine, theirs in zip(weights, reference, strict=True):
            np.testing.assert_allclose(mine, theirs, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize(
    ("exercise_id", "another_way"),
    [
        ("numpy.dot", lambda x, w1: np.einsum("nd,dh->nh", x, w1)),
        ("numpy.transpose", lambda h_relu, grad: np.einsum("nh,nd->hd", h_relu, grad)),
        ("numpy.mm", lambda a, b: np.einsum("bnd,bdh->bnh", a, b)),
        ("numpy.maximum", lambda h: (h + np.abs(h)) / 2),
        ("numpy.max", lambda scores: np.sort(scores, axis=1)[:, -1:]),
        ("numpy.square", lambda y_pred, y: np.linalg.norm(y_pred - y) ** 2),
        ("numpy.clamp", lambda grad, limit: np.sign(grad) * np.minimum(np.abs(grad), limit)),
        ("numpy.range", lambda steps, every: np.arange(steps).reshape(-1, every)[:, -1]),
        (
            "numpy.gradient_check",
            lambda f, w, i, j, step: 3 * f.coefficients[i, j] * w[i, j] ** 2 + f.coefficients[i, j] * step**2,
        ),
    ],
)
def test_the_oracles(exercise_id, another_way):
    """Each oracle gives what a second, different way of computing gives."""
    exercise, drawn = cases(exercise_id)
    for case in drawn:
        np.testing.assert_allclose(exercise.oracle(*case), another_way(*case), rtol=1e-10, atol=1e-12)


def test_central_differences_have_a_closed_form():
    """For the cubes that the exercise draws, the closed form is the central difference, and the derivative is not."""
    exercise, drawn = cases("numpy.gradient_check")
    for f, w, i, j, step in drawn:
        up, down = w.copy(), w.copy()
        up[i, j] += step
        down[i, j] -= step
        expected = exercise.oracle(f, w, i, j, step)
        assert (f(up) - f(down)) / (2 * step) == pytest.approx(expected, rel=1e-9)
        assert 3 * f.coefficients[i, j] * w[i, j] ** 2 != pytest.approx(expected, rel=1e-9)


def test_sizes_differ():
    """Within a drawn case of the matrix exercises no two sizes are equal, so that an exchanged pair always shows."""
    for exercise_id in ("numpy.dot", "numpy.transpose", "numpy.mm", "numpy.forward", "numpy.backward"):
        for case in cases(exercise_id)[1][: find(exercise_id).cases]:
            sizes = {size for array in case for size in array.shape}
            expected = {"numpy.dot": 3, "numpy.transpose": 3}.get(exercise_id, 4)
            assert len(sizes) == expected, (exercise_id, sizes)


@pytest.mark.parametrize("seed", range(10))
def test_standard_normal_draws_stay_far_inside_the_bounds(seed):
    """Right draws use at most half of the room that the examination leaves, so they never fail by chance."""
    draws = np.random.default_rng(seed).standard_normal((130, 90))
    assert abs(draws.mean()) < 0.05
    assert abs(draws.std() - 1) < 0.05
    assert abs((np.abs(draws) > 1).mean() - 0.317) < 0.025
    assert abs((np.abs(draws) > 2).mean() - 0.0455) < 0.0125


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda rng, shape: rng.standard_normal(shape) + 0.5, "mean"),
        (lambda rng, shape: 1.5 * rng.standard_normal(shape), "spread"),
        (lambda rng, shape: rng.uniform(-(3**0.5), 3**0.5, shape), "beyond 1"),
        (lambda rng, shape: rng.laplace(0, 0.5**0.5, shape), "beyond 1"),
        (lambda rng, shape: rng.standard_normal(shape[1]) * np.ones(shape), "repeats"),
        (lambda rng, shape: rng.standard_normal(shape).astype(np.float32), "dtype"),
        (lambda rng, shape: rng.standard_normal((shape[0], shape[1] + 1)), "shape"),
    ],
)
def test_other_distributions_are_refused(draw, said):
    """Draws with another mean, spread, form, dtype or shape, and repeated ones, are refused, and it is said why."""
    rng, shape = np.random.default_rng(0), (150, 100)
    finding = randn.EXERCISE.examine([shape], [describe(draw(rng, shape))])
    assert finding is not None
    assert said in finding.saw
