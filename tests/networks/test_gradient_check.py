"""The gradient check that a learner runs on their own backward pass."""

import numpy as np
import pytest

from helpers.exercises import find
from helpers.networks.gradient_check import compare_gradients
from tests.exercises.answers import equivalents, stub_answer

BACKWARD = find("numpy.backward")
RIGHT = [BACKWARD.solution, *equivalents(BACKWARD)]


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_a_right_backward_pass_agrees(answer):
    """Every right backward pass agrees with the measured slopes, in both weights."""
    table = compare_gradients(answer)
    assert table.agrees
    assert "your backward pass is right" in table.verdict
    assert {name[:2] for name, _, _ in table.rows} == {"w1", "w2"}


@pytest.mark.parametrize("mistake", BACKWARD.mistakes, ids=lambda mistake: mistake.id)
def test_no_mistake_is_called_right(mistake):
    """No wrong backward pass of the catalogue is called right."""
    assert "is right" not in compare_gradients(mistake.answer).verdict


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("factor_2_missing", "0.5 times"),
        ("sign_turned", "-1 times"),
        ("no_mask", "all in grad_w1"),
        ("h_for_h_relu", "all in grad_w2"),
        ("results_exchanged", "have the shapes (4, 3), (5, 4)"),
        ("w2_not_transposed", "stopped with ValueError"),
    ],
)
def test_the_verdict_says_where_to_look(mistake, said):
    """The verdict names the factor, the weight, the shapes or the error."""
    answer = next(m.answer for m in BACKWARD.mistakes if m.id == mistake)
    assert said in compare_gradients(answer).verdict


def test_the_measured_slopes_are_slopes():
    """What stands under "measured" is the gradient that plain loops give, to 1e-6 of it."""
    loops = compare_gradients(BACKWARD.oracle)
    assert loops.agrees
    for _, by_hand, measured in loops.rows:
        assert by_hand == pytest.approx(measured, rel=1e-6)


def test_blanks_show_the_reference():
    """With blanks in it, the table shows the reference and says so."""
    for answer in (stub_answer(BACKWARD), ...):
        table = compare_gradients(answer)
        assert table.agrees
        assert "still has blanks" in table.verdict
        assert "reference solution" in table.verdict


def raises(*arguments):
    raise SystemExit("leaving")


def changes_its_arguments(x, y, w2, h, h_relu, y_pred):
    for array in (x, y, w2, h, h_relu, y_pred):
        array[...] = 0
    return np.zeros((5, 4)), np.zeros((4, 3))


@pytest.mark.parametrize(
    "answer",
    [
        *(None, 3, "backward", object(), type, int, (1, 2), raises, changes_its_arguments, lambda: 0),
        *(lambda *_: None, lambda *_: (1, 2), lambda *_: ("a", "b"), lambda *_: iter(()), lambda *_: [[[]]]),
        lambda *_: (np.full((5, 4), np.nan), np.full((4, 3), np.inf)),
    ],
)
def test_it_never_raises(answer):
    """Whatever it is given, it returns a table with finite slopes and a verdict that does not praise."""
    table = compare_gradients(answer)
    assert all(np.isfinite(measured) for _, _, measured in table.rows)
    assert "is right" not in table.verdict
    assert table.verdict in repr(table)


def test_text_and_page_say_the_same():
    """The plain text and the page hold the same numbers and the same verdict."""
    table = compare_gradients(BACKWARD.mistakes[3].answer)
    page = table._repr_html_()
    for name, by_hand, measured in table.rows:
        for text in (name, f"{by_hand:.4g}", f"{measured:.4g}"):
            assert text in page
            assert text in repr(table)
    assert table.verdict in page
