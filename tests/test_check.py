"""`check` as a learner meets it: it never raises because of an answer, and nothing fools it."""

import itertools
import os
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import check, hint, solution
from helpers.cards.verdict import Verdict
from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.exercises import catalogue, find
from helpers.judging.judge import judge
from helpers.sandbox.observe import observe
from tests.exercises.answers import fresh_seeds, from_source, judged, said
from tests.sweeps import first

RELU = "numpy.maximum"


@pytest.fixture(autouse=True)
def own_progress(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "progress.json"))


def relu(h):
    return np.where(h > 0, h, 0.0)


class Anything:
    """Equal to everything, true, and ready to be taken for a number, an array or a function's result."""

    def __eq__(self, other):
        return True

    __hash__ = None

    def __bool__(self):
        return True

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no array")

    def __getattr__(self, name):
        raise RuntimeError(f"no {name}")


class Hostile:
    """Raises wherever it is touched."""

    def __repr__(self):
        raise ValueError("no repr")

    __str__ = __repr__

    @property
    def __class__(self):
        raise ValueError("no class")


class Callable:
    def __call__(self, *arguments):
        return np.maximum(arguments[0], 0)


class EqualArray(np.ndarray):
    """An array that says it equals everything and is close to everything."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.ones(self.shape, bool)


def _raises(error):
    def answer(*arguments):
        raise error

    return answer


def _generator(*arguments):
    yield 1


async def _coroutine(h):
    return h


_calls = itertools.count()
ANSWERS = [
    None,
    ...,
    NotImplemented,
    "",
    "np.maximum(h, 0)",
    b"bytes",
    0,
    -1.5,
    float("nan"),
    10**400,
    1j,
    True,
    [],
    [...],
    [[1, [2, [3, [4, [5]]]]]],
    {},
    set(),
    int,
    Anything,
    Anything(),
    Hostile(),
    Callable(),
    object(),
    np.array([None, "x", [1]], dtype=object),
    np.full((5, 7), np.nan),
    np.zeros((0, 3)),
    np.float32(2),
    np,
    sys,
    print,
    len,
    np.maximum,
    lambda: None,
    lambda *a: a,
    lambda *a, **k: None,
    lambda a, b, c, d, e, f, g, h, i, j, k: a,
    lambda *a: Hostile(),
    lambda *a: Anything(),
    lambda *a: np.array([None, {}], dtype=object),
    lambda *a: [[1, 2], [3]],
    lambda *a: iter(int, 1),
    lambda *a: "text",
    lambda *a: a[0][()] if hasattr(a[0], "shape") else a[0],
    lambda *a: next(_calls),
    lambda *a: np.random.standard_normal((5, 7)),
    lambda *a: a[0].fill(0) if hasattr(a[0], "fill") else None,
    lambda *a: np.zeros((5, 7)).view(EqualArray),
    lambda *a: lambda: a,
    lambda *a: range(10**12),
    lambda *a: [0] * 200_000,
    lambda *a: sys.exit(3),
    lambda *a: exec("def ("),
    _raises(ValueError("x" * 100_000)),
    _raises(KeyboardInterrupt()),
    _raises(SystemExit(1)),
    _raises(GeneratorExit()),
    _raises(ExceptionGroup("several", [ValueError(1), TypeError(2)])),
    _raises(MemoryError()),
    _raises(StopIteration()),
    _generator,
    _coroutine,
    _generator(),
]


@pytest.mark.parametrize("turn", first(1, range(6)))
@pytest.mark.parametrize("exercise", catalogue(), ids=lambda exercise: exercise.id)
def test_no_answer_makes_check_raise(exercise, turn):
    """Whatever is passed, a verdict comes back, whole in words, and never "passed" for such as these.

    Each exercise gets a sixth of the answers, the next one the next sixth, and over all turns every answer.
    """
    start = (catalogue().index(exercise) + turn) % 6
    for number, answer in list(enumerate(ANSWERS))[start::6]:
        if answer is np.maximum or type(answer) is Callable:
            continue  # right in its place
        verdict = check(exercise.id, answer)
        assert isinstance(verdict, Verdict), number
        assert verdict.status in (PASSED, NOT_STARTED, NOT_YET_RIGHT)
        assert exercise.kind == "value" or not verdict.passed, (number, verdict)
        assert verdict.message
        assert verdict._repr_html_()
        assert str(verdict)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.just(...),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=values, number=st.integers(0, 1000))
def test_no_value_makes_check_raise(value, number):
    """A value, and a function that returns it, get a verdict for every exercise."""
    exercise = catalogue()[number % len(catalogue())]
    for answer in (value, lambda *arguments: value):
        assert check(exercise.id, answer).status in (PASSED, NOT_STARTED, NOT_YET_RIGHT)


LOOPS = {
    "endless loop": "while True:\n        pass",
    "around a bare except": (
        "while True:\n        try:\n            np.maximum(h, 0)\n        except:\n            continue"
    ),
}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS.keys())
def test_an_endless_answer_is_stopped(body):
    """An answer that never returns is stopped at the limit, and the verdict says so."""
    answer = from_source(f"def relu(h):\n    {body}", "relu")
    exercise = find(RELU)
    task = exercise.task(0)
    observation = observe(task, answer, time_limit=0.2)
    assert observation.timed_out
    judgement = judge(exercise, task, observation)
    assert judgement.status == NOT_YET_RIGHT
    assert "still running after 10 seconds" in said(exercise, judgement)
    assert check(RELU, relu).passed, "the kernel lives on"


def test_the_limit_is_ten_seconds():
    """A check waits ten seconds, as its message says."""
    from helpers.sandbox.observe import TIME_LIMIT

    assert TIME_LIMIT == 10


FOOLS = {
    "a hard-coded answer": lambda h: np.zeros((5, 7)),
    "its input": lambda h: h,
    "an array that equals everything": lambda h: np.zeros(h.shape).view(EqualArray),
    "an object that equals everything": lambda h: Anything(),
}


@pytest.mark.parametrize("answer", FOOLS.values(), ids=FOOLS.keys())
def test_what_does_not_compute_it_does_not_pass(answer):
    """An answer that does not compute the result is refused on every draw."""
    for seed in fresh_seeds(5):
        assert judged(find(RELU), answer, seed).status == NOT_YET_RIGHT


def test_memorising_the_last_call_does_not_pass():
    """An answer that returns what was right for the call before is refused."""
    seen = []

    def answer(h):
        seen.append(np.maximum(h, 0))
        return seen[-2] if len(seen) > 1 else seen[-1]

    assert not check(RELU, answer)
    assert not check(RELU, answer)


def test_looking_for_the_solution_finds_none():
    """What `check` passes in, and the frames above the answer, hold no expected result to hand back."""

    def answer(h):
        for frame in _frames(sys._getframe(1)):
            for value in frame.f_locals.values():
                if isinstance(value, np.ndarray) and value.shape == h.shape and (value >= 0).all():
                    return value
        return h

    assert not check(RELU, answer)


def _frames(frame):
    while frame:
        yield frame
        frame = frame.f_back


def test_a_patch_is_undone_and_named():
    """An answer that replaces a function of NumPy does not pass, the function is back, the card names it."""
    before = np.allclose

    def answer(h):
        np.allclose = lambda *a, **k: True
        return np.maximum(h, 0)

    verdict = check(RELU, answer)
    assert np.allclose is before
    assert not verdict
    assert "`numpy.allclose`" in verdict.message


def test_an_unknown_id_names_the_nearest():
    """A misspelt exercise id gets a sentence with the ids that come nearest."""
    verdict = check("numpy.maxmum", relu)
    assert not verdict
    assert '"numpy.maxmum"' in verdict.message
    assert RELU in verdict.message
    for odd in (None, 3, [], "", "numpy", "x" * 10_000, np.zeros(2)):
        assert "numpy." in check(odd, relu).message


def test_a_blank_that_is_left_is_named_by_its_line():
    """Code that was changed but still holds a `...` is not "not started": the card says which line is blank."""
    verdict = check(RELU, from_source("def relu(h):\n    mask = h > 0\n    return ...", "relu"))
    assert verdict.status == NOT_YET_RIGHT
    assert "Line 3" in verdict.message
    assert "still blank" in verdict.message


def test_an_ellipsis_in_a_slice_is_no_blank():
    """`h[..., 0]` is NumPy's own notation, not a blank."""
    assert check(RELU, from_source("def relu(h):\n    return np.maximum(h[...], 0)", "relu")).passed


def test_the_learners_own_line_is_shown():
    """An exception is reported with its type, its message and the learner's own line."""
    verdict = check(RELU, from_source("def relu(h):\n    a = 1\n    return np.maximum(h, zero)", "relu"))
    assert "NameError" in verdict.message
    assert "line 3, `return np.maximum(h, zero)`" in verdict.message
    assert "name 'zero' is not defined" in verdict.message


def test_a_changed_argument_is_named():
    """A right result does not pass when it was written into the argument."""

    def answer(h):
        h += 0.0
        h[:] = np.maximum(h, 0)
        return h.copy()

    verdict = check(RELU, answer)
    assert not verdict
    assert "`h`" in verdict.message


def test_printing_and_warnings_of_an_answer_stay_out(capsys):
    """What an answer prints while it is checked does not fill the lesson."""

    def answer(h):
        print("noise")
        np.log(-1.0)
        return np.maximum(h, 0)

    assert check(RELU, answer)
    assert capsys.readouterr().out == ""


def test_not_started_writes_nothing():
    """An untouched exercise leaves no trace in the progress file."""
    check(RELU, ...)
    assert not os.path.exists(os.environ["ONE_NETWORK_PROGRESS"])


def test_a_failed_card_offers_one_hint_more_each_time():
    """The card of the n-th failed attempt holds the first n hints, folded, and at most three."""
    exercise = find(RELU)
    for attempt in (1, 2, 3, 4):
        card = check(RELU, lambda h: h)._repr_html_()
        assert card.count(">Hint ") == min(attempt, 3)
        assert "<script" not in card
        assert "<style" not in card
    assert exercise.hints[2].split("`")[0].strip()[:20] in card


def test_hints_come_in_order():
    """`hint` goes one level further with each call and stops at the third; a level not earned gives the next."""
    exercise = find(RELU)
    texts = [repr(hint(RELU)) for _ in range(4)]
    for text, expected in zip(texts, [*exercise.hints, exercise.hints[2]], strict=True):
        assert expected in text
    assert exercise.hints[0] in repr(hint(RELU, 1))
    assert "1, 2 or 3" in repr(hint(RELU, 9))
    assert find("numpy.dot").hints[0] in repr(hint("numpy.dot", 3))
    assert RELU in repr(hint("numpy.maxmum"))


def test_a_miss_asks_another_question():
    """The card shows it, in words and as HTML; hints and solution are its own; a right answer to it passes."""
    _, second, third = find("numpy.shapes").questions
    card = check("numpy.shapes", (64,))
    assert second.comment in str(card).replace("# ", "")
    assert "a[4:7]" in card._repr_html_()
    assert card.hints == second.hints[:1]
    assert second.solution_source in repr(solution("numpy.shapes"))
    assert second.hints[0] in repr(hint("numpy.shapes"))
    assert check("numpy.shapes", (64,)).question == card.question  # the same answer, run again
    assert third.comment in check("numpy.shapes", (1, 2, 3)).question.replace("# ", "")
    passed = check("numpy.shapes", second.solution)
    assert (passed.passed, passed.question) == (True, "")
    assert check("numpy.shapes", third.solution)


def test_a_question_that_was_not_asked_is_not_answered():
    """At first only the question in the cell counts; without a progress file a grader takes the answer to any."""
    exercise = find("numpy.shapes")
    task = exercise.task(0)
    _, second, third = exercise.questions
    assert not check(exercise.id, third.solution)
    for answer in (second.solution, third.solution):
        assert judge(exercise, task, observe(task, answer), len(exercise.questions)).status == "passed"


def test_a_prediction_without_its_reason_is_told_so():
    """The word alone, or an unknown letter, is not yet an answer."""
    exercise = find("numpy.no_mask")
    for answer in ("falls", ["falls"], ("falls", "b", "c")):
        words = said(exercise, judged(exercise, answer, 0))
        assert "I expected a word and the letter of the reason, a, b, c." in words
    assert "I expected one of 'a', 'b', 'c'." in said(exercise, judged(exercise, ("falls", "z"), 0))


def test_the_solution_comes_after_an_attempt_or_on_request():
    """`solution` asks for one honest attempt, unless it is asked for explicitly; then it shows the difference."""
    assert "np.maximum(h, 0)" not in repr(solution(RELU))
    assert "np.maximum(h, 0)" in repr(solution(RELU, show=True))
    check(RELU, from_source("def relu(h):\n    return np.minimum(h, 0)", "relu"))
    text = repr(solution(RELU))
    assert "np.maximum(h, 0)" in text
    assert "-    return np.minimum(h, 0)" in text
    assert RELU in repr(solution("numpy.maxmum"))


def test_a_later_wrong_answer_keeps_the_points():
    """Points that were earned stay."""
    points = find(RELU).points
    assert check(RELU, relu).points == points
    verdict = check(RELU, lambda h: h)
    assert not verdict
    assert f"You have {points} of" in verdict.score


def test_card_and_plain_text_say_the_same():
    """Each sentence of the plain text stands in the card too, which needs no style sheet, script, role or label."""
    import html
    import re

    verdict = check(RELU, lambda h: h.T)
    card = html.unescape(re.sub(r"<[^>]+>", " ", verdict._repr_html_()))
    squeezed = re.sub(r"\s+", " ", card)
    for line in str(verdict).replace("`", " ").splitlines()[:-1]:
        for sentence in re.split(r"(?<=\.) ", line):
            assert (
                re.sub(r"\s+", " ", sentence).strip() in re.sub(r" (?=[.,:)])", "", squeezed)
                or re.sub(r"\s+", " ", sentence).strip() in squeezed
            ), sentence
