"""Each page that a lesson links to was looked up; the list says when, and by which words on the page."""

import re
import tomllib
from pathlib import Path

import pytest

from helpers.maintainer.build.lessons import find_lessons

LOOKED_UP = tomllib.loads(Path(__file__).with_name("links.toml").read_text("utf-8"))
LINK = re.compile(r"https?://[^\s)>\"]+")
# the documentation's address, and the version that every link to it names
VERSIONS = {"numpy.org/": "numpy.org/doc/stable/", "docs.pytorch.org/": "docs.pytorch.org/docs/stable/"}


def links(text: str) -> set[str]:
    return set(LINK.findall(text))


def unlisted(text: str) -> list[str]:
    """The links of a text that nobody looked up."""
    return sorted(links(text) - LOOKED_UP.keys())


def other_version(text: str) -> list[str]:
    """The links of a text that name another version than the lessons do."""
    return sorted(
        link for link in links(text) for site, start in VERSIONS.items() if f"//{site}" in link and start not in link
    )


@pytest.mark.parametrize("lesson", find_lessons(), ids=lambda lesson: lesson.stem)
def test_every_link_was_looked_up(lesson):
    """Page and anchor of each link stand in the list, and each link to a documentation names its stable version."""
    text = lesson.source.read_text("utf-8")
    assert unlisted(text) == []
    assert other_version(text) == []


def test_the_list_holds_no_other_page():
    """Every page of the list is linked to, and was found with its title and with words that it says."""
    assert LOOKED_UP.keys() == set().union(*(links(lesson.source.read_text("utf-8")) for lesson in find_lessons()))
    assert [link for link, page in LOOKED_UP.items() if not (page["title"] and page["says"] and page["seen"])] == []


def test_a_link_that_is_not_listed_is_seen():
    """Another anchor of a page is another link, and a version of its own is named."""
    planted = "[a](https://numpy.org/doc/2.2/reference/generated/numpy.max.html#other)"
    assert unlisted(planted) == other_version(planted) == [planted[4:-1]]
