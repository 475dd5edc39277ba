import re

import pytest
from tests.notebooks.not_compared import NOT_COMPARED

from helpers.maintainer.build.lessons import find_lessons
from helpers.maintainer.build.make import read_notebook
from helpers.maintainer.build.rules import NOT_COMPARED as MARK
from helpers.maintainer.build.source import code_cells, tags

LESSONS = [pytest.param(lesson, id=lesson.stem) for lesson in find_lessons()]


def compared_and_not(lesson):
    cells = code_cells(read_notebook(lesson.notebook))
    ignored = [cell for cell in cells if "nbval-ignore-output" in tags(cell)]
    return [cell for cell in cells if cell not in ignored], ignored


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_list_is_complete(lesson):
    """The cells that are not compared are those of the list, with the reasons that the source gives."""
    reasons = {
        (lesson.stem, cell.id): re.search(rf"{MARK}(.+)", cell.source)[1].strip()
        for cell in compared_and_not(lesson)[1]
    }
    assert reasons == {key: reason for key, reason in NOT_COMPARED.items() if key[0] == lesson.stem}


def test_the_list_names_only_lessons_that_are_there():
    """No entry of the list belongs to a lesson that is gone."""
    assert {stem for stem, _ in NOT_COMPARED} <= {lesson.stem for lesson in find_lessons()}


@pytest.mark.parametrize("lesson", LESSONS)
def test_at_most_one_cell_in_twenty_is_not_compared(lesson):
    """At most 5 % of a lesson's code cells are not compared."""
    compared, ignored = compared_and_not(lesson)
    assert len(ignored) <= 0.05 * (len(compared) + len(ignored))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_compared_cell_was_executed(lesson):
    """A cell stored un-run would be executed and not compared: only a gpu cell may be one."""
    unrun = [
        cell.id for cell in compared_and_not(lesson)[0] if cell.execution_count is None and "gpu" not in tags(cell)
    ]
    assert unrun == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_stored_outputs_mean_something(lesson):
    """At least half of the compared cells that print show a value, a shape or a dtype, not only `True`."""
    shown = [text for cell in compared_and_not(lesson)[0] if (text := words(cell))]
    telling = [text for text in shown if re.search(r"\d|float|int|\bbool\b|\(.*,.*\)", text)]
    assert len(telling) >= 0.5 * len(shown)


def words(cell):
    """Return what a cell says in words, a verdict card and a picture apart."""
    if {"check", "exercise"} & set(tags(cell)):
        return ""
    streams = [output.text for output in cell.outputs if output.output_type == "stream"]
    plain = [output.data.get("text/plain", "") for output in cell.outputs if "data" in output]
    return "\n".join(text for text in [*streams, *plain] if not text.startswith("<")).strip()
