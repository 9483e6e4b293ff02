"""Scanning finds what may be photos, leaves out what is none of the user's, and survives odd trees."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from engine.photos.photo import FoundFile, Skipped
from engine.photos.scan import ScanRules, merge_roots, scan_folder


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names_found(root: Path, rules: ScanRules = ScanRules()) -> list[str]:
    return [Path(found.path).relative_to(root).as_posix() for found in scan_folder(str(root), rules)]


def test_photos_are_found_by_extension_in_any_case_and_in_order(tmp_path: Path) -> None:
    plant(tmp_path, "b.JPG", "a.jpeg", "sub/c.HEIC", "sub/d.nef", "notes.txt", "film.mp4", "a.xmp", "a.aae", "a.thm")
    assert names_found(tmp_path) == ["a.jpeg", "b.JPG", "sub/c.HEIC", "sub/d.nef"]


def test_found_files_carry_size_time_and_identity(tmp_path: Path) -> None:
    plant(tmp_path, "a.jpg")
    status = (tmp_path / "a.jpg").stat()
    expected = FoundFile(str(tmp_path / "a.jpg"), 1, status.st_mtime_ns, status.st_dev, status.st_ino)
    assert list(scan_folder(str(tmp_path))) == [expected]


def test_files_without_extension_count_by_their_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff\xe0" + bytes(20))
    (tmp_path / "README").write_bytes(b"read me")
    (tmp_path / "empty").write_bytes(b"")
    assert names_found(tmp_path) == ["photo"]


def test_what_only_has_the_name_of_a_picture_is_left_to_the_decoder(tmp_path: Path) -> None:
    plant(tmp_path, "text.jpg", "drawing.svg")
    (tmp_path / "empty.png").write_bytes(b"")
    assert names_found(tmp_path) == ["drawing.svg", "empty.png", "text.jpg"]


SYSTEM_PLACES = [
    "@eaDir/a.jpg",
    "#recycle/a.jpg",
    ".Trash-1000/files/a.jpg",
    "$RECYCLE.BIN/a.jpg",
    "System Volume Information/a.jpg",
    "lost+found/a.jpg",
    "node_modules/pack/a.png",
    "__MACOSX/._a.jpg",
    ".thumbnails/a.png",
    ".git/a.png",
    "._a.jpg",
    "Thumbs.db",
    ".DS_Store",
    "Photos Library.photoslibrary/resources/derivatives/a.jpg",
    "Catalog Previews.lrdata/a.jpg",
]


@pytest.mark.parametrize("place", SYSTEM_PLACES)
def test_system_places_are_left_out_even_when_hidden_files_are_wanted(tmp_path: Path, place: str) -> None:
    plant(tmp_path, place, "kept.jpg")
    assert names_found(tmp_path, ScanRules(hidden=True)) == ["kept.jpg"]


def test_originals_of_a_photos_library_are_found(tmp_path: Path) -> None:
    plant(tmp_path, "My.photoslibrary/originals/0/a.heic", "My.photoslibrary/resources/b.jpg")
    assert names_found(tmp_path) == ["My.photoslibrary/originals/0/a.heic"]


def test_our_own_library_is_left_out(tmp_path: Path) -> None:
    plant(tmp_path, "library/catalogue.db", "library/thumbnails/ab/a.jpg", "thumbnails/mine.jpg")
    assert names_found(tmp_path) == ["thumbnails/mine.jpg"]


def test_hidden_names_are_found_only_when_wanted(tmp_path: Path) -> None:
    plant(tmp_path, ".private/a.jpg", ".b.jpg", "c.jpg")
    assert names_found(tmp_path) == ["c.jpg"]
    assert names_found(tmp_path, ScanRules(hidden=True)) == [".b.jpg", "c.jpg", ".private/a.jpg"]


def test_patterns_fit_names_and_relative_paths_in_any_case(tmp_path: Path) -> None:
    plant(tmp_path, "2019/trip/A.jpg", "2019/b_edited.jpg", "2020/c.jpg", "scans/d.png")
    assert names_found(tmp_path, ScanRules(exclude=("SCANS", "*_edited.*"))) == ["2019/trip/A.jpg", "2020/c.jpg"]
    assert names_found(tmp_path, ScanRules(exclude=("2019/trip/",))) == [
        "2019/b_edited.jpg",
        "2020/c.jpg",
        "scans/d.png",
    ]
    assert names_found(tmp_path, ScanRules(include=("2019/*", "*.PNG"))) == [
        "2019/b_edited.jpg",
        "2019/trip/A.jpg",
        "scans/d.png",
    ]
    assert names_found(tmp_path, ScanRules(include=("*.jpg",), exclude=("2019",))) == ["2020/c.jpg"]


def test_link_loops_end_and_real_places_win_over_links(tmp_path: Path) -> None:
    plant(tmp_path, "z_real/a.jpg")
    (tmp_path / "a_link").symlink_to(tmp_path / "z_real")
    (tmp_path / "z_real" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "broken.jpg").symlink_to(tmp_path / "nowhere")
    problems: list[Skipped] = []
    found = [item.path for item in scan_folder(str(tmp_path), on_problem=problems.append)]
    assert found == [str(tmp_path / "z_real" / "a.jpg")]
    assert problems == []


def test_links_to_folders_outside_are_followed_unless_unwanted(tmp_path: Path) -> None:
    plant(tmp_path, "root/a.jpg", "outside/b.jpg")
    (tmp_path / "root" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "root" / "c.jpg").symlink_to(tmp_path / "outside" / "b.jpg")
    assert names_found(tmp_path / "root") == ["a.jpg", "c.jpg", "link/b.jpg"]
    assert names_found(tmp_path / "root", ScanRules(follow_links=False)) == ["a.jpg"]


def test_hard_links_are_found_under_every_name_with_one_identity(tmp_path: Path) -> None:
    plant(tmp_path, "a.jpg")
    os.link(tmp_path / "a.jpg", tmp_path / "b.jpg")
    first, second = scan_folder(str(tmp_path))
    assert (first.device, first.inode) == (second.device, second.inode)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names")
def test_names_may_be_any_bytes(tmp_path: Path) -> None:
    odd = [b"new\nline.jpg", "日本語-🙂.jpg".encode(), b"\xff\xfe broken.jpg", b"with space & (copy).jpg"]
    for name in odd:
        (tmp_path / os.fsdecode(name)).write_bytes(b"x")
    found = list(scan_folder(str(tmp_path)))
    assert sorted(os.fsencode(Path(item.path).name) for item in found) == sorted(odd)


def test_deep_trees_are_walked_to_the_bottom(tmp_path: Path) -> None:
    depth = 1010 if sys.platform == "linux" else 300
    folders = [str(tmp_path) + f"{os.sep}d" * level for level in range(1, depth + 1)]
    for folder in folders:
        Path(folder).mkdir()
    photo = Path(folders[-1], "a.jpg")
    photo.write_bytes(b"x")
    assert [found.path for found in scan_folder(str(tmp_path))] == [str(photo)]
    photo.unlink()
    for folder in reversed(folders):  # pytest's own cleaning recurses and would fail
        Path(folder).rmdir()


@pytest.mark.skipif(sys.platform != "linux", reason="needs folders made relative to folders")
def test_a_folder_out_of_reach_is_told_and_the_rest_found(tmp_path: Path) -> None:
    plant(tmp_path, "b.jpg")
    at = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):  # 25 x 200 letters are longer than any path may be
        os.mkdir("d" * 200, dir_fd=at)
        at, above = os.open("d" * 200, os.O_RDONLY, dir_fd=at), at
        os.close(above)
    os.close(at)
    problems: list[Skipped] = []
    assert [Path(found.path).name for found in scan_folder(str(tmp_path), on_problem=problems.append)] == ["b.jpg"]
    assert [problem.reason for problem in problems] == ["It cannot be read: File name too long."]


def test_an_absent_root_is_told(tmp_path: Path) -> None:
    problems: list[Skipped] = []
    assert list(scan_folder(str(tmp_path / "gone"), on_problem=problems.append)) == []
    assert [problem.path for problem in problems] == [str(tmp_path / "gone")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_an_unreadable_folder_is_told_and_the_rest_found(tmp_path: Path) -> None:
    plant(tmp_path, "locked/a.jpg", "b.jpg")
    (tmp_path / "locked").chmod(0)
    problems: list[Skipped] = []
    try:
        assert [Path(item.path).name for item in scan_folder(str(tmp_path), on_problem=problems.append)] == ["b.jpg"]
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert problems == [Skipped(str(tmp_path / "locked"), "It cannot be read: Permission denied.")]


def test_what_vanishes_during_the_scan_does_no_harm(tmp_path: Path) -> None:
    plant(tmp_path, "a/1.jpg", "b/2.jpg", "c/3.jpg")
    problems: list[Skipped] = []
    scan = scan_folder(str(tmp_path), on_problem=problems.append)
    assert next(scan).path.endswith("1.jpg")
    (tmp_path / "b" / "2.jpg").unlink()
    (tmp_path / "b").rmdir()
    assert [Path(item.path).name for item in scan] == ["3.jpg"]
    assert problems == []


def test_roots_within_roots_are_merged(tmp_path: Path) -> None:
    plant(tmp_path, "a/b/x.jpg", "ab/x.jpg")
    a, ab = str(tmp_path / "a"), str(tmp_path / "ab")
    assert merge_roots([a + "/b", a, ab, a + "/", a + "/b/../b"]) == (a, ab)


def test_roots_are_the_same_through_links_and_absent_ones_by_path(tmp_path: Path) -> None:
    plant(tmp_path, "real/sub/x.jpg")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    real = str(tmp_path / "real")
    assert merge_roots([real, str(tmp_path / "link"), str(tmp_path / "link" / "sub")]) == (real,)
    assert merge_roots(["/gone/photos/2019", "/gone/photos", "/gone/photos2"]) == ("/gone/photos", "/gone/photos2")
