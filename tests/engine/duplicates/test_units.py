"""Files as their owner sees them: RAW and picture, Live Photo and sidecars are one; a link is no second copy."""

from __future__ import annotations

import os
from pathlib import Path

from engine.catalogue.perceptual import FileRow
from engine.duplicates.groups import Copy
from engine.duplicates.units import make_copies


def row(path: Path, content: int = 1, kind: str = "JPEG") -> FileRow:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a photo")
    status = path.stat()
    facts = (40, 30, kind, None, None, None, status.st_mtime_ns, status.st_dev, status.st_ino)
    return FileRow(os.fsencode(path), content, f"{content:032x}", status.st_size, *facts)


def copies(*rows: FileRow) -> dict[int, list[Copy]]:
    return make_copies(rows, lambda path: "/left out/" in path)


def names(found: list[Copy]) -> list[tuple[str, tuple[str, ...]]]:
    return [(Path(copy.path).name, tuple(Path(other).name for other in copy.companions)) for copy in found]


def test_a_raw_and_its_picture_are_one_under_the_picture(tmp_path: Path) -> None:
    found = copies(row(tmp_path / "IMG_1.JPG", 1), row(tmp_path / "IMG_1.CR2", 2, "RAW"))
    assert {content: names(each) for content, each in found.items()} == {1: [("IMG_1.JPG", ("IMG_1.CR2",))]}


def test_a_raw_alone_is_a_photo(tmp_path: Path) -> None:
    assert list(copies(row(tmp_path / "IMG_1.CR2", 2, "RAW"), row(tmp_path / "IMG_2.jpg", 1))) == [2, 1]


def test_film_and_sidecars_go_with_their_photo(tmp_path: Path) -> None:
    for name in ("IMG_1.MOV", "IMG_1.xmp", "IMG_1.HEIC.xmp", "IMG_1.AAE", "IMG_10.xmp", "notes.txt"):
        (tmp_path / name).write_bytes(b"beside")
    found = copies(row(tmp_path / "IMG_1.HEIC", 1, "HEIF"))
    assert names(found[1]) == [("IMG_1.HEIC", ("IMG_1.AAE", "IMG_1.HEIC.xmp", "IMG_1.MOV", "IMG_1.xmp"))]


def test_a_sidecar_named_for_one_format_is_not_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jpg.xmp").write_bytes(b"beside")
    found = copies(row(tmp_path / "a.jpg", 1), row(tmp_path / "a.png", 2, "PNG"))
    assert names(found[1]) == [("a.jpg", ("a.jpg.xmp",))]
    assert names(found[2]) == [("a.png", ())]


def test_links_are_no_second_copy(tmp_path: Path) -> None:
    first = row(tmp_path / "a.jpg")
    (tmp_path / "hard.jpg").hardlink_to(tmp_path / "a.jpg")
    (tmp_path / "soft.jpg").symlink_to(tmp_path / "a.jpg")
    found = copies(row(tmp_path / "soft.jpg"), first, row(tmp_path / "hard.jpg"))
    assert names(found[1]) == [("a.jpg", ())]


def test_what_changed_is_gone_or_left_out_is_no_copy(tmp_path: Path) -> None:
    rows = [row(tmp_path / name) for name in ("a.jpg", "changed.jpg", "gone.jpg", "left out/b.jpg")]
    (tmp_path / "changed.jpg").write_bytes(b"another photo")
    (tmp_path / "gone.jpg").unlink()
    assert names(copies(*rows)[1]) == [("a.jpg", ())]
