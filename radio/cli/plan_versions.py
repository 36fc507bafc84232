"""`radio plan-versions`: which versions of the plan there are, how two differ, taking one back."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from radio.cli._accounts import acting
from radio.cli._show import _, said, say
from radio.cli._workspace import HERE, Workspace, open_radio
from radio.domain.planning.plan_version import SAID, Difference

Number = Annotated[int, typer.Argument(min=1, help=_("Number of a version."))]
By = Annotated[str, typer.Option("--by", help=_("Who decides (a sign-in name)."))]
AsJson = Annotated[bool, typer.Option("--json", help=_("For another program."))]


def register(root: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(
        help=_("Versions of the plan: each change has a number."), no_args_is_help=True
    )
    group.command(
        "list",
        help=_("The last versions, the newest first."),
        epilog=_("Example: %(command)s", command="radio plan-versions list"),
    )(list_versions)
    group.command(
        "compare",
        help=_("What the second has otherwise than the first, station by station."),
        epilog=_("Example: %(command)s", command="radio plan-versions compare 3 5"),
    )(compare)
    group.command(
        "restore",
        help=_("Bring back what a version planned for the broadcasts still to come, and hold it."),
        epilog=_("Example: %(command)s", command="radio plan-versions restore 3"),
    )(restore)
    group.command(
        "release",
        help=_("Let the planner decide again where a version was restored."),
        epilog=_("Example: %(command)s", command="radio plan-versions release 6"),
    )(release)
    root.add_typer(group, name="plan-versions")


def list_versions(as_json: AsJson = False, workspace: Workspace = HERE) -> None:
    """One line a version."""
    found = open_radio(workspace).plan_versions.recent()
    if as_json:
        rows = [
            {
                "number": one.number,
                "made_at": one.made_at.isoformat(),
                "why": one.why.value,
                "by": one.by,
                "changed": one.changed,
            }
            for one in found
        ]
        say(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found:
        moment, who = one.made_at.astimezone(), f" ({one.by})" if one.by else ""
        changed = _("%(count)s broadcasts changed", count=one.changed)
        say(f"{one.number}  {moment:%d/%m/%Y %H:%M}  {said(SAID[one.why])}{who}  {changed}")


def compare(
    one: Number, other: Number, as_json: AsJson = False, workspace: Workspace = HERE
) -> None:
    """Bulletins added, removed and moved."""
    found = open_radio(workspace).plan_versions.compare(one, other)
    if as_json:
        say(json.dumps([_as_json(each) for each in found], ensure_ascii=False, indent=1))
        return
    if not found:
        say(_("The same bulletins in the same broadcasts."))
    for each in found:
        say(each.station)
        for bulletin, broadcast in each.added:
            say(f"    + {bulletin}  {broadcast}")
        for bulletin, broadcast in each.removed:
            say(f"    - {bulletin}  {broadcast}")
        for bulletin, source, target in each.moved:
            say(f"    > {bulletin}  {source} -> {target}")


def restore(number: Number, by: By = "admin", workspace: Workspace = HERE) -> None:
    """Say what came back and what could not."""
    radio = open_radio(workspace)
    made = radio.plan_versions.restore(number, acting(radio, by))
    for broadcast, reason in made.refused:
        say(f"- {broadcast}: {said(reason)}")
    if made.version is None:
        say(_("Nothing differs from version %(number)s in what is still to come.", number=number))
        return
    radio.replanning.rebuild(radio.work, made.broadcasts)
    say(
        _(
            "Version %(made)s: %(count)s broadcasts as in version %(number)s, held until released.",
            made=made.version.number,
            count=len(made.broadcasts),
            number=number,
        )
    )


def release(number: Number, by: By = "admin", workspace: Workspace = HERE) -> None:
    """Say how many broadcasts are the planner's again."""
    radio = open_radio(workspace)
    count = radio.plan_versions.release(number, acting(radio, by))
    say(_("%(count)s broadcasts are planned again.", count=count))


def _as_json(found: Difference) -> dict[str, object]:
    return {
        "station": found.station,
        "added": [list(one) for one in found.added],
        "removed": [list(one) for one in found.removed],
        "moved": [list(one) for one in found.moved],
    }
