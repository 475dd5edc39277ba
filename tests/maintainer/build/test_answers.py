import ast
from dataclasses import replace

import pytest

from helpers.maintainer.build import answers


def test_half_solved(exercises):
    """Half done: the first exercise is solved, the second still a stub."""
    text_of = answers.half_solved(exercises)
    assert text_of("tiny.double") == exercises[0].solution_source
    assert text_of("tiny.guess") == "my_guess = ..."


def test_a_mistake_as_a_learner_writes_it(exercises):
    """A mistake's function gets the exercise's name, a mistaken value is assigned to it."""
    function, value = exercises
    namespace = {}
    exec(answers.mistaken_text(function, function.mistakes[0]), namespace)
    exec(answers.mistaken_text(value, value.mistakes[0]), namespace)
    assert namespace["double"](2) == 3
    assert namespace["my_guess"] == 4


def test_wrong_answers_contain_the_three_spoilt_cells(exercises):
    """A wrongly answered lesson has a syntax error, an undefined name and a missing return in it."""
    functions = [replace(exercises[0], id=f"tiny.{number}") for number in range(4)]
    text_of = answers.wrong([exercises[1], *functions])
    with pytest.raises(SyntaxError):
        compile(text_of("tiny.0"), "cell", "exec")
    assert "not_defined_anywhere" in text_of("tiny.1")
    assert not [node for node in ast.walk(ast.parse(text_of("tiny.2"))) if isinstance(node, ast.Return)]
    assert text_of("tiny.3") == "def double(number):\n    return number + 1"
    assert text_of("tiny.guess") == "my_guess = 4"


def test_spoilt_cells_of_a_longer_function():
    """A docstring that speaks of returning, or a signature over two lines, spoils in the same way."""
    solution = '''def f(
    x, y
):
    """And return the sum: x + y."""
    total = x + y
    return total
'''
    with pytest.raises(SyntaxError, match="expected ':'"):
        compile(answers._syntax_error(solution), "cell", "exec")
    namespace = {}
    exec(answers._no_return(solution), namespace)
    assert namespace["f"](1, 2) is None
    exec(answers._undefined_name(solution), namespace)
    with pytest.raises(NameError, match="not_defined_anywhere"):
        namespace["f"](1, 2)
