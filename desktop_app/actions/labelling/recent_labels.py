"""The labels on the keys 1 to 9: a label keeps its key until nine others were used more recently."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

KEYS = 9


class RecentLabels:
    """Names by key, and the order in which they were used."""

    def __init__(self, record: dict[str, Any] | None = None) -> None:
        """`record`: what `to_record` gave in an earlier run; anything else is taken as nothing."""
        kept = (record or {}).get("names")
        names = [name for name in kept if isinstance(name, str) and name] if isinstance(kept, list) else []
        self._names = list(dict.fromkeys(names))[:KEYS]
        self._used = list(self._names)  # the last is the newest

    def names(self) -> tuple[str, ...]:
        """The label of each key, from 1 on."""
        return tuple(self._names)

    def use(self, name: str) -> None:
        """Keep a label that was given just now; it takes the key of the one not used for longest."""
        if name not in self._names and len(self._names) == KEYS:
            oldest = self._used.pop(0)
            self._names[self._names.index(oldest)] = name
        elif name not in self._names:
            self._names.append(name)
        self._used = [each for each in self._used if each != name] + [name]

    def keep_only(self, known: Collection[str]) -> None:
        """Forget labels that there are no more."""
        self._names = [name for name in self._names if name in known]
        self._used = [name for name in self._used if name in known]

    def to_record(self) -> dict[str, Any]:
        """What to keep between runs."""
        return {"names": self._names}
