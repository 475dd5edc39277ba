"""Whatever the course imports, `pyproject.toml` declares: for a learner, or in the extra `test`."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import nbformat
import pytest
from packaging.utils import canonicalize_name

from helpers.course import PUBLISHED, ROOT
from helpers.lab.environment import requirements

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
OURS = {"helpers", "tests"}
BY_NAME = {"import_module", "importorskip", "__import__"}  # calls that import what their first argument names


def imported(source: str) -> Iterator[tuple[str, int]]:
    """Yield (top-level name, line) for each import of what is neither Python's own nor ours."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [] if node.level else [node.module]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "attr", getattr(node.func, "id", None))
            names = [node.args[0].value] if called in BY_NAME else []
        else:
            continue
        for name in {str(name).partition(".")[0] for name in names} - OURS - sys.stdlib_module_names - {""}:
            yield name, node.lineno


brought_by = cache(packages_distributions)  # seconds each time


def undeclared(source: str, place: str, declared: set[str]) -> list[str]:
    """A sentence for each import in `source` that no package in `declared` brings.

    Args:
        source: Python code.
        place: how a sentence calls the file.
        declared: canonical names of packages.
    """
    said = []
    for name, line in imported(source):
        packages = {canonicalize_name(package) for package in brought_by().get(name, [name])}
        if not packages & declared:
            said.append(f"{place}:{line} imports {name}, but pyproject.toml does not declare {min(packages)}")
    return said


def declared(extra: str | None = None) -> set[str]:
    return {canonicalize_name(name) for name in requirements(PYPROJECT, extra)}


def files(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "output" not in path.relative_to(ROOT).parts]


def test_what_a_learner_imports_is_a_dependency():
    """Every room of helpers/ but the maintainer's needs only what installing the course brings."""
    rooms = [path for path in files("helpers") if "maintainer" not in path.relative_to(ROOT).parts]
    assert len(rooms) > 50
    found = [undeclared(path.read_text("utf-8"), str(path.relative_to(ROOT)), declared()) for path in rooms]
    assert [*chain(*found)] == []


@pytest.mark.parametrize("lesson", sorted(PUBLISHED.glob("*.ipynb")), ids=lambda path: path.stem)
def test_what_a_lesson_imports_is_a_dependency(lesson):
    """The cells of a lesson need only what installing the course brings."""
    cells = [cell for cell in nbformat.read(lesson, as_version=4).cells if cell.cell_type == "code"]
    found = [undeclared(cell.source, f"{lesson.name}, cell {cell.id}", declared()) for cell in cells]
    assert [*chain(*found)] == []


def test_what_a_maintainer_imports_is_declared():
    """The maintainer's room and the tests need only the dependencies and the extra `test`."""
    rest = [path for path in files("helpers") if "maintainer" in path.relative_to(ROOT).parts] + files("tests")
    found = [undeclared(path.read_text("utf-8"), str(path.relative_to(ROOT)), declared("test")) for path in rest]
    assert [*chain(*found)] == []


@pytest.mark.parametrize(
    ("source", "line", "name", "package"),
    [
        ("import tqdm", 1, "tqdm", "tqdm"),
        ("import numpy\n\ndef late():\n    from tqdm.auto import trange", 4, "tqdm", "tqdm"),
        ("import pytest\npytest.importorskip('tqdm')", 2, "tqdm", "tqdm"),
        ("import numpy, bs4.element", 1, "bs4", "beautifulsoup4"),
        ("from PIL import Image", 1, "PIL", "pillow"),
    ],
)
def test_an_undeclared_import_is_named(source, line, name, package):
    """Planted imports are named with file and line, and with the package that brings them where it is known."""
    said = undeclared(source, "helpers/new.py", {"numpy", "pytest"})
    assert said == [f"helpers/new.py:{line} imports {name}, but pyproject.toml does not declare {package}"]


def test_each_declared_package_stands_there_once_and_in_order():
    """A list that is sorted shows at a glance what it holds."""
    for block in re.findall(r"^(?:dependencies|test) = \[\n(.*?)^\]", PYPROJECT, re.MULTILINE | re.DOTALL):
        names = re.findall(r'"([\w.-]+)', block)
        assert names == sorted(set(names), key=canonicalize_name)
