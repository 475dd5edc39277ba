"""The three lists of packages agree: ranges, exact versions, conda-forge names."""

import contextlib
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution, requires

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from helpers.course import ROOT
from helpers.lab.environment import main, missing, requirements

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8")
CONDA = (ROOT / "environment.yml").read_text("utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
CONDA_NAMES = {"torch": "pytorch", "matplotlib": "matplotlib-base", "playwright": "playwright-python"}
CUDA = re.compile(r"^(nvidia|cuda|triton|pytorch-triton)")


def pins(constraints: str) -> list[tuple[str, str]]:
    """Return `(name, version)` of each line; a line that is no exact pin has the version `""`."""
    lines = [line.split("#")[0].strip() for line in constraints.splitlines()]
    names = [re.match(r"[\w.-]+", line)[0] for line in lines if line]
    return [
        (canonicalize_name(name), line.partition("==")[2])
        for name, line in zip(names, filter(None, lines), strict=True)
    ]


def conda_differences(pyproject: str, conda: str) -> set[str]:
    """Return each requirement, under its conda-forge name, that stands in only one of the two files."""
    needed = {CONDA_NAMES.get(name, name) + span for name, span in requirements(pyproject, "test").items()}
    from_conda, from_pypi = conda_lists(conda)
    listed = [entry for entry in from_conda if entry != "pip" and not entry.startswith("python=")]
    return needed ^ {*listed, *(line for line in from_pypi if not line.startswith("-"))}


def conda_lists(conda: str) -> tuple[list[str], list[str]]:
    """Return what conda installs, and the lines that it hands to pip as a requirements file."""
    listed = yaml.safe_load(conda)["dependencies"]
    pip_lines = [line for entry in listed if isinstance(entry, dict) for line in entry["pip"]]
    return [entry for entry in listed if isinstance(entry, str)], pip_lines


def conda_faults(pyproject: str, conda: str, workflow: str) -> list[str]:
    """Return what would keep the environment from holding the course, or put PyPI's torch over conda's, in words.

    Conda hands the list under `pip` to pip as a requirements file, in the folder of environment.yml. Such a file may
    not say `--no-deps`: https://pip.pypa.io/en/stable/reference/requirements-file-format/#supported-options
    """
    from_conda, from_pypi = conda_lists(conda)
    faults = []
    top = yaml.safe_load(conda)
    if set(top) != {"name", "channels", "dependencies"} or top["channels"] != ["conda-forge", "nodefaults"]:
        faults.append("the file has a name, conda-forge and no other channel, and dependencies")
    if "pip" not in from_conda:
        faults.append("pip is not listed, so conda may take another one")
    if "-e ." not in from_pypi:
        faults.append("the course is not installed: `-e .` is missing")
    if "--no-binary=torch" not in from_pypi:
        faults.append("PyPI's torch is not held off: `--no-binary=torch` is missing")
    unknown = [line for line in from_pypi if line.startswith("-") and line not in {"-e .", "--no-binary=torch"}]
    faults += [f"`{line}` has no place under pip" for line in unknown]
    by_pip = [canonicalize_name(Requirement(line).name) for line in from_pypi if not line.startswith("-")]
    faults += [f"{name} comes from PyPI, over conda's" for name in by_pip if name in {"torch", *CONDA_NAMES.values()}]
    # Binder reads a version only behind `=`, and takes Python 3.10 where it finds none.
    python = [entry.removeprefix("python=") for entry in from_conda if re.match(r"python\b", entry)]
    span = SpecifierSet(re.search(r'requires-python = "(.*)"', pyproject)[1])
    tried = yaml.safe_load(workflow)["jobs"]["test"]["strategy"]["matrix"]["python"]
    if not (len(python) == 1 and re.fullmatch(r"3\.\d+", python[0]) and python[0] in span and python[0] in tried):
        faults.append(f"python={python} is not one minor version that pyproject.toml allows and the workflow tries")
    return faults


def constraint_faults(pyproject: str, constraints: str) -> list[str]:
    """Return what is wrong with the exact set, in words."""
    listed = pins(constraints)
    faults = [f"{name} is not pinned exactly" for name, pin in listed if not re.fullmatch(r"\d[\w.]*", pin)]
    faults += [f"{name} is a CUDA package" for name, _ in listed if CUDA.match(name)]
    names = [name for name, _ in listed]
    faults += [f"{name} stands there twice" for name in set(names) if names.count(name) > 1]
    exact = dict(listed)
    for name, span in requirements(pyproject, "test").items():
        pin = exact.get(canonicalize_name(name))
        if pin is None:
            faults.append(f"{name} is missing")
        elif pin and Version(pin) not in Requirement(name + span).specifier:
            faults.append(f"{name} {pin} is outside {span}")
    return faults


def installed_closure(names: list[str]) -> set[str]:
    """Return all packages that `names` bring along in this Python, by canonical name."""
    seen, waiting = set(), [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            brought = requires(name)
        except PackageNotFoundError:
            continue
        seen.add(name)
        waiting += [Requirement(line) for line in brought or []]
    return seen


def test_the_conda_environment_has_the_same_packages_and_ranges():
    """environment.yml names what pyproject.toml names, under conda-forge names."""
    assert conda_differences(PYPROJECT, CONDA) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [("numpy>=2.2", "numpy>=2.3"), ("  - nbval>=0.11,<1\n", ""), ("  - pip\n", "  - pip\n  - tqdm>=4\n")],
)
def test_a_conda_environment_that_differs_is_caught(old, new):
    """A range moved, a package dropped and one added are each seen."""
    assert old in CONDA
    assert conda_differences(PYPROJECT, CONDA.replace(old, new))


def test_the_conda_environment_holds_the_course_and_conda_s_torch():
    """environment.yml installs the course itself, and lets pip put no package of PyPI's over conda's."""
    assert conda_faults(PYPROJECT, CONDA, WORKFLOW) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("      - -e .\n", "", "the course is not installed"),
        ("      - --no-binary=torch\n", "", "PyPI's torch is not held off"),
        ("      - -e .", "      - torch>=2.9,<3\n      - -e .", "torch comes from PyPI"),
        ("      - -e .", "      - -c constraints.txt\n      - -e .", "`-c constraints.txt` has no place under pip"),
        ("      - -e .", "      - --no-deps -e .", "the course is not installed"),
        ("  - pip\n", "", "pip is not listed"),
        ("  - nodefaults\n", "  - defaults\n", "the file has a name, conda-forge"),
        ("python=3.13", "python>=3.11", "is not one minor version"),
        ("python=3.13", "python=3.10", "is not one minor version"),
        ("python=3.13", "python=3.12", "is not one minor version"),
    ],
)
def test_a_faulty_conda_environment_is_caught(old, new, fault):
    """Without the course, with a way for PyPI's torch, or on another Python, the environment is refused."""
    assert old in CONDA
    assert any(fault in found for found in conda_faults(PYPROJECT, CONDA.replace(old, new), WORKFLOW))


def test_the_exact_set_pins_each_package_within_its_range():
    """constraints.txt has one exact version in range for each requirement, and no CUDA package."""
    assert constraint_faults(PYPROJECT, CONSTRAINTS) == []


@pytest.mark.parametrize(
    ("line", "planted", "fault"),
    [
        ("numpy==", "numpy==1.26.4\n#", "numpy 1.26.4 is outside"),
        ("torch==", "torch>=2.13\n#", "torch is not pinned"),
        ("torch==", "torch==2.13.0+cpu\n#", "torch is not pinned"),
        ("nbval==", "#", "nbval is missing"),
        ("nbval==", "nvidia-cublas==13.1\nnbval==", "nvidia-cublas is a CUDA package"),
        ("nbval==", "numpy==2.4.6\nnbval==", "numpy stands there twice"),
    ],
)
def test_a_wrong_exact_set_is_caught(line, planted, fault):
    """A version out of range, a loose pin, a local version, a gap, CUDA and a double are each named."""
    changed = re.sub(rf"^{line}", planted, CONSTRAINTS, flags=re.MULTILINE)
    assert changed != CONSTRAINTS
    assert any(found.startswith(fault) for found in constraint_faults(PYPROJECT, changed))


def test_the_exact_set_is_complete():
    """Each package that the course brings along in this Python is pinned, but for CUDA's."""
    brought = installed_closure(list(requirements(PYPROJECT, "test")))
    exact = {name for name, _ in pins(CONSTRAINTS)}
    assert {name for name in brought - exact if not CUDA.match(name)} == set()


def test_the_exact_set_installs_on_the_oldest_python():
    """No pinned version that is installed here refuses Python 3.11.0; Debian 12 has 3.11.2."""
    too_new = []
    for name, pin in pins(CONSTRAINTS):
        with contextlib.suppress(PackageNotFoundError):
            found = distribution(name)
            if found.version == pin and "3.11.0" not in SpecifierSet(found.metadata.get("Requires-Python") or ""):
                too_new.append(f"{name} {pin}")
    assert too_new == []


def test_what_a_python_lacks_is_named():
    """A package that is not installed is named; one that is, is not."""

    def installed(name):
        if name == "nbval":
            raise PackageNotFoundError(name)
        return "1"

    assert missing({"numpy": ">=2.2,<3", "nbval": ">=0.11"}, installed) == ["nbval"]


def test_under_conda_what_is_missing_comes_from_conda(tmp_path, monkeypatch, capsys):
    """The command for what is missing is conda's in an environment of conda's, and pip's anywhere else."""
    monkeypatch.setattr("helpers.lab.environment.missing", lambda needed: ["nbval"])
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert main(["test"]) == 1
    assert "-m pip install -c constraints.txt -e '.[test]'" in capsys.readouterr().out
    (tmp_path / "conda-meta").mkdir()
    assert main(["test"]) == 1
    said = capsys.readouterr().out
    assert f'To add them: conda env update --prefix "{tmp_path}" --file environment.yml' in said
    assert "-m pip" not in said


def test_this_python_has_what_the_tests_need():
    """`make test PYTHON=…` asks this question first; here the answer is silence."""
    asked = subprocess.run(
        [sys.executable, "helpers/lab/environment.py", "test"], cwd=ROOT, capture_output=True, text=True
    )
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")
