"""The published files, read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.experiments.omniglot.drawings import ALL_RUNS, BACKGROUND, EVALUATION, Drawings, read_drawings, read_runs
from engine.experiments.omniglot.splits import split_alphabets
from engine.experiments.request import CannotRun


@pytest.fixture(scope="module")
def evaluation(shared: Path) -> Drawings:
    return read_drawings(shared / "data" / EVALUATION)


def test_all_of_the_evaluation_set_is_there(evaluation: Drawings) -> None:
    assert evaluation.inks.shape == (13180, 105, 105)
    assert len(evaluation.names) == 20
    assert evaluation.names[0] == "Angelic"
    assert len(np.unique(evaluation.characters)) == 659
    counts = np.bincount(evaluation.characters)
    assert (counts == 20).all()
    for character in (0, 300, 658):
        assert sorted(evaluation.drawers[evaluation.characters == character]) == list(range(1, 21))
    assert 0.02 < evaluation.inks.mean() < 0.2  # ink, not paper


def test_runs_ask_of_drawings_in_the_evaluation_set(shared: Path, evaluation: Drawings) -> None:
    runs = read_runs(shared / "data" / ALL_RUNS)
    assert len(runs) == 20
    assert all(run.classes.shape == run.questions.shape == (20, 105, 105) for run in runs)
    assert all(sorted(run.answers.tolist()) == list(range(20)) for run in runs)
    places = {ink.tobytes(): row for row, ink in enumerate(evaluation.inks)}
    run = runs[4]
    classes, questions = ([places[ink.tobytes()] for ink in inks] for inks in (run.classes, run.questions))
    assert (evaluation.characters[classes][run.answers] == evaluation.characters[questions]).all()
    assert len(set(evaluation.alphabets[classes].tolist())) == 1


def test_held_out_alphabets_are_no_others(shared: Path) -> None:
    background = read_drawings(shared / "data" / BACKGROUND)
    taught, held_out = split_alphabets(background)
    assert len(taught) + len(held_out) == len(background) == 19280
    assert len(np.unique(held_out.alphabets)) == 5
    assert not set(taught.characters.tolist()) & set(held_out.characters.tolist())


def test_other_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK no zip")
    with pytest.raises(CannotRun, match=r"broken\.zip"):
        read_drawings(tmp_path / "broken.zip")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(CannotRun, match="no alphabets"):
        read_drawings(tmp_path / "empty.zip")
