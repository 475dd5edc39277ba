"""`.gitattributes` marks what is generated, and every text has one line ending."""

import shutil
import subprocess

import pytest

from helpers.course import ROOT

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and (ROOT / ".git").exists()), reason="this copy of the course is no git repository"
)


def git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def attribute(name: str, path: str) -> str:
    return git("check-attr", name, "--", path)[0].rpartition(": ")[2]


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("notebooks/01_numpy.ipynb", "linguist-generated", "set"),
        ("notebooks/04_next.ipynb", "linguist-generated", "set"),
        ("notebooks/01_numpy.ipynb", "merge", "binary"),
        ("notebooks/source/01_numpy.md", "linguist-generated", "unspecified"),
        ("tests/pictures/baseline/test_losses_as_an_image.png", "linguist-generated", "set"),
        ("tests/pictures/baseline/test_losses_as_an_image.png", "text", "unset"),
        ("tests/exercises/messages.txt", "linguist-generated", "unspecified"),
        ("Makefile", "eol", "lf"),
    ],
)
def test_what_is_built_is_marked_and_what_is_read_is_not(path, name, value):
    """Notebooks and baseline pictures are generated; their sources, and the messages to be read, are not."""
    assert attribute(name, path) == value


def test_each_text_has_one_line_ending():
    """No file is stored with another line ending than the one that all get."""
    assert [line for line in git("ls-files", "--eol") if line.startswith(("i/crlf", "i/mixed"))] == []
