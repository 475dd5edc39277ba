"""What the whole course agrees on: its lessons, its folders, and the three statuses of an exercise."""

from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "LESSONS",
    "LESSON_NAMES",
    "NOT_STARTED",
    "NOT_YET_RIGHT",
    "OWN",
    "PASSED",
    "PROGRESS",
    "PUBLISHED",
    "ROOT",
    "SOURCES",
    "STATUSES",
    "Lesson",
]

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = ROOT / "notebooks"  # the lessons as a learner gets them
SOURCES = PUBLISHED / "source"  # the lessons as text: what a maintainer edits
OWN = ROOT / "my_lessons"  # the learner's copies
PROGRESS = OWN / "progress.json"

PASSED, NOT_YET_RIGHT, NOT_STARTED = STATUSES = ("passed", "not yet right", "not started")


@dataclass(frozen=True)
class Lesson:
    """One lesson of the course.

    Args:
        number: its place in the course, from 1.
        name: the part of its exercises' ids before the dot, such as `"numpy"`.
        title: how it is called in words, such as `"NumPy"`.
    """

    number: int
    name: str
    title: str

    @property
    def stem(self) -> str:
        """The name of its files without an ending, such as `"01_numpy"`."""
        return f"{self.number:02}_{self.name}"

    @property
    def prefix(self) -> str:
        """How the ids of its exercises begin, such as `"numpy."`."""
        return f"{self.name}."


LESSONS = (Lesson(1, "numpy", "NumPy"), Lesson(2, "tensor", "Tensor"), Lesson(3, "autograd", "autograd"))
LESSON_NAMES = tuple(lesson.name for lesson in LESSONS)
