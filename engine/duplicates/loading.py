"""Groups as they are now: from the files on disk, what was found of pairs, and the user's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import RoleFinder, list_roles
from engine.catalogue.decisions.not_duplicates import told_apart
from engine.catalogue.perceptual import PairRow, files_of, load_pairs, repeated_contents
from engine.duplicates.frames import tell_frames
from engine.duplicates.groups import BANDS, Band, Copy, Group
from engine.duplicates.stars import Star, draw_stars
from engine.duplicates.units import make_copies
from engine.duplicates.versions import CHECKER

Copies = dict[int, list[Copy]]
ORDER = {band: place for place, band in enumerate(BANDS)}
IDENTICAL = "Identical files."


def load_groups(catalogue: Catalogue, bands: Sequence[Band] = BANDS) -> list[Group]:
    """Every group whose members belong together by one of `bands`; a file is in one group, under its weakest band.

    Only live files count: one that is gone, changed since, on an absent folder or left out is in no group.
    Shots of one moment are grouped only where they are in no other group.
    """
    pairs = load_pairs(catalogue, CHECKER, BANDS)
    contents = {each for pair in pairs for each in (pair.first, pair.second)} | set(repeated_contents(catalogue))
    copies = live_copies(catalogue, contents)
    apart = told_apart(catalogue)
    wanted = set(bands)
    sure = _copies_groups(pairs, copies, apart, wanted - {"moment"})
    groups = [group for group in sure if group.band in wanted]
    if "moment" in wanted:
        full = sure if wanted >= set(BANDS) else _copies_groups(pairs, copies, apart, set(BANDS) - {"moment"})
        taken = {copy.photo for group in full for copy in group.copies}
        groups += _moment_groups(pairs, copies, apart, taken)
    return sorted(groups, key=lambda group: (ORDER[group.band], group.copies[0].path))


def live_copies(catalogue: Catalogue, contents: Iterable[int]) -> Copies:
    """Of each of some contents its copies as they are now; none of what stands in no group, whatever was found."""
    return make_copies(files_of(catalogue, contents), RoleFinder(list_roles(catalogue)).is_left_out)


def _copies_groups(
    pairs: Iterable[PairRow], copies: Copies, apart: set[tuple[int, int]], bands: set[Band]
) -> list[Group]:
    """Groups of copies: contents joined by pairs, and contents that lie in several files."""
    edges = {
        (pair.first, pair.second): pair
        for pair in pairs
        if pair.band in bands and pair.first in copies and pair.second in copies
    }
    stars = draw_stars(edges, lambda node: _area(copies[node][0]), apart)
    star_of = {node: number for number, star in enumerate(stars) for node in (star.centre, *star.members)}
    inner: dict[int, list[PairRow]] = defaultdict(list)  # pairs inside each star
    for pair in edges.values():
        if pair.first in star_of and star_of[pair.first] == star_of.get(pair.second):
            inner[star_of[pair.first]].append(pair)
    groups = [_star_group(star, copies, inner[number]) for number, star in enumerate(stars)]
    if "exact" in bands:
        alone = [node for node in copies if node not in star_of and len(copies[node]) > 1]
        groups += [Group("exact", tuple(_centre_files(copies[node])), 1.0, IDENTICAL) for node in alone]
    return groups


def _moment_groups(
    pairs: Iterable[PairRow], copies: Copies, apart: set[tuple[int, int]], taken: set[int]
) -> list[Group]:
    edges = {
        (pair.first, pair.second): pair
        for pair in pairs
        if pair.band == "moment"
        and pair.first in copies
        and pair.second in copies
        and not {pair.first, pair.second} & taken
    }
    return [_star_group(star, copies, ()) for star in draw_stars(edges, lambda node: _area(copies[node][0]), apart)]


def _star_group(star: Star[PairRow], copies: Copies, pairs: Iterable[PairRow]) -> Group:
    """All files of the centre and the members, under the weakest band among them; `pairs` of them tell how framed."""
    weakest = max(star.members.values(), key=lambda pair: (ORDER[_band(pair)], -pair.score))
    frames = tell_frames(pairs)
    files = _centre_files(copies[star.centre], frames.get(star.centre, 0))
    files += [
        replace(copy, framing=frames.get(node, 0), evidence=pair.reason)
        for node, pair in star.members.items()
        for copy in copies[node]
    ]
    return Group(_band(weakest), tuple(files), min(pair.score for pair in star.members.values()), weakest.reason)


def _centre_files(copies: Sequence[Copy], framing: int = 0) -> list[Copy]:
    """The files of the content that the others were compared with: all but the first are identical to it."""
    first, *others = (replace(copy, framing=framing) for copy in copies)
    return [first, *(replace(copy, evidence=IDENTICAL) for copy in others)]


def _band(pair: PairRow) -> Band:
    return next(band for band in BANDS if band == pair.band)


def _area(copy: Copy) -> float:
    return float(copy.width * copy.height)
