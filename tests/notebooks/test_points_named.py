"""The points and minutes that a lesson names are those of its exercises."""

import re

import pytest

from helpers.exercises import find, of_lesson
from helpers.maintainer.build.lessons import find_lessons

HEADING = re.compile(r"^### .*\((\d+) points?, (\d+) minutes?\)$")


def told(text: str) -> dict[str, tuple[int, int]]:
    """Return, for each exercise of a lesson's source, the points and minutes of the heading above it."""
    found, last = {}, None
    for line in text.splitlines():
        heading = HEADING.match(line)
        last = tuple(map(int, heading.groups())) if heading else None if line.startswith("## ") else last
        if line.startswith("# exercise: "):
            found[line.removeprefix("# exercise: ")], last = last, None
    return found


@pytest.mark.parametrize("lesson", find_lessons(), ids=lambda lesson: lesson.stem)
def test_a_lesson_names_the_points_of_its_exercises(lesson):
    """Each exercise has a heading with its own points and minutes, and the score names the sum."""
    text = lesson.source.read_text("utf-8")
    exercises = of_lesson(lesson.stem.partition("_")[2])
    assert told(text) == {exercise.id: (exercise.points, exercise.minutes) for exercise in exercises}
    assert re.findall(r"the (\d+) points of this lesson", text) == [str(sum(e.points for e in exercises))]


def test_another_number_is_seen():
    """A heading that names other points, and an exercise without a heading, are told apart from the right ones."""
    dot = find("numpy.dot")
    right = f"### Exercise: x ({dot.points} points, {dot.minutes} minutes)\n# exercise: numpy.dot\n"
    assert told(right) == {"numpy.dot": (dot.points, dot.minutes)}
    assert told(right.replace(f"({dot.points}", "(9"))["numpy.dot"] == (9, dot.minutes)
    assert told(right + "# exercise: numpy.mm\n")["numpy.mm"] is None
