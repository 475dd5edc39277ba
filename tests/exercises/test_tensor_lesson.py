"""Facts of lesson 2 alone: its points, its predictions, its oracles, and what its checks say of evidence."""

import numpy as np
import pytest
import torch

from helpers.course import NOT_YET_RIGHT, PASSED
from helpers.exercises import find
from helpers.exercises.tensor import EXERCISES
from tests.exercises.answers import from_source, judged, said


def _case(exercise_id, seed=3):
    return find(exercise_id).inputs(np.random.default_rng(seed))


def test_points_add_up_to_31():
    """The lesson is worth 31 points."""
    assert sum(exercise.points for exercise in EXERCISES) == 31


def test_the_fixed_ids_are_there():
    """The five operations and the network's three parts each have their exercise."""
    fixed = {"randn", "dot", "maximum", "mm", "clamp", "forward", "backward", "train"}
    assert {f"tensor.{name}" for name in fixed} <= {exercise.id for exercise in EXERCISES}


def test_the_lesson_opens_with_three_questions_of_a_point():
    """The first three exercises are predictions of one point each."""
    assert [(exercise.kind, exercise.points) for exercise in EXERCISES[:3]] == [("value", 1)] * 3


def test_whole_blocks_are_blank():
    """Most functions of this lesson leave a block of lines blank, not an expression."""
    functions = [exercise for exercise in EXERCISES if exercise.kind == "function"]
    blocks = [exercise for exercise in functions if any(isinstance(blank, tuple) for blank in exercise.blanks)]
    assert len(blocks) >= 10


def _solutions(exercise_id):
    return [question.solution for question in find(exercise_id).questions]


def test_shape_predictions_are_what_numpy_gives():
    """`x.T.dot(grad_h)` has the shape that each question asks for."""
    sizes = ((64, 1000, 100), (20, 6, 15), (30, 8, 12))
    given = [np.zeros((N, D_in)).T.dot(np.zeros((N, H))).shape for N, D_in, H in sizes]
    assert given == _solutions("tensor.shape")


def test_mask_predictions_are_what_autograd_gives():
    """The gradient behind the ReLU is autograd's; the third question shows `h_relu` in place of `h`."""
    given = []
    for entries, gradient in (([-2, 3, -1], [5, -4, 6]), ([4, -1, 2], [-3, 7, 8]), ([7, -1, 2], [-1, 8, 3])):
        h = torch.tensor(entries, dtype=torch.double, requires_grad=True)
        h_relu = h.relu()
        h_relu.backward(torch.tensor(gradient, dtype=torch.double))
        given.append(h.grad.tolist())
    assert h_relu.tolist() == [7, 0, 2]
    assert given == _solutions("tensor.mask")


def test_dtype_predictions_are_what_numpy_gives():
    """NumPy's generator, an array of whole numbers and a comparison have the dtypes that are asked for."""
    arrays = (np.random.default_rng(0).standard_normal(3), np.array([3, -1, 2]), np.array([-2.0, 3.0]) < 0)
    assert [array.dtype.name for array in arrays] == [word for word, _ in _solutions("tensor.dtype")]


def test_reasons_beside_a_right_dtype_do_not_hold():
    """Neither the sign nor the entries decide, and torch draws the same numbers in 32 bits."""
    assert np.array([3, 1, 2]).dtype == np.array([3, -1, 2]).dtype != np.int8
    assert (np.array([2.0, 3.0]) < 0).dtype == bool
    assert torch.randn(3).dtype == torch.float32


def _dtype_or_error(work):
    try:
        return str(work().dtype).removeprefix("torch.")
    except RuntimeError:
        return "error"


def test_promotion_predictions_are_what_torch_does():
    """`+` promotes float32 and float64 to float64 and `mm` raises, in whichever order they come."""
    a, b = torch.ones(2, 2, dtype=torch.float32), torch.ones(2, 2, dtype=torch.float64)
    lines = (
        (lambda: a + b, lambda: a.mm(b)),
        (lambda: a.mm(b) + b, lambda: (a + b).mm(b)),
        (lambda: a.mm(a) + a, lambda: a.mm(a + b)),
    )
    given = [tuple(map(_dtype_or_error, pair)) for pair in lines]
    assert given == [solution[:2] for solution in _solutions("tensor.promotion")]


def _first_to_raise(source):
    """Return the number of the line that raises first, 0 if none does."""
    names = {"torch": torch}
    for number, line in enumerate(source, start=1):
        try:
            exec(line, names)
        except (AssertionError, RuntimeError):
            return number
    return 0


def test_device_predictions_are_what_torch_does(capsys):
    """Building a label and reading it works everywhere; where there is no CUDA device the first Tensor on it raises."""
    first = [
        'device = torch.device("cuda")',
        "print(device.type)",
        "x = torch.zeros(64, 1000, device=device)",
        "print(x.shape)",
    ]
    further = [[line[3:] for line in question.comment.splitlines()[1:]] for question in find("tensor.device").further]
    solutions = _solutions("tensor.device")
    for source, solution in zip([first, *further], solutions, strict=True):
        assert _first_to_raise(source[: solution - 1]) == 0
        if not torch.cuda.is_available():
            assert _first_to_raise(source) == solution


def test_transpose_predictions_are_what_torch_gives():
    """`t()` keeps the shape of a vector, of a row and of a product with a vector."""
    vectors = torch.ones(4), torch.ones(3, 5)[0], torch.ones(2, 6).mv(torch.ones(6))
    assert [tuple(vector.t().shape) for vector in vectors] == _solutions("tensor.transpose")


def test_range_predictions_are_what_python_gives():
    """The values are those of the range with the remainder that is asked for."""
    asked = ((500, 100, 99), (20, 6, 5), (14, 4, 1))
    given = [[t for t in range(stop) if t % every == rest] for stop, every, rest in asked]
    assert given == _solutions("tensor.range")


def test_backward_oracle_agrees_with_autograd():
    """The oracle's sums of products are autograd's gradients, to the rounding of float64."""
    x, y, w2, h, h_relu, y_pred = _case("tensor.backward")
    w1 = torch.linalg.lstsq(x, h).solution.requires_grad_()
    w2 = w2.clone().requires_grad_()
    (x.mm(w1).relu().mm(w2) - y).pow(2).sum().backward()
    expected = find("tensor.backward").oracle(x, y, w2.detach(), h, h_relu, y_pred)
    for mine, theirs in zip(expected, (w1.grad, w2.grad), strict=True):
        assert torch.allclose(mine, theirs, rtol=1e-9, atol=1e-9)


def test_train_oracle_agrees_with_the_reference():
    """The oracle trains as the reference network does."""
    from helpers.networks.three_ways import train_tensor

    case = _case("tensor.train")
    losses, w1, w2 = find("tensor.train").oracle(*case)
    their_losses, their_w1, their_w2 = train_tensor(*case)
    assert np.allclose(losses, their_losses, rtol=1e-12)
    assert torch.allclose(w1, their_w1, rtol=1e-10)
    assert torch.allclose(w2, their_w2, rtol=1e-10)


@pytest.mark.parametrize(
    ("exercise_id", "second_way"),
    [
        ("tensor.dot", lambda x, v, w: ((x @ v)[0], x @ v, x @ w)),
        ("tensor.mm", lambda x, w1, h: x @ w1),
        ("tensor.maximum", torch.relu),
        ("tensor.amax", lambda scores: scores.max(1).values),
        ("tensor.square", lambda y_pred, y: torch.nn.functional.mse_loss(y_pred, y, reduction="sum")),
        ("tensor.bmm", lambda x, w1, w2: torch.relu(x @ w1) @ w2),
    ],
)
def test_oracles_agree_with_a_second_way(exercise_id, second_way):
    """Each oracle, written as a plain loop, gives what torch's own function gives."""
    case = _case(exercise_id)
    mine, theirs = find(exercise_id).oracle(*case), second_way(*case)
    mine, theirs = (part if isinstance(part, tuple) else (part,) for part in (mine, theirs))
    for one, other in zip(mine, theirs, strict=True):
        assert np.allclose(np.asarray(one), np.asarray(other), rtol=1e-12)


def test_a_fixed_dtype_is_refused():
    """A draw that fixes float64 is refused, since the check asks for another dtype."""
    answer = from_source(
        "def draw_weights(D_in, H, device, dtype):\n"
        "    return torch.randn(D_in, H, device=device, dtype=torch.float64)",
        "draw_weights",
    )
    judgement = judged(find("tensor.randn"), answer, 1)
    assert judgement.status == NOT_YET_RIGHT
    assert "float64" in said(find("tensor.randn"), judgement)


def test_even_draws_of_the_right_width_are_refused():
    """Even draws with mean 0 and standard deviation 1 are refused: no bell curve ends at 1.7."""
    answer = from_source(
        "def draw_weights(D_in, H, device, dtype):\n"
        "    return (torch.rand(D_in, H, device=device) * 2 - 1).mul(3 ** 0.5).to(dtype)",
        "draw_weights",
    )
    assert judged(find("tensor.randn"), answer, 1).status == NOT_YET_RIGHT


def test_h_bound_to_a_new_name_is_named():
    """`h = x.mm(w1)` in place of `out=h` returns the right product and leaves the memory alone: that is named."""
    answer = from_source("def project_into(x, w1, h):\n    h = x.mm(w1)\n    return h", "project_into")
    assert judged(find("tensor.mm"), answer, 1).mistake == "new_tensor"


@pytest.mark.parametrize("line", ["h_relu < 0", "h_relu <= -1"])
def test_a_mask_that_never_matches_is_a_missing_mask(line):
    """A mask that is true nowhere gets the message of the missing mask."""
    source = find("tensor.backward").solution_source.replace("h < 0", line)
    answer = from_source(source, "backward")
    assert judged(find("tensor.backward"), answer, 1).mistake == "without_mask"


def test_a_name_that_only_sounds_like_autograd_passes():
    """A learner may call their own function `backward` inside `train`."""
    source = (
        find("tensor.backward").solution_source
        + "\n\n\n"
        + find("tensor.train").solution_source.split("        # Backward")[0]
        + "        grad_w1, grad_w2 = backward(x, y, w2, h, h_relu, y_pred)\n"
        + "        w1 -= learning_rate * grad_w1\n"
        + "        w2 -= learning_rate * grad_w2\n"
        + "    return losses, w1, w2\n"
    )
    assert judged(find("tensor.train"), from_source(source, "train"), 1).status == PASSED


@pytest.mark.parametrize("value", ["torch.float64", "np.float64", "Double", " float64 "])
def test_a_dtype_may_be_written_in_several_ways(value):
    """The third question takes every usual spelling of float64."""
    from helpers.judging.predictions import accepts

    assert accepts(find("tensor.dtype"), (value, "b"))


@pytest.mark.parametrize("value", ["float64", ("float64",), ("float64", "a"), ("float64", "b", "c"), ("b", "float64")])
def test_a_dtype_without_its_reason_is_refused(value):
    """The word alone does not count, nor with another reason, nor with two."""
    from helpers.judging.predictions import accepts

    assert not accepts(find("tensor.dtype"), value)
