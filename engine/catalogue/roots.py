"""The folders that the user has added, and the tree of folders below them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.catalogue.database import Catalogue
from engine.catalogue.places import base_name, natural_key, refresh_contents


@dataclass(frozen=True, slots=True)
class Root:
    """One added folder, its scan rules and how many photos lie in it."""

    id: int
    path: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    online: bool = True
    photos: int = 0
    device: int | None = None  # st_dev when last seen


@dataclass(frozen=True, slots=True)
class FolderNode:
    """One folder that holds photos; `photos` counts those below it too, each content once."""

    path: str
    name: str
    photos: int
    online: bool
    children: tuple[FolderNode, ...] = ()


def add_root(
    catalogue: Catalogue,
    path: str,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    hidden: bool = False,
) -> Root:
    """Add a folder; inside an added one it changes nothing, and around added ones it takes their place and photos.

    Returns the root that now covers `path`. What an inner folder excluded stays excluded.
    """
    path = os.path.normpath(Path(path).absolute())
    with catalogue.writing() as db:
        roots = _read_roots(db)  # inside the transaction, as another process may be adding the same folder
        for root in roots:
            if is_inside(path, root.path):
                return root
        inner = [root for root in roots if is_inside(root.path, path)]
        exclude = tuple(dict.fromkeys([*exclude, *(pattern for root in inner for pattern in root.exclude)]))
        row = (os.fsencode(path), json.dumps(include), json.dumps(exclude), hidden)
        added = db.execute("INSERT INTO root (path, include, exclude, hidden) VALUES (?, ?, ?, ?)", row).lastrowid
        for root in inner:
            if is_named_inside(root.path, path):
                db.execute("UPDATE file SET root_id = ? WHERE root_id = ?", (added, root.id))
            _drop_root(db, root.id)  # reached over a link: the next scan meets its photos under their other names
    return next(root for root in list_roots(catalogue) if root.id == added)


def list_roots(catalogue: Catalogue) -> tuple[Root, ...]:
    """All added folders, by path."""
    with catalogue.reading() as db:
        return _read_roots(db)


def remove_root(catalogue: Catalogue, root_id: int) -> None:
    """Take a folder out of the library; what is known of its photos stays, should they come back."""
    with catalogue.writing() as db:
        _drop_root(db, root_id)


def set_rules(
    catalogue: Catalogue, root_id: int, include: tuple[str, ...], exclude: tuple[str, ...], hidden: bool
) -> None:
    """Change what a scan of this folder lets in; the next scan goes by it."""
    with catalogue.writing() as db:
        row = (json.dumps(include), json.dumps(exclude), hidden, root_id)
        db.execute("UPDATE root SET include = ?, exclude = ?, hidden = ? WHERE id = ?", row)


def mark_online(catalogue: Catalogue, root_id: int, online: bool, device: int | None = None) -> None:
    """Note whether a folder can be reached now, and on which device it lies; no commit when nothing is new."""
    with catalogue.writing() as db:
        db.execute(
            "UPDATE root SET online = ?1, device = coalesce(?2, device) WHERE id = ?3"
            " AND (online <> ?1 OR coalesce(?2, device) IS NOT device)",
            (online, device, root_id),
        )


def is_inside(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies below it, by name or, over links and letter case, by inode."""
    if is_named_inside(path, folder):
        return True
    try:
        return any(above.samefile(folder) for above in (Path(path), *Path(path).parents))
    except OSError:
        return False


def is_named_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _drop_root(db: sqlite3.Connection, root_id: int) -> None:
    rows = db.execute("SELECT DISTINCT content_id FROM file WHERE root_id = ? AND content_id NOT NULL", (root_id,))
    contents = {row[0] for row in rows}
    db.execute("DELETE FROM file WHERE root_id = ?", (root_id,))
    db.execute("DELETE FROM root WHERE id = ?", (root_id,))
    refresh_contents(db, contents)


def folder_tree(catalogue: Catalogue) -> tuple[FolderNode, ...]:
    """One tree per added folder, with the folders below it that hold photos."""
    separator = os.fsencode(os.sep)
    with catalogue.reading() as db:
        roots = {os.fsencode(root.path.rstrip(os.sep)): root for root in _read_roots(db)}
        homes = _count_homes(db, separator)
    photos: Counter[bytes] = Counter(dict.fromkeys(roots, 0))
    for folders, count in homes.items():
        for above in {above for folder in folders for above in _up_to_root(folder, roots, separator)}:
            photos[above] += count
    return _grow_trees(photos, roots, separator)


def _count_homes(db: sqlite3.Connection, separator: bytes) -> Counter[frozenset[bytes]]:
    """Number of photos for each set of folders that a photo lies in; nearly all lie in one."""
    single: dict[int, bytes] = {}
    several: dict[int, set[bytes]] = {}
    for content_id, path in db.execute("SELECT content_id, path FROM file WHERE content_id NOT NULL"):
        folder = path[: path.rfind(separator)]
        known = single.setdefault(content_id, folder)
        if known != folder:
            several.setdefault(content_id, {known}).add(folder)
    for content_id in several:
        del single[content_id]
    homes = Counter(map(frozenset, several.values()))
    homes.update({frozenset([folder]): count for folder, count in Counter(single.values()).items()})
    return homes


def _up_to_root(folder: bytes, roots: Container[bytes], separator: bytes) -> Iterator[bytes]:
    yield folder
    while folder and folder not in roots:
        folder = folder.rpartition(separator)[0]
        yield folder


def _grow_trees(photos: Counter[bytes], roots: dict[bytes, Root], separator: bytes) -> tuple[FolderNode, ...]:
    """Make the nodes, the deepest first, so that the depth of a tree costs no recursion."""
    online: dict[bytes, bool] = {}
    for folder in sorted(photos):
        root = roots.get(folder)
        online[folder] = online.get(folder.rpartition(separator)[0], True) if root is None else root.online
    below: dict[bytes, list[FolderNode]] = defaultdict(list)
    grown = []
    for folder in sorted(photos, reverse=True):
        root = roots.get(folder)
        path = os.fsdecode(folder) if root is None else root.path
        children = tuple(sorted(below.pop(folder, []), key=lambda child: natural_key(child.name)))
        node = FolderNode(path, base_name(path), photos[folder], online[folder], children)
        if root is None:
            below[folder.rpartition(separator)[0]].append(node)
        else:
            grown.append(node)
    return tuple(reversed(grown))


def _read_roots(db: sqlite3.Connection) -> tuple[Root, ...]:
    query = (
        "SELECT id, path, include, exclude, hidden, online, device,"
        " (SELECT count(DISTINCT content_id) FROM file WHERE root_id = root.id) FROM root ORDER BY path"
    )
    return tuple(
        Root(
            root_id,
            os.fsdecode(path),
            tuple(json.loads(include)),
            tuple(json.loads(exclude)),
            bool(hidden),
            bool(online),
            photos,
            device,
        )
        for root_id, path, include, exclude, hidden, online, device, photos in db.execute(query)
    )
