"""Every function, comment and remark of the notes has a cell that teaches or corrects it, and the cell is there.

Cells are numbered within their section, so an inserted cell moves those after it. `python -m
tests.notebooks.test_notes_coverage` then writes the new ids of cells whose words are still there into the table.
"""

import copy
import tomllib
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from helpers import course
from helpers.course import PUBLISHED

TABLE = Path(__file__).parent / "notes_coverage.toml"
ROWS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["note"]
LESSONS = {lesson.number: lesson.stem for lesson in course.LESSONS}


def read_lessons() -> dict:
    """Return the built lessons by stem."""
    return {stem: nbformat.read(PUBLISHED / f"{stem}.ipynb", as_version=4) for stem in LESSONS.values()}


@pytest.fixture(scope="module")
def lessons():
    return read_lessons()


def cell_with(row, lesson) -> str | None:
    """Return the id of the row's own cell where its words stand there, else of the first cell with these words."""
    found = [cell.id for cell in lesson.cells if row["says"] in cell.source]
    return row["cell"] if row["cell"] in found else next(iter(found), None)


def missing(rows, lessons) -> list[str]:
    """Return a sentence for each row whose words do not stand in its cell."""
    sentences = []
    for row in rows:
        now = cell_with(row, lessons[row["lesson"]])
        if now == row["cell"]:
            continue
        mend = f"it stands in {now} now" if now else "teach it again, or name the words that do"
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
    rows = [row for row in ROWS if row["lesson"] == stem]
    for cell_id in {row["cell"] for row in rows}:
        spoilt = copy.copy(lessons[stem])
        spoilt.cells = [cell for cell in lessons[stem].cells if cell.id != cell_id]
        named = [row for row in rows if row["cell"] == cell_id]
        assert len(missing(named, {stem: spoilt})) == len(named) > 0


def test_a_cell_whose_words_go_is_noticed(lessons):
    """Empty a cell, keep its id, and its rows are named."""
    spoilt = copy.deepcopy(lessons["03_autograd"])
    row = next(row for row in ROWS if row["part"] == 3)
    for cell in spoilt.cells:
        if cell.id == row["cell"]:
            cell.source = ""
    assert missing([row], {"03_autograd": spoilt})


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


def rewritten(table: str, rows, lessons) -> str:
    """Return the table with each row's cell where its words stand now; a row without such a cell stays as it is."""
    blocks = table.split("[[note]]")
    for place, row in enumerate(rows, start=1):
        now = cell_with(row, lessons[row["lesson"]]) or row["cell"]
        blocks[place] = blocks[place].replace(f'cell = "{row["cell"]}"', f'cell = "{now}"')
    return "[[note]]".join(blocks)


def test_the_table_follows_cells_that_moved(lessons):
    """With every cell id changed, the rewritten table finds every cell again."""
    moved = copy.deepcopy(lessons)
    for lesson in moved.values():
        for cell in lesson.cells:
            cell.id = f"moved-{cell.id}"
    rows = tomllib.loads(rewritten(TABLE.read_text(encoding="utf-8"), ROWS, moved))["note"]
    assert not [row for row in missing(rows, moved) if "it stands in" in row]


if __name__ == "__main__":
    TABLE.write_text(rewritten(TABLE.read_text(encoding="utf-8"), ROWS, read_lessons()), encoding="utf-8", newline="\n")
    print("\n".join(missing(ROWS, read_lessons())) or "Every row has its cell.")
