"""What a learner's saved notebook holds of a panel."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.lab.launch import arguments
from helpers.lab.saving import drop_live_views

VIEW = "application/vnd.jupyter.widget-view+json"


def test_a_live_view_beside_a_picture_is_not_saved():
    """The picture and its words stay; a view without a picture stays too, for there is nothing in its place."""
    with_picture = new_output("execute_result", {VIEW: {}, "text/html": "<img>", "text/plain": "words"})
    alone = new_output("display_data", {VIEW: {}, "text/plain": "IntSlider()"})
    stream = new_output("stream", text="printed")
    cells = [new_markdown_cell("text"), new_code_cell(outputs=[with_picture, alone, stream])]
    notebook = new_notebook(cells=cells)
    drop_live_views({"type": "notebook", "content": notebook}, path="a.ipynb", contents_manager=None)
    kept = [set(output.get("data", {"text": ""})) for output in notebook.cells[1].outputs]
    assert kept == [{"text/html", "text/plain"}, {VIEW, "text/plain"}, {"text"}]


def test_other_files_are_left_alone():
    """A text file or a folder is saved as it is."""
    for model in ({"type": "file", "content": "text"}, {"type": "directory", "content": None}):
        before = dict(model)
        drop_live_views(model)
        assert model == before


def test_make_lab_saves_through_it(tmp_path):
    """JupyterLab, as `make lab` starts it, names the hook."""
    (hook,) = (argument for argument in arguments("01_numpy", tmp_path) if "pre_save_hook" in argument)
    assert hook.endswith(f"={drop_live_views.__module__}.{drop_live_views.__name__}")
