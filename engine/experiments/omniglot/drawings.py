"""Omniglot as it is published: drawn characters of fifty alphabets, and the twenty one-shot runs (Lake 2015)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
import numpy.typing as npt

from engine.experiments.request import CannotRun
from engine.photos.decode import decode_photo

SIDE = 105  # pixels
RUNS = 20
BACKGROUND, EVALUATION, ALL_RUNS = (
    f"omniglot/{name}.zip" for name in ("images_background", "images_evaluation", "all_runs")
)
Inks = npt.NDArray[np.bool_]  # (n, 105, 105), True where the pen went
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Drawings:
    """Drawings of characters: one row each, alphabets and characters numbered from 0 in the order of their names."""

    inks: Inks
    characters: Numbers  # (n,), unique over all alphabets
    alphabets: Numbers  # (n,)
    drawers: Numbers  # (n,), 1..20, the number in the file's name
    names: tuple[str, ...]  # of the alphabets

    def __len__(self) -> int:
        return len(self.inks)

    def of_alphabets(self, chosen: Sequence[int]) -> Drawings:
        """The rows of some alphabets; numbers stay what they are."""
        rows = np.flatnonzero(np.isin(self.alphabets, chosen))
        return Drawings(self.inks[rows], self.characters[rows], self.alphabets[rows], self.drawers[rows], self.names)


@dataclass(frozen=True)
class Run:
    """One published one-shot run: each question shows one of the classes, drawn by another person."""

    classes: Inks  # (20, 105, 105)
    questions: Inks  # (20, 105, 105)
    answers: Numbers  # (20,) which class each question shows


def read_drawings(path: Path) -> Drawings:
    """All drawings of `images_background.zip` or `images_evaluation.zip`.

    Raises CannotRun where the file holds no drawings.
    """
    with _open(path) as archive:
        files = sorted(name for name in archive.namelist() if name.endswith(".png"))
        inks = np.stack(list(_read_inks(archive, files))) if files else np.empty((0, SIDE, SIDE), bool)
    parts = [PurePosixPath(name).parts[-3:] for name in files]  # alphabet, character, file
    if not files or any(len(part) < 3 for part in parts):
        raise CannotRun(f"{path} holds no alphabets of drawings: take the published Omniglot file.")
    names, alphabets = np.unique([alphabet for alphabet, _, _ in parts], return_inverse=True)
    characters = np.unique(["/".join(part[:2]) for part in parts], return_inverse=True)[1]
    drawers = np.array([int(PurePosixPath(file).stem.rpartition("_")[2]) for _, _, file in parts])
    return Drawings(inks, characters, alphabets, drawers, tuple(map(str, names)))


def read_runs(path: Path) -> list[Run]:
    """The runs of `all_runs.zip`, in order."""
    with _open(path) as archive:
        return [_read_run(archive, f"run{number:02d}") for number in range(1, RUNS + 1)]


def _read_run(archive: zipfile.ZipFile, folder: str) -> Run:
    lines = [line.split() for line in archive.read(f"{folder}/class_labels.txt").decode().splitlines() if line]
    questions = [question for question, _ in lines]
    files = sorted(
        name for name in archive.namelist() if name.startswith(f"{folder}/training/") and name[-4:] == ".png"
    )
    answers = np.array([files.index(answer) for _, answer in lines])
    classes, asked = (np.stack(list(_read_inks(archive, names))) for names in (files, questions))
    return Run(classes, asked, answers)


def _read_inks(archive: zipfile.ZipFile, files: Sequence[str]) -> Iterator[Inks]:
    for name in files:
        yield np.asarray(decode_photo(name, data=archive.read(name)).pixels)[..., 0] < 128


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CannotRun(f"{path} cannot be read as a zip file: copy it anew.") from error
