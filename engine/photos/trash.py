"""Files to the system's trash and back: verified after the act, and never over another file."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from engine.photos.fingerprint import hash_file
from engine.photos.trash_places import list_trashed, record_of, recorded_origin, trash_folders

SETTLING_S = 0.3  # a network drive may show a file for a moment longer
WINDOWS_REMOTE_DRIVE = 4


class TrashRefused(Exception):
    """A file was not moved or not put back; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """A file that is in the trash now; `kept_at` is its place there, None where the system does not tell."""

    original: str
    kept_at: str | None


def move_to_trash(path: str, send: Callable[[str], object] | None = None) -> TrashedFile:
    """Move one file to the trash of its volume and make sure that it is gone from its place; raises `TrashRefused`.

    `send` is the system's own way to do it, unless another is given.
    """
    before = _check_trashable(path)
    try:
        (send or _system_trash())(path)
    except Exception as error:  # each system has its own errors, some of them no OSError
        raise TrashRefused(f"It could not be moved to the trash: {_reason(error)}.") from error
    if _is_still_there(path):
        raise TrashRefused("It is still in its place, although the system told that it is in the trash.")
    return TrashedFile(path, _find_kept(path, before))


def restore_from_trash(original: str, content: str, kept_at: str | None = None) -> str:
    """Bring a file with this content hash back from the trash; returns its path, another one if `original` is taken.

    It is looked for where it was kept, then by the recorded origin, then by name; only the right content is taken.
    """
    kept = next((place for place in _candidates(original, kept_at) if _has_content(place, content)), None)
    if kept is None:
        raise TrashRefused("It is not in the trash any more, or its disk is not connected, so it stays away.")
    try:
        Path(original).parent.mkdir(parents=True, exist_ok=True)
        restored = _move_beside(kept, original)
    except OSError as error:
        raise TrashRefused(f"It could not be put back: {_reason(error)}.") from error
    record = record_of(kept)
    if record is not None:
        with suppress(OSError):
            record.unlink()
    return restored


def free_name(path: str, number: int) -> str:
    """The name to try after `number` others were taken: 'a.jpg', 'a (2).jpg', 'a (3).jpg'."""
    if number == 0:
        return path
    place = Path(path)
    return str(place.with_name(f"{place.stem} ({number + 1}){place.suffix}"))


def _system_trash() -> Callable[[str], object]:
    from send2trash import send2trash  # late: on Windows it starts COM

    way: Callable[[str], object] = send2trash
    return way


def _check_trashable(path: str) -> os.stat_result:
    place = Path(path)
    try:
        status = place.lstat()
    except OSError as error:
        raise TrashRefused(f"It cannot be found: {_reason(error)}.") from error
    if place.is_symlink():
        raise TrashRefused("It is a link to another file: delete it in the file manager if you do not need it.")
    if not place.is_file():
        raise TrashRefused("It is no file.")
    if _lies_on_network(path):
        raise TrashRefused("It lies on a network drive, which has no trash: delete it there if you are sure.")
    return status


def _lies_on_network(path: str) -> bool:
    """Windows deletes at once what is trashed on a network drive; elsewhere the system refuses by itself."""
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = Path(path).anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == WINDOWS_REMOTE_DRIVE


def _is_still_there(path: str) -> bool:
    if not os.path.lexists(path):
        return False
    time.sleep(SETTLING_S)
    return os.path.lexists(path)


def _find_kept(original: str, before: os.stat_result) -> str | None:
    """Where a file went: the entry of the same inode, else the newest that is noted to come from there."""
    entries = [entry for folder in trash_folders(original) for entry in list_trashed(folder)]
    for entry in entries:
        if entry.inode() == before.st_ino and Path(entry.path).lstat().st_dev == before.st_dev:
            return entry.path
    same_size = [Path(entry.path) for entry in entries if entry.stat(follow_symlinks=False).st_size == before.st_size]
    places = sorted((place for place in same_size if recorded_origin(place) == original), key=_changed_at)
    return str(places[-1]) if places else None


def _candidates(original: str, kept_at: str | None) -> Iterator[Path]:
    if kept_at is not None:
        yield Path(kept_at)
    name = Path(original)
    kept = [Path(entry.path) for folder in trash_folders(original) for entry in list_trashed(folder)]
    alike = sorted((place for place in kept if place.suffix.lower() == name.suffix.lower()), key=_changed_at)
    origins = {place: recorded_origin(place) for place in reversed(alike)}
    yield from (place for place, origin in origins.items() if origin == original)
    yield from (place for place, origin in origins.items() if origin is None and place.name.startswith(name.stem))


def _has_content(place: Path, content: str) -> bool:
    try:
        return not place.is_symlink() and hash_file(str(place)) == content
    except OSError:
        return False


def _changed_at(place: Path) -> float:
    try:
        return place.lstat().st_ctime
    except OSError:
        return 0.0


def _move_beside(kept: Path, original: str) -> str:
    """Move a file to `original`, or to the first name beside it that is free; never over a file, whenever it came."""
    for number in count():
        target = free_name(original, number)
        try:
            _move_exclusively(kept, Path(target))
        except FileExistsError:
            continue
        return target
    raise AssertionError("names never run out")


def _move_exclusively(kept: Path, target: Path) -> None:
    try:
        os.link(kept, target)  # fails where the name is taken, at the very moment
    except FileExistsError:
        raise
    except OSError:  # another volume, or a disk that knows no hard links
        _copy_exclusively(kept, target)
    with suppress(OSError):  # the file is back; what stays behind in the trash is harmless
        kept.unlink()


def _copy_exclusively(kept: Path, target: Path) -> None:
    copy = target.open("xb")
    try:
        with copy, kept.open("rb") as source:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copystat(kept, target)
    except BaseException:
        target.unlink()
        raise


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
