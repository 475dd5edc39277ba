"""What holds for each exercise of the course: right answers pass, and each mistake is called by its name."""

import re

import numpy as np
import pytest

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.exercises.exercise import LETTERS
from helpers.judging.judge import judge
from helpers.sandbox.observe import observe
from tests.exercises.answers import (
    equivalents,
    exercises,
    fresh_seeds,
    from_source,
    judged,
    questions,
    said,
    stub_answer,
)
from tests.report import tally

SEEDS = fresh_seeds(1)
MISTAKES = {
    f"{name}-{mistake.id}": (question, mistake)
    for name, question in questions().items()
    for mistake in question.mistakes
}
EQUIVALENTS = [(exercise, answer) for exercise in exercises() for answer in equivalents(exercise)]
every_exercise = pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)
every_question = pytest.mark.parametrize("exercise", questions().values(), ids=questions())


@every_question
def test_the_solution_passes(exercise):
    """The solution passes on a fresh draw."""
    for seed in SEEDS:
        judgement = judged(exercise, exercise.solution, seed)
        assert judgement.status == PASSED, (seed, judgement)


@every_question
def test_the_solved_cell_passes(exercise):
    """The text that the solved lesson holds passes as well as the function it comes from."""
    answer = from_source(exercise.solution_source, exercise.name)
    assert judged(exercise, answer, SEEDS[0]).status == PASSED


@every_question
def test_the_stub_is_not_started(exercise):
    """An untouched cell is "not started"; so is a bare `...`."""
    assert "..." in exercise.stub
    for answer in (stub_answer(exercise), ...):
        assert judged(exercise, answer, SEEDS[0]).status == NOT_STARTED


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_named(exercise, mistake):
    """An answer that makes a mistake of the catalogue gets this mistake's own message, on a fresh draw."""
    for seed in SEEDS:
        judgement = judged(exercise, mistake.answer, seed)
        assert (judgement.status, judgement.mistake) == (NOT_YET_RIGHT, mistake.id), (seed, judgement)
        assert said(exercise, judgement) == mistake.message


@pytest.mark.parametrize(
    ("exercise", "answer"),
    EQUIVALENTS,
    ids=[f"{exercise.id}-{number}" for number, (exercise, _) in enumerate(EQUIVALENTS)],
)
def test_right_answers_written_differently_pass(exercise, answer):
    """What computes the same passes, however it is written."""
    for seed in SEEDS:
        judgement = judged(exercise, answer, seed)
        assert judgement.status == PASSED, (seed, judgement)


@every_question
def test_there_are_enough_answers_to_try(exercise):
    """Each exercise has at least three mistakes, and each function at least two right answers beside its solution."""
    assert len(exercise.mistakes) >= 3
    assert exercise.kind != "function" or len(equivalents(exercise)) >= 2
    names = [mistake.id for mistake in exercise.mistakes]
    assert len(set(names)) == len(names)


@every_question
def test_messages_are_short_and_whole(exercise):
    """A mistake's message says what was seen, what was expected and what to do, in at most 60 words, calmly."""
    for mistake in exercise.mistakes:
        saw, expected, _, step = mistake.says.parts
        assert all(part.strip() for part in (saw, expected, step)), mistake.id
        assert len(mistake.message.split()) <= 60, (mistake.id, len(mistake.message.split()))
        assert not re.search(r"\bsimply\b|\bincorrect\b|\bobviously\b|!(?!=)", mistake.message), mistake.id
        assert all(part.rstrip().endswith((".", "?", ":")) for part in (saw, expected, step))


@every_question
def test_hints_go_from_concept_to_line(exercise):
    """There are three different hints, each a whole sentence."""
    assert len(set(exercise.hints)) == 3
    assert all(hint.rstrip().endswith((".", "?", "`")) for hint in exercise.hints)


@pytest.mark.parametrize("exercise", [e for e in exercises() if e.kind == "value"], ids=lambda exercise: exercise.id)
def test_each_prediction_has_three_questions(exercise):
    """After a miss another question is asked: other words, another answer, and none that an earlier one gave away."""
    task = exercise.task(SEEDS[0])
    assert len(exercise.questions) == 3
    assert len({question.comment for question in exercise.questions}) == 3
    for asked, question in enumerate(exercise.questions, start=1):
        earlier = judge(exercise, task, observe(task, question.solution), asked - 1) if asked > 1 else None
        assert earlier is None or earlier.status != PASSED
        for answer in (question.solution, *(mistake.answer for mistake in question.mistakes)):
            judgement = judge(exercise, task, observe(task, answer), asked)
            assert judgement.question == asked - 1, (asked, answer)
            assert (judgement.status == PASSED) == (answer is question.solution)


def test_a_word_has_its_reason_chosen():
    """A prediction that is answered in words has three reasons to choose from, and ends with the right one's letter."""
    in_words = {
        name: question
        for name, question in questions().items()
        if question.kind == "value" and np.asarray(question.solution).dtype.kind == "U"
    }
    assert {name.partition("-")[0] for name in in_words} == {
        "numpy.no_mask",
        "tensor.dtype",
        "tensor.promotion",
        "autograd.dtype",
        "autograd.leaf",
    }
    for name, question in in_words.items():
        assert len(question.reasons) == 3, name
        assert question.solution[-1] in LETTERS[: len(question.reasons)], name
        assert all(reason in question.stub for reason in question.reasons)


def test_ids_are_unique():
    """No two exercises share an id, and no two of a lesson the name that the learner defines."""
    ids = [exercise.id for exercise in exercises()]
    assert len(set(ids)) == len(ids)
    names = [(exercise.lesson, exercise.name) for exercise in exercises()]
    assert len(set(names)) == len(names)


@pytest.mark.sweep
@every_exercise
def test_every_known_answer_over_many_draws(exercise):
    """Nothing wrong is accepted, nothing right refused and every mistake named, on 10 draws more."""
    assert tally(exercise, fresh_seeds(10)).faults == []
