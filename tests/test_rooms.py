"""The rooms of `helpers/` import each other only along the arrows that CONTRIBUTING.md shows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.course import ROOT

HELPERS = ROOT / "helpers"
FLAT_AT_MOST = 8  # modules that lie flat in helpers/


def arrows() -> dict[str, set[str]]:
    """The table of CONTRIBUTING.md: each room with the rooms and modules that it may import."""
    rows = re.findall(r"^\| `(\w+)(?:\.py|/)` \|[^|]*\|([^|]*)\|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M)
    return {
        room: set(re.findall(r"`([\w.]+)`", allowed)) | ({"*"} if allowed.strip() == "all" else set())
        for room, allowed in rows
    }


def imports(path: Path, module: str) -> Iterator[tuple[str, int, bool]]:
    """Yield (imported module or name of `helpers`, line, whether inside a function) for each import of ours."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            found = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((name, node.lineno, id(node) in inside) for name in found if name.split(".")[0] == "helpers")


def modules(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.py")):
        parts = ["helpers", *path.relative_to(folder).with_suffix("").parts]
        yield path, ".".join(parts).removesuffix(".__init__")


def violations(folder: Path, allowed: dict[str, set[str]]) -> list[str]:
    """A sentence for each import along no arrow, and for each of ours inside a function."""
    said = []
    for path, module in modules(folder):
        room = module.split(".")[1] if "." in module else "__init__"
        for name, line, is_inside in imports(path, module):
            where, target = f"{path.relative_to(folder.parent)}:{line}", name.split(".")[1]
            if is_inside:
                said.append(f"{where} imports {name} inside a function; import it at the top of the module")
            may = allowed.get(room)
            if may is None:
                said.append(f"{where} lies in {room}, which CONTRIBUTING.md does not list")
            elif target != room and not {"*", target, ".".join(name.split(".")[1:3])} & may:
                said.append(f"{where} imports {name}; {room} may import {', '.join(sorted(may)) or 'nothing of ours'}")
    return said


def test_each_import_follows_an_arrow():
    """No room imports what the table does not allow it, and none hides an import in a function."""
    assert violations(HELPERS, arrows()) == []


def test_every_room_stands_in_the_table():
    """The table lists the rooms that are there, each once, and no other."""
    there = {path.stem for path in HELPERS.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert set(arrows()) == there


def test_few_modules_lie_flat():
    """Who opens helpers/ sees rooms."""
    assert len(list(HELPERS.glob("*.py"))) <= FLAT_AT_MOST


@pytest.mark.parametrize(
    ("room", "line", "said"),
    [
        ("sandbox/observe.py", "from helpers.exercises import find", "sandbox may import nothing of ours"),
        ("judging/judge.py", "from helpers.sandbox.observe import observe", "helpers.sandbox.observe.observe"),
        ("cards/card.py", "def late():\n    from helpers.words import numbers", "inside a function"),
        ("attic/old.py", "from helpers.course import ROOT", "attic, which CONTRIBUTING.md does not list"),
    ],
)
def test_a_forbidden_import_is_named(tmp_path, room, line, said):
    """Planted imports are seen, with their file and line."""
    path = tmp_path / "helpers" / room
    path.parent.mkdir(parents=True)
    path.write_text(line, "utf-8")
    (found,) = violations(tmp_path / "helpers", arrows())
    assert said in found
    assert f"helpers/{room}:" in found
