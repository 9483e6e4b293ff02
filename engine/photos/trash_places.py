"""Where the three systems keep what was trashed, and what they note of its origin."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

INFO_SUFFIX = ".trashinfo"


def trash_folders(path: str) -> list[Path]:
    """Folders in which the system keeps what is trashed from where `path` lies; those that exist and may be read."""
    return [folder for folder in FOLDERS.get(sys.platform, _freedesktop_folders)(path) if folder.is_dir()]


def can_be_listed(path: str) -> bool:
    """Whether one can look for what was trashed from where `path` lies; macOS keeps its trash from programs."""
    folders = trash_folders(path)
    return sys.platform not in FOLDERS or any(os.access(folder, os.R_OK) for folder in folders)


def list_trashed(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything kept in one trash folder; nothing when it may not be listed."""
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:
        return


def record_of(kept: Path) -> Path | None:
    """The note that belongs to a kept file; None where the system writes none that can be read."""
    if kept.parent.name == "files":
        return kept.parent.parent / "info" / (kept.name + INFO_SUFFIX)
    if kept.name.startswith("$R"):
        return kept.with_name("$I" + kept.name[2:])
    return None


def recorded_origin(kept: Path) -> str | None:
    """The path that a kept file had, as its note tells; None without a readable note."""
    record = record_of(kept)
    try:
        data = b"" if record is None else record.read_bytes()
    except OSError:
        return None
    if record is not None and record.suffix == INFO_SUFFIX:
        return read_trashinfo(data, kept.parent.parent)
    return read_recycle_note(data)


def read_trashinfo(data: bytes, trash: Path) -> str | None:
    """The origin in a freedesktop .trashinfo; a relative one counts from the folder that holds the trash.

    Source: FreeDesktop.org Trash specification 1.0.
    """
    quoted = next((line[5:] for line in data.splitlines() if line.startswith(b"Path=")), None)
    if quoted is None:
        return None
    top = trash.parent.parent if trash.parent.name == ".Trash" else trash.parent  # top/.Trash/uid or top/.Trash-uid
    return os.path.join(top, os.fsdecode(unquote_to_bytes(quoted)))  # noqa: PTH118 - keeps the spelling of the name


def read_recycle_note(data: bytes) -> str | None:
    """The origin in a note of the Windows recycle bin: version 1 (to Windows 8) or 2 (from 10), UTF-16."""
    start = {1: 24, 2: 28}.get(int.from_bytes(data[:8], "little"))
    if start is None or len(data) <= start:
        return None
    return data[start:].decode("utf-16-le", "surrogatepass").partition("\0")[0]


def mount_point(path: Path) -> Path:
    """The top of the volume on which a path lies, or where it lay if it is gone."""
    here = next(above for above in (path, *path.parents) if os.path.lexists(above) or above == above.parent)
    here = here.resolve()
    return next(above for above in (here, *here.parents) if above.is_mount() or above == above.parent)


def _freedesktop_folders(path: str) -> list[Path]:
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    top, uid = mount_point(Path(path)), os.getuid()
    trashes = [Path(data).expanduser() / "Trash", top / ".Trash" / str(uid), top / f".Trash-{uid}"]
    return [trash / "files" for trash in trashes]


def _mac_folders(path: str) -> list[Path]:
    return [Path.home() / ".Trash", mount_point(Path(path)) / ".Trashes" / str(os.getuid())]


def _windows_folders(path: str) -> list[Path]:
    # One folder for each user of the machine; those of others cannot be listed and count as empty.
    return [Path(entry.path) for entry in list_trashed(Path(path).anchor / Path("$Recycle.Bin"))]


FOLDERS: dict[str, Callable[[str], list[Path]]] = {"darwin": _mac_folders, "win32": _windows_folders}
