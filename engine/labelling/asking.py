"""Questions about labels asked of one library: suggestions, pairs, suspects, and what training would see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, list_encoders
from engine.catalogue.features import load_features
from engine.catalogue.labels import UnusableLabel, listing
from engine.embedding.head import Head
from engine.embedding.origin import EncoderOrigin
from engine.progress import Progress, silent
from engine.search.live_index import LiveIndex
from engine.tasks.doubting import doubt_labels
from engine.tasks.labelled import LabelledPhotos, VectorTable, number_labels
from engine.tasks.nearest import Vectors
from engine.tasks.pairing import calibrate_pairs, choose_pairs
from engine.tasks.splitting import NEAR_IDENTICAL, group_duplicates
from engine.tasks.suggesting import Known, Suggestions, calibrate_votes, score_photos, suggest_likely, suggest_useful

Rows = NDArray[np.int64]
NEAR_IDENTICAL_RAW = 0.95  # cosine of copies without a head, as in a small library
NEAR_IDENTICAL_TAUGHT = 0.99  # and by an encoder that was taught


@dataclass(frozen=True, slots=True)
class Suggested:
    """A photo (id) that may have a label, the probability that it has, and the photo of the label it is most like."""

    photo: int
    probability: float
    like: int


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Two photos (ids) to ask "same or different?" of, and the probability of "same"."""

    first: int
    second: int
    probability: float


@dataclass(frozen=True, slots=True)
class Suspect:
    """A photo (id) that may be mislabelled, the label most neighbours have, and what speaks against its own."""

    photo: int
    label: str
    instead: str
    angle_deg: float  # to what photos of its label mostly look like
    agreement: float  # share of its neighbours' votes for its label, 0..1


@dataclass(frozen=True, slots=True)
class Scored:
    """What is thought of the photos that are likest to a label; `pool` are the rows asked about."""

    table: VectorTable
    pool: Rows
    suggestions: Suggestions  # rows of the pool; `like` are rows of the table

    def likely(self, count: int) -> list[Suggested]:
        """The most likely ones."""
        return self._name(suggest_likely(self.suggestions, count))

    def useful(self, count: int) -> list[Suggested]:
        """Those whose answers teach most."""
        return self._name(suggest_useful(self.suggestions, self.table.vectors[self.pool], count))

    def _name(self, found: Suggestions) -> list[Suggested]:
        photos, like = self.table.ids[self.pool[found.rows]].tolist(), self.table.ids[found.like].tolist()
        return [Suggested(*each) for each in zip(photos, found.probabilities.tolist(), like, strict=True)]


def read_vectors(live: LiveIndex) -> VectorTable:
    """Every photo's vector by the encoder in use; raises UnusableLabel where there is none."""
    index = live.refresh()
    if index is None or not len(index):
        raise UnusableLabel("The library has no photos yet: add a folder and let it be indexed first.")
    ids = np.sort(index.ids)
    return VectorTable(ids, index.vectors_of(ids))


def score_label(catalogue: Catalogue, live: LiveIndex, label: str) -> Scored:
    """Score the photos without any label, and without a rejection of this one; raises UnusableLabel."""
    table = read_vectors(live)
    members = table.rows_of(listing.ids_with(catalogue, label))
    if not len(members):
        raise UnusableLabel(f"No photo of the library has the label {label} yet: give it to a few first.")
    rows, numbers, _ = number_labels(listing.primary_labels(catalogue), table)
    refused = np.setdiff1d(table.rows_of(listing.rejected_ids(catalogue, label)), rows)
    voters = np.concatenate([rows, refused])
    known = Known(table.vectors[voters], np.concatenate([numbers, np.full(len(refused), -1)]))
    pool = np.setdiff1d(np.arange(len(table.ids)), voters, assume_unique=True)
    vectors = table.vectors[pool]
    scored = score_photos(calibrate_votes(known, vectors), known, np.isin(voters, members), vectors)
    return Scored(table, pool, Suggestions(scored.rows, scored.probabilities, voters[scored.like]))


def ask_pairs(catalogue: Catalogue, live: LiveIndex, count: int, seed: int) -> list[PairQuestion]:
    """Pairs of photos whose answer would teach most."""
    table = read_vectors(live)
    rows, numbers, _ = number_labels(listing.primary_labels(catalogue), table)
    own = np.full(len(table.ids), -1, np.int64)
    own[rows] = numbers
    pairs, same = listing.answered_pairs(catalogue)
    done = table.find_rows(pairs)
    there = (done >= 0).all(axis=1)
    scale = calibrate_pairs(table.vectors, own, done[there], same[there])
    found = choose_pairs(table.vectors, own, scale, count, done[there], seed)
    ids = table.ids[found.rows].tolist()
    return [PairQuestion(one, other, float(p)) for (one, other), p in zip(ids, found.probabilities, strict=True)]


def find_suspects(catalogue: Catalogue, live: LiveIndex, count: int, progress: Progress = silent) -> list[Suspect]:
    """Photos that are possibly mislabelled, the most doubtful first."""
    rows, numbers, names = number_labels(listing.primary_labels(catalogue), table := read_vectors(live))
    ids = table.ids[rows]
    vectors, _ = read_untaught(catalogue, live, table, ids)
    doubts = doubt_labels(vectors, numbers, count, progress)
    facts = zip(doubts.rows, doubts.instead, doubts.angles_deg, doubts.agreement, strict=True)
    return [
        Suspect(int(ids[row]), names[numbers[row]], names[instead], float(angle), float(agreement))
        for row, instead, angle, agreement in facts
    ]


def gather_labelled(catalogue: Catalogue, live: LiveIndex, progress: Progress = silent) -> LabelledPhotos:
    """Photos by their primary label, with the groups of duplicates that no split may part."""
    table = read_vectors(live)
    rows, numbers, names = number_labels(listing.primary_labels(catalogue), table)
    known = VectorTable(table.ids[rows], table.vectors[rows])
    pairs = known.find_rows(listing.duplicate_pairs(catalogue))
    vectors, copies_from = read_untaught(catalogue, live, table, known.ids)
    groups = group_duplicates(vectors, pairs[(pairs >= 0).all(axis=1)], copies_from, progress)
    away = len(listing.labelled_ids(catalogue)) - len(rows)
    return LabelledPhotos(known.ids, numbers, names, groups, away)


def read_untaught(catalogue: Catalogue, live: LiveIndex, table: VectorTable, ids: Rows) -> tuple[Vectors, float]:
    """Vectors (n, d) of photos by an encoder that nobody has taught, and the cosine from which these are of copies.

    One that was taught these labels draws the photos of each together: it would take them for copies, and hide what
    is mislabelled. It is used only where the features for another one are gone.
    """
    for row in reversed(list_encoders(catalogue)):
        if is_taught(row):
            continue
        head = Head.from_bytes(row.head)
        copies_from = NEAR_IDENTICAL_RAW if head.matrix is None else NEAR_IDENTICAL
        if live.row is not None and row.id == live.row.id:
            return table.vectors[table.rows_of(ids)], copies_from
        blocks = [head.project(features) for _, features in load_features(catalogue, row.backbone, ids)]
        if sum(map(len, blocks)) == len(ids):
            return np.concatenate([*blocks, np.empty((0, head.dims), np.float32)]), copies_from
    return table.vectors[table.rows_of(ids)], NEAR_IDENTICAL_TAUGHT


def is_taught(row: EncoderRow) -> bool:
    """Whether a person had a part in an encoder; one whose note says something else than ours was not made by us."""
    try:
        return EncoderOrigin.read(row.note).kind != "default"
    except (TypeError, ValueError):
        return True
