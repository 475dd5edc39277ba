"""The panel without a browser: what it answers to each message, and what stands where no kernel runs."""

import base64
import re
import struct

import numpy as np
import pytest

from helpers import explorer
from helpers.explorer import explore, explore_clamp, explore_maximum, explore_product, explore_randn
from helpers.explorer.network_explorer import NetworkExplorer
from helpers.explorer.panel import WORKER, Panel
from helpers.explorer.trainer import train
from tests.explorer.oracle import START

EVERY = (explore, explore_randn, explore_product, explore_maximum, explore_clamp)


class Talk:
    """A panel and what it sent, as the front end would see it."""

    def __init__(self, panel: Panel):
        self.panel, self.sent, self.number = panel, [], 0
        panel.send = lambda content, buffers=None: self.sent.append((content, buffers))

    def say(self, kind: str, **rest) -> dict:
        """Send a message, wait for the work to end, and return the last content."""
        self.number += 1
        self.panel._receive(self.panel, {"kind": kind, "number": self.number, **rest}, [])
        assert WORKER.settle(60)
        return [content for content, _ in self.sent if content["kind"] == "content"][-1]

    def losses(self) -> np.ndarray:
        """Return the first curve that was sent last."""
        content, (buffer,) = [sent for sent in self.sent if sent[0]["kind"] == "content"][-1]
        first, end = content["charts"][0]["lines"][0]["y"]
        return np.array(struct.unpack(f"<{len(buffer) // 8}d", buffer))[first:end]


def test_a_move_trains_anew_and_sends_every_step():
    """A new learning rate gives the curve of that rate, all 500 steps of it."""
    talk = Talk(explore("numpy"))
    content = talk.say("set", changes={"learning_rate": 2e-6})
    np.testing.assert_array_equal(talk.losses(), train(START | {"learning_rate": 2e-6}).losses)
    assert content["call"] == "explore(learning_rate=2e-6)"
    assert content["state"]["learning_rate"] == [2e-6, "2e-6"]


def test_a_refused_value_leaves_the_state_and_says_so():
    """`-1` steps is refused in the answer's remarks, and the picture is that of the old state."""
    talk = Talk(explore("numpy"))
    content = talk.say("set", changes={"steps": "-1"})
    assert content["refused"] == ["steps"]
    assert content["remarks"][0].startswith("steps=-1 is refused")
    assert content["state"]["steps"] == [500, "500"]


def test_a_preset_gives_its_reason_and_keeps_the_seed():
    """A preset sets its rate, all else as at the start but the seed, and its reason is told."""
    talk = Talk(explore("numpy", seed=7, hidden_units=20))
    content = talk.say("preset", key="dying")
    assert content["call"] == "explore(learning_rate=2e-6, seed=7)"
    assert "never return" in content["remarks"][0]


def test_four_runs_can_be_kept_and_dropped():
    """Kept runs stay in chart and table beside the newest; a fifth is refused; a dropped letter is free again."""
    talk = Talk(explore("numpy", steps=3))
    for letter in "ABCD":
        assert talk.say("keep")["kept"][-1] == letter
    assert "drop one first" in talk.say("keep")["remarks"][0]
    content = talk.say("set", changes={"seed": 1})
    assert [row[0] for row in content["tables"][0]["rows"]] == ["this run", "run A", "run B", "run C", "run D"]
    assert [line["letter"] for line in content["charts"][0]["lines"]] == ["", "A", "B", "C", "D"]
    assert talk.say("drop", letter="B")["kept"] == ["A", "C", "D"]
    assert talk.say("keep")["kept"] == ["A", "B", "C", "D"]


def test_one_control_resets():
    """Start again brings back what the cell asked for and forgets kept runs and remarks."""
    talk = Talk(explore("numpy", steps=5))
    talk.say("set", changes={"steps": 7, "seed": 3})
    talk.say("keep")
    content = talk.say("reset")
    assert (content["call"], content["kept"], content["remarks"]) == ("explore(steps=5)", [], [])


def test_the_sweep_comes_when_it_is_open():
    """Opened, it sends its chart; a move of the rate alone sends the same finals with the mark moved."""
    talk = Talk(explore("numpy", steps=4))
    talk.say("sweep", open=True)
    talk.say("set", changes={"learning_rate": 2e-6})
    sweeps = [(content, buffers) for content, buffers in talk.sent if content["kind"] == "sweep"]
    assert [content["charts"][0]["uprights"][0][0] for content, _ in sweeps] == [1e-6, 2e-6]
    assert sweeps[0][1] == sweeps[1][1]
    talk.say("set", changes={"seed": 1})
    assert [content for content, _ in talk.sent if content["kind"] == "sweep"][-1] != sweeps[0][0]


def test_a_fault_in_the_background_is_told_on_the_panel(monkeypatch):
    """An exception while training becomes a sentence, and the panel goes on with the next move."""
    talk = Talk(explore("numpy", steps=2))
    with monkeypatch.context() as planted:
        planted.setattr(NetworkExplorer, "work", lambda *_: 1 / 0)
        talk.say("hello")
        talk.say("set", changes={"seed": 1})
    assert "ZeroDivisionError" in talk.sent[-1][0]["sentence"]
    assert talk.say("set", changes={"seed": 2})["call"] == "explore(steps=2, seed=2)"


def test_a_fault_planted_in_a_callback_fails_the_cell(monkeypatch):
    """The cell's own output is made by the function that answers a move: planted wrong there, the cell raises."""
    monkeypatch.setattr(NetworkExplorer, "content", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        explore("numpy")


@pytest.mark.parametrize("opener", EVERY, ids=lambda opener: opener.__name__)
def test_a_still_picture_stands_where_no_kernel_runs(opener):
    """The output has plain text and an image with alt text beside the live view."""
    panel = opener()
    data, _ = panel._repr_mimebundle_()
    assert set(data) == {"text/plain", "text/html", "application/vnd.jupyter.widget-view+json"}
    alt, picture = re.search(r'<img [^>]*alt="([^"]+)".*base64,([^"]+)">$', data["text/html"]).groups()
    assert len(alt.split()) > 12
    assert base64.b64decode(picture).startswith(b"\x89PNG")
    assert len(picture) < 60_000
    assert data["text/plain"].startswith(f"{panel._explorer.title}. ")


@pytest.mark.parametrize("opener", EVERY, ids=lambda opener: opener.__name__)
def test_every_control_has_a_name_and_every_answer_a_sentence(opener):
    """Each control is labelled; the answer has a sentence and a table, whatever the explorer."""
    panel = opener()
    assert all(control["label"] for control in panel.opening["controls"])
    content = Talk(panel).say("hello")
    assert content["sentence"].endswith(".")
    assert content["tables"][0]["rows"]


@pytest.mark.parametrize("opener", EVERY, ids=lambda opener: opener.__name__)
def test_what_a_call_refuses_is_named_and_nothing_raises(opener):
    """An unknown option and a bad value are named in the output's text."""
    text = repr(opener(seed=-1, nonsense=3))
    assert "seed=-1 is refused" in text
    assert "nonsense is left out" in text


def test_the_lesson_decides_the_controls(monkeypatch):
    """Lesson 2 adds dtype and device, lesson 3 momentum and forgetting to zero; a notebook's name tells the lesson."""
    names = {
        lesson: {control["name"] for control in explore(lesson, steps=1).opening["controls"]}
        for lesson in ("numpy", "tensor", "autograd")
    }
    assert names["tensor"] - names["numpy"] == {"dtype", "device"}
    assert names["autograd"] - names["numpy"] == {"momentum", "forget_to_zero"}
    monkeypatch.setenv("JPY_SESSION_NAME", "/home/ann/my_lessons/03_autograd.ipynb")
    assert "momentum" in explore(steps=1, momentum=0.5).call
    assert "lesson='art' is refused" in repr(explore("art", steps=1))


def test_each_label_of_the_front_end_is_handed_to_it():
    """The panel's code asks for the labels that its opening holds, and for no other."""
    assert set(re.findall(r"\blabels\.(\w+)", Panel._esm)) == set(explore_clamp().opening["labels"])


def test_the_front_end_travels_with_the_package():
    """The panel's code is local: it names no address to load from."""
    assert "export default" in Panel._esm
    assert not re.search(r"https?://(?!www\.w3\.org)", Panel._esm + Panel._css)
    assert not re.search(r"^\s*import\b", Panel._esm, re.MULTILINE)
    assert sorted(explorer.__all__) == explorer.__all__
