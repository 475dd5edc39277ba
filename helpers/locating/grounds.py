"""What a refusal's card rests on: a known mistake that the code shows, a place proved wrong, or a small wrong call."""

from dataclasses import dataclass
from typing import Any

from helpers.exercises import Exercise
from helpers.judging.judge import Judgement
from helpers.sandbox.observation import Observation
from helpers.sandbox.task import Task

from .evidence import shows
from .search import Fault, locate
from .smallest import Counterexample, smallest

__all__ = ["Grounds", "grounds"]

_OF_VALUES = ("wrong_entries", "wrong_number")  # what is found where types, shapes and dtypes are right


@dataclass(frozen=True)
class Grounds:
    """What may be said of a refused answer.

    Args:
        is_shown: whether the learner's code shows what the known mistake's message says.
        fault: else the place that is proved wrong, where there is one.
        example: else a small call on which the answer is wrong, where there is one.
    """

    is_shown: bool = False
    fault: Fault | None = None
    example: Counterexample | None = None


def grounds(exercise: Exercise, task: Task, answer: Any, observation: Observation, judgement: Judgement) -> Grounds:
    """Return what the card of a refusal may rest on.

    Args:
        exercise, task: what was asked.
        answer: it runs again while the place is looked for.
        observation, judgement: what it did, and what was found.
    """
    if judgement.finding is None:
        return Grounds(is_shown=True)
    if judgement.mistake:
        mistake = next(one for one in exercise.mistakes if one.id == judgement.mistake)
        says_of_what = any(f"`{part}`" in mistake.says.saw for part in exercise.returns)
        if (says_of_what or not judgement.in_part) and shows(observation.source, mistake, exercise):
            return Grounds(is_shown=True)
    if fault := locate(exercise, task, answer, observation):
        return Grounds(fault=fault)
    is_of_values = judgement.finding.kind in _OF_VALUES
    return Grounds(example=smallest(exercise, task, answer) if is_of_values else None)
