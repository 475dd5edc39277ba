import nbformat
import pytest

from helpers.maintainer.build.answers import untouched
from helpers.maintainer.build.fault import BuildFault
from helpers.maintainer.build.make import assemble
from helpers.maintainer.build.source import checked, code_cells, exercise_id, read_source, tags


def test_read_source(tiny):
    """The cells come with their tags, their kinds and nothing else, as a valid notebook of format 4.5."""
    notebook = read_source(tiny.source)
    nbformat.validate(notebook)
    assert notebook.nbformat_minor == 5
    assert [tags(cell) for cell in code_cells(notebook)][2:4] == [
        ["exercise", "raises-exception"],
        ["check", "raises-exception"],
    ]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


def test_read_source_of_no_notebook(tmp_path):
    """A file with a broken header is refused by name."""
    path = tmp_path / "01_bad.md"
    path.write_text("```{code-cell} ipython3\n:tags: [unclosed\n1\n```\n", encoding="utf-8")
    with pytest.raises(BuildFault, match=r"01_bad\.md is not a MyST notebook"):
        read_source(path)


def test_exercises_and_checks_are_recognised(tiny):
    """An exercise cell gives its id, a check cell what it checks, any other cell nothing."""
    cells = code_cells(read_source(tiny.source))
    assert [exercise_id(cell) for cell in cells] == [None, None, "tiny.double", None, "tiny.guess", None]
    assert [checked(cell) for cell in cells] == [
        None,
        None,
        None,
        ("tiny.double", "double"),
        None,
        ("tiny.guess", "my_guess"),
    ]


def test_fill_with_stubs(tiny, exercises):
    """The lesson as a learner opens it holds each exercise's stub."""
    notebook = assemble(tiny, exercises, untouched(exercises))
    assert [cell.source for cell in code_cells(notebook) if "exercise" in tags(cell)] == [
        exercise.stub for exercise in exercises
    ]
