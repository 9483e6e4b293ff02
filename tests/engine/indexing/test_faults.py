"""Indexing under attack: killed at random moments, two at once, a full disk, a hostile folder."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.catalogue.database import Catalogue
from engine.catalogue.features import load_features
from engine.catalogue.photos import list_ids, load_photos
from engine.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts of POSIX systems")
KILLS = 20
MEMORY_LIMIT_KB = 2 << 20


def start_index(library: Path, *words: str) -> subprocess.Popen[str]:
    """Start an indexing job."""
    command = [sys.executable, "-m", "engine", "--library", str(library), "index", *words, "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finish(job: subprocess.Popen[str]) -> tuple[int, dict[str, Any], str]:
    """Exit code, result and standard error of a job."""
    out, err = job.communicate(timeout=240)
    return job.returncode, json.loads(out) if out.strip() else {}, err


def contents(library: Path) -> dict[str, tuple[tuple[str, ...], bytes]]:
    """What a catalogue holds, comparable between libraries: content -> places and feature."""
    with Catalogue.open(library) as catalogue:
        photos = load_photos(catalogue, list_ids(catalogue))
        backbone = Library(catalogue).status().encoder or "."
        features = {
            int(photo_id): row.tobytes()
            for ids, rows in load_features(catalogue, backbone.rpartition(".")[0])
            for photo_id, row in zip(ids, rows, strict=True)
        }
        return {photo.content: (tuple(sorted(photo.paths)), features[photo.id]) for photo in photos}


def test_twenty_kills_then_the_same_catalogue_as_undisturbed(tmp_path: Path, paint: Callable[..., Path]) -> None:
    photos = tmp_path / "photos"
    for seed in range(400):
        paint(photos / f"{seed % 7}" / f"{seed}.jpg", seed, size=(640, 480))
    choose = random.Random(4)
    kills = 0
    while kills < KILLS:
        job = start_index(tmp_path / "killed", str(photos))
        time.sleep(choose.uniform(0.2, 2.2))
        os.kill(job.pid, signal.SIGKILL)
        job.communicate()
        kills += 1
    code, _, err = finish(start_index(tmp_path / "killed", str(photos)))
    assert code == 0, err
    assert finish(start_index(tmp_path / "calm", str(photos)))[0] == 0
    assert contents(tmp_path / "killed") == contents(tmp_path / "calm")
    with Library.open(tmp_path / "killed") as library:
        assert all(finding.repaired for finding in library.verify())  # at most a half-written thumbnail is left
        assert library.verify() == []


def test_workers_leave_with_a_killed_job(tmp_path: Path, paint: Callable[..., Path]) -> None:
    for seed in range(300):
        paint(tmp_path / "photos" / f"{seed}.jpg", seed, size=(900, 700))
    job = start_index(tmp_path / "library", str(tmp_path / "photos"))
    deadline = time.monotonic() + 60
    while not (children := children_of(job.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children
    time.sleep(1.0)
    children = children_of(job.pid)
    os.kill(job.pid, signal.SIGKILL)
    job.communicate()
    deadline = time.monotonic() + 20
    while any(is_running(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in children if is_running(child)]


def test_two_jobs_at_once_both_succeed(tmp_path: Path, paint: Callable[..., Path]) -> None:
    for seed in range(30):
        paint(tmp_path / "photos" / f"{seed}.jpg", seed)
    jobs = [start_index(tmp_path / "library", str(tmp_path / "photos")) for _ in range(2)]
    outcomes = [finish(job) for job in jobs]
    assert [code for code, _, _ in outcomes] == [0, 0], [err for _, _, err in outcomes]
    assert sorted(outcome["indexed"] for _, outcome, _ in outcomes) == [0, 30]
    with Library.open(tmp_path / "library") as library:
        assert library.count() == 30
        assert library.verify() == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False).returncode
    ):
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_full_disk_stops_with_a_sentence_and_loses_nothing(
    tmp_path: Path, small_disk: Path, paint: Callable[..., Path]
) -> None:
    for seed in range(400):
        paint(tmp_path / "photos" / f"{seed}.jpg", seed, size=(640, 480))
    code, _, err = finish(start_index(small_disk / "library", str(tmp_path / "photos")))
    assert code == 1
    assert "Traceback" not in err
    assert "room" in err
    shutil.copytree(small_disk / "library", tmp_path / "larger")  # as a user does who moves to a larger disk
    code, outcome, err = finish(start_index(tmp_path / "larger"))
    assert code == 0, err
    assert outcome["indexed"] + outcome["unchanged"] == 400
    with Library.open(tmp_path / "larger") as library:
        assert library.count() == 400


def test_the_hostile_folder(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "badinput"
    job = start_index(tmp_path / "library", str(folder / "files"))
    code, outcome, err = finish(job)
    assert code == 0, err
    skipped = {Path(each["path"]).name: each["reason"] for each in outcome["skipped"]}
    with Library.open(tmp_path / "library") as library:
        photos = library.photos(library.photo_ids())
    indexed = {Path(path).name for photo in photos for path in photo.paths}
    wrong = []
    with (folder / "manifest.csv").open(newline="", encoding="utf-8") as manifest:
        for row in csv.DictReader(manifest):
            if row["expect"] == "ok" and row["file"] not in indexed:
                wrong.append((row["file"], "is a photo", skipped.get(row["file"])))
            if row["expect"] == "skip" and row["file"] not in skipped:
                wrong.append((row["file"], "is no photo", None))
    assert not wrong
    assert all(reason.endswith(".") for reason in skipped.values())
    assert not [reason for reason in skipped.values() if "longer than" in reason or "crashed" in reason]


def children_of(pid: int) -> list[int]:
    """Process ids below `pid`."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def is_running(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.strip().startswith("Z")
