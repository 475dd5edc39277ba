"""Says which of the course's packages a Python lacks, for the one who brings their own environment.

Run as a file, because that Python may be too old, or too bare, to import `helpers`.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["main", "missing", "requirements"]

REPOSITORY = Path(__file__).resolve().parents[2]


def requirements(pyproject: str, extra: str | None = None) -> dict[str, str]:
    """Return the packages that the course needs, as `{name: range}`.

    Args:
        pyproject: the text of `pyproject.toml`.
        extra: the extra to add: `"test"`, or `None` for what a learner needs.
    """
    import tomllib

    project = tomllib.loads(pyproject)["project"]
    lines = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return dict(re.match(r"([\w.-]+)\s*(.*)", line).groups() for line in lines)


def missing(needed: dict[str, str], installed=version) -> list[str]:
    """Return those packages of `needed` that are not installed, in order.

    Args:
        needed: `{name: range}`. The range is not looked at: a version beside it may do as well.
        installed: returns a package's version or raises `PackageNotFoundError`.
    """
    lacking = []
    for name in needed:
        try:
            installed(name)
        except PackageNotFoundError:
            lacking.append(name)
    return lacking


def main(arguments: list[str]) -> int:
    """Say what this Python lacks; return 0 where it lacks nothing."""
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"The course needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
        return 1
    extra = arguments[0] if arguments else None
    lacking = missing(requirements((REPOSITORY / "pyproject.toml").read_text("utf-8"), extra))
    if lacking:
        print(f"{sys.executable} lacks {', '.join(lacking)}.")
        print(f"To add them: {_remedy(Path(sys.prefix), extra)}")
    return int(bool(lacking))


def _remedy(prefix: Path, extra: str | None) -> str:
    """Return the command that installs what is missing; conda's own where conda made the environment.

    There pip would put PyPI's packages over conda's, torch among them, to have the versions of constraints.txt.
    """
    if (prefix / "conda-meta").is_dir():
        return f'conda env update --prefix "{prefix}" --file environment.yml'
    target = f"'.[{extra}]'" if extra else "."
    return f"{sys.executable} -m pip install -c constraints.txt -e {target}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
