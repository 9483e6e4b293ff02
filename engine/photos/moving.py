"""Files put into another place: never over another file, whole under their name at every moment, verified."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from engine.photos.fingerprint import hash_file


class ActRefused(Exception):
    """Something was not done to a file; the text is one sentence that says why."""


def free_name(path: str, number: int) -> str:
    """The name to try after `number` others were taken: 'a.jpg', 'a (2).jpg', 'a (3).jpg'."""
    if number == 0:
        return path
    place = Path(path)
    return str(place.with_name(f"{place.stem} ({number + 1}){place.suffix}"))


def name_along(companion: str, photo: str, photo_now: str) -> str:
    """The place of a companion beside a photo that has another place or name now: 'a (2).xmp' for 'a (2).jpg'."""
    was, now, name = Path(photo), Path(photo_now), Path(companion).name
    for part, instead in ((was.name, now.name), (was.stem, now.stem)):
        if name.startswith(part):
            return str(now.with_name(instead + name[len(part) :]))
    return str(now.with_name(name))


def part_name(number: int) -> str:
    """The temporary name for a piece of work; scans never take it for a photo, and a crash can be cleared up by it."""
    return f".lookalike-{number}.part"


def put_beside(source: str, wanted: str, content: str, part: str) -> str:
    """Put a file at `wanted` too, or at the first name beside it that is free; returns its path."""
    for number in count():
        target = free_name(wanted, number)
        try:
            put_exclusively(Path(source), Path(target), content, part)
        except FileExistsError:
            continue
        return target
    raise AssertionError("names never run out")


def put_exclusively(source: Path, target: Path, content: str, part: str) -> None:
    """Put a file with this content hash at `target` too, whole or not at all: as a link, else as a verified copy.

    Raises FileExistsError where the name is taken by another file, ActRefused where the copy is not what it should be.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        if not target.samefile(source):
            raise
    except OSError:  # another volume, or a disk that knows no links
        copy_exclusively(source, target, content, part)
    sync_folder(target.parent)


def copy_exclusively(source: Path, target: Path, content: str, part: str) -> None:
    """Copy under the temporary name `part`, verify, and give the copy its name; see `put_exclusively`."""
    if os.path.lexists(target):
        raise FileExistsError(target)
    unfinished = target.with_name(part)
    try:
        copy_verified(source, unfinished, content)
        _give_name(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def _give_name(unfinished: Path, target: Path) -> None:
    try:
        os.link(unfinished, target)  # fails where the name is taken, at the very moment
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))  # the name is ours from now on
        unfinished.replace(target)


def copy_verified(source: Path, target: Path, content: str) -> None:
    """Copy with its times onto the disk itself, and read the copy again; raises ActRefused, OSError."""
    with source.open("rb") as reading, target.open("wb") as copy:
        shutil.copyfileobj(reading, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())
    with suppress(OSError):  # a drive that keeps no rights, say
        shutil.copystat(source, target)
    if hash_file(str(target)) != content:
        raise ActRefused("Its copy was not the same as the file, so it was left alone: check the disk.")


def are_one_name(path: str, other: str) -> bool:
    """Whether two paths lead to one entry of one folder, over links or mounts: to remove one is to remove both."""
    try:
        same = Path(path).samefile(other)
        return same and (Path(path).stat().st_nlink == 1 or os.path.realpath(path) == os.path.realpath(other))
    except OSError:
        return False


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk itself; Windows does so by its own."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def look_at_file(path: str) -> os.stat_result:
    """The status of a plain file; raises ActRefused for anything else."""
    try:
        status = Path(path).lstat()
    except (OSError, ValueError) as error:
        raise ActRefused(f"It cannot be found: {say_error(error)}.") from error
    if stat.S_ISLNK(status.st_mode):
        raise ActRefused("It is a link to another file: delete it in the file manager if you do not need it.")
    if not stat.S_ISREG(status.st_mode):
        raise ActRefused("It is no file.")
    return status


def say_error(error: Exception) -> str:
    """The reason that a system gives, as part of a sentence."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
