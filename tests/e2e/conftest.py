"""A real browser at a real server: every request, page error and picture of it is watched."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.admin_house import House, a_house
from tests.e2e.visitor import Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The system's own Chromium; without it a developer's run skips, a CI run fails."""
    named = os.environ.get("CHROMIUM_PATH")
    found = named or next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        reason = "no Chromium here: install it, or name it in CHROMIUM_PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": found, "args": list(CALM)}


@dataclass(frozen=True)
class Site:
    """The admin served on this machine, and browsers to visit it."""

    house: House
    url: str
    browser: Browser
    visitors: list[Visitor]

    def visitor(self, **screen: object) -> Visitor:
        """Somebody with a browser of their own; `screen` as Playwright names it."""
        context = self.browser.new_context(
            base_url=self.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
            **screen,  # type: ignore[arg-type]
        )
        made = Visitor(context.new_page(), self.url)
        self.visitors.append(made)
        return made


@pytest.fixture
def site(tmp_path: Path, browser: Browser) -> Iterator[Site]:
    """An installation that works and serves until the test ends; then nothing odd was seen."""
    with a_house(tmp_path / "workspace") as house:
        house.app.config["WTF_CSRF_ENABLED"] = True
        server = make_server("127.0.0.1", 0, house.app, threaded=True)
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        house.radio.work.start()
        made = Site(house, f"http://127.0.0.1:{server.server_port}", browser, [])
        try:
            yield made
            for visitor in made.visitors:
                visitor.assert_nothing_odd()
        finally:
            for visitor in made.visitors:
                visitor.page.context.close()
            server.shutdown()
            serving.join()
            server.server_close()
            house.radio.work.stop()
