"""The disk of the library is full in the middle of an act: told, nothing lost, and settled once there is room."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from engine.acting import resolve_plan, settle_unfinished, undo_act
from engine.acting.plan import Choice, make_plan
from engine.catalogue import Catalogue, CatalogueUnwritable
from engine.catalogue.check import verify_catalogue
from engine.catalogue.journal import last_act, list_acts, list_entries
from tests.engine.acting.shelf import Shelf

PAIRS = 30


def fill_up(disk: Path) -> None:
    with pytest.raises(OSError), (disk / "rest").open("wb", buffering=0) as rest:
        while True:
            rest.write(bytes(512))


@pytest.mark.parametrize("full_after", [0, 12])
def test_no_photo_is_lost_when_the_journal_cannot_be_written(tmp_path: Path, small_disk: Path, full_after: int) -> None:
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    data = [f"photo {number}".encode() for number in range(PAIRS)]
    with Catalogue.open(small_disk / "library") as catalogue:
        shelf = Shelf(catalogue, tmp_path / "photos")
        keep = shelf.put_many([f"keep/{number}.jpg" for number in range(PAIRS)], data)
        spare = shelf.put_many([f"spare/{number}.jpg" for number in range(PAIRS)], data)
        groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
        plan = make_plan([Choice((kept,), (going,)) for kept, going in zip(keep, spare, strict=True)], groups)

        def progress(done: int, total: int, note: str = "") -> None:
            if done == full_after:
                fill_up(small_disk)

        with pytest.raises(CatalogueUnwritable, match="make room"):
            resolve_plan(catalogue, plan, groups, "trash", True, progress)
    assert all(Path(path).exists() for path in keep)
    (small_disk / "rest").unlink()
    with Catalogue.open(small_disk / "library") as catalogue:
        settle_unfinished(catalogue)
        assert verify_catalogue(catalogue) == []
        for act in list_acts(catalogue):
            for entry in list_entries(catalogue, act.id):
                assert Path(entry.path).exists() == (entry.state == "failed")
        act_id = last_act(catalogue, None)
        if act_id is not None:
            assert undo_act(catalogue, act_id).failed == ()
    assert [Path(path).read_bytes() for path in spare] == data
