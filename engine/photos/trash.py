"""Files to the system's trash and back: verified after the act, and never over another file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.photos.fingerprint import hash_file
from engine.photos.moving import ActRefused, are_one_name, look_at_file, part_name, put_beside, say_error
from engine.photos.trash_places import can_be_listed, list_trashed, record_of, recorded_origin, trash_folders

SETTLING_S = 0.3  # a network drive may show a file for a moment longer
WINDOWS_REMOTE_DRIVE = 4


NAMES_TRIED = 20  # of the numbered names that a trash gives to files of one name


class TrashRefused(ActRefused):
    """A file was not moved or not put back; the text is one sentence that says why."""


class TrashLost(TrashRefused):
    """The system deleted a file that it should have kept."""


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """A file that is in the trash now; `kept_at` is its place there, None where the system does not tell."""

    original: str
    kept_at: str | None


def move_to_trash(path: str, send: Callable[[str], object] | None = None) -> TrashedFile:
    """Move one file to the trash of its volume and make sure that it is gone from its place; raises `TrashRefused`.

    `send` is the system's own way to do it, unless another is given.
    """
    before = look_at_file(path)
    if _lies_on_network(path):
        raise TrashRefused("It lies on a network drive, which has no trash: delete it there if you are sure.")
    try:
        (send or _system_trash())(path)
    except Exception as error:  # each system has its own errors, some of them no OSError
        raise TrashRefused(f"It could not be moved to the trash: {say_error(error)}.") from error
    if is_still_there(path):
        raise TrashRefused("It is still in its place, although the system told that it is in the trash.")
    kept_at = _find_kept(path, before)
    if kept_at is None and can_be_listed(path):
        raise TrashLost("It is gone, but it is not in the trash: its drive deletes at once what is put there.")
    return TrashedFile(path, kept_at)


def restore_from_trash(original: str, content: str, kept_at: str | None = None) -> str:
    """Bring a file with this content hash back from the trash; returns its path, another one if `original` is taken.

    It is looked for where it was kept, then by the recorded origin, then by name; only the right content is taken.
    """
    kept = find_in_trash(original, content, kept_at)
    if kept is None:
        raise TrashRefused("It is not in the trash any more, or its disk is not connected, so it stays away.")
    try:
        Path(original).parent.mkdir(parents=True, exist_ok=True)
        restored = put_beside(kept, original, content, part_name(0))
    except OSError as error:
        raise TrashRefused(f"It could not be put back: {say_error(error)}.") from error
    forget_trashed(kept, restored)
    return restored


def find_in_trash(original: str, content: str, kept_at: str | None = None) -> str | None:
    """Where the trash keeps a file of this content: at `kept_at`, else by the recorded origin, else by name."""
    return next((str(place) for place in _candidates(original, kept_at) if _has_content(place, content)), None)


def forget_trashed(kept: str, back: str) -> None:
    """Take away what is back at another place, with the note that belongs to it; never the only name of a file."""
    if are_one_name(kept, back):
        return
    record = record_of(Path(kept))
    for path in (Path(kept), record):
        if path is not None:
            with suppress(OSError):  # the file is back; what stays behind in the trash is harmless
                path.unlink()


def is_still_there(path: str) -> bool:
    """Whether a name is still taken after the file was taken away; a network drive is given a moment."""
    if not os.path.lexists(path):
        return False
    time.sleep(SETTLING_S)
    return os.path.lexists(path)


def _system_trash() -> Callable[[str], object]:
    from send2trash import send2trash  # late: on Windows it starts COM

    way: Callable[[str], object] = send2trash
    return way


def _lies_on_network(path: str) -> bool:
    """Windows deletes at once what is trashed on a network drive; elsewhere the system refuses by itself."""
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = Path(path).anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == WINDOWS_REMOTE_DRIVE


def _find_kept(original: str, before: os.stat_result) -> str | None:
    """Where a file went: the entry of the same inode, else the newest that is noted to come from there."""
    quick = next((place for place in _likely_places(original) if _is_file(place, before)), None)
    if quick is not None:
        return quick
    entries = [entry for folder in trash_folders(original) for entry in list_trashed(folder)]
    for entry in entries:
        if entry.inode() == before.st_ino and Path(entry.path).lstat().st_dev == before.st_dev:
            return entry.path
    same_size = [Path(entry.path) for entry in entries if entry.stat(follow_symlinks=False).st_size == before.st_size]
    places = sorted((place for place in same_size if recorded_origin(place) == original), key=_changed_at)
    return str(places[-1]) if places else None


def _likely_places(original: str) -> Iterator[str]:
    """Names that a freedesktop trash gives, so that a large trash need not be listed for every file."""
    name = Path(original)
    for folder in trash_folders(original):
        yield str(folder / name.name)
        yield from (str(folder / f"{name.stem} {number}{name.suffix}") for number in range(1, NAMES_TRIED))


def _is_file(path: str, known: os.stat_result) -> bool:
    try:
        status = Path(path).lstat()
    except OSError:
        return False
    return bool(known.st_ino) and (status.st_dev, status.st_ino) == (known.st_dev, known.st_ino)


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
