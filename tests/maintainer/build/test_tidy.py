import sys

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.course import ROOT
from helpers.maintainer.build.tidy import doubts, tidy


def tidied(*outputs, tags=()):
    cell = new_code_cell("1", outputs=list(outputs), metadata={"execution": {"iopub.busy": "now"}, "tags": list(tags)})
    cell.id = "dot-1"
    notebook = new_notebook(cells=[cell])
    tidy(notebook)
    return notebook


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def test_streams_that_follow_each_other_become_one():
    """A kernel may send one print in two messages; the stored output does not show it."""
    outputs = (
        tidied(stream("a"), stream("b\n"), new_output("display_data", {"text/plain": "p"}), stream("c\n"))
        .cells[0]
        .outputs
    )
    assert [output.get("text") for output in outputs] == ["ab\n", None, "c\n"]


def test_times_go():
    """The executor's times leave the metadata."""
    assert tidied(stream("a")).cells[0].metadata == {}


def test_a_widget_leaves_its_picture():
    """A stored widget view has no model: it goes, and the still picture of the same bundle stays."""
    bundle = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "1f"},
        "text/html": "<img>",
        "text/plain": "net",
    }
    assert set(tidied(new_output("display_data", bundle)).cells[0].outputs[0].data) == {
        "text/html",
        "text/plain",
    }


def test_a_traceback_names_no_folder():
    """A stored traceback names no folder of the machine that built it."""
    lines = [
        f"File {ROOT}/helpers/check.py:3",
        f"File {sys.prefix}/lib/python3.11/site-packages/x.py:9, in f(x)",
    ]
    (error,) = tidied(new_output("error", ename="E", evalue="e", traceback=lines)).cells[0].outputs
    assert error.traceback == [
        "File .../helpers/check.py:3",
        "File .../lib/python3.11/site-packages/x.py:9, in f(x)",
    ]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (stream("<function f at 0x7f01a2b3c4d5>"), "an address"),
        (stream("/tmp/ipykernel_12/3.py"), "a folder of this machine"),
        (stream("UserWarning", name="stderr"), "stderr"),
        (new_output("execute_result", {"text/plain": "<Line2D at 0x7f01a2b3c4d5>"}), "an address"),
    ],
)
def test_doubts(output, said):
    """A compared output that no second run repeats is named with its cell."""
    (doubt,) = doubts(tidied(output))
    assert "cell dot-1" in doubt
    assert said in doubt


def test_no_doubts_where_nothing_is_compared():
    """A cell that nbval does not compare may print what it likes."""
    assert doubts(tidied(stream("0x7f01a2b3c4d5"), tags=["nbval-ignore-output"])) == []
