"""Every function, comment and remark of the notes has a cell that teaches or corrects it, and the cell is there."""

import copy
import tomllib
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from helpers.build.lessons import NOTEBOOKS

ROWS = tomllib.loads((Path(__file__).parent / "notes_coverage.toml").read_text(encoding="utf-8"))["note"]
LESSONS = {1: "01_numpy", 2: "02_tensor", 3: "03_autograd"}


@pytest.fixture(scope="module")
def lessons():
    """The built lessons by stem."""
    return {stem: nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4) for stem in LESSONS.values()}


def missing(rows, lessons) -> list[str]:
    """Return a sentence for each row whose words do not stand in its cell."""
    sentences = []
    for row in rows:
        cells = {cell.id: cell.source for cell in lessons[row["lesson"]].cells}
        if row["says"] in cells.get(row["cell"], ""):
            continue
        now = [name for name, source in cells.items() if row["says"] in source]
        mend = f"name the cell {now[0]}" if now else "teach it again, or name the cell and words that do"
        sentences.append(
            f"The notes' {row['note']!r}: {row['says']!r} is not in {row['lesson']}, {row['cell']}; {mend}."
        )
    return sentences


def test_every_row_has_its_cell(lessons):
    """Each cell of the table is in its lesson and holds the words that teach the note."""
    assert not missing(ROWS, lessons), "\n".join(missing(ROWS, lessons))


@pytest.mark.parametrize("stem", LESSONS.values())
def test_a_cell_that_goes_is_noticed(stem, lessons):
    """Take any cell of the table out of a lesson, and its rows are named."""
    for cell_id in {row["cell"] for row in ROWS if row["lesson"] == stem}:
        spoilt = dict(lessons)
        spoilt[stem] = copy.copy(lessons[stem])
        spoilt[stem].cells = [cell for cell in lessons[stem].cells if cell.id != cell_id]
        found = missing(ROWS, spoilt)
        assert len(found) == sum(row["cell"] == cell_id and row["lesson"] == stem for row in ROWS)
        assert all(cell_id in sentence for sentence in found)


def test_a_cell_whose_words_go_is_noticed(lessons):
    """Empty a cell, keep its id, and its rows are named."""
    spoilt = copy.deepcopy(lessons["03_autograd"])
    row = next(row for row in ROWS if row["part"] == 3)
    for cell in spoilt.cells:
        if cell.id == row["cell"]:
            cell.source = ""
    assert any(row["says"] in sentence for sentence in missing(ROWS, {**lessons, "03_autograd": spoilt}))


def test_each_part_is_taught_in_its_own_lesson():
    """Part 1 of the notes is lesson 1, part 2 lesson 2, part 3 lesson 3, with programs, remarks and entries."""
    for row in ROWS:
        if "coding: utf-8" not in row["note"]:  # which heads all three parts, and is answered once
            assert row["lesson"] == LESSONS[row["part"]]
    kinds = {(row["part"], row["kind"]) for row in ROWS}
    assert kinds == {(part, kind) for part in LESSONS for kind in ("code", "remark", "function")}


def test_nothing_is_listed_twice():
    """No line of a part has two rows."""
    times = Counter((row["part"], row["note"]) for row in ROWS)
    assert max(times.values()) == 1


def test_the_entries_of_the_notes_are_all_there():
    """The notes have seven entries on NumPy, three on Tensors, and break off at the first on autograd."""
    entries = Counter(row["part"] for row in ROWS if row["kind"] == "function")
    assert entries == {1: 7, 2: 3, 3: 1}
