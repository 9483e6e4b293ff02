"""Library: the one door to everything the program knows of a person's photos."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import appdirs
import numpy as np
from numpy.typing import NDArray

from engine.acting import TrashOutcome, settle_unfinished, trash_files, undo_trash
from engine.catalogue import files, photos, roots
from engine.catalogue.check import Finding
from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import encoder_in_use
from engine.catalogue.journal import last_act
from engine.catalogue.labels import list_labels
from engine.catalogue.roots import FolderNode, Root
from engine.changes import Changes
from engine.cleaning import Cleaning
from engine.encoders import EncoderChoice, find_network, list_choices, open_in_use, open_network
from engine.labelling import Labelling
from engine.photos.decode import decode_full
from engine.photos.exif_rows import describe_exif
from engine.photos.photo import Filters, Order, Photo, Skipped
from engine.photos.scan import ScanRules
from engine.photos.thumbnail import measure_bytes, remove_orphans, thumbnail_path, trim_thumbnails
from engine.photos.watch import Watch, watch_folders
from engine.progress import Progress, silent
from engine.search import Example, Found, Query, Regions, Searcher
from engine.settings import Settings, load_settings, save_settings
from engine.status import Status, describe_status
from engine.teaching import Teaching
from engine.upkeep import make_thumbnail, verify_library

if TYPE_CHECKING:
    from engine.evaluation import Figures
    from engine.indexing import IndexOutcome


def default_folder() -> Path:
    """Where a person's own library lies; LOOKALIKE_LIBRARY moves it."""
    return Path(os.environ.get("LOOKALIKE_LIBRARY") or Path(appdirs.user_data_dir("Lookalike", False)) / "library")


class Library:
    """One library folder; safe to use from several threads, and beside an indexing process."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.folder = catalogue.folder
        self._thumbnails = catalogue.folder / "thumbnails"
        self._searcher = Searcher(catalogue, catalogue.folder / "index")

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Library:
        """Open the library in `folder`, made if it is not there; raises CatalogueError."""
        catalogue = Catalogue.open(Path(folder or default_folder()).absolute())
        settle_unfinished(catalogue)
        return cls(catalogue)

    def close(self) -> None:
        """Let go of every file."""
        self._catalogue.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def recovered(self) -> str | None:
        """One sentence on what was mended while opening."""
        return self._catalogue.recovered

    def generation(self) -> int:
        """Count of commits so far, by any process."""
        return self._catalogue.generation()

    def encoder(self) -> str | None:
        """Id of the encoder that searches go by; None before the first photo."""
        row = encoder_in_use(self._catalogue)
        return None if row is None else row.id

    def status(self) -> Status:
        """How the library is now."""
        return describe_status(self._catalogue, self._searcher, self._thumbnails)

    # Folders

    def folders(self) -> tuple[Root, ...]:
        """The added folders."""
        return roots.list_roots(self._catalogue)

    def add_folder(self, path: str) -> Changes:
        """Add a folder; one inside an added folder changes nothing, one around others takes their place."""
        roots.add_root(self._catalogue, path)
        return self._changed(folders=True)

    def remove_folder(self, path: str) -> Changes:
        """Take a folder out of the library; its files stay where they are, and what is known of them is kept."""
        roots.remove_root(self._catalogue, self._root_at(path).id)
        return self._changed(folders=True, photos=True)

    def set_rules(self, path: str, rules: ScanRules) -> Changes:
        """Change what of a folder is indexed."""
        roots.set_rules(self._catalogue, self._root_at(path).id, rules.include, rules.exclude, rules.hidden)
        return self._changed(folders=True)

    def folder_tree(self) -> tuple[FolderNode, ...]:
        """The folders that hold photos, one tree for each added folder."""
        return roots.folder_tree(self._catalogue)

    def watch(self, on_change: Callable[[], None]) -> Watch:
        """Call `on_change`, from another thread, when something in the folders has changed and calmed down."""
        return watch_folders([root.path for root in self.folders()], on_change)

    # Photos

    def photo_ids(self, filters: Filters = Filters(), order: Order = "taken") -> NDArray[np.int64]:
        """Ids (n,) of the photos that pass `filters`."""
        return photos.list_ids(self._catalogue, filters, order)

    def photos(self, ids: Sequence[int] | NDArray[np.int64]) -> list[Photo]:
        """The photos with these ids, in this order; those that are gone are left out."""
        return photos.load_photos(self._catalogue, ids)

    def photo(self, photo_id: int) -> Photo | None:
        """One photo, if it is still there."""
        found = self.photos([photo_id])
        return found[0] if found else None

    def photo_at(self, path: str) -> Photo | None:
        """The photo that lies at `path`, if the library knows it."""
        return photos.photo_by_path(self._catalogue, os.path.abspath(path))

    def count(self, filters: Filters = Filters()) -> int:
        """How many photos pass `filters`."""
        return len(photos.matching_ids(self._catalogue, filters))

    def formats(self) -> dict[str, int]:
        """How many photos there are of each format."""
        return files.formats(self._catalogue)

    def labels(self) -> dict[str, int]:
        """How many photos have each label."""
        return list_labels(self._catalogue)

    def skipped(self) -> tuple[Skipped, ...]:
        """The files that could not be indexed, with their reasons."""
        return tuple(files.skipped_files(self._catalogue))

    def thumbnail(self, content: str) -> Path:
        """Where the thumbnail of a content lies; `make_thumbnail` makes it if it does not."""
        return thumbnail_path(self._thumbnails, content)

    def make_thumbnail(self, photo: Photo) -> Path:
        """Make a missing thumbnail from the first place that can be read; raises UnreadablePhoto."""
        return make_thumbnail(self._thumbnails, photo)

    def picture(self, path: str, longest_px: int | None = None) -> NDArray[np.uint8]:
        """Upright RGB pixels (h, w, 3) for looking at; raises UnreadablePhoto."""
        return np.asarray(decode_full(path, longest_px))

    def exif(self, path: str) -> tuple[tuple[str, str], ...]:
        """What the file says of itself, as (name, value) rows."""
        return describe_exif(path)

    # Search

    def search(self, query: Query, k: int = 50, min_score: float = -1.0, filters: Filters = Filters()) -> Found:
        """The `k` photos most like the query, best first; raises UnreadablePhoto, EncoderUnavailable."""
        return self._searcher.search(query, k, min_score, filters)

    def explain(self, example: Example, photo_id: int) -> Regions:
        """Which regions make an example and a photo alike."""
        return self._searcher.explain(example, photo_id)

    # Long work

    def index(
        self,
        progress: Progress = silent,
        on_skip: Callable[[Skipped], None] = lambda skipped: None,
        only: Iterable[str] | None = None,
    ) -> IndexOutcome:
        """Bring the library in step with its folders, then the index with the library."""
        from engine.indexing import IndexPlan, index_library  # here: the window never indexes, and starts sooner

        settings = self.settings
        network, own_head = find_network(self._catalogue, settings)
        plan = IndexPlan(network, settings.exclude, settings.include_hidden, own_head=own_head)
        encoder = open_network(self._catalogue, settings, network)
        outcome = index_library(self._catalogue, self._thumbnails, plan, encoder, progress, on_skip, only)
        self.teaching.settle(only is None, progress)
        self._searcher.live.save(progress)
        if outcome.indexed:
            trim_thumbnails(self._thumbnails, settings.thumbnail_cache_mb << 20)
        return outcome

    def evaluate(self, folder: str, progress: Progress = silent) -> Figures:
        """Measure retrieval on a folder of classes with the encoder in use, leave one out."""
        from engine.evaluation import evaluate_folder  # here: as above

        return evaluate_folder(self._catalogue, open_in_use(self._catalogue, self.settings), folder, progress)

    def verify(self, progress: Progress = silent) -> list[Finding]:
        """Check everything, repair what is derived."""
        return verify_library(self._catalogue, self._searcher.live, self._thumbnails, progress)

    @property
    def labelling(self) -> Labelling:
        """Everything about labels."""
        return Labelling(self._catalogue, self._searcher.live)

    @property
    def teaching(self) -> Teaching:
        """Everything about encoders that are taught."""
        return Teaching(self._catalogue, self._searcher.live)

    # Settings and encoders

    @property
    def settings(self) -> Settings:
        """What was chosen for this library."""
        return load_settings(self._catalogue)

    def change_settings(self, **values: Any) -> Changes:
        """Change some settings by name."""
        save_settings(self._catalogue, replace(self.settings, **values))
        return self._changed(settings=True)

    def encoders(self) -> tuple[EncoderChoice, ...]:
        """The networks that can be chosen."""
        return list_choices(self._catalogue, self.settings)

    def thumbnail_bytes(self) -> int:
        """How much room the thumbnails take."""
        return measure_bytes(self._thumbnails)

    def clear_thumbnails(self) -> int:
        """Delete every thumbnail, they are made again when looked at; returns how many."""
        return remove_orphans(self._thumbnails, frozenset())

    # Trash and duplicates

    def trash(self, paths: Sequence[str]) -> TrashOutcome:
        """Move files to the system's trash, each checked before and after, in a journal that `undo_trash` goes by."""
        return trash_files(self._catalogue, paths)

    def undo_trash(self, journal: int) -> TrashOutcome:
        """Put back what one journal entry moved."""
        return undo_trash(self._catalogue, journal)

    def last_trash(self) -> int | None:
        """The journal entry that can be undone next."""
        return last_act(self._catalogue, "trash")

    @property
    def cleaning(self) -> Cleaning:
        """Everything about duplicates: found, judged, planned, acted on and undone."""
        return Cleaning(self._catalogue, self._thumbnails)

    def _root_at(self, path: str) -> Root:
        wanted = os.path.abspath(path)
        for root in self.folders():
            if root.path == wanted:
                return root
        raise LookupError(f"{path} is not one of the library's folders.")

    def _changed(self, **kinds: Any) -> Changes:
        return Changes(self._catalogue.generation(), **kinds)
