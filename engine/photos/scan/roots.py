"""Several folders as the fewest that hold them all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def merge_roots(paths: Iterable[str]) -> tuple[str, ...]:
    """Drop every folder that lies in another one of `paths` or is the same; the order is kept.

    Folders that exist are compared by (device, inode) along their parents, so links, letter case on filesystems that
    ignore it, and drive letters make no difference; absent ones by their normalised path.
    """
    roots = list(dict.fromkeys(os.path.normpath(Path(path).absolute()) for path in paths))
    own = {root: _identity(root) for root in roots}
    above = {root: _identities_above(root) for root in roots}
    kept: list[str] = []
    for root in roots:
        inside = any(own[other] in above[root] for other in roots if own[other] != own[root])
        if not inside and own[root] not in [own[other] for other in kept]:
            kept.append(root)
    return tuple(kept)


def _identity(path: str) -> tuple[int, int] | str:
    try:
        status = Path(path).stat()
    except OSError:
        return os.path.normcase(path)
    return status.st_dev, status.st_ino


def _identities_above(path: str) -> set[tuple[int, int] | str]:
    """Identities of all parents, both of the path as given and of what its links lead to."""
    parents = {*Path(path).parents, *Path(os.path.realpath(path)).parents}
    return {_identity(str(parent)) for parent in parents} | {os.path.normcase(str(parent)) for parent in parents}
