"""The place that a search proves: where a fault was planted, and nowhere else."""

import ast
import random

import numpy as np
import pytest
import torch

from helpers.course import NOT_YET_RIGHT, PASSED
from helpers.exercises import find
from helpers.judging.judge import judge
from helpers.locating.search import Fault, _Search, locate
from helpers.locating.trees import edited
from helpers.sandbox.observe import observe
from tests.exercises.answers import exercises, fresh_seeds, from_source
from tests.exercises.mutants import mutants
from tests.locating.planted import WRONG, planted

FUNCTIONS = [exercise for exercise in exercises() if exercise.kind == "function" and exercise.oracle]
every_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)


def located(exercise_id: str, source: str, seed: int | None = None) -> Fault | None:
    """Return the place that is proved wrong in an answer, which has to be a refused one."""
    exercise = find(exercise_id)
    (drawn,) = fresh_seeds(1) if seed is None else (seed,)
    task, answer = exercise.task(drawn), from_source(source, exercise.name)
    observation = observe(task, answer)
    assert judge(exercise, task, observation).status == NOT_YET_RIGHT
    return locate(exercise, task, answer, observation, budget=5)


@every_function
def test_no_planted_fault_is_located_elsewhere(exercise):
    """A changed token, another in each run, is not said to be on another line."""
    (seed,) = fresh_seeds(1)
    changed = list(mutants(exercise.solution_source))
    chosen = random.Random(seed).sample(changed, 1)
    wrong = [(one.what, one.fault) for one in planted(exercise, seed, chosen) if one.verdict == WRONG]
    assert wrong == [], seed


@pytest.mark.sweep
@every_function
def test_of_all_planted_faults_none_is_located_elsewhere(exercise):
    """The same for each changed token of a solution."""
    (seed,) = fresh_seeds(1)
    wrong = [(one.what, one.fault) for one in planted(exercise, seed) if one.verdict == WRONG]
    assert wrong == [], seed


BACKWARD = """
def backward(x, y, w2, h, h_relu, y_pred):
    error = 2.0 * (y_pred - y)
    for_w2 = h_relu.T @ error
    down = error @ w2.T
    down = down * {mask}
    return x.T @ down, for_w2
"""

# The learner's own names and lines; the kinds and parts are read off the text by hand.
OWN_WORDS = {
    "another comparison": ("numpy.backward", BACKWARD.format(mask="(h < 0)"), "comparison", "down = down * (h < 0)"),
    "another name": ("numpy.backward", BACKWARD.format(mask="(down > 0)"), "name", "down = down * (down > 0)"),
    "a product for another": (
        "numpy.forward",
        "def forward(x, w1, w2):\n    a = x @ w1\n    b = np.maximum(a, 0)\n    c = b + w2\n    return a, b, c",
        "operator",
        "c = b + w2",
    ),
    "a rate from the notes": (
        "numpy.train",
        find("numpy.train").solution_source.replace("w1 -= learning_rate", "w1 -= 1e-6"),
        "constant",
        "w1 -= 1e-6 * grad_w1",
    ),
    "results in the other order": (
        "numpy.backward",
        BACKWARD.format(mask="(h > 0)").replace("x.T @ down, for_w2", "for_w2, x.T @ down"),
        "order",
        "return for_w2, x.T @ down",
    ),
    "out of the loop": (
        "numpy.dot",
        "def project(x, w1):\n    h = np.zeros((x.shape[0], w1.shape[1]))\n    for d in range(x.shape[1]):\n"
        "        part = np.outer(x[:, d], w1[d])\n    h += part\n    return h",
        "indentation",
        "h += part",
    ),
}


@pytest.mark.parametrize(("exercise_id", "source", "kind", "line"), OWN_WORDS.values(), ids=OWN_WORDS)
def test_the_place_in_code_of_ones_own(exercise_id, source, kind, line):
    """In code with names and lines of its own, the line that is wrong is found, and of what kind."""
    fault = located(exercise_id, source)
    assert fault is not None
    assert (fault.kind, fault.line) == (kind, line)
    assert fault.part in line
    assert not fault.remains


MISSING = """
def backward(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h = grad_y_pred.dot(w2.T)
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2
"""


def test_a_line_that_is_missing():
    """Without the mask no line that stands there is wrong: one is missing, behind `grad_h` and before `grad_w1`."""
    fault = located("numpy.backward", MISSING)
    assert fault.kind == "missing"
    assert fault.line == "grad_w1 = x.T.dot(grad_h)"


# Two slips each, of my own; the line of the first and of the second.
TWO_SLIPS = {
    "numpy.backward, factor and mask": ("numpy.backward", [("2.0 * ", ""), ("h < 0", "h > 0")]),
    "numpy.backward, order and transpose": ("numpy.backward", [("y_pred - y)", "y - y_pred)"), ("w2.T", "w2")]),
    "numpy.forward, ceiling and weight": ("numpy.forward", [("maximum", "minimum"), ("dot(w2)", "dot(w1)")]),
    "numpy.gradient_check, both ends": ("numpy.gradient_check", [("j] + step", "j] - step"), ("(2 * step)", "step")]),
    "numpy.train, rate and mask": ("numpy.train", [("h < 0", "h > 0"), ("w1 -=", "w1 +=")]),
    "tensor.backward, factor and mask": ("tensor.backward", [("2.0 * ", "4.0 * "), ("[h < 0]", "[h > 0]")]),
    "tensor.forward, floor and order": ("tensor.forward", [("min=0", "max=0"), ("x.mm(w1)", "w1.mm(x)")]),
    "tensor.dot, row and order": ("tensor.dot", [("x[0]", "x[1]"), ("number, vector", "vector, number")]),
    "autograd.maximum, one gradient twice": (
        "autograd.maximum",
        [("a > b", "a < b"), ("return grad_a, grad_b", "return grad_a, grad_a")],
    ),
    "autograd.mm, both transposes": ("autograd.mm", [("b.t()", "b"), ("a.t()", "a")]),
}


@pytest.mark.parametrize(("exercise_id", "slips"), TWO_SLIPS.values(), ids=TWO_SLIPS)
def test_of_two_slips_one_place_leads_to_the_other(exercise_id, slips):
    """The place named first is one of the two, the next one is the other, and then the answer passes."""
    exercise, (seed,) = find(exercise_id), fresh_seeds(1)
    right = exercise.solution_source
    wrong = right
    for old, new in slips:
        assert old in wrong, old
        wrong = wrong.replace(old, new, 1)
    slipped = [number for number, (a, b) in enumerate(zip(wrong.splitlines(), right.splitlines()), start=1) if a != b]
    lines = wrong.splitlines()
    for _ in slipped:
        fault = located(exercise_id, "\n".join(lines), seed)
        assert fault is not None
        assert fault.line_number in slipped
        lines[fault.line_number - 1] = right.splitlines()[fault.line_number - 1]
        if lines == right.splitlines():
            break
    answer = from_source("\n".join(lines), exercise.name)
    assert judge(exercise, exercise.task(seed), observe(exercise.task(seed), answer)).status == PASSED


def test_a_solution_put_in_the_place_of_the_answer_proves_nothing():
    """Where the whole returned expression would have to be another one, no place is named."""
    assert located("numpy.dot", "def project(x, w1):\n    return np.ones((3, 4))") is None


def test_a_search_leaves_everything_as_it_was():
    """The shared generators, the learner's names and their function are untouched by hundreds of changed runs."""
    source = (
        "def clip_gradient(grad, limit):\n    global seen\n    seen = limit\n    return np.clip(grad, limit, limit)"
    )
    exercise = find("numpy.clamp")
    answer, task = from_source(source, "clip_gradient"), exercise.task(3)
    observation = observe(task, answer)
    names = dict(answer.__globals__)
    np.random.seed(4)
    torch.manual_seed(4)
    random.seed(4)
    locate(exercise, task, answer, observation, budget=2)
    drawn = np.random.rand(), torch.rand(()).item(), random.random()
    np.random.seed(4)
    torch.manual_seed(4)
    random.seed(4)
    assert drawn == (np.random.rand(), torch.rand(()).item(), random.random())
    assert answer.__globals__ == names


@pytest.mark.parametrize(
    "source",
    [
        "def clip_gradient(grad, limit):\n    while True:\n        pass",
        "clip_gradient = lambda grad, limit: np.minimum(grad, limit)",
        "class Clip:\n    def __call__(self, grad, limit):\n        return grad\nclip_gradient = Clip()",
    ],
)
def test_what_cannot_be_searched_names_no_place(source):
    """An endless loop, a lambda, an object that can be called: no place, and no exception."""
    exercise, (seed,) = find("numpy.clamp"), fresh_seeds(1)
    answer, task = from_source(source, "clip_gradient"), exercise.task(seed)
    assert locate(exercise, task, answer, observe(task, answer, time_limit=0.5)) is None


SELF = """
def largest_per_row(scores):
    largest = []
    for row in scores:
        best = 0.0
        for value in row:
            if value > best:
                best = value
        largest.append(best)
    return np.array(largest)
"""


def test_no_list_is_put_into_itself():
    """NumPy looks for the end of such a list until all memory is gone: such changes are proposed and not run."""
    exercise, (seed,) = find("numpy.max"), fresh_seeds(1)
    answer = from_source(SELF, exercise.name)
    search = _Search(exercise, exercise.task(seed), answer, SELF.strip(), budget=5)
    proposed = run = 0
    for edit in search._edits():
        with edited(edit.sets):
            if "largest.append(largest)" in ast.unparse(search._function):
                proposed += 1
                run += search._compiled() is not None
    assert proposed > 0
    assert run == 0
