"""Groups of copies that exist only in tests."""

from __future__ import annotations

from engine import AdvisedGroup, Copy, Group

EVIDENCE = "The same picture, saved again."


def make_copy(path: str, photo: int = 1, **changes: object) -> Copy:
    """One file of a group."""
    values: dict = {
        "path": path,
        "photo": photo,
        "content": f"{photo:040x}",
        "bytes": 1000,
        "width": 4032,
        "height": 3024,
        "format": "JPEG",
        "taken_at": "2019-07-04T12:30:05",
        "camera": "Canon EOS 5D",
        "sharpness": 10.0,
        "modified_ns": 10**18,
        "device": 1,
        "inode": hash(path) & 0xFFFF,
    }
    return Copy(**{**values, **changes})


def make_group(*paths: str, band: str = "same", keep: int = 0, sizes: tuple[int, ...] = ()) -> AdvisedGroup:
    """Copies at these paths, of which one is advised to be kept."""
    sizes = sizes or (1000,) * len(paths)
    copies = tuple(
        make_copy(path, 1 if band == "exact" else number, bytes=size, evidence=EVIDENCE if number > 1 else "")
        for number, (path, size) in enumerate(zip(paths, sizes, strict=True), 1)
    )
    group = Group(band, copies, 0.98, EVIDENCE)  # type: ignore[arg-type]
    return AdvisedGroup(group, keep, "larger: 4032x3024 against 1600x1200; original EXIF")
