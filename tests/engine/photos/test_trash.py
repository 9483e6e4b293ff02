"""To the trash and back: verified, found again by place, origin, name and content, never over another file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from engine.photos.fingerprint import hash_bytes
from engine.photos.moving import ActRefused, free_name
from engine.photos.trash import TrashLost, TrashRefused, move_to_trash, restore_from_trash
from engine.photos.trash_places import (
    FOLDERS,
    read_recycle_note,
    read_trashinfo,
    record_of,
    recorded_origin,
    trash_folders,
)

SHARED_MEMORY = Path("/dev/shm")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the freedesktop trash is looked into")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, so that no test touches the user's trash; send2trash reads its place when it is imported."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    before = forget_send2trash()
    (tmp_path / "home").mkdir()
    yield tmp_path / "home"
    forget_send2trash()
    sys.modules.update(before)


def forget_send2trash() -> dict[str, ModuleType]:
    """Take the library out of the loaded modules, so that the next import looks at the home anew."""
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.startswith("send2trash")}


@pytest.fixture
def volume() -> Iterator[Path]:
    """A folder on another volume than the home."""
    if not SHARED_MEMORY.is_dir() or SHARED_MEMORY.stat().st_dev == Path.home().stat().st_dev:
        pytest.skip("needs a second volume, /dev/shm")
    before = set(SHARED_MEMORY.glob(".Trash*"))
    folder = SHARED_MEMORY / f"lookalike-test-{os.getpid()}"
    folder.mkdir()
    yield folder
    for made in {folder, *SHARED_MEMORY.glob(".Trash*")} - before:
        shutil.rmtree(made)


def write(path: Path, data: bytes = b"a photo") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, ns=(1_600_000_000_000_000_000, 1_600_000_000_000_000_000))
    return path


@on_linux
@pytest.mark.parametrize("name", ["a.jpg", "写真 1.jpg", "new\nline.jpg", "per%20cent.jpg", "caf\udce9.jpg", "plain"])
def test_a_file_goes_to_the_trash_and_comes_back_as_it_was(tmp_path: Path, home: Path, name: str) -> None:
    path = write(tmp_path / "photos" / name)
    trashed = move_to_trash(str(path))
    assert not path.exists()
    assert trashed.original == str(path)
    assert trashed.kept_at is not None and trashed.kept_at.startswith(str(home / "data/Trash/files"))
    assert recorded_origin(Path(trashed.kept_at)) == str(path)

    restored = restore_from_trash(str(path), hash_bytes(b"a photo"), trashed.kept_at)

    assert restored == str(path)
    assert (path.read_bytes(), path.stat().st_mtime) == (b"a photo", 1_600_000_000)
    assert [*(home / "data/Trash/files").iterdir(), *(home / "data/Trash/info").iterdir()] == []


@on_linux
def test_a_file_is_found_by_its_recorded_origin_alone(tmp_path: Path) -> None:
    for data in (b"first", b"second", b"third"):
        move_to_trash(str(write(tmp_path / "a.jpg", data)))
    move_to_trash(str(write(tmp_path / "elsewhere/a.jpg", b"second of another folder")))
    assert restore_from_trash(str(tmp_path / "a.jpg"), hash_bytes(b"second")) == str(tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() == b"second"


@on_linux
def test_a_file_whose_note_is_lost_is_found_by_name_and_content(tmp_path: Path, home: Path) -> None:
    kept_at = move_to_trash(str(write(tmp_path / "a.jpg"))).kept_at
    record = record_of(Path(kept_at or ""))
    assert record is not None
    record.unlink()
    write(home / "data/Trash/files/a 1.jpg", b"another")
    restore_from_trash(str(tmp_path / "a.jpg"), hash_bytes(b"a photo"), str(tmp_path / "moved away.jpg"))
    assert (tmp_path / "a.jpg").read_bytes() == b"a photo"


@on_linux
def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    kept_at = move_to_trash(str(write(path))).kept_at
    write(path, b"a newer file")
    write(tmp_path / "a (2).jpg", b"another one")
    assert restore_from_trash(str(path), hash_bytes(b"a photo"), kept_at) == str(tmp_path / "a (3).jpg")
    assert path.read_bytes() == b"a newer file"
    assert (tmp_path / "a (2).jpg").read_bytes() == b"another one"
    assert (tmp_path / "a (3).jpg").read_bytes() == b"a photo"


@on_linux
def test_only_the_right_content_comes_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    kept_at = move_to_trash(str(path)).kept_at
    assert kept_at is not None
    Path(kept_at).write_bytes(b"changed in the trash")
    with pytest.raises(TrashRefused, match="not in the trash any more"):
        restore_from_trash(str(path), hash_bytes(b"a photo"), kept_at)
    assert Path(kept_at).exists() and not path.exists()


@on_linux
def test_an_emptied_trash_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    kept_at = move_to_trash(str(path)).kept_at
    Path(kept_at or "").unlink()
    with pytest.raises(TrashRefused, match="not in the trash any more"):
        restore_from_trash(str(path), hash_bytes(b"a photo"), kept_at)


@on_linux
def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    path = write(tmp_path / "deep/er/a.jpg")
    kept_at = move_to_trash(str(path)).kept_at
    path.parent.rmdir()
    path.parent.parent.rmdir()
    assert restore_from_trash(str(path), hash_bytes(b"a photo"), kept_at) == str(path)


@on_linux
def test_a_place_that_cannot_be_written_to_is_told_and_the_file_stays_in_the_trash(tmp_path: Path) -> None:
    path = write(tmp_path / "folder/a.jpg")
    kept_at = move_to_trash(str(path)).kept_at
    path.parent.rmdir()
    path.parent.write_text("a file where the folder was")
    with pytest.raises(TrashRefused, match="could not be put back"):
        restore_from_trash(str(path), hash_bytes(b"a photo"), kept_at)
    assert Path(kept_at or "").read_bytes() == b"a photo"


@on_linux
def test_a_file_of_another_volume_stays_on_it(volume: Path) -> None:
    path = write(volume / "a.jpg")
    kept_at = move_to_trash(str(path)).kept_at
    assert kept_at is not None and kept_at.startswith(f"{SHARED_MEMORY}/.Trash")
    assert recorded_origin(Path(kept_at)) == str(path)
    assert restore_from_trash(str(path), hash_bytes(b"a photo")) == str(path)
    assert path.read_bytes() == b"a photo"


@on_linux
def test_a_file_kept_on_another_volume_is_copied_back_without_overwriting(tmp_path: Path, volume: Path) -> None:
    kept = write(volume / "files" / "a.jpg")
    write(tmp_path / "a.jpg", b"taken")
    restored = Path(restore_from_trash(str(tmp_path / "a.jpg"), hash_bytes(b"a photo"), str(kept)))
    assert restored == tmp_path / "a (2).jpg"
    assert (restored.read_bytes(), restored.stat().st_mtime) == (b"a photo", 1_600_000_000)
    assert not kept.exists()


def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.jpg")
    for path, reason in (("gone.jpg", "cannot be found"), ("link.jpg", "is a link"), (".", "is no file")):
        with pytest.raises(ActRefused, match=reason):
            move_to_trash(str(tmp_path / path))
    assert (tmp_path / "a.jpg").exists() and (tmp_path / "link.jpg").is_symlink()


@on_linux
def test_a_trash_that_cannot_be_made_leaves_the_file_where_it_is(tmp_path: Path, home: Path) -> None:
    (home / "data").write_text("a file where the trash should be")
    path = write(tmp_path / "a.jpg")
    with pytest.raises(TrashRefused, match="could not be moved to the trash"):
        move_to_trash(str(path))
    assert path.read_bytes() == b"a photo"


def test_a_drive_that_only_says_so_is_found_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    with pytest.raises(TrashRefused, match="still in its place"):
        move_to_trash(str(path), send=lambda path: None)


@on_linux
def test_a_drive_that_deletes_instead_of_keeping_is_found_out(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jpg")
    with pytest.raises(TrashLost, match="not in the trash"):
        move_to_trash(str(path), send=lambda path: Path(path).unlink())


def test_a_file_that_went_where_nobody_can_look_is_gone_without_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FOLDERS, sys.platform, lambda path: [])  # as on macOS, which hides its trash from programs
    path = write(tmp_path / "a.jpg")
    assert move_to_trash(str(path), send=lambda path: Path(path).rename(tmp_path / "hidden")).kept_at is None
    with pytest.raises(TrashRefused, match="so it stays away"):
        restore_from_trash(str(path), hash_bytes(b"a photo"))


@on_linux
def test_trash_folders_of_home_and_volume(tmp_path: Path, home: Path) -> None:
    assert home / "data/Trash/files" not in trash_folders(str(tmp_path / "a.jpg"))
    (home / "data/Trash/files").mkdir(parents=True)
    assert trash_folders(str(tmp_path / "no such/folder/a.jpg"))[0] == home / "data/Trash/files"


@pytest.mark.parametrize(
    ("trash", "quoted", "origin"),
    [
        ("/media/disk/.Trash-1000", b"photos/a%20b.jpg", "/media/disk/photos/a b.jpg"),
        ("/media/disk/.Trash/1000", b"photos/a.jpg", "/media/disk/photos/a.jpg"),
        ("/home/me/.local/share/Trash", b"/photos/caf%E9.jpg", os.fsdecode(b"/photos/caf\xe9.jpg")),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of the freedesktop trash")
def test_a_trashinfo_tells_the_origin(trash: str, quoted: bytes, origin: str) -> None:
    data = b"[Trash Info]\nPath=" + quoted + b"\nDeletionDate=2024-05-01T12:00:00\n"
    assert read_trashinfo(data, Path(trash)) == origin
    assert read_trashinfo(b"[Trash Info]\n", Path(trash)) is None


def test_a_note_of_the_recycle_bin_tells_the_origin() -> None:
    path = "C:\\写真\\a.jpg"
    text = (path + "\0").encode("utf-16-le")
    first = (1).to_bytes(8, "little") + bytes(16) + text.ljust(520, b"\0")
    second = (2).to_bytes(8, "little") + bytes(16) + (len(path) + 1).to_bytes(4, "little") + text
    assert read_recycle_note(first) == read_recycle_note(second) == path
    assert read_recycle_note(b"") is read_recycle_note(b"\x09" * 40) is None


def test_free_names_count_on() -> None:
    assert [free_name("/p/a.jpg", number) for number in range(3)] == ["/p/a.jpg", "/p/a (2).jpg", "/p/a (3).jpg"]
