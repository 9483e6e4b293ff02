"""A disk that is really full, or really read-only: a sentence each time, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.catalogue import Catalogue, CatalogueUnwritable
from engine.catalogue.check import verify_catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import add_labels, list_labels
from engine.catalogue.photos import list_ids
from engine.catalogue.roots import add_root
from tests.engine.catalogue.made_rows import indexed


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    top = tmp_path / "disk"
    top.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(top)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a small disk")
    yield top
    subprocess.run(["umount", "--lazy", str(top)], check=True)


def remount(disk: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(disk)], check=True)


def fill_with_batches(catalogue: Catalogue) -> int:
    """Write until the disk is full; returns the number of photos that were committed."""
    root, written = add_root(catalogue, "/p"), 0
    with pytest.raises(CatalogueUnwritable, match="disk is full: make room"):
        while True:
            files = [indexed(f"/p/{written + n}.jpg", str(written + n).rjust(40, "0")) for n in range(500)]
            write_batch(catalogue, Batch(root.id, files))
            written += len(files)
    return written


def test_a_full_disk_loses_only_the_open_batch_and_goes_on_when_there_is_room(disk: Path) -> None:
    with Catalogue.open(disk / "library") as catalogue:
        written = fill_with_batches(catalogue)
        assert len(list_ids(catalogue)) == written > 0
    with pytest.raises(OSError), (disk / "rest").open("wb", buffering=0) as rest:
        while True:
            rest.write(bytes(512))
    with Catalogue.open(disk / "library") as catalogue:
        assert catalogue.recovered is None and len(list_ids(catalogue)) == written
        with pytest.raises(CatalogueUnwritable, match="make room"):
            add_labels(catalogue, list_ids(catalogue), "cat")
    remount(disk, "size=16m")
    with Catalogue.open(disk / "library") as catalogue:
        assert catalogue.recovered is None and list_labels(catalogue) == {}
        add_labels(catalogue, [1], "cat")
        assert len(list_ids(catalogue)) == written
        assert verify_catalogue(catalogue) == []


def test_a_label_that_no_room_is_left_for_is_not_given_and_the_others_stay(disk: Path) -> None:
    with Catalogue.open(disk / "library") as catalogue:
        root = add_root(catalogue, "/p")
        write_batch(catalogue, Batch(root.id, [indexed(f"/p/{n}.jpg", str(n).rjust(40, "0")) for n in range(100)]))
        add_labels(catalogue, range(1, 101), "cat")
        told = (disk / "library" / "labels.jsonl").read_text()
        with pytest.raises(OSError), (disk / "rest").open("wb", buffering=0) as rest:
            while True:
                rest.write(bytes(512))
        with pytest.raises(CatalogueUnwritable, match="make room"):
            for number in range(1, 101):  # the last page of the files has room for a few
                add_labels(catalogue, [number], "dog" + "o" * 2000)
        given = sum(count for label, count in list_labels(catalogue).items() if label != "cat")
        assert list_labels(catalogue)["cat"] == 100
        assert (disk / "library" / "labels.jsonl").read_text().startswith(told)
        (disk / "rest").unlink()
        add_labels(catalogue, [100], "bird")
        assert given < 100 and list_labels(catalogue)["bird"] == 1
        assert verify_catalogue(catalogue) == []


def test_a_read_only_disk_is_told_in_a_sentence(disk: Path) -> None:
    catalogue = Catalogue.open(disk / "library")
    catalogue.close()
    remount(disk, "ro")
    with pytest.raises(CatalogueUnwritable, match="make it writable, or choose another folder"):
        Catalogue.open(disk / "library")
