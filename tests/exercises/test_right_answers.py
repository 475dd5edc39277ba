"""Right answers to the course, written as different people write them: no two are the same code."""

import ast
import importlib

from helpers.sandbox.source_code import source_of
from tests.exercises.answers import equivalents, exercises


class _OneNameForAll(ast.NodeTransformer):
    """Names are numbered in the order in which they appear, so that renaming alone makes no new answer."""

    def __init__(self):
        self.numbers = {}

    def _numbered(self, name: str) -> str:
        return f"n{self.numbers.setdefault(name, len(self.numbers))}"

    def visit_Name(self, node):
        return ast.Name(self._numbered(node.id), node.ctx)

    def visit_arg(self, node):
        return ast.arg(self._numbered(node.arg))


def normalised(answer) -> str | None:
    """The syntax tree of a function without its names, docstring and annotations; None for a value."""
    source = source_of(answer)
    if source is None:
        return None
    tree = ast.parse(source[source.index("def ") :] if "def " in source else source.strip().rstrip(","))
    function = tree.body[0]
    if isinstance(function, ast.FunctionDef):
        function.name = "answer"
        if ast.get_docstring(function) is not None:
            function.body = function.body[1:]
    return ast.dump(_OneNameForAll().visit(tree))


def held_out(exercise) -> list:
    try:
        module = importlib.import_module(f"tests.held_out.{exercise.lesson}")
    except ModuleNotFoundError:
        return []
    return module.RIGHT.get(exercise.id, [])


def test_two_hundred_right_answers_differ():
    """At least 200 right answers to the course's functions differ from each other once names are normalised."""
    trees = set()
    for exercise in exercises():
        if exercise.kind == "function":
            answers = [exercise.solution, *equivalents(exercise), *held_out(exercise)]
            trees |= {(exercise.id, normalised(answer)) for answer in answers}
    assert len({tree for tree in trees if tree[1]}) >= 200


def test_renaming_alone_makes_no_new_answer():
    """The count does not rise by other names."""

    def one(h):
        kept = h > 0
        return h * kept

    def other(a):
        """With a docstring."""
        on = a > 0
        return a * on

    assert normalised(one) == normalised(other)
