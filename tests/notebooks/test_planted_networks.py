"""One line of a reference network is changed at a time; the lessons' stored outputs have to show it."""

import ast
import copy

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from run_all import LESSONS
from slices import names_used, needed_for

from helpers.build.lessons import REPOSITORY
from helpers.build.make import read_notebook, write_notebook
from helpers.build.nbval_run import run_nbval
from helpers.build.source import code_cells, tags

NETWORKS = (REPOSITORY / "helpers" / "networks.py").read_text(encoding="utf-8")
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
        "rate": ("learning_rate=1e-6", "learning_rate=2e-6"),
        "steps": ("steps=500", "steps=499"),
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
        "rate": ("learning_rate=1e-6", "learning_rate=2e-6"),
        "steps": ("steps=500", "steps=499"),
    },
    "autograd": {
        "no_relu": ("x.mm(w1).clamp(min=0)", "x.mm(w1)"),
        "loss_mean": (".pow(2).sum()", ".pow(2).mean()"),
        "sign_w1": ("w1 -= learning_rate * w1.grad", "w1 += learning_rate * w1.grad"),
        "sign_w2": ("w2 -= learning_rate * w2.grad", "w2 += learning_rate * w2.grad"),
        "no_zero_w1": ("w1.grad.zero_()", "pass"),
        "no_zero_w2": ("w2.grad.zero_()", "pass"),
        "rate": ("learning_rate=1e-6", "learning_rate=2e-6"),
        "steps": ("steps=500", "steps=499"),
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
    """Return a cell that puts a changed text of `networks.py` in the module's place."""
    return new_code_cell(
        f"import helpers.networks\nexec(compile({text!r}, 'networks.py', 'exec'), vars(helpers.networks))"
    )


def cells_that_train(lesson):
    """Return the places of the cells that call the lesson's reference network."""
    cells = code_cells(read_notebook(lesson.notebook))
    name = FUNCTIONS[lesson.lesson]
    readable = [place for place, cell in enumerate(cells) if not {"exercise", "gpu"} & set(tags(cell))]
    return cells, [place for place in readable if name in names_used(cells[place].source)[0] and cells[place].outputs]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_changed_line_of_the_reference_turns_a_cell_red(lesson, tmp_path):
    """Each changed line turns at least one cell red, and the unchanged network none.

    All faults share one kernel: each is planted in turn, before the cells that train and what those rest on.
    """
    cells, targets = cells_that_train(lesson)
    needed = {id(cell): cell for target in targets for cell in needed_for(cells, target)}
    group = [cell for cell in cells if id(cell) in needed]
    notebook = new_notebook()
    for fault in [*FAULTS[lesson.lesson], "none"]:
        text = NETWORKS if fault == "none" else planted(lesson.lesson, fault)
        for number, cell in enumerate([plant(text), *group]):
            twin = copy.deepcopy(cell)
            twin.id = f"{fault}-{number}"
            twin.execution_count = len(notebook.cells) + 1
            notebook.cells.append(twin)
    write_notebook(notebook, tmp_path / "planted.ipynb")
    run = run_nbval(tmp_path / "planted.ipynb")
    red = {identity.rpartition("-")[0] for identity in run.failed}
    assert red == set(FAULTS[lesson.lesson])
