"""Judge what was observed: a task and an observation in, a judgement out. Nothing of the learner's runs here."""

from dataclasses import dataclass

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.exercises import Exercise
from helpers.sandbox.observation import Observation, Result
from helpers.sandbox.source_code import blank_line, same_code
from helpers.sandbox.task import Task

from . import predictions, results
from .alike import alike
from .errors import meaning
from .finding import Finding
from .rehearsal import behaves_like, recognised

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True)
class Judgement:
    """What is found about an answer, as data.

    Args:
        status: one of the course's three.
        finding: what is wrong; None where it passed, and where only a known mistake says what is.
        mistake: the known mistake that was made, or that does the same; else None.
        question: which of the exercise's questions this is about, counted from 0.
        in_part: whether the mistake accounts for one of several results alone.
    """

    status: str
    finding: Finding | None = None
    mistake: str | None = None
    question: int = 0
    in_part: bool = False


def judge(exercise: Exercise, task: Task, observation: Observation, asked: int = 1) -> Judgement:
    """Return the judgement of an observed answer. Pure: equal observations give equal judgements.

    Args:
        exercise: what is right and what people get wrong.
        task: what the answer was tried on.
        observation: what it did.
        asked: how many of a prediction's questions were asked so far. An answer counts when it is right for one of
            these; a grader that does not know says `len(exercise.questions)`.
    """
    if exercise.kind != "function":
        return _judge_value(exercise.questions[:asked], observation)
    if observation.problem == "ellipsis" or same_code(observation.source, exercise.stub):
        return Judgement(NOT_STARTED)
    if observation.patched:
        return _found("patched", function=exercise.name, names=observation.patched[:3])
    mistake = recognised(exercise.mistakes, observation)
    complete = not observation.problem and not observation.timed_out
    finding = _first_finding(exercise, task, observation) if complete else None
    if complete and not mistake and finding is None:
        return Judgement(PASSED)
    blank = blank_line(observation.source)
    if blank:
        text = observation.source.splitlines()[blank - 1].strip()
        return _found("blank", function=exercise.name, line=blank, text=text)
    in_part = False
    if complete and not mistake:
        mistake, in_part = behaves_like(exercise, task, observation)
    if mistake:
        return Judgement(NOT_YET_RIGHT, finding, mistake.id, in_part=in_part)
    return Judgement(NOT_YET_RIGHT, finding or _unfinished(exercise, observation))


def _found(kind: str, **values) -> Judgement:
    return Judgement(NOT_YET_RIGHT, Finding(kind, values))


def _judge_value(questions: tuple[Exercise, ...], observation: Observation) -> Judgement:
    """Judge a prediction or an order by the questions that were asked, the last one first."""
    value = observation.value.plain
    if predictions.is_open(value):
        return Judgement(NOT_STARTED)
    latest_first = list(enumerate(questions))[::-1]
    for number, question in latest_first:
        if predictions.accepts(question, value):
            return Judgement(PASSED, question=number)
    for number, question in latest_first:
        mistake = recognised(question.mistakes, value) or next(
            (m for m in question.mistakes if not m.recognise and predictions.fits(question, m.answer, value)), None
        )
        if mistake:
            return Judgement(NOT_YET_RIGHT, mistake=mistake.id, question=number)
    number, question = latest_first[0]
    return Judgement(NOT_YET_RIGHT, predictions.wrong_prediction(question, observation.value), question=number)


def _first_finding(exercise: Exercise, task: Task, observation: Observation) -> Finding | None:
    """Return what is wrong with the outcomes, the first in the order of judgement, or None if they are right."""
    for outcome in observation.outcomes:
        if outcome.raised:
            return _raised(exercise, outcome.raised)
    if exercise.examine:
        return results.examined(exercise, task.calls, observation.outcomes)
    expected = [results.expected(exercise, call) for call in task.calls]
    for step in (results.wrong_type, results.wrong_shape, results.wrong_dtype):
        for call, want, outcome in zip(task.calls, expected, observation.outcomes):
            finding = step(exercise, want, outcome.result)
            if finding:
                return finding.called_with(_numbers_of(task, call))
    for outcome in observation.outcomes:
        changed = [name for name in outcome.changed if name not in exercise.may_change]
        if changed:
            return results.changed_argument(exercise, changed[0])
        kept = [name for name in exercise.must_change if name not in outcome.changed]
        if kept:
            return results.unchanged_argument(exercise, kept[0])
    for call, want, outcome in zip(task.calls, expected, observation.outcomes):
        finding = results.wrong_values(exercise, want, outcome.result)
        if finding:
            return finding.called_with(_numbers_of(task, call))
    if exercise.repeatable and not alike(observation.outcomes[0], observation.repeated, strict=False):
        return Finding("not_repeatable", {"function": exercise.name})
    return None


def _numbers_of(task: Task, call: tuple) -> tuple[tuple[str, float], ...]:
    """Return the arguments by name where all are numbers, for a sentence; else nothing."""
    numbers = all(isinstance(argument, (int, float)) for argument in call)
    return tuple(zip(task.arguments, call)) if numbers else ()


def _raised(exercise: Exercise, raised) -> Finding:
    text = raised.message.strip()
    known = {"function": exercise.name, "type": raised.type, "text": text.splitlines()[0][:160] if text else ""}
    where = {"line_number": raised.line_number, "line": raised.line}
    return Finding("raised", {**known, **where, "meaning": meaning(raised)})


def _unfinished(exercise: Exercise, observation: Observation) -> Finding:
    """Find why an answer could not be called, or did not come back."""
    if observation.timed_out:
        return Finding("timed_out", {"function": exercise.name})
    if observation.problem == "arguments":
        known = {"function": exercise.name, "signature": observation.detail, "expected": exercise.arguments}
        return Finding("arguments", known)
    known = {"exercise_id": exercise.id, "function": exercise.name, "got": observation.value}
    return Finding("not_callable", {**known, "seems": _seems(exercise, observation.value)})


def _seems(exercise: Exercise, value: Result) -> str:
    """Return what stands where a function should: a class, or perhaps the function's own result."""
    if value.type_name in (exercise.name, "type"):
        return "class"
    return "result" if value.kind in ("array", "number", "sequence", "nothing") else ""
