import pytest

from helpers.maintainer.build import __main__ as command
from helpers.maintainer.build import answers, make
from helpers.maintainer.build.fault import BuildFault
from helpers.maintainer.build.source import code_cells


@pytest.fixture
def built(tiny, exercises):
    result = make.build(tiny, exercises)
    make.write_notebook(result.notebook, tiny.notebook)
    return result


def test_build(built):
    """A build executes the lesson: streams merged, counts from 1 on, the checks' statuses read."""
    cells = code_cells(built.notebook)
    assert [cell.execution_count for cell in cells] == [1, 2, 3, 4, 5, 6]
    assert [output.output_type for output in cells[1].outputs] == ["stream", "execute_result"]
    assert cells[1].outputs[0].text == "two times two\n"
    assert built.statuses == {"tiny.double": "not started", "tiny.guess": "not started"}
    assert (built.moved, built.raised, built.cleared) == ([], [], [])


def test_two_builds_give_the_same_bytes(built, tiny, exercises):
    """Building again changes no byte of the notebook."""
    first = tiny.notebook.read_bytes()
    make.write_notebook(make.build(tiny, exercises).notebook, tiny.notebook)
    assert tiny.notebook.read_bytes() == first
    assert b"\r" not in first


def test_a_moved_output_is_told(built, tiny, exercises):
    """When a rebuild changes a stored number, the build says which, from what and to what."""
    code_cells(built.notebook)[1].outputs[1].data["text/plain"] = "4.5"
    make.write_notebook(built.notebook, tiny.notebook)
    (moved,) = make.build(tiny, exercises).moved
    assert (moved.cell, moved.old, moved.new) == ("double-2", "two times two\n4.5", "two times two\n4.0")


def test_a_cell_edited_by_hand(built, tiny, exercises):
    """A cell edited in the notebook is named, with the command that mends it."""
    assert make.difference(tiny, exercises) is None
    text = tiny.notebook.read_text(encoding="utf-8")
    tiny.notebook.write_text(text.replace("times two", "times 2"), encoding="utf-8")
    said = make.difference(tiny, exercises)
    assert "09_tiny.ipynb: cell double-2 differs: line 2" in said
    assert said.endswith("run: make lessons")


def test_a_stub_changed_in_the_catalogue(built, tiny, exercises):
    """A notebook that still holds an old stub differs from its source."""
    exercises[1].stub = "my_guess = None"
    assert "cell guess-2 differs" in make.difference(tiny, exercises)


def test_a_notebook_that_was_never_built(tiny, exercises):
    """A source without its notebook is a difference."""
    assert "has never been built" in make.difference(tiny, exercises)


def test_a_cell_that_raises_stops_the_build(tiny, exercises, edit):
    """An error in a cell of the lesson itself stops the build, with the cell and the error."""
    edit("4.0", "4.0 / 0")
    with pytest.raises(BuildFault, match=r"cell double-2 raised ZeroDivisionError: .*division by zero"):
        make.build(tiny, exercises)


def test_an_unrepeatable_output_stops_the_build(tiny, exercises, edit):
    """A compared cell that prints an address cannot be stored."""
    edit("4.0", "object()")
    with pytest.raises(BuildFault, match="cell double-2 prints an address"):
        make.build(tiny, exercises)


def test_solved(tiny, exercises):
    """In the solved lesson every check passes."""
    statuses = make.run_with_answers(tiny, exercises, answers.solved(exercises)).statuses
    assert set(statuses.values()) == {"passed"}


def test_a_broken_solution(tiny, exercises):
    """A solution that is broken in the catalogue does not pass in the solved lesson."""
    exercises[0].solution_source = "def double(number):\n    return number + 3"
    statuses = make.run_with_answers(tiny, exercises, answers.solved(exercises)).statuses
    assert statuses == {"tiny.double": "not yet right", "tiny.guess": "passed"}


def test_wrong_answers_reach_the_end(tiny, exercises):
    """A lesson answered with a syntax error runs to its end, and the build says which cells raised."""
    result = make.run_with_answers(tiny, exercises, answers.wrong(exercises))
    assert result.statuses == {"tiny.double": "raised NameError", "tiny.guess": "not yet right"}
    assert [line.split(":")[0] for line in result.raised] == [
        "double-exercise-2 raised SyntaxError",
        "double-exercise-3 raised NameError",
    ]
    assert code_cells(result.notebook)[-1].execution_count == 6


def test_gpu_cells_are_not_executed_without_a_device(tiny, exercises, edit, monkeypatch):
    """Without a device a gpu cell is left un-run and named; the cells after it keep their counts."""
    monkeypatch.setattr(make, "missing_device", lambda: "no device in this test")
    edit('```{code-cell} ipython3\nprint("two"', '```{code-cell} ipython3\n:tags: [gpu]\n\nprint("two"')
    result = make.build(tiny, exercises)
    assert result.cleared == ["double-2"]
    assert [cell.execution_count for cell in code_cells(result.notebook)] == [1, None, 3, 4, 5, 6]
    assert not code_cells(result.notebook)[1].outputs


def test_gpu_cells_are_executed_with_a_device(tiny, exercises, edit, monkeypatch):
    """Where a device is, a gpu cell is executed, and a later build without one keeps its output."""
    edit('```{code-cell} ipython3\nprint("two"', '```{code-cell} ipython3\n:tags: [gpu]\n\nprint("two"')
    monkeypatch.setattr(make, "missing_device", lambda: None)
    make.write_notebook(make.build(tiny, exercises).notebook, tiny.notebook)
    recorded = tiny.notebook.read_bytes()
    monkeypatch.setattr(make, "missing_device", lambda: "no device in this test")
    result = make.build(tiny, exercises)
    make.write_notebook(result.notebook, tiny.notebook)
    assert (result.kept, result.cleared) == (["double-2"], [])
    assert tiny.notebook.read_bytes() == recorded


def test_the_command(tiny, exercises, monkeypatch, capsys):
    """The command builds, compares and names the mend; its exit code says whether all is well."""
    monkeypatch.setattr(command, "catalogue", lambda: exercises)
    monkeypatch.setattr(command, "find_lessons", lambda stems: [tiny])
    assert command.main(["--check"]) == 1
    assert "run: make lessons" in capsys.readouterr().out
    assert command.main([]) == 0
    assert command.main(["--check"]) == 0
    assert "agrees with its source" in capsys.readouterr().out
