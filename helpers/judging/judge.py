"""Judge what was observed: observations in, verdict out. Nothing of the learner's runs here."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.exercises import Exercise, Mistake
from helpers.sandbox.calling import called, quiet
from helpers.sandbox.observation import Observation, Outcome, Result
from helpers.sandbox.source_code import blank_line, same_code
from helpers.sandbox.task import Task
from helpers.words.message import Message as Finding

from . import compare
from .explain_error import explain

__all__ = ["Judgement", "judge"]


@dataclass(frozen=True)
class Judgement:
    """What is said of an answer: its status, and unless it passed, a finding and the mistake's id if it has one."""

    status: str
    finding: Finding | None = None
    mistake: str | None = None


def judge(exercise: Exercise, task: Task, observation: Observation) -> Judgement:
    """Return the judgement of an observed answer. Pure: equal observations give equal judgements."""
    if exercise.kind != "function":
        return _judge_value(exercise, observation)
    if observation.problem == "ellipsis" or same_code(observation.source, exercise.stub):
        return Judgement(NOT_STARTED)
    if observation.patched:
        return Judgement(NOT_YET_RIGHT, _patched(exercise, observation))
    recognised = _recognised(exercise.mistakes, observation)
    cases = list(task.calls)
    complete = not observation.problem and not observation.timed_out
    finding = _first_finding(exercise, cases, observation) if complete and not recognised else None
    if complete and not recognised and finding is None:
        return Judgement(PASSED)
    blank = blank_line(observation.source)
    if blank:
        return Judgement(NOT_YET_RIGHT, _still_blank(exercise, observation, blank))
    if recognised:
        return _named(recognised)
    mistake = _behaves_like(exercise, cases, observation) if complete else None
    if mistake:
        return _named(mistake)
    return Judgement(NOT_YET_RIGHT, finding or _unfinished(exercise, observation))


def _named(mistake: Mistake) -> Judgement:
    return Judgement(NOT_YET_RIGHT, mistake.says, mistake.id)


def _recognised(mistakes, seen) -> Mistake | None:
    """Return the first mistake whose own test recognises what was seen."""
    for mistake in mistakes:
        try:
            if mistake.recognise and mistake.recognise(seen):
                return mistake
        except Exception:  # its test was written for another type of answer, so it is not this mistake
            continue
    return None


def _applies(mistake: Mistake, observation: Observation) -> bool:
    """Whether what a mistake asks for, beside behaving like it, holds of the answer."""
    try:
        return mistake.when is None or bool(mistake.when(observation))
    except Exception:  # it was written for another type of answer
        return False


def _judge_value(exercise: Exercise, observation: Observation) -> Judgement:
    value = compare.plain(observation.value)
    if value is ... or (isinstance(value, (list, tuple)) and len(value) and all(part is ... for part in value)):
        return Judgement(NOT_STARTED)
    if compare.accepts(exercise, value):
        return Judgement(PASSED)
    mistake = _recognised(exercise.mistakes, value) or next(
        (m for m in exercise.mistakes if not m.recognise and compare.same_value(value, m.answer)), None
    )
    return _named(mistake) if mistake else Judgement(NOT_YET_RIGHT, compare.value_finding(exercise, observation.value))


def _first_finding(exercise: Exercise, cases: list[tuple], observation: Observation) -> Finding | None:
    """Return what is wrong with the outcomes, the first in the order of judgement, or None if they are right."""
    for outcome in observation.outcomes:
        if outcome.raised:
            return explain(exercise, outcome.raised)
    if exercise.examine:
        return compare.examined(exercise, cases, observation.outcomes)
    expected = [compare.expected(exercise, case) for case in cases]
    for step in (compare.wrong_type, compare.wrong_shape, compare.wrong_dtype):
        for case, want, outcome in zip(cases, expected, observation.outcomes):
            finding = step(exercise, want, outcome.result)
            if finding:
                return _with_call(exercise, case, finding)
    for outcome in observation.outcomes:
        changed = [name for name in outcome.changed if name not in exercise.may_change]
        if changed:
            return compare.changed_argument(exercise, changed[0])
        kept = [name for name in exercise.must_change if name not in outcome.changed]
        if kept:
            return compare.unchanged_argument(exercise, kept[0])
    for case, want, outcome in zip(cases, expected, observation.outcomes):
        finding = compare.wrong_values(exercise, want, outcome.result)
        if finding:
            return _with_call(exercise, case, finding)
    if exercise.repeatable and not compare.alike(observation.outcomes[0], observation.repeated, strict=False):
        return compare.not_repeatable(exercise)
    return None


def _with_call(exercise: Exercise, case: tuple, finding: Finding) -> Finding:
    """Say with which arguments it was called, where they are numbers."""
    if not all(isinstance(argument, (int, float)) for argument in case):
        return finding
    call = ", ".join(f"{name}={value:g}" for name, value in zip(exercise.arguments, case))
    return replace(finding, saw=f"Called with {call}: {finding.saw}")


def _behaves_like(exercise: Exercise, cases: list[tuple], observation: Observation) -> Mistake | None:
    """Return the first mistake that does on every case what the answer did: first to the letter, then by its values."""
    candidates = [m for m in exercise.mistakes if not m.recognise and _applies(m, observation)]
    seen, does = observation.outcomes, _caller(exercise, cases)
    alike = [m for m in candidates if _all_alike(does(m.answer), seen)]  # none other is alike to the letter
    for mistake in alike:
        if _all_alike(does(mistake.answer), seen, strict=True):
            return mistake
    for mistake in alike:
        # else only what it does beside its result is wrong, and that was compared to the letter
        if not _all_alike(does(mistake.answer), does(exercise.solution)):
            return mistake
    explained = _explains_a_part(exercise, candidates, does, seen)
    if explained or not exercise.simplest:
        return explained
    return _explains_a_part(exercise, candidates, lambda answer: [*does(answer)][-1:], seen[-1:])


def _explains_a_part(exercise: Exercise, candidates, does, seen: Sequence[Outcome]) -> Mistake | None:
    """Return a mistake that accounts for one part of a result with several, where two mistakes were combined."""
    count, right = len(exercise.returns), list(does(exercise.solution))
    if not count or not _has_parts(seen, count) or not _well_formed(exercise, seen, right):
        return None
    wrong = {index for index in range(count) if not _same_part(right, seen, index)}
    for index in sorted(wrong, reverse=True):
        for mistake in candidates:
            if not _same_part(does(mistake.answer), seen, index):
                continue
            if {other for other in range(count) if not _same_part(does(mistake.answer), right, other)} <= wrong:
                return mistake
    return None


def _has_parts(outcomes: Iterable[Outcome], count: int) -> bool:
    return all(len(compare.parts(outcome)) == count for outcome in outcomes)


def _well_formed(exercise: Exercise, seen: Iterable[Outcome], right: Iterable[Outcome]) -> bool:
    """Whether types and shapes are right, so that only values differ."""
    return not any(
        step(exercise, want.result, outcome.result)
        for step in (compare.wrong_type, compare.wrong_shape)
        for want, outcome in zip(right, seen)
    )


def _same_part(some: Iterable[Outcome], others: Iterable[Outcome], index: int) -> bool:
    """Whether a part is the same on every case; an outcome without that part has none that is the same."""
    pairs = ((compare.parts(one), compare.parts(other)) for one, other in zip(some, others))
    return all(len(a) == len(b) > index and compare.alike_results(a[index], b[index]) for a, b in pairs)


def _all_alike(some: Iterable[Outcome], others: Iterable[Outcome], strict: bool = False) -> bool:
    return all(compare.alike(one, other, strict) for one, other in zip(some, others))


def _caller(exercise: Exercise, cases: list[tuple]) -> Callable[[Callable], Iterator[Outcome]]:
    """Return what gives an answer's outcomes one by one; no case is called before it is asked for, and none twice."""

    @functools.cache
    def call(answer: Callable, number: int) -> Outcome:
        with quiet():
            return called(answer, exercise.arguments, cases[number])

    return lambda answer: (call(answer, number) for number in range(len(cases)))


def _patched(exercise: Exercise, observation: Observation) -> Finding:
    return Finding(
        f"While `{exercise.name}` ran, {', '.join(f'`{name}`' for name in observation.patched[:3])} was replaced.",
        "I expected the libraries to stay as they are; they have been restored.",
        "",
        "Write the result with the library's functions, without assigning to them.",
    )


def _still_blank(exercise: Exercise, observation: Observation, line: int) -> Finding:
    text = observation.source.splitlines()[line - 1].strip()
    return Finding(
        f"Line {line} of `{exercise.name}` is still blank: `{text}`.",
        "Each `...` stands for code that you write.",
        "",
        "Fill it in and run the check again.",
    )


def _unfinished(exercise: Exercise, observation: Observation) -> Finding:
    """What to say of an answer that could not be called, or did not come back."""
    name = exercise.name
    if observation.timed_out:
        return Finding(
            f"`{name}` was still running after 10 seconds and was stopped.",
            "Right answers take a small part of a second here.",
            "A loop that never ends does this.",
            "Look for the loop, and for what should end it.",
        )
    if observation.problem == "arguments":
        return Finding(
            f"`{name}` takes the arguments {observation.detail}.",
            f"I expected ({', '.join(exercise.arguments)}), in this order.",
            "",
            "Restore the `def` line of the exercise and keep your code below it.",
        )
    return _not_callable(exercise, observation.value)


def _not_callable(exercise: Exercise, value: Result) -> Finding:
    if value.type_name == exercise.name or value.type_name == "type":
        cause = "A class is not called here."
    elif value.kind in ("array", "number", "sequence", "nothing"):
        cause = f"With parentheses, `{exercise.name}(...)` is the result of a call, not the function."
    else:
        cause = ""
    return Finding(
        f"The check got {compare.shown(value)} in place of a function.",
        f"I expected the function `{exercise.name}` itself.",
        cause,
        f'Write `check("{exercise.id}", {exercise.name})`, without parentheses behind the name.',
    )
