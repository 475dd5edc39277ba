"""One line of a reference network is changed at a time; the lessons' stored outputs have to show it."""

from helpers.course import ROOT
import ast
import copy
import re

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tests.notebooks.run_all import LESSONS


from helpers.maintainer.build.make import read_notebook, write_notebook
from helpers.maintainer.nbval_run import run_nbval
from helpers.maintainer.build.source import code_cells, tags

NETWORKS = (ROOT / "helpers" / "networks" / "three_ways.py").read_text(encoding="utf-8")
FUNCTIONS = {"numpy": "train_numpy", "tensor": "train_tensor", "autograd": "train_autograd"}
FAULTS = {
    "numpy": {
        "no_relu": ("np.maximum(h, 0)", "h"),
        "loss_mean": ("np.square(y_pred - y).sum()", "np.square(y_pred - y).mean()"),
        "no_factor": ("2.0 * (y_pred - y)", "(y_pred - y)"),
        "h_for_h_relu": ("h_relu.T.dot(grad_y_pred)", "h.T.dot(grad_y_pred)"),
        "no_transpose_w2": ("grad_y_pred.dot(w2.T)", "grad_y_pred.dot(w2)"),
        "no_mask": ("grad_h[h < 0] = 0", "pass"),
        "mask_on_gradient": ("grad_h[h < 0] = 0", "grad_h[grad_h < 0] = 0"),
        "mask_on_h_relu": ("grad_h[h < 0] = 0", "grad_h[h_relu < 0] = 0"),
        "no_mask_in_w1": ("x.T.dot(grad_h)", "x.T.dot(grad_h_relu)"),
        "sign_w1": ("w1 -= learning_rate", "w1 += learning_rate"),
        "sign_w2": ("w2 -= learning_rate", "w2 += learning_rate"),
        "rate": ("w2 -= learning_rate", "w2 -= 1.01 * learning_rate"),
    },
    "tensor": {
        "no_relu": ("h.clamp(min=0)", "h"),
        "loss_mean": (".pow(2).sum()", ".pow(2).mean()"),
        "no_factor": ("2.0 * (y_pred - y)", "(y_pred - y)"),
        "h_for_h_relu": ("h_relu.t().mm(grad_y_pred)", "h.t().mm(grad_y_pred)"),
        "no_transpose_w2": ("grad_y_pred.mm(w2.t())", "grad_y_pred.mm(w2)"),
        "no_mask": ("grad_h[h < 0] = 0", "pass"),
        "mask_on_gradient": ("grad_h[h < 0] = 0", "grad_h[grad_h < 0] = 0"),
        "mask_on_h_relu": ("grad_h[h < 0] = 0", "grad_h[h_relu < 0] = 0"),
        "no_mask_in_w1": ("x.t().mm(grad_h)", "x.t().mm(grad_h_relu)"),
        "sign_w1": ("w1 -= learning_rate", "w1 += learning_rate"),
        "sign_w2": ("w2 -= learning_rate", "w2 += learning_rate"),
        "rate": ("w2 -= learning_rate", "w2 -= 1.01 * learning_rate"),
    },
    "autograd": {
        "no_relu": ("x.mm(w1).clamp(min=0)", "x.mm(w1)"),
        "loss_mean": (".pow(2).sum()", ".pow(2).mean()"),
        "sign_w1": ("w1 -= learning_rate * w1.grad", "w1 += learning_rate * w1.grad"),
        "sign_w2": ("w2 -= learning_rate * w2.grad", "w2 += learning_rate * w2.grad"),
        "rate": ("w2 -= learning_rate", "w2 -= 1.01 * learning_rate"),
        "no_zero_w1": ("w1.grad.zero_()", "pass"),
        "no_zero_w2": ("w2.grad.zero_()", "pass"),
    },
}


def planted(lesson, fault):
    """Return the text of `networks.py` with one fault in the lesson's function."""
    tree = {node.name: node for node in ast.parse(NETWORKS).body if isinstance(node, ast.FunctionDef)}
    function = ast.get_source_segment(NETWORKS, tree[FUNCTIONS[lesson]])
    old, new = FAULTS[lesson][fault]
    assert function.count(old) == 1, f"{old!r} stands {function.count(old)} times in {FUNCTIONS[lesson]}"
    return NETWORKS.replace(function, function.replace(old, new))


def plant(text):
    """Return a cell that puts a changed text of `networks.py` in place of the module's, and of its names here."""
    return new_code_cell(
        "import helpers.networks.three_ways as planted\n"
        f"exec(compile({text!r}, 'networks.py', 'exec'), vars(planted))\n"
        "globals().update({name: vars(planted)[name] for name in planted.__all__ if name in globals()})"
    )


def runnable(cell):
    """Return whether a cell belongs to the lesson itself and runs on every machine."""
    return not {"exercise", "check", "gpu"} & set(tags(cell))


def trains(cell, name):
    """Return whether a compared cell trains with the function `name` for all 500 steps."""
    in_part = re.search(r"steps=(?!500\b)", cell.source)
    return bool(cell.outputs) and name in names_used(cell.source) and not in_part


def names_used(source):
    """Return the names that a cell reads."""
    nodes = ast.walk(ast.parse(source))
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def not_compared(cell):
    """Return a twin that nbval executes and does not compare, because it was never run."""
    twin = copy.deepcopy(cell)
    twin.outputs, twin.execution_count = [], None
    return twin


def with_all_faults(cells, lesson):
    """Return a notebook in which each fault is planted in turn; a cell's id starts with the fault's name.

    First come the cells before the lesson's first training, then that training for each fault and for none.
    """
    first = next(place for place, cell in enumerate(cells) if trains(cell, FUNCTIONS[lesson]))
    groups = [("before", [not_compared(cell) for cell in cells[:first]])]
    groups += [(fault, [plant(planted(lesson, fault)), cells[first]]) for fault in FAULTS[lesson]]
    groups += [("none", [plant(NETWORKS), cells[first]])]
    notebook = new_notebook()
    for stem, group in groups:
        for number, cell in enumerate(group):
            twin = copy.deepcopy(cell)
            twin.id = f"{stem}-{number}"
            notebook.cells.append(twin)
    return notebook


@pytest.mark.sweep
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_changed_line_of_the_reference_turns_a_cell_red(lesson, tmp_path):
    """Each changed line turns at least one cell red, and the unchanged network none."""
    cells = [cell for cell in code_cells(read_notebook(lesson.notebook)) if runnable(cell)]
    write_notebook(with_all_faults(cells, lesson.lesson), tmp_path / "planted.ipynb")
    red = {identity.rpartition("-")[0] for identity in run_nbval(tmp_path / "planted.ipynb").failed}
    assert red == set(FAULTS[lesson.lesson])
