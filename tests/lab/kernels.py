"""Run cells in a kernel that a Jupyter server starts, as a page in a browser does."""

import json
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from jupyter_client import BlockingKernelClient

__all__ = ["run_in_new_kernel"]

_SECONDS = 120  # for one cell, on a busy machine


def run_in_new_kernel(base: str, token: str, runtime: Path, lesson: str, cells: Iterable[str]) -> list[str]:
    """Return what each cell prints, shows as text, or raises.

    Args:
        base: the server's address, with a slash at its end.
        token: the server's token.
        runtime: the server's JUPYTER_RUNTIME_DIR, where it writes how to reach its kernels.
        lesson: the notebook's path as the server sees it; the kernel works in its folder.
        cells: the code of each cell.
    """
    kernel = {"name": "python3"}
    session = {"path": lesson, "name": "", "type": "notebook", "kernel": kernel}
    request = urllib.request.Request(
        f"{base}api/sessions?token={token}",
        json.dumps(session).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        number = json.load(answer)["kernel"]["id"]
    client = BlockingKernelClient(connection_file=str(runtime / f"kernel-{number}.json"))
    client.load_connection_file()
    client.start_channels(hb=False)  # on a busy machine a heart that is slow would count as dead
    try:
        client.wait_for_ready(timeout=_SECONDS)
        return [_said(client, cell) for cell in cells]
    finally:
        client.stop_channels()


def _said(client: BlockingKernelClient, cell: str) -> str:
    parts = []

    def listen(message):
        content = message["content"]
        if message["msg_type"] == "error":
            parts.append(f"{content['ename']}: {content['evalue']}")
        elif message["msg_type"] == "stream":
            parts.append(content["text"])
        else:
            parts.append(content.get("data", {}).get("text/plain", ""))

    client.execute_interactive(cell, output_hook=listen, timeout=_SECONDS)
    return "\n".join(filter(None, parts)).strip()
