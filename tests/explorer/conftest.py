"""One JupyterLab and one Chromium for the explorers' browser tests."""

import pytest

from tests.browser.conftest import chromium as chromium
from tests.explorer.live import ExplorerPage, running_browser, running_lab


@pytest.fixture(scope="module")
def lab_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("explorer_lab")


@pytest.fixture(scope="module")
def lab_address(lab_folder):
    with running_lab(lab_folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(chromium, tmp_path_factory):
    with running_browser(chromium, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def open_cells(page, lab_address, lab_folder, request):
    """A function that opens a notebook of the given cells and runs them all."""
    return lambda *cells: ExplorerPage(page, lab_address, lab_folder, request.node.originalname, list(cells))
