"""The encoders of a library: a backbone and the head learned for it; every one is kept, one is in use."""

from __future__ import annotations

from dataclasses import dataclass

from engine.catalogue.database import Catalogue

COLUMNS = "id, name, backbone, head, created_at, note"


@dataclass(frozen=True, slots=True)
class EncoderRow:
    """One encoder; `head` is what `Head.to_bytes` gave."""

    id: str
    name: str
    backbone: str
    head: bytes
    created_at: str  # ISO 8601, local time
    note: str = ""


def save_encoder(catalogue: Catalogue, encoder: EncoderRow) -> None:
    """Keep an encoder, in place of one with the same id; whether it is in use stays as it is."""
    with catalogue.writing() as db:
        db.execute(
            f"INSERT INTO encoder ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " name = excluded.name, backbone = excluded.backbone, head = excluded.head,"
            " created_at = excluded.created_at, note = excluded.note",
            (encoder.id, encoder.name, encoder.backbone, encoder.head, encoder.created_at, encoder.note),
        )


def list_encoders(catalogue: Catalogue) -> list[EncoderRow]:
    """All encoders, the oldest first."""
    with catalogue.reading() as db:
        return [EncoderRow(*row) for row in db.execute(f"SELECT {COLUMNS} FROM encoder ORDER BY created_at, rowid")]


def encoder_in_use(catalogue: Catalogue) -> EncoderRow | None:
    """The encoder that searches go by; None before the first was chosen."""
    with catalogue.reading() as db:
        row = db.execute(f"SELECT {COLUMNS} FROM encoder WHERE in_use = 1").fetchone()
    return None if row is None else EncoderRow(*row)


def use_encoder(catalogue: Catalogue, encoder_id: str) -> None:
    """Let searches go by this encoder; LookupError when there is none of that id."""
    with catalogue.writing() as db:
        db.execute("UPDATE encoder SET in_use = 0 WHERE in_use = 1 AND id <> ?", (encoder_id,))
        if db.execute("UPDATE encoder SET in_use = 1 WHERE id = ?", (encoder_id,)).rowcount == 0:
            raise LookupError(encoder_id)


def remove_encoder(catalogue: Catalogue, encoder_id: str) -> None:
    """Forget an encoder that is not in use; the features it was made from stay."""
    with catalogue.writing() as db:
        db.execute("DELETE FROM encoder WHERE id = ? AND in_use = 0", (encoder_id,))
