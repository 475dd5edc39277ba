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


def test_points_add_up_to_33():
    """The lesson is worth 33 points."""
    assert sum(exercise.points for exercise in EXERCISES) == 33


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


def test_shape_prediction_is_what_numpy_gives():
    """`x.T.dot(grad_h)` has the shape that the first question asks for."""
    assert np.zeros((64, 1000)).T.dot(np.zeros((64, 100))).shape == find("tensor.shape").solution


def test_mask_prediction_is_what_autograd_gives():
    """The gradient behind the ReLU in the second question is autograd's."""
    h = torch.tensor([-2.0, 3.0, -1.0], requires_grad=True)
    h.relu().backward(torch.tensor([5.0, -4.0, 6.0]))
    assert h.grad.tolist() == find("tensor.mask").solution


def test_dtype_prediction_is_what_numpy_draws():
    """NumPy's generator draws the dtype that the third question asks for."""
    assert str(np.random.default_rng(0).standard_normal(3).dtype) == find("tensor.dtype").solution


def test_promotion_prediction_is_what_torch_does():
    """`+` promotes float32 and float64 to float64, and `mm` raises."""
    a, b = torch.ones(2, 2, dtype=torch.float32), torch.ones(2, 2, dtype=torch.float64)
    total, product = find("tensor.promotion").solution
    assert str((a + b).dtype) == f"torch.{total}"
    assert product == "error"
    with pytest.raises(RuntimeError):
        a.mm(b)


def test_device_prediction_is_what_torch_does():
    """Building and reading a device works everywhere; where there is no CUDA device the first Tensor raises."""
    device = torch.device("cuda")  # line 1
    assert device.type == "cuda"  # line 2
    assert find("tensor.device").solution == 3
    if not torch.cuda.is_available():
        with pytest.raises((AssertionError, RuntimeError)):
            torch.randn(64, 1000, device=device)


def test_transpose_prediction_is_what_torch_gives():
    """`t()` of a vector keeps its shape."""
    assert tuple(torch.ones(4).t().shape) == find("tensor.transpose").solution


def test_range_prediction_is_what_python_gives():
    """The printed steps are those of `range(500)` with the remainder 99."""
    assert [t for t in range(500) if t % 100 == 99] == find("tensor.range").solution


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

    assert accepts(find("tensor.dtype"), value)
