"""Thumbnails decoded off the GUI thread, newest request first, kept in a cache bounded by bytes."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter

from engine import Photo

LONGEST_QUEUE = 2048  # more than any screen shows at once


@dataclass(frozen=True, slots=True)
class Shape:
    """How a thumbnail is cut: a square of `side_px` device pixels, or the whole photo inside that square."""

    side_px: int
    whole: bool = False
    radius_px: float = 0.0


Key = tuple[str, Shape]  # (content, shape)


def read_thumbnail(path: Path, shape: Shape) -> QImage:
    """Decode a thumbnail file and cut it to shape; a null image if it cannot be read."""
    try:
        image = QImage.fromData(path.read_bytes())  # by bytes: Qt cannot name a path that is not Unicode
    except OSError:
        return QImage()
    return image if image.isNull() else cut_image(image, shape)


def cut_image(image: QImage, shape: Shape) -> QImage:
    """Reduce an image to the shape with rounded corners; it is never enlarged."""
    square = QSize(shape.side_px, shape.side_px)
    policy = Qt.AspectRatioMode.KeepAspectRatio if shape.whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    size = image.size().scaled(square, policy)
    if size.width() < image.width():
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if not shape.whole:
        side = min(shape.side_px, image.width(), image.height())
        image = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    return round_corners(image, shape.radius_px * max(image.width(), image.height()) / shape.side_px)


def round_corners(image: QImage, radius_px: float) -> QImage:
    """The image with its corners cut round, ready for quick drawing."""
    if radius_px <= 0:
        return image.convertToFormat(QImage.Format.Format_RGB32)
    rounded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(image))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rounded.rect(), radius_px, radius_px)
    painter.end()
    return rounded


class ThumbnailCache:
    """Images by (content, shape), the least recently used dropped past `limit_bytes`."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._bytes = 0
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._shapes: dict[str, list[Shape]] = {}

    def get(self, key: Key) -> QImage | None:
        """The image of exactly that shape."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def any_shape(self, content: str) -> QImage | None:
        """The largest image there is of that content."""
        shapes = self._shapes.get(content)
        return self._images[content, max(shapes, key=lambda shape: shape.side_px)] if shapes else None

    def put(self, key: Key, image: QImage) -> None:
        """Keep an image, dropping the oldest as needed."""
        self.drop(key)
        self._images[key] = image
        self._shapes.setdefault(key[0], []).append(key[1])
        self._bytes += image.sizeInBytes()
        while self._bytes > self._limit and len(self._images) > 1:
            self.drop(next(iter(self._images)))

    def drop(self, key: Key) -> None:
        """Forget one image, if it is there."""
        image = self._images.pop(key, None)
        if image is None:
            return
        self._bytes -= image.sizeInBytes()
        self._shapes[key[0]].remove(key[1])
        if not self._shapes[key[0]]:
            del self._shapes[key[0]]

    def drop_content(self, content: str) -> None:
        """Forget every shape of one content."""
        for shape in list(self._shapes.get(content, ())):
            self.drop((content, shape))

    def bytes_used(self) -> int:
        """Bytes of all images kept."""
        return self._bytes


class ThumbnailLoader(QObject):
    """Gives thumbnails at once from its cache, else loads them and says so.

    loaded(str content): an image has arrived; repaint what shows it.
    missing(object photo): there is no readable thumbnail file; make one, then call `retry(content)`.
      Said once per content; when it still cannot be read after a retry, `is_broken` holds.
    """

    loaded = Signal(str)
    missing = Signal(object)
    _arrived = Signal(object, object, QImage)

    def __init__(
        self,
        path_of: Callable[[str], Path],
        *,
        limit_bytes: int = 192 * 2**20,
        threads: int = 2,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path_of = path_of
        self._cache = ThumbnailCache(limit_bytes)
        self._queue: deque[tuple[Photo, Shape]] = deque()
        self._waiting: set[Key] = set()
        self._closed = False
        self._lock = Lock()
        self._told_missing: set[str] = set()
        self._retried: set[str] = set()
        self._broken: set[str] = set()
        # Plain threads: PySide keeps a wrapper of each QRunnable after Qt has deleted it, and hands it out for
        # the next object at that address.
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="thumbnail")
        self._arrived.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def image(self, photo: Photo, shape: Shape) -> QImage | None:
        """The thumbnail cut to that shape (smaller where the file has fewer pixels).

        Until it is loaded another shape of the same photo is given, or None; `loaded` tells when to ask again.
        """
        found = self._cache.get((photo.content, shape))
        if found is not None:
            return found
        self._request(photo, shape)
        return self._cache.any_shape(photo.content)

    def is_broken(self, content: str) -> bool:
        """Whether no thumbnail could be had even after a retry."""
        return content in self._broken

    def cancel(self, contents: Iterable[str]) -> None:
        """Forget requests for photos that are no longer seen; those being decoded still finish."""
        gone = set(contents)
        if not gone:
            return
        with self._lock:
            kept = [entry for entry in self._queue if entry[0].content not in gone]
            dropped = [entry for entry in self._queue if entry[0].content in gone]
            self._queue = deque(kept)
            self._waiting.difference_update((photo.content, shape) for photo, shape in dropped)

    def retry(self, content: str) -> None:
        """Look for the thumbnail file again: the owner has made it, or it has changed."""
        self._broken.discard(content)
        self._told_missing.discard(content)
        self._retried.add(content)
        self._cache.drop_content(content)
        self.loaded.emit(content)

    def bytes_used(self) -> int:
        """Bytes of the images in the cache."""
        return self._cache.bytes_used()

    def close(self) -> None:
        """Drop what is waiting and let running decodes end."""
        with self._lock:
            self._closed = True
            self._queue.clear()
            self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _request(self, photo: Photo, shape: Shape) -> None:
        key = (photo.content, shape)
        if photo.content in self._broken or photo.content in self._told_missing:
            return
        with self._lock:
            if key in self._waiting or self._closed:
                return
            self._waiting.add(key)
            self._queue.append((photo, shape))
            if len(self._queue) > LONGEST_QUEUE:
                old, old_shape = self._queue.popleft()
                self._waiting.discard((old.content, old_shape))
        self._pool.submit(self._load_newest)

    def _load_newest(self) -> None:
        """Runs in the pool: decode whatever was asked for last."""
        with self._lock:
            if not self._queue:
                return
            photo, shape = self._queue.pop()
        image = read_thumbnail(self._path_of(photo.content), shape)
        self._arrived.emit(photo, shape, image)

    def _keep(self, photo: Photo, shape: Shape, image: QImage) -> None:
        with self._lock:
            self._waiting.discard((photo.content, shape))
        if not image.isNull():
            self._cache.put((photo.content, shape), image)
            self._retried.discard(photo.content)
            self.loaded.emit(photo.content)
        elif photo.content in self._retried:
            self._broken.add(photo.content)
            self.loaded.emit(photo.content)
        elif photo.content not in self._told_missing:
            self._told_missing.add(photo.content)
            self.missing.emit(photo)
