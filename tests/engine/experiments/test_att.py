"""AT&T faces: pairs are fair, only the given pairs are learned from, and a little training tells people apart."""

from __future__ import annotations

import zipfile
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.experiments.att.faces import read_faces
from engine.experiments.att.pairs import Known, PairExamples, pair_all, split_pairs
from engine.experiments.att.siamese import vary
from engine.experiments.request import CannotRun, Request
from engine.experiments.running import run_experiment
from engine.learning.training.plan import TrainingPlan

PEOPLE = np.repeat(np.arange(6), 5)
EVERYONE = np.arange(30)


def test_faces_are_read_in_order_and_standardised(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    with zipfile.ZipFile(tmp_path / "faces.zip", "w") as archive:
        for person in (10, 2):
            for number in (1, 10, 2):
                pixels = rng.integers(0, 40, (112, 92), dtype=np.uint8) + np.uint8(20 * person)
                archive.writestr(f"orl/s{person}/{number}.pgm", b"P5\n92 112\n255\n" + pixels.tobytes())
        archive.writestr("orl/README", "credit")
    faces = read_faces(tmp_path / "faces.zip")
    assert faces.people.tolist() == [0, 0, 0, 1, 1, 1]
    assert faces.pictures.shape == (6, 1, 32, 32)
    assert faces.pictures.mean((1, 2, 3)).abs().max() < 1e-4


def test_another_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "att_faces.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(CannotRun, match="cannot be read as a zip file"):
        read_faces(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "")
    with pytest.raises(CannotRun, match="holds no faces of two people"):
        read_faces(path)


def test_pairs_are_all_same_ones_and_as_many_others() -> None:
    pairs = pair_all(PEOPLE, EVERYONE, np.random.default_rng(0))
    assert pairs.same.sum() == 6 * 10 == (~pairs.same).sum()
    assert ((PEOPLE[pairs.first] == PEOPLE[pairs.second]) == pairs.same).all()
    assert (pairs.first != pairs.second).all()
    assert len({*zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)}) == len(pairs.same)
    taught, test = split_pairs(pairs, 0.75, np.random.default_rng(1))
    assert (taught.same.sum(), test.same.sum()) == (45, 15)
    both = [set(zip(part.first.tolist(), part.second.tolist(), strict=True)) for part in (taught, test)]
    assert not both[0] & both[1]
    assert len(both[0] | both[1]) == len(pairs.same)


def test_only_the_given_pairs_are_learned_from() -> None:
    taught, _ = split_pairs(pair_all(PEOPLE, EVERYONE, np.random.default_rng(0)), 0.5, np.random.default_rng(1))
    allowed = set(zip(taught.first.tolist(), taught.second.tolist(), strict=True))
    examples = PairExamples(torch.zeros(30, 1, 8, 8), PEOPLE, None, taught)
    for rows in islice(examples.batches(TrainingPlan(classes=8, each=2), np.random.default_rng(2)), 20):
        assert len(rows) == 16
        drawn = list(zip(rows[::2].tolist(), rows[1::2].tolist(), strict=True))
        assert set(drawn) <= allowed
        assert [PEOPLE[a] == PEOPLE[b] for a, b in drawn] == [True, False] * 4


def test_variations_are_small_and_from_the_generator() -> None:
    pictures = torch.randn(8, 1, 32, 32, generator=torch.Generator().manual_seed(0))
    first, again = (vary(pictures, torch.Generator().manual_seed(1)) for _ in range(2))
    assert torch.equal(first, again)
    assert first.shape == pictures.shape
    assert not torch.equal(first, vary(pictures, torch.Generator().manual_seed(2)))


def test_what_is_held_out_is_not_learned_from() -> None:
    rng = np.random.default_rng(0)
    inner, held_out = Known(EVERYONE, pair_all(PEOPLE, EVERYONE, rng), only_pairs=False).hold_out(PEOPLE, rng)
    assert not set(PEOPLE[inner.rows]) & set(PEOPLE[held_out.first])
    assert set(PEOPLE[held_out.first]) | set(PEOPLE[inner.rows]) == set(PEOPLE)
    pairs = pair_all(PEOPLE, EVERYONE, rng)
    inner, held_out = Known(EVERYONE, pairs, only_pairs=True).hold_out(PEOPLE, rng)
    assert len(inner.pairs.same) + len(held_out.same) == len(pairs.same)


@pytest.mark.parametrize(("method", "least"), [("scratch", 0.75), ("frozen", 0.86)])
def test_a_short_training_tells_people_apart(method: str, least: float, shared: Path, tmp_path: Path) -> None:
    result = run_experiment("att", Request(shared / "data", tmp_path, method=method, quick=True))
    for part in ("random", "disjoint"):
        assert result[part][method]["accuracy"]["mean"] > least  # chance 0.5
        assert result[part][method]["equal_error_rate"]["mean"] < 0.28
    assert all((tmp_path / name).is_file() for name in result["plots"])
    assert (tmp_path / f"att-{method}-quick.json").is_file()
