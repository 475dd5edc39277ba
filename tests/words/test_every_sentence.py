"""Every sentence that a learner reads passes through `say` or `translated`, and no logic reads its words."""

import re
import string
import sys

import pytest

from helpers.exercises import catalogue
from helpers.words.language import say, speak, translated
from tests.exercises.answers import judged, stub_answer
from tests.words.drawn import DRAWN
from tests.words.told import TOLD

SURFACES = (*TOLD, *DRAWN)

# Names that stand alone where a learner reads them: of lessons, functions, results, options and values.
NAMES = {
    "autograd", "bmm", "bool", "clamp", "class", "cpu", "device", "difference", "digit", "dot", "drawing", "dtype",
    "False", "float", "grad", "indices", "int", "list", "loss", "mean", "momentum", "nan", "None", "numpy", "pow",
    "rand", "randn", "record", "rule", "scores", "seed", "spread", "squares", "steps", "sub", "sum", "tape", "tensor",
    "True", "tuple", "values", "walk", "walked", "zero",
}  # fmt: skip
HTML = re.compile("<pre.*?</pre>|<code.*?</code>|<[^>]*>", re.DOTALL)
CODE = re.compile(
    r"""
    `[^`]*`                         # between backticks
    | \S*\w(?:[._=/]\w|\()\S*       # a call, a dotted name, a path, an exercise's id, an argument
    | \S*\d\S*                      # what has a digit: `float64`, `1e-6`
    | \{\w+\}                       # a place that the front end fills in
    | \w+Error                      # the type of an exception
    """,
    re.VERBOSE,
)


def marked(sentence: str) -> str:
    """Return a sentence with marks around its own words: values that are put into it stand outside of them.

    Code between backticks stays outside too. Example: "`{name}` is {size}." becomes "`{name}`⟦ is ⟧{size}⟦.⟧".
    """
    text = ""
    for words, place, form, conversion in string.Formatter().parse(sentence):
        pieces = [piece if piece in ("`", "") else f"⟦{piece}⟧" for piece in re.split("(`)", words)]
        text += "".join(pieces).replace("{", "{{").replace("}", "}}") if "{" in sentence else "".join(pieces)
        if place is not None:
            text += f"{{{place}{'!' + conversion if conversion else ''}{':' + form if form else ''}}}"
    return text


def unmarked_words(text: str) -> list[str]:
    """Return each run of three or more English letters that stands neither in marks nor in code."""
    text = HTML.sub(" ", text) if "</" in text else text
    outside, depth = "", 0
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        outside += " " if sign in "⟦⟧" else sign if depth == 0 else ""
    words = re.findall(r"[A-Za-z]{3,}", CODE.sub(" ", outside))
    return [word for word in words if word not in NAMES]


@pytest.fixture
def marks():
    speak(marked)
    yield
    speak(str)


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.__name__)
def test_a_surface_shows_marked_sentences_only(surface, marks, tmp_path, monkeypatch):
    """With marks around each sentence, the surface works and shows no English word outside of them."""
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "progress.json"))
    texts = [text for text in surface(tmp_path) if text]
    assert any("⟦" in text for text in texts)
    assert [(words, text) for text in texts if (words := unmarked_words(text))] == []


@pytest.mark.parametrize("exercise", catalogue()[::4], ids=lambda exercise: exercise.id)
def test_no_judgement_depends_on_words(exercise, marks):
    """Statuses, mistakes and kinds of findings are the same in another language."""
    answers = [exercise.solution, stub_answer(exercise), *(mistake.answer for mistake in exercise.mistakes[:3])]

    def found():
        judgements = [judged(exercise, answer, seed=5) for answer in answers]
        return [(each.status, each.mistake, each.finding and each.finding.kind) for each in judgements]

    with_marks = found()
    speak(str)
    assert found() == with_marks


@pytest.mark.parametrize(
    ("surface", "module"),
    [
        ("cards", "helpers.cards.verdict"),
        ("findings", "helpers.words.findings"),
        ("progress_card", "helpers.words.checks"),
        ("gradient_tables", "helpers.networks.gradient_check"),
        ("stores", "helpers.score.store"),
        ("copies", "helpers.lab.copies"),
    ],
)
def test_a_sentence_that_passes_by_is_seen(surface, module, marks, tmp_path, monkeypatch):
    """Where one module does not let its sentences pass through `say`, the surface shows English outside of marks."""
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setattr(sys.modules[module], "say", lambda sentence, /, **values: sentence.format(**values))
    (texts,) = (each(tmp_path) for each in SURFACES if each.__name__ == surface)
    assert any(unmarked_words(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⟦The result of ⟧`relu`⟦ is ⟧None⟦.⟧", []),
        ("⟦The result of ⟧`relu`⟦ is ⟧missing⟦.⟧", ["missing"]),
        ("⟦one ⟦inside⟧ another⟧ and more", ["and", "more"]),
        ("<b>⟦Hint⟧</b> line <code>h = x</code>", ["line"]),
        ("clamp(min=0), h_relu of float64 at numpy.dot", []),
        ("Loss", ["Loss"]),
    ],
)
def test_words_outside_of_marks_are_found(text, words):
    """Code, numbers and what stands in marks are passed over; every other word is found."""
    assert unmarked_words(text) == words


def test_values_stand_outside_of_the_marks(marks):
    """A value that is put into a sentence is marked only if it is a sentence of its own."""
    assert say("`{name}` is {size:.1f}.", name="h", size=2) == "`h`⟦ is ⟧2.0⟦.⟧"
    assert say("I expected {what}.", what=say("an array")) == "⟦I expected ⟧⟦an array⟧⟦.⟧"
    assert translated("") == ""
