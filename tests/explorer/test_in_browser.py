"""The explorers in JupyterLab in a real browser: by keyboard, under load, for everyone, and without a kernel."""

import random
import re

import nbformat
import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from helpers.maintainer.build.tidy import tidy
from helpers.words.numbers import short
from tests.conftest import through_all_runs
from tests.explorer.oracle import START, plain_run
from tests.sweeps import first

pytestmark = pytest.mark.browser


NETWORK = "from helpers.explorer import explore\nexplore('numpy')"
ALL = (
    "from helpers.explorer import explore, explore_clamp, explore_product, explore_randn\n"
    "from helpers.explorer.digits import explore_digits\nfrom helpers.explorer.tape import explore_tape\n"
    "explore('autograd')",
    "explore_product(gradient=True)",
    "explore_randn()",
    "explore_clamp()",
    "explore_tape()",
    "explore_digits()",
)
TAPE, DIGITS = 4, 5  # their places


NAME_OF_FOCUSED = """() => {
    const at = document.activeElement;
    if (!at.closest('.explorer')) return null;
    const label = at.labels && at.labels.length ? at.labels[0].textContent : '';
    return at.getAttribute('aria-label') || label || at.textContent;
}"""


def number(text: str) -> float:
    """Return the value of a number as the panel writes it."""
    if text == "not finite":
        return float("nan")
    return float(text.replace(",", "").replace(" million", "e6"))


def test_a_panel_is_worked_by_keyboard_alone(open_cells):
    """Tab reaches every control in order; arrows, typing, Enter and Space work them, not JupyterLab."""
    lab = open_cells(NETWORK)
    page = lab.page
    page.keyboard.press("Escape")
    names = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(NAME_OF_FOCUSED)
        if name:
            names.append(name)
        if name == "Learning rate":
            page.keyboard.press("ArrowLeft")
            page.keyboard.press("ArrowLeft")
            lab.settle()
            assert lab.call == "explore(learning_rate=7.9e-7)"
        if name == "Steps, exact value":
            page.keyboard.press("ControlOrMeta+A")
            page.keyboard.type("37")
            page.keyboard.press("Enter")
            lab.settle()
            assert lab.status.startswith("After 37 steps")
        if name == "Keep this run":
            page.keyboard.press("Space")
            lab.settle()
            assert len(lab.run_row("run A")) == 6
        if name == "All learning rates":
            page.keyboard.press("Enter")
            expect(lab.panel.get_by_text(re.compile("Of 32 rates"))).to_be_visible()
        if name == "Network explorer: table":
            break
    assert names[:4] == ["too small", "good", "dying ReLU (2e-6)", "explodes"]
    assert names[4:6] == ["Learning rate", "Learning rate, exact value"]
    for wanted in ("Seed", "Start again", "Keep this run", "Drop run A", "All learning rates", "Copy this state"):
        assert wanted in names
    assert page.locator(".jp-CodeCell").count() == 1
    assert lab.said == []


@pytest.mark.parametrize("count", first(1, [6, 20]))
def test_random_states_give_what_a_plain_loop_gives(open_cells, count):
    """Final loss to the three digits shown, living units and first step not finite agree with a plain loop."""
    lab = open_cells(NETWORK)
    chance = random.Random(5)
    for _ in range(count):
        state = {
            "learning_rate": float(f"{10 ** chance.uniform(-8, -5):.2e}"),
            "hidden_units": chance.choice([1, 7, 40, 100]),
            "batch_size": chance.choice([2, 16, 64]),
            "steps": chance.choice([1, 9, 60]),
            "weight_scale": chance.choice([0.2, 1.0, 1.3]),
            "seed": chance.randrange(1000),
        }
        lab.choose(**state)
        losses, living, zero_loss = plain_run(START | state)
        finite = np.isfinite(losses)
        _, final, _share, units, first, way = lab.run_row()
        np.testing.assert_allclose(number(final), losses[-1] if finite[-1] else np.nan, rtol=5.1e-3)
        assert units == f"{living} of {state['hidden_units']}"
        assert first == ("none" if finite.all() else str(int(np.argmin(finite))))
        assert way == "exact shortcut in NumPy, float64"
        assert short(zero_loss) in lab.panel.locator(".explorer-legend").first.inner_text()
        path = lab.panel.locator(".explorer-chart .explorer-line-0").get_attribute("d")
        assert len(re.findall("[ML]", path)) == finite.sum()
    assert lab.said == []


def test_the_newest_value_wins_after_a_burst(open_cells):
    """Twenty quick presses end on the twentieth value, in slider, state and picture."""
    lab = open_cells(NETWORK)
    lab.slider("learning_rate").focus()
    for _ in range(20):
        lab.page.keyboard.press("ArrowRight")
    lab.settle()
    assert lab.call == "explore(learning_rate=1e-5)"
    assert lab.field("learning_rate").input_value() == "1e-5"
    assert number(lab.run_row()[1]) != number(lab.run_row()[1]) or lab.run_row()[4] != "none"


def test_bad_values_are_refused_on_the_panel(open_cells):
    """Typed nonsense brings a sentence, the old value back into the field, and nothing into a log."""
    lab = open_cells(NETWORK)
    for value in ("-1", "NaN", "1e9", "", "<b>"):
        lab.choose(hidden_units=value)
        assert "is refused: hidden_units is a whole number from 1 to 1000. 100 stays." in lab.status
        assert lab.field("hidden_units").input_value() == "100"
        assert lab.field("hidden_units").get_attribute("aria-invalid") == "true"
    lab.choose(hidden_units=3)
    assert lab.field("hidden_units").get_attribute("aria-invalid") == "false"
    assert lab.said == []


def test_moves_leave_the_page_as_large_as_before(open_cells):
    """A hundred moves over every slider leave no element behind."""
    lab = open_cells(NETWORK)
    chance = random.Random(1)
    options = ("learning_rate", "seed", "steps", "weight_scale")

    def elements_after(moves: int) -> int:
        for _ in range(moves):
            lab.slider(chance.choice(options)).press(chance.choice(["ArrowLeft", "ArrowRight"]))
        lab.panel.get_by_role("button", name="Start again").click()
        lab.settle()
        return lab.page.evaluate("() => document.querySelector('.explorer').querySelectorAll('*').length")

    assert elements_after(20) == elements_after(100)


def test_a_cell_runs_while_the_explorer_trains(open_cells):
    """A slow training in the background does not hold up a cell."""
    lab = open_cells(NETWORK)
    lab.choose(hidden_units=1000, batch_size=256)
    lab.field("steps").fill("2000")
    lab.field("steps").press("Enter")
    lab.page.locator(".jp-Notebook-footer").click()
    lab.page.locator(".jp-CodeCell .cm-content").last.click()
    lab.page.keyboard.insert_text("print('ran', 6 * 7)")
    lab.page.keyboard.press("Control+Enter")
    expect(lab.page.locator(".jp-OutputArea-output", has_text="ran 42")).to_be_visible()


def test_a_saved_copy_opens_with_the_picture(open_cells):
    """A learner's own notebook, saved and opened again, shows the picture; until then the panel lives on."""
    lab = open_cells(NETWORK)
    lab.page.keyboard.press("ControlOrMeta+S")
    expect(lab.page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)
    lab.choose(steps=5)
    assert lab.status.startswith("After 5 steps")
    lab.page.reload()
    expect(lab.page.locator(".jp-OutputArea-output img")).to_have_count(1)
    assert "Error displaying widget" not in lab.page.locator(".jp-Notebook").inner_text()


def test_a_finger_drags_a_slider_and_presses_a_button(open_cells):
    """By touch alone: the network is trained anew while the finger drags, and each control is large enough for it."""
    lab = open_cells(*ALL)
    touch = lab.page.context.new_cdp_session(lab.page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def finger(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    lab.slider("learning_rate").scroll_into_view_if_needed()
    box = lab.slider("learning_rate").bounding_box()
    across, height = (lambda share: box["x"] + share * box["width"]), box["y"] + box["height"] / 2
    calls = []
    finger("touchStart", (across(0.5), height))
    for share in (0.55, 0.6, 0.7):
        finger("touchMove", (across(share), height))
        lab.settle()
        calls.append(lab.call)
    finger("touchEnd")
    assert len(set(calls)) == 3
    button = lab.panel.get_by_role("button", name="Start again").bounding_box()
    middle = (button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    finger("touchStart", middle)
    finger("touchEnd")
    expect(lab.panel.locator(".explorer-call")).to_have_text("explore()")
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    for control in lab.panel.locator("button, input, select").all():
        size = control.bounding_box()
        assert min(size["width"], size["height"]) >= 24, control.evaluate("element => element.outerHTML")
    assert lab.said == []


@pytest.mark.parametrize("theme", first(1, ["JupyterLab Light", "JupyterLab Dark"]))
def test_axe_finds_nothing_serious(open_cells, theme):
    """axe-core finds no serious or critical fault in any explorer, runs kept and sweep open, on both themes."""
    lab = open_cells(*ALL)
    lab.theme(theme)
    lab.panel.get_by_role("button", name="Keep this run").click()
    lab.panel.get_by_role("button", name="explodes").click()
    lab.panel.get_by_role("button", name="All learning rates").click()
    expect(lab.panel.get_by_text(re.compile("Of 32 rates"))).to_be_visible()
    lab.choose(steps="-1")
    for place in range(lab.page.locator(".explorer").count()):
        lab.page.locator(".explorer").nth(place).scroll_into_view_if_needed()
        lab.page.evaluate(f"() => {{ document.querySelectorAll('.explorer')[{place}].id = 'looked-at-{place}'; }}")
        found = Axe().run(lab.page, context=f"#looked-at-{place}").response["violations"]
        grave = [
            (fault["id"], fault["impact"], fault["nodes"][0]["html"])
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]
        assert grave == []
    lab.theme("JupyterLab Light")


def test_the_tape_is_walked_by_arrow_keys(open_cells):
    """Each press walks one node: it lights in the graph, and what it hands back is told."""
    lab = open_cells(*ALL)
    lab.work_on(TAPE)
    lab.slider("walked").focus()
    for count, name in enumerate(("sum", "pow", "sub"), start=1):
        lab.page.keyboard.press("ArrowRight")
        lab.settle()
        assert lab.status.startswith(f"Step {6 - count}, {name},")
        assert lab.panel.locator(".explorer-node-lit").count() == 1
    assert lab.panel.locator("tr", has_text="y_pred").locator("td").all_inner_texts() == ["6", "4"]


def test_a_digit_is_drawn_by_keyboard_mouse_and_finger(open_cells):
    """The answer follows each stroke: with arrow keys and Space, with Shift, with the mouse, with a finger."""
    lab = open_cells(*ALL)
    lab.work_on(DIGITS)
    drawing = lab.panel.locator(".explorer-inks")
    drawn = lambda: lab.panel.locator('.explorer-inks [aria-label$="ink 16"]').count()  # noqa: E731
    lab.panel.get_by_role("button", name="Clear").click()
    lab.settle()
    assert "The grid is empty" in lab.status
    assert drawn() == 0
    drawing.locator('[tabindex="0"]').focus()
    for key in ("ArrowRight", "ArrowDown", "Space"):
        lab.page.keyboard.press(key)
    lab.settle()
    assert "cells differ from digit 0" in lab.status
    assert drawn() == 1
    for _ in range(5):
        lab.page.keyboard.press("Shift+ArrowDown")
    lab.settle()
    assert drawn() == 6
    one = lab.status
    box = drawing.bounding_box()
    at = lambda row, column: (box["x"] + 28 * column + 14, box["y"] + 28 * row + 14)  # noqa: E731
    lab.page.mouse.move(*at(1, 4))
    lab.page.mouse.down()
    for row in range(2, 7):
        lab.page.mouse.move(*at(row, 4))
    lab.page.mouse.up()
    lab.settle()
    assert drawn() == 12
    assert lab.status != one
    touch = lab.page.context.new_cdp_session(lab.page)
    for kind, place in (("touchStart", (1, 6)), ("touchMove", (2, 6)), ("touchMove", (3, 6)), ("touchEnd", None)):
        points = [dict(zip("xy", at(*place)))] if place else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    lab.settle()
    assert drawn() == 15
    lab.slider("digit").press("ArrowRight")
    lab.settle()
    assert "It was written as" in lab.status
    assert lab.said == []


def test_a_cell_of_the_product_is_picked_with_the_mouse_and_by_slider(open_cells):
    """A click on a cell of the product lights its row and column and tells its sum; so does the slider."""
    lab = open_cells(*ALL)
    lab.work_on(1)
    lab.panel.get_by_role("button", name=re.compile("^row 1, column 1:")).click()
    lab.settle()
    assert lab.status.startswith("Row 1 of x times column 1 of w")
    lab.slider("row").press("ArrowRight")
    lab.settle()
    assert lab.status.startswith("Row 2 of x times column 1 of w")
    assert lab.panel.locator("td.explorer-lit").count() == 4 + 4 + 1 + 4 + 4


@pytest.fixture(scope=through_all_runs)
def as_built():
    """A notebook of all explorers as the build stores it."""
    notebook = new_notebook(cells=list(map(new_code_cell, ALL)))
    NotebookClient(notebook, timeout=60, store_widget_state=False).execute()
    tidy(notebook)
    return notebook


def test_a_stored_lesson_shows_a_picture_without_a_kernel(as_built, page, lab_address, lab_folder):
    """In a notebook as the build stores it, never run here and untrusted, a picture with alt text stands, no error."""
    nbformat.write(as_built, lab_folder / "stored.ipynb")
    page.goto(f"{lab_address}/lab/tree/stored.ipynb?reset")
    pictures = page.locator(".jp-OutputArea-output img")
    expect(pictures).to_have_count(6)
    for place in range(6):
        assert len(pictures.nth(place).get_attribute("alt").split()) > 12
    assert "Error displaying widget" not in page.locator(".jp-Notebook").inner_text()
    assert page.locator(".explorer").count() == 0
