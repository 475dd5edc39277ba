"""The view of the learner's progress."""

import html.parser
import json
import re
import sys
from types import SimpleNamespace

import pytest

from helpers.progress import progress
from helpers.score.store import ProgressFile


def exercise(exercise_id, title, points, minutes):
    lesson = exercise_id.partition(".")[0]
    return SimpleNamespace(id=exercise_id, lesson=lesson, title=title, points=points, minutes=minutes)


EXERCISES = [
    exercise("numpy.randn", "Draw the inputs", 2, 3),
    exercise("numpy.dot", "Multiply two matrices", 3, 4),
    exercise("tensor.mm", "Multiply `x` by <w1> & keep it", 1, 1),
]

UNTOUCHED = """\
Your progress: 0 of 6 points, 0 of 3 exercises passed

Lesson 1, NumPy: 0 of 5 points, 0 of 2 exercises passed
  ○ not started          0 of 2   0 attempts  numpy.randn: Draw the inputs
  ○ not started          0 of 3   0 attempts  numpy.dot: Multiply two matrices

Lesson 2, Tensor: 0 of 1 point, 0 of 1 exercise passed
  ○ not started          0 of 1   0 attempts  tensor.mm: Multiply `x` by <w1> & keep it

Start with: `numpy.randn`, Draw the inputs (2 points, about 3 minutes).
To start one exercise over, call `progress(reset="numpy.randn")`; a whole lesson, `progress(reset="numpy")`. \
The old state is kept beside the new one."""

HALF_DONE = """\
Your progress: 2 of 6 points, 1 of 3 exercises passed, 1 at first try

Lesson 1, NumPy: 2 of 5 points, 1 of 2 exercises passed, 1 at first try
  ✓ passed, first try    2 of 2    1 attempt  numpy.randn: Draw the inputs
  ✗ not yet right        0 of 3   2 attempts  numpy.dot: Multiply two matrices

Lesson 2, Tensor: 0 of 1 point, 0 of 1 exercise passed
  ○ not started          0 of 1   0 attempts  tensor.mm: Multiply `x` by <w1> & keep it

Next: `numpy.dot`, Multiply two matrices (3 points, about 4 minutes). You have tried it twice; \
`hint("numpy.dot")` shows the next hint.
To start one exercise over, call `progress(reset="numpy.randn")`; a whole lesson, `progress(reset="numpy")`. \
The old state is kept beside the new one."""


class Page(html.parser.HTMLParser):
    """The words of a card, its table rows, its tags and their attributes."""

    def __init__(self, text):
        super().__init__()
        self.words, self.rows, self.tags, self.open = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data

    @property
    def text(self):
        return "".join(self.words)


@pytest.fixture
def file(tmp_path):
    return ProgressFile(tmp_path / "progress.json")


@pytest.fixture
def half_done(file):
    file.record("numpy.randn", status="passed", points=2, source="x")
    file.record("numpy.dot", status="not yet right", points=0, source="x")
    file.record("numpy.dot", status="not yet right", points=0, source="y")
    return file


@pytest.fixture
def all_done(file):
    for each in EXERCISES:
        file.record(each.id, status="passed", points=each.points)
    return file


def card(file, reset=None):
    return progress(reset, exercises=EXERCISES, file=file)


def test_untouched(file):
    """Before the first answer, every exercise is listed as not started, and nothing is written."""
    assert str(card(file)) == UNTOUCHED
    assert not file.path.exists()


def test_half_done(half_done):
    """Points, attempts, status and totals are in words, and the first exercise not passed comes next."""
    assert str(card(half_done)) == HALF_DONE


def test_all_done(all_done):
    """When all is passed, the card says so."""
    text = str(card(all_done))
    assert text.startswith("Your progress: 6 of 6 points, 3 of 3 exercises passed, 3 at first try\n")
    assert "\nYou have passed every exercise." in text


def test_one_look_at_one_state_gives_the_same_bytes(half_done):
    """Text and card are the same each time and hold no path, so a stored output can be compared."""
    first, second = card(half_done), card(half_done)
    assert (str(first), first._repr_html_()) == (str(second), second._repr_html_())
    assert str(half_done.path.parent) not in str(first) + first._repr_html_()


@pytest.mark.parametrize("state", ["file", "half_done", "all_done"])
def test_the_card_says_what_the_text_says(state, request):
    """Every sentence and every value of the plain text stands in the card, in the same order."""
    shown = card(request.getfixturevalue(state))
    page = Page(shown._repr_html_())
    position = 0
    for line in str(shown).splitlines():
        row = re.match(r"  (\S .*?) +(\d+ of \d+) +(\d+) attempts?  (\S+): (.*)", line)
        if row:
            status, points, attempts, name, title = row.groups()
            assert [f"{title.replace('`', '')} ({name})", status, points, attempts] in page.rows
            line = name
        position = page.text.index(line.replace("`", ""), position)


def test_the_card_is_a_table_with_named_rows_and_columns(half_done):
    """Each column and each row has a header cell with its scope, and an open table has a caption."""
    tags = Page(card(half_done)._repr_html_()).tags
    columns = ["col"] * 4
    scopes = [attributes["scope"] for tag, attributes in tags if tag == "th"]
    assert scopes == [*columns, "row", "row", *columns, "row"]
    assert [tag for tag, _ in tags if tag in ("table", "caption", "summary")] == [
        "table",
        "caption",
        "summary",
        "table",
    ]


@pytest.mark.parametrize("state", ["half_done", "all_done"])
def test_the_card_needs_only_what_an_untrusted_notebook_keeps(state, request):
    """Only tags and attributes that JupyterLab leaves in an untrusted output, and no colour of text or ground
    that one of its themes would make unreadable."""
    page = Page(card(request.getfixturevalue(state))._repr_html_())
    kept = {"div", "b", "code", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary"}
    assert {tag for tag, _ in page.tags} <= kept
    assert {name for _, attributes in page.tags for name in attributes} <= {"style", "scope"}
    styles = ";".join(attributes.get("style", "") for _, attributes in page.tags)
    grounds = re.findall(r"background[^:]*:([^;]*)", styles)
    assert all(re.fullmatch(r"rgba\(\d+,\d+,\d+,\.\d+\)", ground) for ground in grounds)
    assert not re.search(r"(^|;)color:", styles)


def test_only_the_lesson_with_the_next_step_stands_open(half_done):
    """The other lessons are folded under their scores; once a lesson is passed, the next one opens."""

    def folded():
        return re.findall(r"<summary[^>]*>(Lesson \d)", card(half_done)._repr_html_())

    assert folded() == ["Lesson 2"]
    half_done.record("numpy.dot", status="passed", points=3)
    assert folded() == ["Lesson 1"]
    half_done.record("tensor.mm", status="passed", points=1)
    assert folded() == ["Lesson 1", "Lesson 2"]


def test_titles_are_text_not_markup(file):
    """Signs that HTML would read as a tag are shown as they are."""
    source = card(file)._repr_html_()
    assert "&lt;w1&gt; &amp; keep it" in source
    assert "<w1>" not in source


def test_points_never_exceed_what_an_exercise_is_worth(file):
    """A file from a version in which an exercise was worth more does not give 101 points of 100."""
    file.record("tensor.mm", status="passed", points=5)
    assert str(card(file)).startswith("Your progress: 1 of 6 points")


def test_an_exercise_that_left_the_course_is_not_counted(file):
    """An entry of an older version stays in the file and out of the view."""
    file.record("numpy.gone", status="passed", points=5)
    assert str(card(file)) == UNTOUCHED


class TestReset:
    def test_one_exercise(self, half_done):
        """The card says what was reset and where the old state lies, and shows the new state."""
        text = str(card(half_done, reset="numpy.randn"))
        copy = next(half_done.path.parent.glob("progress.before-reset-*.json"))
        assert text.startswith(f'numpy.randn is back to "not started". The state before lies in {copy}.\n')
        assert "○ not started          0 of 2   0 attempts  numpy.randn" in text
        assert ProgressFile(copy).entry("numpy.randn")["points"] == 2

    def test_a_lesson(self, half_done):
        """The name of a lesson resets all of it."""
        text = str(card(half_done, reset="numpy"))
        assert text.startswith('Lesson "numpy" is back to "not started".')
        assert half_done.read()["exercises"] == {}

    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            (
                "numpy.dto",
                "There is no exercise or lesson 'numpy.dto', so nothing was reset. The nearest are numpy.dot",
            ),
            (
                "NUMPY.RANDN",
                "There is no exercise or lesson 'NUMPY.RANDN', so nothing was reset. The nearest are numpy",
            ),
            (3, "There is no exercise or lesson 3, so nothing was reset. The nearest are numpy.randn"),
            ("", "There is no exercise or lesson '', so nothing was reset. The nearest are numpy.randn"),
            (["numpy.dot"], "There is no exercise or lesson ['numpy.dot'], so nothing was reset."),
            ("x" * 1000, "There is no exercise or lesson 'xxxxx"),
        ],
    )
    def test_an_unknown_name(self, half_done, name, begins):
        """A name that is none resets nothing, and the nearest ones are named."""
        before = half_done.path.read_bytes()
        text = str(card(half_done, reset=name))
        assert text.startswith(begins)
        assert len(text.splitlines()[0]) < 200
        assert half_done.path.read_bytes() == before


def test_a_damaged_file_is_said_on_the_card(file):
    """The first line says that the file was not read; the card says the same words."""
    file.path.write_bytes(b"{")
    shown = card(file)
    first = str(shown).splitlines()[0]
    assert first.startswith(f"Your progress file {file.path} was not read: it is not valid JSON (line 1).")
    assert first in Page(shown._repr_html_()).text


def test_a_course_without_exercises(file):
    """With an empty catalogue the card has a sentence rather than an empty table."""
    shown = progress(exercises=[], file=file)
    assert str(shown) == "There are no exercises yet."
    assert Page(shown._repr_html_()).text == "There are no exercises yet."


def test_by_default_it_shows_the_catalogue_and_the_learner_s_file(half_done, monkeypatch):
    """Without arguments the exercises are the catalogue's, and the file the one that the environment names."""
    monkeypatch.setattr(sys.modules["helpers.progress"], "catalogue", lambda: EXERCISES)
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(half_done.path))
    assert str(progress()) == HALF_DONE


def test_it_is_the_function_that_a_lesson_imports():
    """`from helpers import progress` gives the function, not the module of the same name."""
    from helpers import progress as imported

    assert imported is progress


def test_the_file_can_be_read_without_the_course(half_done):
    """Any JSON reader finds the points."""
    state = json.loads(half_done.path.read_text(encoding="utf-8"))
    assert state["exercises"]["numpy.randn"]["points"] == 2
