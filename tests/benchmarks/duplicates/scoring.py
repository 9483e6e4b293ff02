"""Groups against a truth: precision and recall over pairs, and the edits that stand with their original, by tier."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

TIERS = ("easy", "medium", "hard", "geom")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Shares 0..1."""

    precision: float
    recall: float
    tiers: dict[str, float]
    false_pairs: int
    missed: dict[str, int]  # by kind of edit


def read_truth(path: Path) -> dict[str, dict[str, str]]:
    """Rows by name of the file."""
    with path.open(newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def pairs_of(groups: Iterable[Collection[str]]) -> set[Pair]:
    """Every pair of names that share a group."""
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def score_pairs(truth: dict[str, dict[str, str]], found: set[Pair]) -> Score:
    """Score pairs of names."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, row in truth.items():
        if row["group"] != "-1":
            members[row["group"]].append(name)
    true = pairs_of(members.values())
    originals = {row["group"]: name for name, row in truth.items() if row["kind"] == "original"}
    hits: dict[str, list[bool]] = defaultdict(list)
    missed: dict[str, int] = defaultdict(int)
    for name, row in truth.items():
        if row["group"] == "-1" or row["kind"] == "original":
            continue
        first, second = sorted((name, originals[row["group"]]))
        hits[row["tier"]].append((first, second) in found)
        missed[row["kind"]] += (first, second) not in found
    return Score(
        precision=len(found & true) / max(1, len(found)),
        recall=len(found & true) / max(1, len(true)),
        tiers={tier: sum(hits[tier]) / max(1, len(hits[tier])) for tier in TIERS},
        false_pairs=len(found - true),
        missed={kind: count for kind, count in missed.items() if count},
    )


def print_score(name: str, score: Score, note: str = "") -> None:
    """One line of the table."""
    tiers = " ".join(f"{score.tiers[tier]:>7.3f}" for tier in TIERS)
    line = f"{name:<22}{score.precision:>10.4f}{score.recall:>9.4f} {tiers}{score.false_pairs:>8}  {note}"
    print(line.rstrip(), flush=True)


def print_head() -> None:
    """What the columns are."""
    tiers = " ".join(f"{tier:>7}" for tier in TIERS)
    print(f"{'':<22}{'precision':>10}{'recall':>9} {tiers}{'false':>8}")
