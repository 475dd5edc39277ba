"""Answers written in rounds from the lessons alone: natural wrong ones, right ones in odd styles, sneaky ones."""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.course import LESSON_NAMES
from helpers.exercises import Exercise, find

__all__ = ["ROUNDS", "Written", "written"]

ROUNDS = (1, 2)


@dataclass(frozen=True)
class Written:
    """One answer: `kind` is `"wrong"`, `"odd"` (and right) or `"sneaky"` (wrong on inputs that are easily missed)."""

    exercise: Exercise
    name: str
    kind: str
    answer: Callable


def written(number: int) -> Iterator[Written]:
    """Yield the answers of a round; a line `# numpy.dot` says which exercise the functions below it answer."""
    for lesson in LESSON_NAMES:
        module = importlib.import_module(f"tests.held_out.round_{number}_{lesson}")
        exercise = None
        for line in Path(module.__file__).read_text("utf-8").splitlines():
            if heading := re.match(rf"# ({lesson}\.\w+)\s*$", line):
                exercise = find(heading[1])
            if answer := re.match(r"def (\w+_(wrong|odd|sneaky)_\d+)\(", line):
                yield Written(exercise, answer[1], answer[2], getattr(module, answer[1]))
