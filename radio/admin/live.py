"""Parts of pages that browsers ask for again and again; what did not change is not sent again."""

from __future__ import annotations

from flask import make_response, render_template, request
from werkzeug.wrappers import Response


def fragment(template: str, **values: object) -> Response:
    """A part of a page with the hash of its content; 304 when the browser has it already."""
    answer = make_response(render_template(template, **values))
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Cookie"
    answer.add_etag()
    return answer.make_conditional(request)
