"""Style, script and font files: a fixed list, from our own folder and from installed packages.

Nothing else can be asked for, nothing comes from another host, and a new version has a new URL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, send_file, url_for

from radio.admin.context import the_radio

OWN = (
    "loa-xa.css",
    "readings.css",
    "icon.svg",
    "coverage.css",
    "failures.js",
    "keys.js",
    "live.js",
    "order.css",
    "order.js",
    "player.js",
    "reader.js",
    "readings.js",
    "recorder.js",
    "schedule.css",
    "schedule.js",
)
PACKAGED = {
    "bootstrap.css": ("flask_bootstrap", "static/bootstrap5/css/bootstrap.min.css"),
    "htmx.js": ("js_lib_htmx", "static/htmx/htmx.min.js"),
    "be-vietnam-pro-400.ttf": ("fontpkg_be_vietnam_pro", "files/BeVietnamPro-Regular.ttf"),
    "be-vietnam-pro-600.ttf": ("fontpkg_be_vietnam_pro", "files/BeVietnamPro-SemiBold.ttf"),
}
"""Name in our URLs → package and file in it."""
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".ttf": "font/ttf"}
A_YEAR = 31_536_000

pages = Blueprint("assets", __name__)


def install(app: Flask) -> None:
    """Serve the files and give templates their URLs."""
    app.register_blueprint(pages)
    app.jinja_env.globals.update(asset=asset)


@pages.get("/static/<name>")
def file(name: str) -> Response:
    """One file of the list, kept by browsers for a year; its URL changes with its content."""
    path = _files(the_radio().settings.web).get(name)
    if path is None:
        abort(404)
    answer = send_file(path, mimetype=TYPES[path.suffix], max_age=A_YEAR, conditional=True)
    answer.cache_control.immutable = True
    return answer


def asset(name: str) -> str:
    """URL of a file of the list, with the version of its content."""
    path = _files(the_radio().settings.web)[name]
    return url_for("assets.file", name=name, v=_version(path, path.stat().st_mtime_ns))


@cache
def _files(web: Path) -> Mapping[str, Path]:
    own = {name: web / "static" / name for name in OWN}
    return own | {name: _folder(package) / file for name, (package, file) in PACKAGED.items()}


def _folder(package: str) -> Path:
    """Where an installed package lies, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    return Path(spec.origin).parent


@cache
def _version(path: Path, changed_at: int) -> str:
    """Twelve digits of the content's hash; `changed_at` only tells when to look again."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
