"""What a lesson calls: check an answer, ask for a hint, see the solution."""

import contextlib
import difflib
import secrets
from typing import Any

from helpers.cards.card import Card
from helpers.cards.verdict import Verdict, told
from helpers.course import NOT_STARTED, PASSED
from helpers.exercises import Exercise, UnknownExercise, find, of_lesson
from helpers.judging.judge import Judgement, judge
from helpers.locating.grounds import Grounds, grounds
from helpers.sandbox.observation import Observation
from helpers.sandbox.observe import observe
from helpers.score.store import ProgressFile
from helpers.words.checks import HINT_LEVELS, points_of
from helpers.words.language import say, translated
from helpers.words.message import Message

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
        title = say("no such exercise")
        return Verdict(str(exercise_id)[:60], title, NOT_STARTED, 0, 0, unknown.message)
    task = exercise.task(seed=secrets.randbits(32))
    observation = observe(task, answer)
    asked = ProgressFile().entry(exercise.id)["asked"]
    judgement = judge(exercise, task, observation, asked)
    found = Grounds()
    with contextlib.suppress(Exception):  # a search that fails has proved nothing, and the learner sees no traceback
        found = grounds(exercise, task, answer, observation, judgement)
    return _recorded(exercise, observation, judgement, told(exercise, judgement, found), not found.example)


def hint(exercise_id: str, level: int | None = None) -> Card:
    """Show the next hint for an exercise: first the concept, then the shapes, then the line.

    Args:
        exercise_id: for example `"numpy.dot"`.
        level: 1, 2 or 3 to see one of those already shown again, or None for the next one.
    """
    try:
        exercise = find(exercise_id)
    except UnknownExercise as unknown:
        return Card(unknown.message)
    store = ProgressFile()
    entry = store.entry(exercise.id)
    shown, hints = entry["hints"], exercise.asked_last(entry["asked"]).hints
    if level is not None and (not isinstance(level, int) or not 1 <= level <= len(hints)):
        return Card(say("A hint's level is 1, 2 or 3; this one is {level}.", level=str(level)[:20]))
    number = min(shown + 1, len(hints)) if level is None else min(level, shown + 1)
    if number > shown:
        store.record_hint(exercise.id, number)
    is_last = number == len(hints)
    after = "" if is_last else " " + say('For the next one, call hint("{id}") again.', id=exercise.id)
    told = say(
        "Hint {number} of {count}, {level}: {hint}",
        number=number,
        count=len(hints),
        level=translated(HINT_LEVELS[number - 1]),
        hint=translated(hints[number - 1]),
    )
    return Card(told + after)


def solution(exercise_id: str, show: bool = False) -> Card:
    """Show the solution of an exercise and how it differs from your last answer.

    Args:
        exercise_id: for example `"numpy.dot"`.
        show: True to see it before a first attempt.
    """
    try:
        exercise = find(exercise_id)
    except UnknownExercise as unknown:
        return Card(unknown.message)
    entry = ProgressFile().entry(exercise.id)
    if not entry["attempts"] and not show:
        first = say("Try it once first: an attempt that fails teaches more than an answer that you read.")
        then = say('To see the solution all the same, call solution("{id}", show=True).', id=exercise.id)
        return Card(f"{first} {then}")
    mine = entry["last_answer"]
    sections = [(say("A right answer"), exercise.asked_last(entry["asked"]).solution_source)]
    if mine and exercise.kind == "function":
        lines = difflib.unified_diff(
            mine.splitlines(),
            exercise.solution_source.splitlines(),
            say("your last answer"),
            say("the solution"),
            lineterm="",
            n=2,
        )
        title = say("From your last answer (-) to the solution (+)")
        sections.append((title, "\n".join(lines) or say("They are the same.")))
    return Card(translated(exercise.praise), sections)


def _recorded(
    exercise: Exercise, observation: Observation, judgement: Judgement, says: Message | None, tabled: bool
) -> Verdict:
    """Write an attempt into the progress file and return its verdict. "Not started" writes nothing.

    `tabled` says whether the entries that differ may be laid side by side.
    """
    passed = judgement.status == PASSED
    known = {
        "exercise_id": exercise.id,
        "title": exercise.title,
        "status": judgement.status,
        "points": exercise.points if passed else 0,
        "max_points": exercise.points,
    }
    if judgement.status == NOT_STARTED:
        return Verdict(**known, message=say("Fill in each `...` in the cell above, run it, then run this check."))
    store = ProgressFile()
    saved = store.record(
        exercise.id,
        status=judgement.status,
        points=known["points"],
        source=observation.source,
        mistake=judgement.mistake,
        questions=len(exercise.questions),
    )
    finding = judgement.finding if tabled and not judgement.mistake else None
    entries = store.read().get("exercises", {})
    lesson = of_lesson(exercise.lesson)
    earned = sum(min(entries.get(e.id, {}).get("points", 0), e.points) for e in lesson)
    entry = store.entry(exercise.id)
    question = exercise.asked_last(entry["asked"])
    return Verdict(
        **known,
        message=translated(exercise.praise) if passed else says.text,
        mistake=judgement.mistake,
        says=says,
        entries=finding.entries if finding else None,
        question="" if passed or question is exercise else translated(question.stub),
        hints=() if passed else tuple(map(translated, question.hints[: entry["attempts"] or 1])),
        score=say("You have {points} in this lesson.", points=points_of(earned, sum(e.points for e in lesson))),
        notice=saved.message,
    )
