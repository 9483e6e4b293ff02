"""When the default head is learned from the library, and when it is learned again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, encoder_in_use, remove_encoder, save_encoder, use_encoder
from engine.catalogue.features import count_features, load_features
from engine.embedding.head import Features, Head, fit_pca_head, identity_head, name_encoder
from engine.embedding.origin import EncoderOrigin

GROWTH_AT_WORK = 4.0  # learned again while the first indexing goes on, each time the library has grown so much
GROWTH_AT_END = 1.25
SMALLEST_LIBRARY = 256  # photos; axes learned from fewer are no better than none, and worse where many are copies
ENOUGH = 50_000  # photos past which learning it again changes nothing that a person would see


def learn_head(blocks: Iterable[Features], photos: int) -> Head:
    """The default head for so many photos, whose features (n, d) come in blocks; the identity for too few."""
    if photos >= SMALLEST_LIBRARY:
        return fit_pca_head(blocks)
    return identity_head(next(iter(blocks)).shape[1])


def is_due(photos: int, learned_from: int, growth: float) -> bool:
    """Whether a head learned from so many photos (0 = not yet) should be learned again from so many."""
    if photos < SMALLEST_LIBRARY or learned_from >= ENOUGH:
        return False
    return photos >= max(1, learned_from) * growth


def adopt_network(catalogue: Catalogue, network: str, backbone: str, dims: int) -> None:
    """Make sure that some encoder is in use, so that the first photos can be searched while the rest are indexed."""
    if encoder_in_use(catalogue) is None:
        _adopt(catalogue, identity_head(dims), EncoderOrigin("default", network, 0), backbone)


def refresh_head(catalogue: Catalogue, network: str, backbone: str, growth: float = GROWTH_AT_END) -> bool:
    """Learn the default head anew if that is due, or if the user changed the network.

    Tells whether the encoder changed. An encoder that a person taught is never replaced.
    """
    row = encoder_in_use(catalogue)
    if row is not None and EncoderOrigin.read(row.note).kind != "default":
        return False
    same = row is not None and row.backbone == backbone
    learned_from = EncoderOrigin.read(row.note).photos if row is not None and same else 0
    photos = count_features(catalogue, backbone)
    if is_due(photos, learned_from, growth):
        head = learn_head((features for _, features in load_features(catalogue, backbone)), photos)
        _adopt(catalogue, head, EncoderOrigin("default", network, photos), backbone)
        return True
    if not same and photos:
        first = next(load_features(catalogue, backbone, block=1))[1]
        _adopt(catalogue, identity_head(first.shape[1]), EncoderOrigin("default", network, 0), backbone)
    return not same and photos > 0


def _adopt(catalogue: Catalogue, head: Head, origin: EncoderOrigin, backbone: str) -> None:
    before = encoder_in_use(catalogue)
    now = datetime.now().isoformat(timespec="seconds")
    row = EncoderRow(name_encoder(backbone, head), "Out of the box", backbone, head.to_bytes(), now, origin.write())
    save_encoder(catalogue, row)
    use_encoder(catalogue, row.id)
    if before is not None and before.id != row.id:
        remove_encoder(catalogue, before.id)
