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


IN_THE_SIGNATURE = ("rate", "steps")


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
        "import helpers.networks as planted\n"
        f"exec(compile({text!r}, 'networks.py', 'exec'), vars(planted))\n"
        "globals().update({name: vars(planted)[name] for name in planted.__all__ if name in globals()})"
    )


def split(cells, name):
    """Return what the training cells rest on, run once, and the cells that a fault in `name` reaches.

    The second is every compared cell that calls `name`, with the cells it rests on that call it too.
    """
    trains = [name in names_used(cell.source)[0] and bool(cell.outputs) for cell in cells]
    needed = {id(c) for place, yes in enumerate(trains) if yes for c in needed_for(cells, place)}
    reached, bound = [], {name}
    for cell in cells:
        reads, binds = names_used(cell.source)
        if id(cell) in needed and reads & bound:
            reached.append(cell)
            bound |= binds
    return [cell for cell in cells if id(cell) in needed and cell not in reached], reached


def runnable(cell):
    """Return whether a cell can be run and parsed by itself: no gpu cell, no exercise, no check."""
    return not {"exercise", "check", "gpu", "raises-exception"} & set(tags(cell))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_changed_line_of_the_reference_turns_a_cell_red(lesson, tmp_path):
    """Each changed line turns at least one cell red, and the unchanged network none.

    All faults share one kernel: each is planted in turn before the first cell that trains; a fault in the function's
    signature, which a cell may not use, before all of them.
    """
    cells = [cell for cell in code_cells(read_notebook(lesson.notebook)) if runnable(cell)]
    once, reached = split(cells, FUNCTIONS[lesson.lesson])
    notebook = new_notebook()

    def add(stem, group):
        for number, cell in enumerate(group):
            twin = copy.deepcopy(cell)
            twin.id, twin.execution_count = f"{stem}-{number}", len(notebook.cells) + 1
            notebook.cells.append(twin)

    add("once", once)
    add("none", [plant(NETWORKS), *reached])
    for fault in FAULTS[lesson.lesson]:
        group = reached if fault in IN_THE_SIGNATURE else reached[:1]
        add(fault, [plant(planted(lesson.lesson, fault)), *group])
    write_notebook(notebook, tmp_path / "planted.ipynb")
    red = {identity.rpartition("-")[0] for identity in run_nbval(tmp_path / "planted.ipynb").failed}
    assert red == set(FAULTS[lesson.lesson])
