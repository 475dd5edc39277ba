"""The report counts what it says it counts."""

import dataclasses
import re
from collections import Counter
from types import SimpleNamespace

import pytest

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.exercises import find
from tests.exercises.answers import exercises, judged
from tests.locating.planted import TRUE, UNLOCATED, WRONG
from tests.report import Tally, between, held_out, planted_faults, table, tally


@pytest.fixture
def exercise():
    """The first question of the first exercise of the course."""
    return dataclasses.replace(find(exercises()[0].id), further=())


def test_every_question_is_counted():
    """An exercise that can ask three questions is one exercise, with the mistakes and right answers of all three."""
    counted = tally(find("numpy.shapes"), [1])
    questions = find("numpy.shapes").questions
    assert (counted.exercises, counted.mistakes) == (1, sum(len(question.mistakes) for question in questions))
    assert (counted.stub_verdicts, counted.faults) == (3, [])


def test_a_sound_check_has_no_faults(exercise):
    """Every known answer to the first exercise gets the verdict it deserves."""
    counted = tally(exercise, [1, 2])
    assert counted.faults == []
    assert (counted.accepted, counted.refused) == (0, 0)
    assert counted.named == counted.wrong_verdicts == 2 * len(exercise.mistakes)


def test_a_check_that_accepts_everything_is_seen(exercise):
    """Wrong answers that pass are counted as accepted, and each is listed."""
    counted = tally(exercise, [1], lambda *_: SimpleNamespace(status=PASSED, mistake=None))
    assert counted.accepted == len(exercise.mistakes)
    assert (counted.named, counted.refused, counted.not_started) == (0, 0, 0)
    assert len(counted.faults) == len(exercise.mistakes) + 1


def test_a_check_that_refuses_everything_is_seen(exercise):
    """Right answers that fail are counted as refused."""
    counted = tally(exercise, [1], lambda *_: SimpleNamespace(status=NOT_YET_RIGHT, mistake=None))
    assert counted.refused == counted.right_answers
    assert counted.accepted == 0


def test_a_mistake_under_another_name_is_seen(exercise):
    """A mistake that gets another mistake's message is not named as itself."""

    def confused(exercise, answer, seed):
        found = judged(exercise, answer, seed)
        return SimpleNamespace(status=found.status, mistake=found.mistake and "another")

    assert tally(exercise, [1], confused).named == 0


def test_the_table_adds_the_lessons_up_and_never_rounds_up_to_all():
    """One mistake misnamed in two thousand is not 100 %."""
    one = Tally(exercises=1, mistakes=20, wrong_verdicts=2000, named=1999, stub_verdicts=100, not_started=100)
    last = table({"numpy": one, "tensor": one}).splitlines()[-1]
    assert last == "| all | 2 | 40 | 0 | 0 of 4000 | 0 of 0 | 99.9 % | 100 % |"


def test_held_out_answers_are_counted():
    """A check that passes everything has accepted each wrong answer, and refused none."""
    told = held_out(1, lambda *_: SimpleNamespace(status=PASSED, mistake=None))
    accepted, wrong, refused, right = map(
        int, re.findall(r"(\d+) of (\d+)", told)[0] + re.findall(r"(\d+) of (\d+)", told)[1]
    )
    assert accepted == wrong > 200
    assert (refused, right > 200) == (0, True)
    named, located = (float(share) for share in re.findall(r"([\d.]+) %", told))
    assert 50 < named < named + located <= 100


def test_planted_faults_are_counted():
    """Located, unlocated and wrongly located faults stand in one sentence, with their sum."""
    told = planted_faults(Counter({TRUE: 7, UNLOCATED: 2, WRONG: 1}))
    assert "of 10 that are refused, 7 (70 %) are located on the line of the fault, 1 on another, and of 2 no" in told


def test_the_table_stands_between_its_markers():
    """All else in the README stays as it is; without markers nothing is written."""
    text = "a\n<!-- report -->\nold\n<!-- /report -->\nz\n"
    assert between(text, "report", "new") == "a\n<!-- report -->\nnew\n<!-- /report -->\nz\n"
    with pytest.raises(ValueError, match="lacks"):
        between("a", "report", "new")


def test_a_stub_that_counts_as_an_attempt_is_seen(exercise):
    """A stub that is judged as an answer is a fault."""

    def eager(exercise, answer, seed):
        found = judged(exercise, answer, seed)
        status = NOT_YET_RIGHT if found.status == NOT_STARTED else found.status
        return SimpleNamespace(status=status, mistake=found.mistake)

    assert len(tally(exercise, [1], eager).faults) == 1
