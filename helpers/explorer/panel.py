"""The live panel: an anywidget that draws SVG, fed by one background thread.

Why this drawing path: from key press to changed picture a redrawn matplotlib figure took 87 ms (one reused Agg canvas)
to 172 ms (inline), Plotly 89, bqplot 59, an SVG in `widgets.HTML` 50, an SVG drawn in place by anywidget 35, without
training. With 500 steps trained in between, in float64 on two quiet cores: 44 to 47 ms in JupyterLab as `make lab`
starts it, 61 in one whose TCP holds small messages back (`helpers/lab/prompt_connection.py`), and 780 to 970 the plain
way in the same runs (`python -m tests.bench.explorer`). Of the 47 ms the training takes about 27, the way to the
kernel 3, the way back and the drawing 8, the painting 8. The front end receives numbers and draws them; the kernel
trains and never waits.

Messages from the panel: `hello`, `set` (changes by name), `preset` (its key), `reset`, `keep`, `drop`,
`sweep` (open or not).
Messages to it: `content` and `sweep`, each with the number of the request that it answers.
"""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import anywidget
import traitlets

from helpers.words.language import say, translated

from .content import wire
from .labels import panel_labels
from .newest import NewestWins
from .options import written
from .state import as_call, read
from .still import still

__all__ = ["WORKER", "Panel"]

_FRONT = Path(__file__).parent / "front"
_LETTERS = "ABCD"
WORKER = NewestWins()


def _front(pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(_FRONT.glob(pattern)))


class Panel(anywidget.AnyWidget):
    """An explorer in a lesson: `.state` is what is chosen, `.call` the Python that opens it again.

    Args:
        explorer: what to show, such as a `NetworkExplorer`.
        given: values by name from the call; a bad one is refused in a sentence on the panel.
        remarks: sentences to show beside these.
    """

    _esm = _front("*.js")
    _css = _front("*.css")
    opening = traitlets.Dict().tag(sync=True)

    def __init__(self, explorer, given: Mapping[str, object], remarks: Sequence[str] = ()):
        self._explorer = explorer
        self._lock = threading.Lock()
        start = {option.name: option.default for option in explorer.options}
        self._start, refused = read(explorer.options, given, start, explorer.elsewhere)
        self._start, mended = explorer.amend(self._start)
        self._state, self._remarks, self._refused = dict(self._start), [*remarks, *refused, *mended], []
        self._result = explorer.work(self._state)
        self._shown = self._state
        self._kept: list[tuple] = []
        self._sweep_open, self._sweep = False, None
        self._number = 0
        self._first = explorer.content(self._state, self._result)
        super().__init__(opening=_opening(explorer))
        self.on_msg(self._receive)

    @property
    def state(self) -> dict:
        """What is chosen now, by option."""
        return dict(self._state)

    @property
    def call(self) -> str:
        """The Python call that opens this state in any lesson."""
        return self._call(self._state)

    def _call(self, state: Mapping[str, object]) -> str:
        fixed = ("gradient=True",) if getattr(self._explorer, "gradient", False) else ()
        return as_call(self._explorer.function, self._explorer.options, state, fixed)

    def __repr__(self) -> str:
        opens = say("{title}. {sentence}", title=translated(self._explorer.title), sentence=self._first.sentence)
        return " ".join([opens, *self._remarks])

    def _repr_mimebundle_(self, **kwargs):
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if isinstance(live, tuple) else (live, {})
        picture = still(self._explorer.title, self._first)._repr_html_()
        return {**data, "text/plain": repr(self), "text/html": picture}, metadata

    def _receive(self, _, message: dict, buffers) -> None:
        with self._lock:
            self._number = message.get("number", self._number)
            react = getattr(self, f"_on_{message.get('kind')}", None)
            if react:
                react(message)

    def _on_hello(self, message: dict) -> None:
        self._answer()

    def _on_set(self, message: dict) -> None:
        before = self._state
        state, self._remarks = read(self._explorer.options, message["changes"], before, self._explorer.elsewhere)
        self._refused = [name for name in message["changes"] if self._remarks]
        self._state, more = self._explorer.amend(state)
        self._remarks = self._remarks + more
        self._run()

    def _on_preset(self, message: dict) -> None:
        (reason,) = (preset.reason for preset in self._explorer.presets if preset.key == message["key"])
        self._state = {**self._state, **self._explorer.preset(message["key"])}
        self._remarks, self._refused = [translated(reason)], []
        self._run()

    def _on_reset(self, message: dict) -> None:
        self._state, self._remarks, self._refused, self._kept = dict(self._start), [], [], []
        self._run()

    def _on_keep(self, message: dict) -> None:
        taken = {letter for letter, _, _ in self._kept}
        free = [letter for letter in _LETTERS if letter not in taken]
        if free and self._result is not None:
            self._kept = sorted([*self._kept, (free[0], self._shown, self._result)], key=lambda kept: kept[0])
            self._remarks = [say("Kept as run {letter}.", letter=free[0])]
        else:
            self._remarks = [say("Four runs are kept already; drop one first.")]
        self._answer()

    def _on_drop(self, message: dict) -> None:
        self._kept = [kept for kept in self._kept if kept[0] != message["letter"]]
        self._remarks = [say("Dropped run {letter}.", letter=message["letter"])]
        self._answer()

    def _on_sweep(self, message: dict) -> None:
        self._sweep_open = bool(message["open"])
        self._run()

    def _run(self) -> None:
        """Have the newest state worked on in the background; its picture follows when it is there."""
        state, number = self._state, self._number
        WORKER.submit(self, lambda wanted: self._work(state, number, wanted))

    def _work(self, state: dict, number: int, wanted) -> None:
        try:
            result = self._explorer.work(state, wanted)
            if result is None:
                return
            with self._lock:
                self._result, self._shown = result, state
                self._answer(number)
            if self._sweep_open:
                self._work_on_sweep(state, number, wanted)
        except Exception as error:
            text = say("The explorer itself failed: {type}: {error}", type=type(error).__name__, error=error)
            self.send({"kind": "failed", "number": number, "sentence": text})

    def _work_on_sweep(self, state: dict, number: int, wanted) -> None:
        reason = self._explorer.no_sweep(state)
        if reason:
            self.send({"kind": "sweep", "number": number, "sentence": reason, "charts": []})
            return
        others = {name: value for name, value in state.items() if name != "learning_rate"}
        if self._sweep is None or self._sweep[0] != others:
            finals = self._explorer.sweep(state, wanted)
            if finals is None:
                return
            self._sweep = (others, finals)
        message, buffers = wire(self._explorer.sweep_chart(state, self._sweep[1]))
        self.send({"kind": "sweep", "number": number, **message}, buffers)

    def _answer(self, number: int | None = None) -> None:
        """Send the panel what is shown now."""
        explorer, state = self._explorer, self._shown
        message, buffers = wire(explorer.content(state, self._result, self._kept))
        values = {name: [value, written(value)] for name, value in self._state.items()}
        about = {
            "kind": "content",
            "number": self._number if number is None else number,
            "state": values,
            "call": self._call(state),
            "remarks": self._remarks,
            "refused": self._refused,
            "kept": [letter for letter, _, _ in self._kept],
        }
        self.send({**about, **message}, buffers)


def _opening(explorer) -> dict:
    presets = [
        {"key": preset.key, "name": translated(preset.name), "reason": translated(preset.reason)}
        for preset in explorer.presets
    ]
    return {
        "title": translated(explorer.title),
        "small": explorer.small,
        "controls": [option.control() for option in explorer.options],
        "presets": presets,
        "sweeps": explorer.sweeps,
        "labels": panel_labels(translated(explorer.title), _LETTERS),
    }
