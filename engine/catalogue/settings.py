"""Small settings of a library, each a JSON value under a key."""

from __future__ import annotations

import json
from typing import Any

from engine.catalogue.database import Catalogue


def get_setting(catalogue: Catalogue, key: str, default: Any = None) -> Any:
    """Read one setting; `default` when it was never set."""
    with catalogue.reading() as db:
        row = db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def set_setting(catalogue: Catalogue, key: str, value: Any) -> None:
    """Keep one setting; None forgets it."""
    with catalogue.writing() as db:
        if value is None:
            db.execute("DELETE FROM setting WHERE key = ?", (key,))
        else:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, json.dumps(value)))
