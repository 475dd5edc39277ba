"""How fast the explorer is, as ratios against the plain way in the same run: `python -m tests.bench.explorer`.

In a real headless Chromium: from key press to changed picture with 500 steps trained in between, a burst of keys, and
memory over a thousand moves; a digit drawn by keyboard. Without one: the trainer and the sweep, and how they grow.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import sync_playwright

from helpers.explorer.shortcut import prepare, train_shortcut
from helpers.explorer.sweep import RATES, sweep
from helpers.networks.three_ways import initial_arrays, train_numpy
from tests.explorer.live import ExplorerPage, running_browser, running_lab

__all__ = ["main"]

WARM_UP, MOVES = 10, 40
START = {"hidden_units": 100, "batch_size": 64, "steps": 500, "weight_scale": 1.0, "seed": 0, "dtype": "float32"}

OURS = "from helpers.explorer import explore\nexplore('numpy')"
PLAIN = """\
import ipywidgets as widgets
import matplotlib.pyplot as plt
import torch
from helpers.networks import initial_arrays, train_tensor
arrays = [torch.from_numpy(array) for array in initial_arrays(0)]
def draw(rate):
    losses, _, _ = train_tensor(*arrays, learning_rate=rate)
    plt.figure(figsize=(7, 3))
    plt.semilogy(losses)
    plt.axhline(arrays[1].pow(2).sum())
    plt.show()
slider = widgets.FloatLogSlider(value=1e-6, min=-8, max=-4, step=0.05, description="rate")
widgets.VBox([slider, widgets.interactive_output(draw, {"rate": slider})])"""

# Each waits for one change of the picture and gives the ms from the key press until the new one is painted.
WATCH = {
    "ours": """() => { const picture = document.querySelector('.explorer-line-0'); window.moved = new Promise(done => {
        window.noteKey();
        new MutationObserver((_, observer) => { observer.disconnect(); window.painted(done); })
            .observe(picture, {attributes: true, attributeFilter: ['d']}); }); }""",
    "digits": """() => { const picture = document.querySelector('.explorer-bars'); window.moved = new Promise(done => {
        window.noteKey();
        new MutationObserver((_, observer) => { observer.disconnect(); window.painted(done); })
            .observe(picture, {attributes: true, attributeFilter: ['d']}); }); }""",
    "plain": """() => { const area = document.querySelector('.jp-OutputArea'); window.moved = new Promise(done => {
        const before = area.querySelector('img')?.src;
        window.noteKey();
        new MutationObserver((_, observer) => { const now = area.querySelector('img');
            if (now && now.src !== before) { observer.disconnect(); now.decode().then(() => window.painted(done)); }})
            .observe(area, {childList: true, subtree: true, attributes: true}); }); }""",
}
PREPARE = """() => {
    window.painted = done => requestAnimationFrame(() => setTimeout(() => done(performance.now() - window.pressed)));
    window.noteKey = () => document.addEventListener(
        'keydown', event => { window.pressed = event.timeStamp; }, {once: true, capture: true});
}"""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print one line for each, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.explorer", description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--moves", type=int, default=1000, help="moves of the memory measurement")
    parser.add_argument("--no-browser", action="store_true", help="only the trainer")
    options = parser.parse_args(arguments)
    trainer()
    growth()
    if options.no_browser or not options.chromium:
        print("explorer in the browser: not measured, no Chromium" if not options.chromium else "")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder, profile = Path(scratch) / "lab", Path(scratch) / "profile"
        folder.mkdir()
        with (
            sync_playwright() as driver,
            running_lab(folder) as address,
            running_browser(driver, options.chromium, profile) as page,
        ):
            latency(page, address, folder)
            drawing(page, address, folder)
            memory(page, address, folder, options.moves)
    return 0


def median_ms(work: Callable[[], object], times: int) -> float:
    """Return the median time of `work` in ms, after one call that does not count."""
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        work()
        taken.append(1e3 * (time.perf_counter() - start))
    return statistics.median(taken[1:])


def trainer() -> None:
    """Compare 500 steps by the shortcut with the plain loop, and a sweep with single runs, by turns in one run."""
    for dtype in ("float32", "float64"):
        arrays = [array.astype(dtype) for array in initial_arrays(0)]
        with np.errstate(all="ignore"):
            single = median_ms(lambda arrays=arrays: train_shortcut(prepare(*arrays), 1e-6, 500), 15)
            plain = median_ms(lambda arrays=arrays: train_numpy(*arrays), 3)
            swept = median_ms(lambda dtype=dtype: sweep(START | {"dtype": dtype}), 5)
            again = median_ms(lambda arrays=arrays: train_shortcut(prepare(*arrays), 1e-6, 500), 15)
        single = statistics.mean((single, again))
        took = f"500 steps {single:.1f} ms; plain loop {plain:.0f} ms"
        print(f"explorer, {dtype}: {took}; {plain / single:.1f} times faster")
        print(f"explorer, {dtype}: sweep of {len(RATES)} rates {swept:.0f} ms, {swept / single:.1f} single runs")


def growth() -> None:
    """Print how 500 float32 steps and the sweep grow with H and N, beside this machine's sgemm on those shapes.

    The single run's rate is so small that no size reaches nan, which would end it early.
    """
    print("explorer, float32      H    N   500 steps ms   sweep ms   GFLOP/s of the run   of (N,N)@(N,H) alone")
    for H, N in ((10, 64), (100, 16), (100, 64), (100, 256), (300, 64), (1000, 64)):
        arrays = [array.astype(np.float32) for array in initial_arrays(0, (N, 1000, H, 10))]
        single = median_ms(lambda arrays=arrays: train_shortcut(prepare(*arrays), 1e-9, 500), 3)
        start = time.perf_counter()
        sweep(START | {"hidden_units": H, "batch_size": N})
        swept = 1e3 * (time.perf_counter() - start)
        square, h, out = np.ones((N, N), np.float32), np.ones((N, H), np.float32), np.empty((N, H), np.float32)
        product = median_ms(lambda s=square, h=h, out=out: [np.matmul(s, h, out=out) for _ in range(100)], 5) / 100
        work = 500 * (2 * N * N * H + 3 * 2 * N * H * 10)
        alone = 2 * N * N * H / product / 1e6
        print(f"{H:23}{N:5}{single:15.1f}{swept:11.0f}{work / single / 1e6:21.1f}{alone:23.1f}", flush=True)


def latency(page, address: str, folder: Path) -> None:
    """Print the time from key press to changed picture for both ways, and how long a burst takes to settle."""
    medians = {}
    for way, cell, handle in (("ours", OURS, '[data-option="learning_rate"] input'), ("plain", PLAIN, ".noUi-handle")):
        lab = ExplorerPage(page, address, folder, f"latency_{way}", [cell])
        page.locator(handle).first.focus()
        page.evaluate(PREPARE)
        taken = []
        for move in range(WARM_UP + MOVES):
            page.evaluate(WATCH[way])
            page.keyboard.press("ArrowRight" if move % 24 < 12 else "ArrowLeft")
            taken.append(page.evaluate("() => window.moved"))
        taken = sorted(taken[WARM_UP:])
        medians[way] = statistics.median(taken)
        p95 = taken[round(0.95 * (MOVES - 1))]
        print(f"explorer, key press to picture, {way}: median {medians[way]:.0f} ms, p95 {p95:.0f} ms", flush=True)
        if way == "ours":
            burst(lab)
    print(f"explorer: {medians['plain'] / medians['ours']:.1f} times faster than the plain way")


def drawing(page, address: str, folder: Path) -> None:
    """Print the time from a key press on the grid of the digit explorer to the changed scores."""
    cell = "from helpers.explorer.digits import explore_digits\nexplore_digits()"
    ExplorerPage(page, address, folder, "drawing", [cell])
    page.locator('.explorer-inks [tabindex="0"]').focus()
    page.evaluate(PREPARE)
    taken = []
    for move in range(WARM_UP + MOVES):
        if move % 2 == 0:
            page.keyboard.press("ArrowRight" if move % 16 < 14 else "ArrowDown")
        page.evaluate(WATCH["digits"])
        page.keyboard.press("Space")  # inks the cell, and the next time clears it
        taken.append(page.evaluate("() => window.moved"))
    taken = sorted(taken[WARM_UP:])
    p95 = taken[round(0.95 * (MOVES - 1))]
    print(
        f"digit explorer, key press to scores: median {statistics.median(taken):.0f} ms, p95 {p95:.0f} ms", flush=True
    )


def burst(lab: ExplorerPage) -> None:
    """Print how long after the last of 20 quick key presses the panel shows the last value."""
    taken = []
    for key in ("ArrowRight", "ArrowLeft") * 3:
        lab.page.evaluate(
            """() => { document.addEventListener('keydown', event => { window.pressed = event.timeStamp; }, true);
            const panel = document.querySelector('.explorer');
            new MutationObserver(() => { window.shownAt = performance.now(); }).observe(panel, {attributes: true}); }"""
        )
        for _ in range(20):
            lab.page.keyboard.press(key)
        lab.settle()
        taken.append(lab.page.evaluate("() => window.shownAt - window.pressed"))
    print(
        f"explorer, burst of 20 keys: settled {max(taken):.0f} ms after the last one, at most, of {len(taken)}",
        flush=True,
    )


def memory(page, address: str, folder: Path, moves: int) -> None:
    """Print the memory of kernel and page after 50 random moves and after many."""
    import random

    import psutil

    cell = "import gc, os\nprint('kernel', os.getpid())\n" + OURS
    lab = ExplorerPage(page, address, folder, "memory", [cell])
    kernel = psutil.Process(int(page.locator(".jp-OutputArea-output", has_text="kernel").first.inner_text().split()[1]))
    session = page.context.new_cdp_session(page)
    chance, seen = random.Random(0), []
    options = ("learning_rate", "hidden_units", "batch_size", "steps", "weight_scale", "seed")
    for move in range(moves + 1):
        if move in (50, moves):
            lab.panel.get_by_role("button", name="Start again").click()
            lab.settle()
            session.send("HeapProfiler.collectGarbage")
            heap = session.send("Runtime.getHeapUsage")["usedSize"]
            nodes = page.evaluate("() => document.querySelectorAll('*').length")
            seen.append((kernel.memory_info().rss / 1e6, heap / 1e6, nodes))
        lab.slider(chance.choice(options)).press(chance.choice(["ArrowLeft", "ArrowRight"]))
        lab.settle()
    print("explorer, memory        kernel MB   page heap MB   elements")
    for name, values in zip(("after 50 moves", f"after {moves} moves"), seen, strict=True):
        print(f"{name:24}{values[0]:9.1f}{values[1]:15.1f}{values[2]:11}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
