"""What a lesson calls: check an answer, ask for a hint, see the solution."""

import difflib
import secrets
from typing import Any

from helpers.cards.verdict import HINT_LEVELS, Card, Verdict
from helpers.course import NOT_STARTED, PASSED
from helpers.exercises import Exercise, UnknownExercise, find, of_lesson
from helpers.judging.judge import Judgement, judge
from helpers.sandbox.observation import Observation
from helpers.sandbox.observe import observe
from helpers.score.store import ProgressFile

__all__ = ["check", "hint", "solution"]


def check(exercise_id: str, answer: Any) -> Verdict:
    """Return the verdict on an answer and record it.

    Args:
        exercise_id: for example `"numpy.dot"`.
        answer: a function, or for a prediction a value, or for an order a list. A function is called with fresh inputs.

    Never raises because of either: for an id that is not there, the verdict names the nearest ones.
    """
    try:
        exercise = find(exercise_id)
    except UnknownExercise as unknown:
        return Verdict(str(exercise_id)[:60], "no such exercise", NOT_STARTED, 0, 0, str(unknown))
    task = exercise.task(seed=secrets.randbits(32))
    observation = observe(task, answer)
    return _recorded(exercise, observation, judge(exercise, task, observation))


def hint(exercise_id: str, level: int | None = None) -> Card:
    """Show the next hint for an exercise: first the concept, then the shapes, then the line.

    Args:
        exercise_id: for example `"numpy.dot"`.
        level: 1, 2 or 3 to see one of those already shown again, or None for the next one.
    """
    try:
        exercise = find(exercise_id)
    except UnknownExercise as unknown:
        return Card(str(unknown))
    store = ProgressFile()
    shown = _entry(store, exercise).get("hints", 0)
    if level is not None and (not isinstance(level, int) or not 1 <= level <= len(exercise.hints)):
        return Card(f"A hint's level is 1, 2 or 3; this one is {str(level)[:20]}.")
    number = min(shown + 1, len(exercise.hints)) if level is None else min(level, shown + 1)
    if number > shown:
        store.record_hint(exercise.id, number)
    after = "" if number == len(exercise.hints) else f' For the next one, call hint("{exercise.id}") again.'
    return Card(
        f"Hint {number} of {len(exercise.hints)}, {HINT_LEVELS[number - 1]}: {exercise.hints[number - 1]}{after}"
    )


def solution(exercise_id: str, show: bool = False) -> Card:
    """Show the solution of an exercise and how it differs from your last answer.

    Args:
        exercise_id: for example `"numpy.dot"`.
        show: True to see it before a first attempt.
    """
    try:
        exercise = find(exercise_id)
    except UnknownExercise as unknown:
        return Card(str(unknown))
    entry = _entry(ProgressFile(), exercise)
    if not entry.get("attempts") and not show:
        return Card(
            "Try it once first: an attempt that fails teaches more than an answer that you read. "
            f'To see the solution all the same, call solution("{exercise.id}", show=True).'
        )
    mine = entry.get("last_answer")
    sections = [("A right answer", exercise.solution_source)]
    if mine and exercise.kind == "function":
        lines = difflib.unified_diff(
            mine.splitlines(),
            exercise.solution_source.splitlines(),
            "your last answer",
            "the solution",
            lineterm="",
            n=2,
        )
        sections.append(("From your last answer (-) to the solution (+)", "\n".join(lines) or "They are the same."))
    return Card(exercise.praise, sections)


def _entry(store: ProgressFile, exercise: Exercise) -> dict:
    return store.read().get("exercises", {}).get(exercise.id, {})


def _recorded(exercise: Exercise, observation: Observation, judgement: Judgement) -> Verdict:
    """Write an attempt into the progress file and return its verdict. "Not started" writes nothing."""
    known = {
        "exercise_id": exercise.id,
        "title": exercise.title,
        "status": judgement.status,
        "points": exercise.points if judgement.status == PASSED else 0,
        "max_points": exercise.points,
        "mistake": judgement.mistake,
        "finding": judgement.finding,
    }
    if judgement.status == NOT_STARTED:
        return Verdict(**known, message="Fill in each `...` in the cell above, run it, then run this check.")
    store = ProgressFile()
    saved = store.record(
        exercise.id,
        status=judgement.status,
        points=known["points"],
        source=observation.source,
        mistake=judgement.mistake,
    )
    entries = store.read().get("exercises", {})
    failed = entries.get(exercise.id, {}).get("attempts", 1)
    lesson = of_lesson(exercise.lesson)
    earned = sum(entries.get(e.id, {}).get("points", 0) for e in lesson)
    passed = judgement.status == PASSED
    return Verdict(
        **known,
        message=exercise.praise if passed else judgement.finding.text,
        hints=() if passed else exercise.hints[:failed],
        score=f"You have {earned} of {sum(e.points for e in lesson)} points in this lesson.",
        notice="" if saved.ok and not saved.message else saved.message,
    )
