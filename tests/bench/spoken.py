"""Spoken text: speed on the plan and on a megabyte, settled disagreements, the suites' scores.

The suites are not part of the project: `TEXTNORM` names the folder with `score.py` and the cases.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from runpy import run_path

from radio.domain.spoken import to_spoken
from radio.domain.spoken.syllables import is_syllable
from tests.bench._spoken_rivals import PLAN, disagreements, rivals, texts
from tests.bench._spoken_settled import counted, settled

Report = Callable[[str, float, str], None]
Reader = Callable[[str], str]
MEGABYTE = 1_000_000
ROUNDS = 3
SUITES = ("nemo", "public")


def run(report: Report) -> None:
    readers: dict[str, Reader] = {"ours": lambda text: to_spoken(text).text, **rivals()}
    _speed(report, readers)
    _disagreements(report)
    folder = os.environ.get("TEXTNORM")
    if folder:
        for name, reader in readers.items():
            _scores(report, name, reader, Path(folder))


def _speed(report: Report, readers: dict[str, Reader]) -> None:
    plan = PLAN.read_text(encoding="utf-8")
    speeds = {name: len(plan) / _seconds(reader, plan) for name, reader in readers.items()}
    for name, speed in speeds.items():
        report(f"the plan, {name}", speed, "characters a second")
    if "vietnormalizer" in speeds:
        report("ours to vietnormalizer", speeds["ours"] / speeds["vietnormalizer"], "times as fast")
    great = (plan * (MEGABYTE // len(plan) + 1))[:MEGABYTE]
    report("a megabyte of plans", _seconds(readers["ours"], great, rounds=1), "s")


def _seconds(reader: Reader, text: str, rounds: int = ROUNDS) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        reader(text)
        best = min(best, time.perf_counter() - start)
    return best


def _disagreements(report: Report) -> None:
    among = texts()
    report("sentences compared", len(among), "sentences")
    known = settled()
    for name, rival in rivals().items():
        report(
            f"read otherwise by {name}", sum(1 for _ in disagreements(rival, among)), "sentences"
        )
        for kind, places in sorted(counted(name, rival, among).items()):
            what = f"{name}, {kind.rule}: {kind.manner}"
            if kind in known:
                report(f"  {what}", places, f"places: {known[kind]}")
            else:
                report(f"NOT SETTLED {what}", places, "places")


def _scores(report: Report, name: str, reader: Reader, folder: Path) -> None:
    judge = run_path(str(folder / "score.py"))["judge"]
    for suite in SUITES:
        lines = (folder / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
        cases = [json.loads(line) for line in lines if line.strip()]
        judged = [(case, judge(case, reader(case["input"]))) for case in cases]
        counted = [result["accept"] for case, result in judged if _counts(case)]
        report(f"{suite}, {name}: accepted", 100 * sum(counted) / len(counted), "%")
        report(f"{suite}, {name}: left unread", sum(r["left"] for _, r in judged), "cases")


def _counts(case: dict[str, str]) -> bool:
    """Whether a case is a target: not noted as questionable, and its reading is Vietnamese."""
    if case["id"].startswith("nemo") and case.get("note"):
        return False
    return all(map(is_syllable, re.findall(r"[^\W\d_]+", case["expected"][0])))
