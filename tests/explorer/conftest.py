"""One JupyterLab and one Chromium for the explorers' browser tests, through all runs where they are repeated."""

import pytest

from tests.browser.conftest import chromium as chromium
from tests.conftest import through_all_runs
from tests.explorer.live import ExplorerPage, running_browser, running_lab


@pytest.fixture(scope=through_all_runs)
def lab_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("explorer_lab")


@pytest.fixture(scope=through_all_runs)
def lab_address(lab_folder):
    with running_lab(lab_folder) as address:
        yield address


@pytest.fixture(scope=through_all_runs)
def page(driver, chromium, tmp_path_factory):
    with running_browser(driver, chromium, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture(scope=through_all_runs)
def opened() -> list[ExplorerPage]:
    """The notebook that is open on the page, if one is."""
    return []


@pytest.fixture
def open_cells(page, lab_address, lab_folder, opened, request):
    """A function that gives a notebook of the given cells, just run: the open one, where it still has these cells."""

    def give(*cells: str) -> ExplorerPage:
        if opened and opened[0].holds(cells):
            opened[0].run_all()
        else:
            opened[:] = [ExplorerPage(page, lab_address, lab_folder, request.node.originalname, list(cells))]
        opened[0].said.clear()
        return opened[0]

    return give
