import copy

import pytest

from helpers.maintainer.build.lessons import find_lessons
from helpers.maintainer.build.make import difference, read_notebook, write_notebook
from helpers.maintainer.build.source import code_cells
from helpers.course import LESSON_NAMES
from helpers.exercises import catalogue

LESSONS = find_lessons()


def test_every_lesson_of_the_catalogue_has_a_notebook():
    """Each lesson that has exercises has a source, and each source belongs to a lesson of the course."""
    with_exercises = {exercise.lesson for exercise in catalogue()}
    assert with_exercises <= {lesson.lesson for lesson in LESSONS} <= set(LESSON_NAMES)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_the_notebook_agrees_with_its_source(lesson):
    """A committed notebook holds the cells that its source gives; else the first that differs is named."""
    assert difference(lesson, catalogue()) is None


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_cell_edited_by_hand_is_named(lesson, tmp_path):
    """A cell changed in a copy of the committed notebook is named, with the command that mends it."""
    notebook = copy.deepcopy(read_notebook(lesson.notebook))
    cell = code_cells(notebook)[len(code_cells(notebook)) // 2]
    cell.source += "\n# by hand"
    (tmp_path / "source").mkdir()
    planted = type(lesson)(lesson.stem, tmp_path)
    planted.source.write_bytes(lesson.source.read_bytes())
    write_notebook(notebook, planted.notebook)
    said = difference(planted, catalogue())
    assert f"cell {cell.id} differs" in said
    assert "make lessons" in said


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_is_small(lesson):
    """A lesson takes less than 500 KB on disk, pictures included."""
    assert lesson.notebook.stat().st_size < 500_000
