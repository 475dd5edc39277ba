"""What an option takes and refuses, and the state as a call."""

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.course import LESSON_NAMES
from helpers.explorer.digits import DigitExplorer
from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.options import written
from helpers.explorer.state import as_call, defaults, read

OPTIONS = {lesson: NetworkExplorer(lesson, ("cpu", "cuda")).options for lesson in LESSON_NAMES}
NUMBERS = st.one_of(st.integers(), st.floats(), st.complex_numbers())
EVERY = st.one_of(NUMBERS, st.none(), st.booleans(), st.text(), st.binary(), st.lists(st.integers()))


@pytest.mark.parametrize("lesson", LESSON_NAMES)
@given(value=EVERY)
def test_no_value_raises(lesson, value):
    """Whatever is given for whichever option, the state stays valid and a sentence names what was refused."""
    for option in OPTIONS[lesson]:
        start = defaults(OPTIONS[lesson])
        state, remarks = read(OPTIONS[lesson], {option.name: value}, start)
        option.read(state[option.name])
        assert (state == start) or not remarks
        assert all(option.name in remark and remark.endswith("stays.") for remark in remarks)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hidden_units", 0),
        ("hidden_units", 10**9),
        ("hidden_units", 10**400),
        ("hidden_units", 2.5),
        ("steps", -1),
        ("steps", True),
        ("learning_rate", float("nan")),
        ("learning_rate", "fast"),
        ("learning_rate", -1e-6),
        ("seed", np.array([1, 2])),
        ("weight_scale", float("inf")),
    ],
)
def test_bad_values_are_refused_in_a_sentence(name, value):
    """The sentence says what came, what the option takes and what stays."""
    start = defaults(OPTIONS["numpy"])
    state, (remark,) = read(OPTIONS["numpy"], {name: value}, start)
    assert state == start
    assert remark.startswith(f"{name}=")
    assert f"is refused: {name} is a" in remark
    assert remark.endswith(f"{written(start[name])} stays.")
    assert len(remark) < 140


@pytest.mark.parametrize("value", [3, 3.0, "3", " 3e0 ", np.int64(3), np.float32(3)])
def test_a_number_is_read_from_python_and_from_typed_text(value):
    """A whole number may come as int, float, NumPy number or typed text."""
    state, remarks = read(OPTIONS["numpy"], {"hidden_units": value}, defaults(OPTIONS["numpy"]))
    assert (state["hidden_units"], type(state["hidden_units"]), remarks) == (3, int, [])


def test_an_option_of_another_lesson_is_named():
    """What this lesson lacks is left out, with the lesson that has it; a slip of the pen gets the nearest name."""
    explorer = NetworkExplorer("numpy")
    given_ = {"momentum": 0.9, "dtype": "float32", "learning_rat": 1, "learning_rate": 2e-6}
    state, remarks = read(explorer.options, given_, defaults(explorer.options), explorer.elsewhere)
    assert state["learning_rate"] == 2e-6
    assert "momentum is left out" in remarks[0]
    assert "lesson 3" in remarks[0]
    assert "dtype is left out" in remarks[1]
    assert "lesson 2" in remarks[1]
    assert "did you mean learning_rate?" in remarks[2]


@pytest.mark.parametrize("lesson", LESSON_NAMES)
@given(data=st.data())
def test_a_state_survives_being_copied_into_a_cell(lesson, data):
    """The call that the panel shows opens exactly the same state again."""
    options = OPTIONS[lesson]
    chosen = {
        option.name: data.draw(
            st.sampled_from(list(getattr(option, "stops", ()) or getattr(option, "choices", (False, True))))
        )
        for option in options
    }
    chosen["learning_rate"] = data.draw(st.floats(0, 1))
    state, _ = read(options, chosen, defaults(options))
    call = ast.parse(as_call("explore", options, state), mode="eval").body
    again = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    assert read(options, again, defaults(options)) == (state, [])


def test_only_what_differs_from_the_start_is_written():
    """The call names what was changed, in the order of the panel."""
    options = OPTIONS["numpy"]
    assert as_call("explore", options, defaults(options)) == "explore()"
    changed = defaults(options) | {"seed": 1, "learning_rate": 2e-6}
    assert as_call("explore", options, changed) == "explore(learning_rate=2e-6, seed=1)"


@pytest.mark.parametrize("lesson", LESSON_NAMES)
def test_every_stop_and_start_is_a_value_that_the_option_takes(lesson):
    """No slider stops at a value that would be refused, and each starts on a stop."""
    for option in OPTIONS[lesson]:
        for value in getattr(option, "stops", ()):
            assert option.read(value) == value
        assert option.read(option.default) == option.default
        if hasattr(option, "stops"):
            assert option.default in option.stops


@given(value=EVERY)
def test_a_drawing_is_64_inks_or_nothing(value):
    """Any other value is refused with a sentence that says so; what is taken reads back as the same inks."""
    options = DigitExplorer().options
    state, remarks = read(options, {"drawing": value}, defaults(options))
    taken = isinstance(value, str) and (value == "" or (len(value) == 64 and set(value) <= set("0123456789abcdefg")))
    assert (state["drawing"] == value) if taken else ("is a text of 64 characters from 0 to g" in remarks[0])


def test_a_drawing_reads_back_as_its_inks():
    """Ink 16 is written as g."""
    drawing = DigitExplorer().options[1]
    inks = [0, 16, 9, 10] * 16
    assert drawing.written(inks) == "0g9a" * 16
    assert drawing.inks("0g9a" * 16) == inks
