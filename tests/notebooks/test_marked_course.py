"""The course with every learner's sentence replaced by a marked one works as before: no logic reads English."""

import re

import nbformat
import pytest

from helpers.exercises import catalogue, of_lesson
from helpers.lab.copies import exercise_ids, make_copies, restore_exercise
from helpers.maintainer.build import answers
from helpers.maintainer.build.lessons import LessonFiles, find_lessons
from helpers.maintainer.build.make import run_with_answers, write_notebook
from helpers.maintainer.build.source import code_cells, read_source, tags
from tests.notebooks.run_all import exercises_alone, finish

LESSONS = find_lessons()
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)

MARKING = """```{code-cell} ipython3
from helpers.words.language import speak

speak(lambda sentence: f"⟦{sentence}⟧")
```

"""


def marked(text: str) -> str:
    """Return a lesson's source in which each line of prose says nothing but that it is marked.

    What Markdown and MyST need stays: labels, the marks of headings, fences and what stands in them, cell breaks.
    """
    front, _, body = text.partition("\n---\n")
    lines, fence = [], ""
    for line in body.splitlines():
        ticks = re.match(r"`{3,}", line)
        if fence:
            fence = "" if line.strip() == fence else fence
            lines.append(line)
        elif ticks:
            fence = ticks[0]
            lines.append(line)
        elif not line.strip() or re.match(r"\(.*\)=$|\+\+\+", line):
            lines.append(line)
        else:
            lines.append(f"{re.match(r'#* ?', line)[0]}⟦乘法⟧")
    return f"{front}\n---\n\n{MARKING}" + "\n".join(lines) + "\n"


@pytest.fixture
def marked_lesson(lesson, tmp_path):
    """The files of a lesson whose prose, cards and pictures say only marked sentences."""
    (tmp_path / "notebooks" / "source").mkdir(parents=True)
    copy = LessonFiles(lesson.stem, tmp_path / "notebooks")
    copy.source.write_text(marked(lesson.source.read_text("utf-8")), "utf-8")
    return copy


@every_lesson
def test_cells_keep_their_ids(lesson, marked_lesson):
    """Apart from the marking cell, ids and tags are those of the lesson, whatever its headings say."""
    cells, originals = read_source(marked_lesson.source).cells, read_source(lesson.source).cells
    assert [(cell.id, tags(cell)) for cell in cells[1:]] == [(cell.id, tags(cell)) for cell in originals]
    prose = "".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert "⟦乘法⟧" in prose
    assert "predict" not in prose.casefold()


@pytest.mark.sweep
@every_lesson
def test_a_marked_lesson_is_solved_and_copied(lesson, marked_lesson):
    """Solved, every check passes and its card is marked; copied, the same outputs are cleared and answers restored."""
    built = run_with_answers(marked_lesson, catalogue(), answers.solved(of_lesson(lesson.lesson)))
    assert set(built.statuses.values()) == {"passed"}
    cards = [cell for cell in code_cells(built.notebook) if "check" in tags(cell)]
    assert cards
    for cell in cards:
        assert "⟦passed⟧" in cell.outputs[0].data["text/plain"].casefold()
    write_notebook(built.notebook, marked_lesson.notebook)
    own = marked_lesson.folder.parent / "own"
    make_copies(marked_lesson.folder, own)
    copied = nbformat.read(own / f"{lesson.stem}.ipynb", as_version=4)
    for cell in code_cells(copied):
        assert not ("predict" in tags(cell) and cell.outputs)
    identity = exercise_ids(marked_lesson.folder)[lesson.stem][0]
    restore_exercise(identity, marked_lesson.folder, own)


@pytest.mark.sweep
@every_lesson
def test_wrongly_answered(lesson, marked_lesson):
    """With mistakes, a syntax error, an undefined name and a missing return, Run All reaches the end; marked too.

    Of the marked lesson the exercises and their checks run: its other cells run marked where it is solved.
    """
    statuses = finish(lesson, answers.wrong)
    assert {"raised NameError", "not yet right"} <= set(statuses.values())
    assert "passed" not in statuses.values()
    assert exercises_alone(marked_lesson, answers.wrong(of_lesson(lesson.lesson)), imports=2) == statuses
