"""The learner's copies are made once, never overwritten, and renewed one at a time."""

import json

import pytest

from helpers.lab.copies import CopyFault, exercise_ids, make_copies, renew_lesson, restore_exercise, stems
from tests.course_folder import build_course, cell_text, edit_cell

ANSWER = "def dot(a, b):\n    return a @ b"


@pytest.fixture
def course(tmp_path):
    """The built lessons and a learner's folder that is not there yet."""
    build_course(tmp_path / "notebooks")
    return tmp_path / "notebooks", tmp_path / "my lessons"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_copies_are_made_of_every_lesson(course):
    """Each lesson is copied, cell for cell, and nothing needs saying."""
    published, own = course
    assert make_copies(published, own) == []
    assert names(own) == ["01_numpy.ipynb", "02_tensor.ipynb"]
    for stem in stems(published):
        built, copy = (json.loads((folder / f"{stem}.ipynb").read_text("utf-8")) for folder in course)
        assert copy["cells"] == built["cells"]


def test_what_a_learner_is_asked_to_predict_is_not_shown(tmp_path):
    """In the learner's copy, a cell with the tag `predict` has no output; all others keep theirs, whatever is said."""
    cells = [
        _markdown("Which shape?"),
        _printed("asked", tags=["predict"]),
        _printed("later"),
        _markdown("You can predict the next one."),
        _printed("told"),
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "01_numpy.ipynb").write_text(json.dumps(notebook), "utf-8")
    make_copies(tmp_path / "notebooks", tmp_path / "own")
    copied = json.loads((tmp_path / "own" / "01_numpy.ipynb").read_text("utf-8"))["cells"]
    shown = {cell["id"]: len(cell["outputs"]) for cell in copied if cell["cell_type"] == "code"}
    assert shown == {"asked": 0, "later": 1, "told": 1}


def _markdown(text):
    return {"cell_type": "markdown", "id": f"text-{len(text)}", "metadata": {}, "source": [text]}


def _printed(name, tags=()):
    output = {"output_type": "stream", "name": "stdout", "text": [f"{name}\n"]}
    source = [f"print({name!r})"]
    return {
        "cell_type": "code",
        "execution_count": 1,
        "id": name,
        "metadata": {"tags": list(tags)},
        "outputs": [output],
        "source": source,
    }


def test_a_second_start_changes_no_byte(course):
    """What the learner wrote stays as it is, to the byte, and nothing is said."""
    published, own = course
    make_copies(published, own)
    edit_cell(own / "01_numpy.ipynb", "dot-1", ANSWER)
    before = [(own / name).read_bytes() for name in names(own)]
    assert make_copies(published, own) == []
    assert [(own / name).read_bytes() for name in names(own)] == before


def test_a_lesson_added_later_is_copied(course):
    """A lesson without a copy is added beside the learner's own."""
    published, own = course
    make_copies(published, own)
    (own / "02_tensor.ipynb").unlink()
    assert make_copies(published, own) == []
    assert names(own) == ["01_numpy.ipynb", "02_tensor.ipynb"]


def test_a_newer_lesson_is_announced_and_not_laid_over_the_old(course):
    """A lesson whose text changed is named with the command that renews it; the copy stays."""
    published, own = course
    make_copies(published, own)
    build_course(published, sentence="Multiply two matrices.")
    said = make_copies(published, own)
    assert [sentence.split(";")[0] for sentence in said] == [
        "Lesson 1 has a newer version. Yours stays as it is",
        "Lesson 2 has a newer version. Yours stays as it is",
    ]
    assert "`make reset LESSON=1`" in said[0]
    assert cell_text(own / "01_numpy.ipynb", "title") == "Multiply."


def test_outputs_alone_make_no_newer_lesson(course):
    """A lesson that was only executed anew is not announced."""
    published, own = course
    make_copies(published, own)
    path = published / "01_numpy.ipynb"
    path.write_text(path.read_text("utf-8").replace('"execution_count": 1', '"execution_count": 2'), "utf-8")
    assert make_copies(published, own) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"cells": 1}', b"\xff\xfe"])
def test_a_damaged_copy_stops_nothing(course, damage):
    """A copy that is no notebook is named and left alone; renewing keeps even that."""
    published, own = course
    make_copies(published, own)
    (own / "01_numpy.ipynb").write_bytes(damage)
    said = make_copies(published, own)
    assert len(said) == 1
    assert "cannot be read as a notebook" in said[0]
    renew_lesson("1", published, own)
    kept = next(own.glob("01_numpy.kept-*.ipynb"))
    assert kept.read_bytes() == damage


@pytest.mark.parametrize("name", ["1", "01", "numpy", "01_numpy", "01_numpy.ipynb"])
def test_renewing_a_lesson_keeps_the_old_one(course, name):
    """The lesson is fresh, the learner's version lies beside it under a dated name, and the sentence says so."""
    published, own = course
    make_copies(published, own)
    edit_cell(own / "01_numpy.ipynb", "dot-1", ANSWER)
    before = (own / "01_numpy.ipynb").read_bytes()
    said = renew_lesson(name, published, own)
    (kept,) = own.glob("01_numpy.kept-*.ipynb")
    assert kept.read_bytes() == before
    assert str(kept) in said
    assert cell_text(own / "01_numpy.ipynb", "dot-1") == "def dot(a, b):\n    return ..."


def test_renewing_twice_in_one_second_keeps_both(course):
    """No kept copy is laid over another."""
    published, own = course
    make_copies(published, own)
    for _ in range(3):
        renew_lesson("1", published, own)
    assert len(list(own.glob("01_numpy.kept-*.ipynb"))) == 3


def test_an_unknown_lesson_is_refused_with_the_known_ones(course):
    """The message names the lessons there are."""
    with pytest.raises(CopyFault, match=r"no lesson '9'. The lessons are 01_numpy, 02_tensor"):
        renew_lesson("9", *course)


def test_restoring_an_exercise_empties_its_cell_alone(course):
    """The stub is back, other answers stay, and the notebook as it was is kept."""
    published, own = course
    make_copies(published, own)
    copy = own / "01_numpy.ipynb"
    edit_cell(copy, "dot-1", ANSWER)
    edit_cell(copy, "maximum-1", "maximum = max")
    before = copy.read_bytes()
    said = restore_exercise("numpy.dot", published, own)
    assert cell_text(copy, "dot-1") == "def dot(a, b):\n    return ..."
    assert cell_text(copy, "maximum-1") == "maximum = max"
    (kept,) = own.glob("01_numpy.kept-*.ipynb")
    assert kept.read_bytes() == before
    assert str(kept) in said


def test_an_unknown_exercise_is_refused_with_the_nearest_ones(course):
    """The message names the nearest ids."""
    published, own = course
    make_copies(published, own)
    with pytest.raises(CopyFault, match=r"no exercise 'numpy.dots'. The nearest are numpy\.dot"):
        restore_exercise("numpy.dots", published, own)


def test_a_cell_that_the_learner_deleted_is_not_invented(course):
    """Where the answer cell is gone, the message offers a fresh lesson and nothing is written."""
    published, own = course
    make_copies(published, own)
    copy = own / "01_numpy.ipynb"
    copy.write_text(copy.read_text("utf-8").replace('"dot-1"', '"gone"'), "utf-8")
    with pytest.raises(CopyFault, match="LESSON=1"):
        restore_exercise("numpy.dot", published, own)
    assert names(own) == ["01_numpy.ipynb", "02_tensor.ipynb"]


def test_exercises_are_found_in_the_lessons(course):
    """The ids stand in the checks that follow the answer cells."""
    assert exercise_ids(course[0]) == {
        "01_numpy": ["numpy.dot", "numpy.maximum"],
        "02_tensor": ["tensor.dot", "tensor.maximum"],
    }


def test_a_copy_is_trusted(course, tmp_path, monkeypatch):
    """Jupyter's own notary trusts the copy as it lies there, so that its cards keep their form."""
    import nbformat
    from nbformat.sign import NotebookNotary

    published, own = course
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    make_copies(published, own)
    copy = nbformat.read(own / "01_numpy.ipynb", as_version=4)
    assert NotebookNotary().check_signature(copy)
    copy.cells[1].source = "another"
    assert not NotebookNotary().check_signature(copy)
