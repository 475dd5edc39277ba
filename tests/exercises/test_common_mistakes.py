"""Every mistake that people are known to make is answered somewhere in the course."""

import tomllib
from pathlib import Path

import nbformat
import pytest

from helpers.course import PUBLISHED
from helpers.exercises import find

ROWS = tomllib.loads(Path(__file__).with_name("common_mistakes.toml").read_text("utf-8"))["row"]


def is_answered(row: dict) -> bool:
    """Whether the mistake is one of an exercise, or the words stand in a code cell of the lesson."""
    if "exercise" in row:
        return row["mistake"] in {mistake.id for mistake in find(row["exercise"]).mistakes}
    lesson = nbformat.read(PUBLISHED / f"{row['lesson']}.ipynb", as_version=4)
    return any(cell.cell_type == "code" and row["code"] in cell.source for cell in lesson.cells)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["wrong"])
def test_it_is_answered(row):
    """A check names it, or a cell shows it."""
    assert is_answered(row), f"{row['wrong']} has no place in the course any more"


def test_a_row_without_a_place_is_noticed():
    """A mistake that no exercise has, and words that no cell has, are not taken for answered."""
    assert not is_answered({"exercise": "numpy.dot", "mistake": "no_such_mistake"})
    assert not is_answered({"lesson": "01_numpy", "code": "no such words"})


def test_all_of_them_are_here():
    """The list has the 55 mistakes that the course started from, each once."""
    assert len({row["wrong"] for row in ROWS}) == len(ROWS) == 55
