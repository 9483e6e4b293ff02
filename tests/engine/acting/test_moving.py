"""Copies moved to a folder: relative places, numbered names, companions, over drives, and folders that will not do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from engine.acting import CannotAct, undo_act
from engine.acting.plan import Choice
from engine.catalogue.decisions.folder_roles import set_role
from engine.photos.moving import ActRefused, copy_exclusively, name_along
from tests.engine.acting.shelf import TIME_NS, Shelf, reasons


def move(shelf: Shelf, keep: str, *spare: str, to: Path) -> tuple[str, ...]:
    outcome = shelf.resolve([Choice((keep,), spare)], [shelf.group(keep, *spare)], str(to))
    assert not outcome.failed
    return outcome.done


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_relative_places_are_kept_and_undo_brings_all_back(shelf: Shelf, tmp_path: Path) -> None:
    keep = shelf.put("a.jpg")
    spare = [shelf.put(name) for name in ("b.jpg", "2019/夏/b.jpg", "caf\udce9/b.jpg")]
    outcome = shelf.resolve([Choice((keep,), tuple(spare))], [shelf.group(keep, *spare)], str(tmp_path / "out"))
    assert outcome.done == tuple(spare) and outcome.act is not None
    assert files_below(tmp_path / "out") == ["2019/夏/b.jpg", "b.jpg", "caf\udce9/b.jpg"]
    assert not any(Path(path).exists() or shelf.is_listed(path) for path in spare)
    assert set(undo_act(shelf.catalogue, outcome.act).done) == set(spare)
    assert files_below(tmp_path / "out") == []
    assert all(Path(path).stat().st_mtime_ns == TIME_NS and shelf.is_listed(path) for path in spare)


def test_names_that_are_taken_are_numbered(shelf: Shelf, tmp_path: Path) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.jpg").write_bytes(b"already here")
    (tmp_path / "out" / "b (2).jpg").symlink_to(tmp_path / "nowhere")
    move(shelf, keep, spare, to=tmp_path / "out")
    assert (tmp_path / "out" / "b.jpg").read_bytes() == b"already here"
    assert (tmp_path / "out" / "b (3).jpg").read_bytes() == b"a photo"


def test_companions_keep_to_their_photo(shelf: Shelf, tmp_path: Path) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("x/b.jpg")
    raw, sidecar = shelf.put("x/b.cr2", b"sensor data"), shelf.put("x/b.xmp", b"stars", listed=False)
    (tmp_path / "out" / "x").mkdir(parents=True)
    (tmp_path / "out" / "x" / "b.jpg").write_bytes(b"already here")
    group = shelf.group(shelf.copy(keep), shelf.copy(spare, [raw, sidecar]))
    outcome = shelf.resolve([Choice((keep,), (spare,))], [group], str(tmp_path / "out"))
    assert outcome.done == (spare, raw, sidecar) and outcome.act is not None
    assert files_below(tmp_path / "out") == ["x/b (2).cr2", "x/b (2).jpg", "x/b (2).xmp", "x/b.jpg"]
    assert set(undo_act(shelf.catalogue, outcome.act).done) == {spare, raw, sidecar}
    assert shelf.is_listed(raw) and Path(sidecar).read_bytes() == b"stars"


def test_companions_of_a_photo_that_stays_stay_too(shelf: Shelf, tmp_path: Path) -> None:
    keep, spare, sidecar = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("b.xmp", b"stars", listed=False)
    group = shelf.group(shelf.copy(keep), shelf.copy(spare, [sidecar]))
    Path(spare).write_bytes(b"edited")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [group], str(tmp_path / "out"))
    assert "belongs to a photo that was left alone" in reasons(outcome)["b.xmp"] and Path(sidecar).exists()


def test_a_sidecar_that_a_kept_photo_uses_too_stays(shelf: Shelf) -> None:
    keep, spare, sidecar = shelf.put("b.jpg"), shelf.put("b.png"), shelf.put("b.xmp", b"stars", listed=False)
    group = shelf.group(shelf.copy(keep, [sidecar]), shelf.copy(spare, [sidecar]))
    assert shelf.resolve([Choice((keep,), (spare,))], [group]).done == (spare,)
    assert Path(sidecar).exists()


def test_a_sidecar_that_another_photo_of_that_name_uses_stays_though_no_group_knows_of_it(shelf: Shelf) -> None:
    keep, spare = shelf.put("x/a.jpg"), shelf.put("b.jpg")
    other, sidecar = shelf.put("b.png", b"another picture"), shelf.put("b.xmp", b"stars", listed=False)
    own = shelf.put("b.jpg.xmp", b"its own", listed=False)
    group = shelf.group(shelf.copy(keep), shelf.copy(spare, [sidecar, own]))
    outcome = shelf.resolve([Choice((keep,), (spare,))], [group])
    assert outcome.done == (spare, own) and "b.png too, which stays" in reasons(outcome)["b.xmp"]
    assert Path(other).exists() and Path(sidecar).exists()


def test_a_move_to_another_drive_and_back_keeps_bytes_and_times(shelf: Shelf, small_disk: Path) -> None:
    keep, spare = shelf.put("a.jpg", b"x" * 70_000), shelf.put("2019/b.jpg", b"x" * 70_000)
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], str(small_disk / "out"))
    assert outcome.done == (spare,) and outcome.act is not None
    there = small_disk / "out" / "2019" / "b.jpg"
    assert (there.read_bytes(), there.stat().st_mtime_ns) == (b"x" * 70_000, TIME_NS)
    assert undo_act(shelf.catalogue, outcome.act).done == (spare,)
    assert (Path(spare).read_bytes(), Path(spare).stat().st_mtime_ns) == (b"x" * 70_000, TIME_NS)
    assert files_below(small_disk) == []


def test_a_full_drive_takes_what_fits_and_the_rest_stays(shelf: Shelf, small_disk: Path) -> None:
    data = [bytes([number]) * 300_000 for number in range(6)]
    keep = [shelf.put(f"keep/{number}.jpg", each) for number, each in enumerate(data)]
    spare = [shelf.put(f"{number}.jpg", each) for number, each in enumerate(data)]
    groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
    choices = [Choice((kept,), (going,)) for kept, going in zip(keep, spare, strict=True)]
    outcome = shelf.resolve(choices, groups, str(small_disk / "out"))
    assert len(outcome.done) == 3 and all("No space left" in reason for reason in reasons(outcome).values())
    assert files_below(small_disk / "out") == ["0.jpg", "1.jpg", "2.jpg"]  # no half copies
    assert [Path(path).exists() for path in spare] == [False] * 3 + [True] * 3
    assert outcome.act is not None
    assert set(undo_act(shelf.catalogue, outcome.act).done) == set(outcome.done)
    assert [Path(path).read_bytes() for path in spare] == data


def test_a_full_drive_that_gets_nothing_back_keeps_what_it_was_given(shelf: Shelf, small_disk: Path) -> None:
    """Undo onto a drive that has filled up meanwhile: told, nothing lost, and done once there is room."""
    keep, spare = shelf.put("a.jpg", b"x" * 200_000), small_disk / "photos" / "b.jpg"
    spare.parent.mkdir()
    spare.write_bytes(b"x" * 200_000)
    group = shelf.group(keep, shelf.list(spare))
    outcome = shelf.resolve([Choice((keep,), (str(spare),))], [group], str(shelf.folder.parent / "out"))
    assert outcome.act is not None
    (small_disk / "full").write_bytes(bytes(900_000))
    failed = undo_act(shelf.catalogue, outcome.act)
    assert "No space left" in reasons(failed)["b.jpg"] and files_below(small_disk) == ["full"]
    (small_disk / "full").unlink()
    assert undo_act(shelf.catalogue, outcome.act).done == (str(spare),)
    assert spare.read_bytes() == b"x" * 200_000


def test_a_folder_in_the_library_is_refused_unless_it_is_left_out(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    inside = shelf.folder / "sorted out"
    with pytest.raises(CannotAct, match="lies inside your library"):
        shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], str(inside))
    assert Path(spare).exists()
    set_role(shelf.catalogue, str(inside), "left out")
    assert move(shelf, keep, spare, to=inside) == (spare,)
    assert files_below(inside) == ["b.jpg"]


def test_a_folder_that_is_a_file_is_refused_before_anything_is_done(shelf: Shelf, tmp_path: Path) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotAct, match="cannot be moved to"):
        shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], str(tmp_path / "out"))
    assert Path(spare).exists() and shelf.states() == {}


def test_a_copy_that_is_not_what_it_should_be_is_thrown_away(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "b.jpg"
    source.write_bytes(b"changed just now")
    with pytest.raises(ActRefused, match="not the same as the file"):
        copy_exclusively(source, target, "00" * 20, "b.part")
    assert files_below(tmp_path) == ["a.jpg"]


def test_a_folder_that_may_not_be_emptied_keeps_the_file_and_gets_no_second_one(
    shelf: Shelf, small_disk: Path, tmp_path: Path
) -> None:
    keep, spare = shelf.put("a.jpg"), small_disk / "b.jpg"
    spare.write_bytes(b"a photo")
    group = shelf.group(keep, shelf.list(spare))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    outcome = shelf.resolve([Choice((keep,), (str(spare),))], [group], str(tmp_path / "out"))
    assert "could not be taken out of its folder" in reasons(outcome)["b.jpg"]
    assert spare.exists() and files_below(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("companion", "now", "name"),
    [
        ("b.xmp", "b (2).jpg", "b (2).xmp"),
        ("b.jpg.xmp", "b (2).jpg", "b (2).jpg.xmp"),
        ("other.xmp", "c.jpg", "other.xmp"),
    ],
)
def test_companions_are_named_along(companion: str, now: str, name: str) -> None:
    there = os.path.join("/x", "y")  # noqa: PTH118
    assert name_along(f"/p/{companion}", "/p/b.jpg", f"{there}/{now}") == f"{there}/{name}"
