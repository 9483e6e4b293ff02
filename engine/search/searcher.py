"""From a query to ranked photos."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

import numpy as np

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow
from engine.catalogue.photos import load_photos, passing_ids
from engine.catalogue.roots import is_named_inside
from engine.embedding.encoder import Encoder, EncoderUnavailable, Pixels, Precision
from engine.embedding.head import Head
from engine.embedding.origin import EncoderOrigin, locate_network
from engine.embedding.runtime import open_encoder
from engine.index import NeighbourIndex
from engine.photos.decode import crop_region, decode_photo, decode_pixels
from engine.photos.photo import Filters, Photo, UnreadablePhoto
from engine.photos.resize import encoder_pixels
from engine.search.live_index import LiveIndex
from engine.search.query import Example, Floats, Query, UnusableQuery, combine_vectors
from engine.search.regions import Regions, split_cosine

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Match:
    """A photo that a search found; `score` is the cosine, `rank` counts from 1."""

    photo: Photo
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a search among `searched` photos."""

    matches: tuple[Match, ...]
    seconds: float
    searched: int


class Searcher:
    """Searches one library; safe to use from several threads."""

    def __init__(self, catalogue: Catalogue, index_folder: Path) -> None:
        self._catalogue = catalogue
        self.live = LiveIndex(catalogue, index_folder)
        self._encoder: Encoder | None = None
        self._lock = RLock()

    def search(self, query: Query, k: int, min_score: float = -1.0, filters: Filters = NO_FILTERS) -> Found:
        """The `k` photos most like the query, exactly k when so many pass `filters` and `min_score`.

        Library photos that the query uses whole are left out. Raises UnusableQuery, UnreadablePhoto,
        EncoderUnavailable.
        """
        started = time.perf_counter()
        index = self.live.refresh()
        if index is None or not len(index):
            raise UnusableQuery("The library has no photos yet: add a folder and let it be indexed first.")
        more, less = self._vectors(index, query.more), self._vectors(index, query.less)
        vector = combine_vectors(more, less, query.less_weight)
        matches, searched = self.rank(index, vector, k, min_score, filters, query.whole_ids)
        return Found(matches, time.perf_counter() - started, searched)

    def rank(
        self,
        index: NeighbourIndex,
        vector: Floats,
        k: int,
        min_score: float = -1.0,
        filters: Filters = NO_FILTERS,
        left_out: Sequence[int] = (),
    ) -> tuple[tuple[Match, ...], int]:
        """Rank photos by a unit vector (d,); also tells among how many."""
        allowed = None if filters == NO_FILTERS else np.setdiff1d(passing_ids(self._catalogue, filters), left_out)
        ids, scores = index.search(vector, k + len(left_out), allowed)
        keep = ~np.isin(ids, left_out) & (scores >= min_score)
        ids, scores = ids[keep][:k], scores[keep][:k]
        photos = {photo.id: photo for photo in load_photos(self._catalogue, ids)}
        pairs = [(photos[i], float(score)) for i, score in zip(ids.tolist(), scores, strict=True) if i in photos]
        matches = tuple(
            Match(show_place_in(photo, filters.folder), score, rank) for rank, (photo, score) in enumerate(pairs, 1)
        )
        return matches, len(index) if allowed is None else len(allowed)

    def explain(self, example: Example, photo_id: int) -> Regions:
        """Which regions of an example and of a library photo make them alike."""
        self.live.refresh()
        encoder, head = self._open_encoder()
        return split_cosine(encoder, head, self._pixels(encoder, example), self._pixels(encoder, Example(photo_id)))

    def _vectors(self, index: NeighbourIndex, examples: Sequence[Example]) -> Floats:
        """Unit vectors (n, d); those of library photos come from the index, without a look at the files."""
        found = np.empty((len(examples), index.dims), np.float32)
        for row, example in enumerate(examples):
            found[row] = self._vector(index, example)
        return found

    def _vector(self, index: NeighbourIndex, example: Example) -> Floats:
        if example.whole_id is not None:
            try:
                stored: Floats = index.vectors_of(example.whole_id)[0]
                return stored
            except KeyError:
                raise UnusableQuery("This photo is not in the library any more: choose another.") from None
        encoder, head = self._open_encoder()
        pixels = self._pixels(encoder, example)
        vector: Floats = head.project(encoder.encode(pixels[None]))[0]
        return vector

    def _open_encoder(self) -> tuple[Encoder, Head]:
        """The network behind the encoder in use, on the processor: one photo is not worth waking the card for."""
        with self._lock:
            row, head = self.live.row, self.live.head
            if row is None or head is None:
                raise UnusableQuery("The library has no photos yet: add a folder and let it be indexed first.")
            if self._encoder is None or self._encoder.backbone != row.backbone:
                self._encoder = open_backbone(row, self._catalogue.folder)
            return self._encoder, head

    def _pixels(self, encoder: Encoder, example: Example) -> Pixels:
        source = example.source
        if isinstance(source, int | np.integer):
            source = self._readable_place(int(source))
        if example.crop is not None:
            whole = source if isinstance(source, str) else decode_pixels(source).pixels
            image = crop_region(whole, example.crop.box, encoder.side)
        elif isinstance(source, str):
            image = decode_photo(source, shortest_px=encoder.side).pixels
        else:
            image = decode_pixels(source).pixels
        return encoder_pixels(image, encoder.side, encoder.policy)

    def _readable_place(self, photo_id: int) -> str:
        for photo in load_photos(self._catalogue, [photo_id]):
            for path in photo.paths:
                if Path(path).is_file():
                    return path
            raise UnreadablePhoto(f"{photo.path} is not there now: plug in its drive and try again.")
        raise UnusableQuery("This photo is not in the library any more: choose another.")


def open_backbone(row: EncoderRow, library: Path) -> Encoder:
    """Open the network that an encoder was made with; raises EncoderUnavailable where it is another one now."""
    precision: Precision = "int8" if row.backbone.endswith("int8") else "fp32"
    network = locate_network(EncoderOrigin.read(row.note).network, library)
    encoder = open_encoder(network, device="cpu", precision=precision)
    if encoder.backbone != row.backbone:
        raise EncoderUnavailable(
            f"The library was indexed with {row.backbone}, but {encoder.backbone} is here now: index the library again."
        )
    return encoder


def show_place_in(photo: Photo, folder: str | None) -> Photo:
    """The photo with the places inside `folder` first."""
    if folder is None or len(photo.paths) == 1:
        return photo
    return replace(photo, paths=tuple(sorted(photo.paths, key=lambda path: not is_named_inside(path, folder))))
