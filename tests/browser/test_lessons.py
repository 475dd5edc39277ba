"""Each lesson in JupyterLab in a real browser: run, answered wrongly and rightly, the score kept."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from helpers.course import ROOT
from helpers.exercises import find
from helpers.lab.copies import stems
from helpers.maintainer.build.answers import mistaken_text
from tests.browser.conftest import PART, SCREENSHOTS
from tests.sweeps import first

pytestmark = pytest.mark.browser

STEMS = stems(ROOT / "notebooks")


@pytest.mark.parametrize("stem", first(1, [PART, *STEMS]))
def test_a_learner_works_through_a_lesson(lesson, stem):
    """Run All ends, a wrong answer is named, a right one earns its points, and these outlive the kernel."""
    exercise = find(f"{stem.partition('_')[2]}.maximum")
    page = lesson(stem)
    page.run_all()
    answer, check = page.code_cell(f"def {exercise.name}("), page.code_cell(f'check("{exercise.id}"')
    expect(check).to_contain_text("Not started")

    mistake = exercise.mistakes[0]
    page.rewrite(answer, mistaken_text(exercise, mistake))
    page.run(check)
    for part in mistake.says.parts:
        assert _squeezed(part) in _squeezed(page.output(check))
    hint = check.locator("details").filter(has_text="Hint 1")
    assert not hint.evaluate("element => element.open")
    hint.locator("summary").focus()
    page.page.keyboard.press("Enter")
    assert hint.evaluate("element => element.open"), "the hint opens by keyboard alone"
    check.screenshot(path=SCREENSHOTS / f"verdict_{stem}.png")

    page.rewrite(answer, exercise.solution_source)
    page.run(check)
    assert f"Passed: {exercise.title}" in page.output(check)
    assert f"You have {exercise.points} of" in page.output(check)
    _assert_readable_pictures_and_cards(page, stem)

    page.restart()
    page.run(page.code_cell("from helpers import check"))
    total = page.code_cell("progress()").last
    page.run(total)
    assert _squeezed(f"{exercise.points} of") in _squeezed(page.output(total))


def _assert_readable_pictures_and_cards(page, stem):
    """Pictures carry words and the theme's ground, and a card's words stand out by 4.5 to 1, on dark and on light."""
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        page.theme(theme)
        alts = page.pictures()
        assert len(alts) >= (2 if stem == PART else 5)
        assert all(alt and len(alt.split()) >= 5 for alt in alts), alts
        card = page.code_cell('check("').first.locator(".jp-OutputArea b").first
        assert card.evaluate(CONTRAST) >= 4.5, theme
        darkest, brightest = (0, 40) if theme.endswith("Dark") else (230, 255)
        assert darkest <= _ground(page) <= brightest, theme
        page.page.screenshot(path=SCREENSHOTS / f"{stem}_{theme.split()[-1].lower()}.png")


def _ground(page) -> int:
    """How bright the ground of the lesson's first picture is on the page, from 0 to 255."""
    picture = page.notebook.locator(".jp-OutputArea img").first
    picture.scroll_into_view_if_needed()
    return Image.open(io.BytesIO(picture.screenshot())).convert("L").getpixel((2, 2))


def _squeezed(text: str) -> str:
    """Text as the page shows it: no backticks, one blank between words."""
    return re.sub(r"\s+", "", text.replace("`", ""))


# The contrast ratio of WCAG 2.2 between an element's text and the grounds behind it, laid over each other.
CONTRAST = """element => {
    const parse = text => text.match(/[\\d.]+/g).map(Number);
    const grounds = [];
    for (let at = element; at; at = at.parentElement) grounds.push(parse(getComputedStyle(at).backgroundColor));
    let ground = [255, 255, 255];
    for (const [r, g, b, alpha = 1] of grounds.reverse())
        ground = ground.map((under, i) => under * (1 - alpha) + [r, g, b][i] * alpha);
    const light = rgb => rgb.slice(0, 3)
        .map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
    const [dark, bright] = [light(parse(getComputedStyle(element).color)), light(ground)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
}"""
