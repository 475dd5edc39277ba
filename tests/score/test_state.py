"""What the progress file holds."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.score.state import Attempt, HintRead, Unreadable, blank_entry, decode, encode

ANSWER = "def relu(h):\n    return h.clip(min=0)  # 不小于 0\n"


def after(*changes):
    exercises = {}
    for change in changes:
        change.apply(exercises)
    return exercises


def passed(points=3, source="right"):
    return Attempt("numpy.dot", "passed", points, source, None)


def failed(source="wrong", mistake="inner_for_outer"):
    return Attempt("numpy.dot", "not yet right", 0, source, mistake)


def test_a_later_wrong_answer_never_lowers_the_score():
    """After a pass, a wrong answer counts as an attempt and is the last answer; points and status stay."""
    entry = after(failed(), passed(), failed("worse"))["numpy.dot"]
    assert entry == {
        "status": "passed",
        "points": 3,
        "attempts": 3,
        "hints": 0,
        "mistake": "inner_for_outer",
        "last_answer": "worse",
        "passed_answer": "right",
        "asked": 1,
        "first_try": False,
    }


def missed(source):
    return Attempt("numpy.shapes", "not yet right", 0, source, None, questions=3)


def test_a_miss_asks_the_next_question():
    """Each new miss asks one question more, up to the last; the same answer run again asks none."""
    for answers, asked in {("1",): 2, ("1", "1"): 2, ("1", "2"): 3, ("1", "2", "3", "4"): 3}.items():
        assert after(*map(missed, answers))["numpy.shapes"]["asked"] == asked, answers


def test_nothing_is_asked_after_a_pass():
    """Who has passed may try what they like."""
    right = Attempt("numpy.shapes", "passed", 1, "0", None, questions=3)
    assert after(missed("1"), right, missed("2"))["numpy.shapes"]["asked"] == 2


def test_only_the_first_attempt_is_the_first_try():
    """A pass counts as one at first try when nothing was tried before; a hint that was read is no try."""
    assert after(passed())["numpy.dot"]["first_try"]
    assert after(HintRead("numpy.dot", 1), passed(), passed())["numpy.dot"]["first_try"]
    assert after(passed(), failed())["numpy.dot"]["first_try"]
    assert not after(failed(), passed())["numpy.dot"]["first_try"]


def test_a_file_of_schema_1_says_it_by_its_attempts():
    """Before schema 2 nothing said "at first try"; an entry with one attempt that is passed was one."""
    read = {
        attempts: decode(with_entry(status="passed", attempts=attempts))["numpy.dot"]["first_try"]
        for attempts in (1, 2)
    }
    assert read == {1: True, 2: False}


def test_a_pass_without_its_source_keeps_the_one_before():
    """Lesson 3 needs the source of an answer that passed, so one without source does not replace it."""
    assert after(passed(), passed(source=None))["numpy.dot"]["passed_answer"] == "right"


def test_the_highest_hint_is_kept():
    """Reading hint 1 again after hint 2 leaves 2, and makes no attempt."""
    entry = after(HintRead("numpy.dot", 2), HintRead("numpy.dot", 1))["numpy.dot"]
    assert entry == blank_entry() | {"hints": 2}


def test_the_file_reads_well():
    """The first key says what the file is, source stands line by line, and Chinese stays Chinese."""
    text = encode(after(passed(source=ANSWER))).decode("utf-8")
    assert text.splitlines()[1].startswith('  "about": "Your progress in the course One network, three ways')
    assert '        "    return h.clip(min=0)  # 不小于 0",\n' in text
    assert list(json.loads(text)) == ["about", "exercises", "schema"]


def test_entries_are_sorted():
    """Two orders of work give the same bytes."""
    other = Attempt("autograd.mm", "passed", 1, "x", None)
    assert encode(after(passed(), other)) == encode(after(other, passed()))


@pytest.mark.parametrize("answer", ["", "\n", ANSWER, "a\r\nb", "half a pair: \ud800", '"\\', "\x00"])
def test_an_answer_comes_back_as_it_was(answer):
    """Encoding and decoding leave every text as it was, also one that UTF-8 cannot hold."""
    state = after(passed(source=answer), failed(source=answer))
    assert decode(encode(state)) == state


def test_a_very_long_answer_is_cut_and_says_so():
    """A prediction of a million characters does not make every later save slow."""
    kept = after(passed(source="1" * 1_000_000))["numpy.dot"]["last_answer"]
    assert len(kept) < 101_000
    assert kept.endswith("\n# cut here: the answer was 1000000 characters long")


def test_an_answer_of_a_str_subclass_is_kept_as_text():
    """The text is read without calling the methods that a learner's own string type may have."""

    class Trap(str):
        def __str__(self):
            raise RuntimeError

        def split(self, *_):
            raise RuntimeError

        def __len__(self):
            raise RuntimeError

    state = after(passed(source=Trap("[1, 2]")))
    assert type(state["numpy.dot"]["last_answer"]) is str
    assert decode(encode(state))["numpy.dot"]["last_answer"] == "[1, 2]"


def test_missing_keys_get_their_defaults():
    """An entry that an earlier version wrote with fewer keys is complete after reading."""
    content = b'{"schema": 1, "exercises": {"numpy.dot": {"status": "passed", "points": 3}}}'
    assert decode(content) == {"numpy.dot": blank_entry() | {"status": "passed", "points": 3}}


def test_a_byte_order_mark_is_allowed():
    """Some editors on Windows put one at the start of a text file."""
    assert decode(b"\xef\xbb\xbf" + encode(after(passed()))) == after(passed())


OURS = {"schema": 2, "exercises": {}}


def with_entry(**values):
    return json.dumps({"schema": 1, "exercises": {"numpy.dot": values}}).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is not valid JSON (line 1)"),
        (encode(after(passed()))[:-20], "it is not valid JSON (line 19)"),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
        (b'{"schema": NaN}', "it is not valid JSON"),
        (b"[" * 100_000, "it is not valid JSON"),
        (b"9" * 5000, "it is not valid JSON"),
        (b"null", "it is not a progress file of this course"),
        (b"[1]", "it is not a progress file of this course"),
        (b'{"name": "somebody else"}', "it is not a progress file of this course"),
        (json.dumps(OURS | {"schema": True}).encode(), "it is not a progress file of this course"),
        (json.dumps(OURS | {"schema": 0}).encode(), "it is not a progress file of this course"),
        (json.dumps(OURS | {"cells": []}).encode(), "it is not a progress file of this course"),
        (
            json.dumps(OURS | {"schema": 3}).encode(),
            "a newer version of the course wrote it (schema 3; this one reads 2)",
        ),
        (b'{"schema": 1, "exercises": {"numpy.dot": 3}}', 'its entry "numpy.dot" is not an object'),
        (with_entry(points="3"), 'its entry "numpy.dot" has a wrong "points"'),
        (with_entry(points=-1), 'its entry "numpy.dot" has a wrong "points"'),
        (b'{"schema": 1, "exercises": {"a.b": {"points": 1e999}}}', 'its entry "a.b" has a wrong "points"'),
        (with_entry(attempts=True), 'its entry "numpy.dot" has a wrong "attempts"'),
        (with_entry(attempts=1.5), 'its entry "numpy.dot" has a wrong "attempts"'),
        (with_entry(status="done"), 'its entry "numpy.dot" has a wrong "status"'),
        (with_entry(status=[]), 'its entry "numpy.dot" has a wrong "status"'),
        (with_entry(last_answer="text"), 'its entry "numpy.dot" has a wrong "last_answer"'),
        (with_entry(last_answer=[]), 'its entry "numpy.dot" has a wrong "last_answer"'),
        (with_entry(passed_answer=[1]), 'its entry "numpy.dot" has a wrong "passed_answer"'),
        (with_entry(asked=0), 'its entry "numpy.dot" has a wrong "asked"'),
        (with_entry(first_try=1), 'its entry "numpy.dot" has a wrong "first_try"'),
        (with_entry(colour="red"), 'its entry "numpy.dot" has a wrong "colour"'),
    ],
)
def test_what_is_wrong_with_a_file_is_named(content, reason):
    """Every kind of damage has a reason that ends a sentence."""
    with pytest.raises(Unreadable) as fault:
        decode(content)
    assert str(fault.value) == reason


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"status": "not started"}, ValueError),
        ({"points": -1}, ValueError),
        ({"points": float("nan")}, ValueError),
        ({"points": "3"}, ValueError),
        ({"source": 3}, TypeError),
        ({"mistake": 3}, TypeError),
        ({"exercise_id": None}, TypeError),
    ],
)
def test_an_impossible_attempt_is_refused(values, error):
    """A caller inside the course that passes nonsense learns at once which value it was."""
    good = {"exercise_id": "numpy.dot", "status": "passed", "points": 3, "source": "x", "mistake": None}
    with pytest.raises(error, match=r"must|is 'passed' or"):
        Attempt(**good | values)


@pytest.mark.parametrize("level", [0, 4, True, "1", None])
def test_a_hint_has_three_levels(level):
    """No other level is recorded."""
    with pytest.raises(ValueError, match="it must be 1, 2 or 3"):
        HintRead("numpy.dot", level)


def test_the_largest_count_can_still_be_read():
    """One attempt more than the largest number that the rules allow does not make the file unreadable."""
    exercises = decode(with_entry(attempts=10**9))
    passed().apply(exercises)
    assert decode(encode(exercises)) == exercises


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
KEYS = st.sampled_from(list(blank_entry()))
NEARLY_OURS = st.builds(
    lambda entries: {"about": "", "schema": 2, "exercises": entries},
    st.dictionaries(st.text(), st.dictionaries(KEYS, ANY_JSON | st.just("passed") | st.lists(st.text()))),
)


@settings(max_examples=300, deadline=None)
@given(
    st.binary()
    | ANY_JSON.map(lambda value: json.dumps(value).encode())
    | NEARLY_OURS.map(lambda v: json.dumps(v).encode())
)
def test_bytes_are_read_whole_or_refused(content):
    """Whatever the bytes, they are refused as unreadable or give entries that can be written and read again."""
    try:
        exercises = decode(content)
    except Unreadable:
        return
    for exercise_id in [*exercises, "numpy.dot"]:
        Attempt(exercise_id, "passed", 3, "x", None).apply(exercises)
    assert decode(encode(exercises)) == exercises
