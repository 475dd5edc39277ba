import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.maintainer.build.make import write_notebook
from tests.bench import run_all

CELLS = [
    ("imports", [], "import time\nfrom IPython.display import HTML"),
    ("waits", [], "time.sleep(0.3)"),
    ("raises", ["raises-exception"], "1 / 0"),
    ("device", ["gpu"], "1 / 0"),
    (
        "drawn",
        [],
        "class Picture:\n    def _repr_html_(self):\n        time.sleep(0.3)\n        return 'drawn'\n\n\nPicture()",
    ),
]


@pytest.fixture
def notebook(tmp_path):
    cells = [new_code_cell(source, id=name, metadata={"tags": tags} if tags else {}) for name, tags, source in CELLS]
    path = tmp_path / "lesson.ipynb"
    write_notebook(new_notebook(cells=cells), path)
    return str(path)


@pytest.mark.parametrize("way", [run_all.run_in_kernel, run_all.run_plainly])
def test_both_ways_do_the_same(way, notebook, capsys):
    """Either way runs each cell once, goes past the errors that are shown, draws what a cell ends with, skips `gpu`.

    The two waits of 0.3 s are the least that both take; the `gpu` cell would raise.
    """
    way(notebook)
    took, memory = map(float, capsys.readouterr().out.split())
    assert took > 0.6
    assert memory > 10


def test_an_error_that_no_tag_allows_stops_the_script(notebook, tmp_path):
    """A cell that raises without the tag ends the script, as it ends Run All."""
    path = tmp_path / "broken.ipynb"
    write_notebook(new_notebook(cells=[new_code_cell("1 / 0", id="broken")]), path)
    with pytest.raises(ZeroDivisionError):
        run_all.run_plainly(str(path))
