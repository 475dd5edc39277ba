"""Faults planted in right answers, whose place is known: every single-token change of a solution, and dropped lines."""

import ast
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.course import PASSED
from helpers.exercises import Exercise
from helpers.judging.judge import judge
from helpers.locating.search import Fault, locate
from helpers.sandbox.observe import observe
from tests.exercises.answers import from_source
from tests.exercises.mutants import mutants

__all__ = ["TRUE", "UNLOCATED", "WRONG", "Planted", "planted", "tally"]

TRUE, UNLOCATED, WRONG = "true line", "unlocated", "wrong line"


@dataclass(frozen=True)
class Planted:
    """A refused change of a solution, and where the search says that it is wrong."""

    what: str
    source: str
    fault: Fault | None
    verdict: str


def planted(exercise: Exercise, seed: int, chosen=None) -> Iterator[Planted]:
    """Yield each change of one token that is refused, with what the search finds.

    Args:
        exercise: a function with an oracle.
        seed: what the inputs are drawn from.
        chosen: the changes to try, as `mutants` gives them; all by default.
    """
    right = ast.unparse(ast.parse(exercise.solution_source)).splitlines()
    task = exercise.task(seed)
    for what, source in chosen or mutants(exercise.solution_source):
        answer = from_source(source, exercise.name)
        observation = observe(task, answer, time_limit=5)
        if judge(exercise, task, observation).status == PASSED or observation.timed_out:
            continue
        fault = locate(exercise, task, answer, observation)
        yield Planted(what, source, fault, _verdict(what, source.splitlines(), right, fault))


def _verdict(what: str, mine: list[str], right: list[str], fault: Fault | None) -> str:
    if fault is None:
        return UNLOCATED
    differing = {number for number, (a, b) in enumerate(itertools.zip_longest(mine, right), start=1) if a != b}
    if what.endswith(": dropped") and fault.kind.startswith("missing"):
        return TRUE  # it passed with the line put in: some lines may stand in several places
    return TRUE if fault.line_number in differing else WRONG


def tally(exercises, seed: int) -> Counter:
    """Return how many planted faults were located on the true line, not located, located wrongly."""
    return Counter(one.verdict for exercise in exercises for one in planted(exercise, seed))
