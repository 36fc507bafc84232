"""What every test may rely on; in CI a skipped test is a failed run."""

from __future__ import annotations

import os

import pytest


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") != "true" or reporter is None or exitstatus != 0:
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped:
        reporter.write_line(f"CI allows no skipped test; {len(skipped)} were skipped.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
