"""The comparison of the three networks: it agrees where they agree, and names the line where they part."""

import inspect
import linecache

import numpy as np
import pytest
import torch

from helpers.networks import three_ways as networks
from helpers.networks.line_values import line_values
from helpers.networks.own import Network, own_forward, own_networks, reference
from helpers.networks.side_by_side import compare_networks
from helpers.networks.three_ways import initial_arrays
from helpers.score.store import ProgressFile

SMALL = (6, 5, 4, 3)


def planted(way: str, old: str, new: str) -> Network:
    """Return the reference of one way with one piece of its text replaced, as if a learner had written it."""
    text = inspect.getsource(getattr(networks, f"train_{way}"))
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    text = text.replace(old, new)
    filename = f"<planted {way} {len(linecache.cache)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    names = {"np": np, "torch": torch}
    exec(compile(text, filename, "exec"), names)
    return Network(way, names[f"train_{way}"], is_own=True)


def parted(network: Network, sizes=SMALL, rate=1e-3, steps=8):
    """Compare one network with the other two references and return where it parts."""
    trio = [network if network.way == way else reference(way) for way in ("numpy", "tensor", "autograd")]
    found = compare_networks(trio, *initial_arrays(4, sizes), learning_rate=rate, steps=steps)
    assert [p.network for p in found.partings] in ([], [network])
    return found.partings[0] if found.partings else None


def test_the_references_agree():
    """Three references on the notes' own sizes never part, and the comparison says so in words."""
    trio = [reference(way) for way in ("numpy", "tensor", "autograd")]
    found = compare_networks(trio, *initial_arrays(0), steps=30)
    assert not found.partings
    assert "All three agree" in str(found)


FAULTS = [
    ("numpy", "2.0 * (y_pred - y)", "(y_pred - y)", "Backward", "grad_y_pred = (y_pred - y)"),
    ("tensor", "2.0 * (y_pred - y)", "(y_pred - y)", "Backward", "grad_y_pred = (y_pred - y)"),
    ("numpy", "grad_h[h < 0] = 0", "pass", "Backward", "grad_h = grad_h_relu.copy()"),
    ("tensor", "grad_h[h < 0] = 0", "pass", "Backward", "grad_h = grad_h_relu.clone()"),
    ("autograd", "w1.grad.zero_()\n            w2.grad.zero_()", "pass", "Zero", "loss.backward()"),
    ("autograd", "w2.grad.zero_()", "pass", "Zero", "loss.backward()"),
    ("autograd", ".clamp(min=0)", "", "Forward", "y_pred = x.mm(w1).mm(w2)"),
    ("autograd", ".pow(2).sum()", ".pow(2).mean()", "Loss", "loss = (y_pred - y).pow(2).mean()"),
    ("numpy", "np.maximum(h, 0)", "np.minimum(h, 0)", "Forward", "h_relu = np.minimum(h, 0)"),
    ("tensor", "x.t().mm(grad_h)", "x.t().mm(grad_h_relu)", "Backward", "grad_w1 = x.t().mm(grad_h_relu)"),
    ("numpy", "w2 -= learning_rate", "w2 += learning_rate", "Update", "w2 += learning_rate * grad_w2"),
]


@pytest.mark.parametrize(
    ("way", "old", "new", "heading", "line"), FAULTS, ids=[f"{f[0]}-{f[3]}-{f[4]}" for f in FAULTS]
)
def test_a_planted_fault_is_named(way, old, new, heading, line):
    """A fault planted into one of the three is found, with its heading and its own line."""
    parting = parted(planted(way, old, new))
    assert (parting.heading, parting.line) == (heading, line)
    assert heading in str(parting)
    assert line in str(parting)


def test_the_note_says_what_is_known():
    """A factor, a missing mask and a wrong entry are told apart in words."""
    assert "0.5 times" in parted(planted("numpy", "2.0 * (y_pred - y)", "(y_pred - y)")).note
    assert "places where h is negative" in parted(planted("tensor", "grad_h[h < 0] = 0", "pass")).note
    assert "the reference's" in parted(planted("numpy", "np.maximum(h, 0)", "np.minimum(h, 0)")).note


def test_a_forgotten_zeroing_parts_in_the_second_step():
    """Without zeroing the first step is right; the note says that the gradients of both steps were added."""
    parting = parted(planted("autograd", "w1.grad.zero_()\n            w2.grad.zero_()", "pass"))
    assert parting.step == 1
    assert "sum of both steps" in parting.note


def test_right_networks_written_otherwise_do_not_part():
    """A mask by product, no copy, `@` and a gradient set to None are right, and nothing is reported."""
    assert parted(planted("numpy", "grad_h[h < 0] = 0", "grad_h = grad_h_relu * (h > 0)")) is None
    assert parted(planted("numpy", "grad_h = grad_h_relu.copy()", "grad_h = grad_h_relu")) is None
    assert parted(planted("tensor", "h = x.mm(w1)", "h = x @ w1")) is None
    zeroing = "w1.grad.zero_()\n            w2.grad.zero_()"
    assert parted(planted("autograd", zeroing, "w1.grad = w2.grad = None")) is None


def test_harmless_aliases_do_not_hide_the_fault():
    """Where `grad_h` shares memory with `grad_h_relu`, a wrong last product is still the line that is named."""
    text = "grad_h = grad_h_relu.copy()"
    network = planted("numpy", text, "grad_h = grad_h_relu")
    source = linecache.cache[network.train.__code__.co_filename]
    wrong = "".join(source[2]).replace("x.T.dot(grad_h)", "x.T.dot(2 * grad_h)")
    linecache.cache["<alias>"] = (len(wrong), None, wrong.splitlines(keepends=True), "<alias>")
    names = {"np": np}
    exec(compile(wrong, "<alias>", "exec"), names)
    assert "x.T.dot(2 * grad_h)" in parted(Network("numpy", names["train_numpy"], True)).line


@pytest.mark.parametrize("body", ["raise ValueError('no')", "return None", "return [], w1, w2"])
def test_a_network_that_fails_is_replaced_and_named(body):
    """A network that raises or returns something else gives its place to the reference, and the table says so."""
    names = {}
    exec(f"def train(x, y, w1, w2, learning_rate, steps):\n    {body}", names)
    found = compare_networks([Network("tensor", names["train"], True)], *initial_arrays(1, SMALL), 1e-3, 5)
    assert found.runs[0].network.label == "Tensor (reference)"
    assert "your tensor.train raised" in str(found)


def test_nothing_that_is_passed_in_is_changed():
    """The arrays are the same after the comparison."""
    arrays = initial_arrays(1, SMALL)
    before = [array.copy() for array in arrays]
    compare_networks([reference("numpy"), reference("autograd")], *arrays, 1e-3, 3)
    for array, old in zip(arrays, before):
        np.testing.assert_array_equal(array, old)


def test_an_empty_progress_file_gives_three_labelled_references(tmp_path):
    """Without progress each reference stands in, and the text says so for each of the three."""
    found = compare_networks(own_networks(ProgressFile(tmp_path / "p.json")), *initial_arrays(2, SMALL), 1e-3, 4)
    assert str(found).count("the reference stands in") == 3
    assert "(yours)" not in str(found)


def test_the_learners_own_answers_are_taken_from_progress(tmp_path):
    """Passed answers are read back from the file and labelled as the learner's, also where one calls another."""
    file = ProgressFile(tmp_path / "p.json")
    forward = (
        "def forward(x, w1, w2):\n    h = x @ w1\n    h_relu = np.maximum(h, 0)\n    return h, h_relu, h_relu @ w2\n"
    )
    train = inspect.getsource(networks.train_numpy).replace("def train_numpy", "def train")
    lines = train.splitlines()
    first = next(number for number, line in enumerate(lines) if "h = x.dot" in line)
    lines[first : first + 3] = ["        h, h_relu, y_pred = forward(x, w1, w2)"]
    file.record("numpy.forward", status="passed", points=3, source=forward)
    file.record("numpy.train", status="passed", points=2, source="\n".join(lines))
    file.record("tensor.train", status="not yet right", points=0, source="def train(:")
    own = own_networks(file)
    assert [network.is_own for network in own] == [True, False, False]
    found = compare_networks(own, *initial_arrays(2, SMALL), 1e-3, 4)
    assert not found.partings
    assert "NumPy (yours)" in str(found)


def test_an_answer_that_cannot_be_read_back_is_replaced(tmp_path):
    """A damaged answer in the file gives the reference and the reason."""
    file = ProgressFile(tmp_path / "p.json")
    file.record("autograd.train", status="passed", points=4, source="def train(:")
    network = own_networks(file)[2]
    assert not network.is_own
    assert "SyntaxError" in network.reason


def test_the_learners_own_forward_pass_is_taken_from_progress(tmp_path):
    """`own_forward` gives the learner's passed answer, and the lesson's own where there is none, each labelled."""
    file = ProgressFile(tmp_path / "p.json")
    assert own_forward(file)[1] == "the lesson's forward pass"
    file.record("autograd.forward", status="passed", points=2, source="def forward(x, w1, w2):\n    return x @ w1 @ w2")
    mine, label = own_forward(file)
    assert label == "your forward pass"
    assert mine(torch.ones(2, 3), torch.ones(3, 4), torch.ones(4, 5)).shape == (2, 5)


def test_line_values_sees_each_line():
    """Every name of the reference is seen with the line that makes it, and a Tensor's `.grad` as its gradient."""
    seen = line_values(networks.train_numpy, *initial_arrays(0, SMALL), 1e-3, 1)
    assert {line.name for line in seen} == {
        "h", "h_relu", "y_pred", "loss", "grad_y_pred", "grad_w2", "grad_h_relu", "grad_h", "grad_w1", "w1", "w2",
    }  # fmt: skip
    assert next(line.line for line in seen if line.name == "h").startswith("h = x.dot(w1)")
    tensors = [torch.from_numpy(array) for array in initial_arrays(0, SMALL)]
    seen = line_values(networks.train_autograd, *tensors, 1e-3, 1)
    assert next(line.line for line in seen if line.name == "grad_w1") == "loss.backward()"


def test_line_values_leaves_another_tracer_alone():
    """A debugger's trace function is there again afterwards, also where the watched function raises."""
    import sys

    def tracer(*_):
        return None

    def train(x):
        raise KeyError(x)

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        with pytest.raises(KeyError):
            line_values(train, 1)
        after = sys.gettrace()
    finally:
        sys.settrace(before)
    assert after is tracer
