"""Which document each passage is of: read once, since several legs find the same passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.store.passages import LanceDocumentStore
from kb.types import Language

KEPT = 20_000  # passages of a language, of some 100 bytes each


class Owners:
    """The documents' ids by row of one snapshot. Safe to use from many threads."""

    def __init__(self, stores: Mapping[Language, LanceDocumentStore]) -> None:
        self._stores = stores
        self._kept: dict[Language, dict[int, str]] = {language: {} for language in stores}

    def of(self, language: Language, rows: Sequence[int]) -> list[str]:
        """Return the id of each row's document."""
        kept = self._kept[language]
        known = {row: kept[row] for row in rows if row in kept}
        new = [row for row in rows if row not in known]
        if new:
            read = self._stores[language].at_rows(new, ["document_id"])["document_id"]
            known |= zip(new, read.to_pylist(), strict=True)
            # A new dict instead of changing one that another thread may be looking in.
            self._kept[language] = known if len(kept) > KEPT else kept | known
        return [known[row] for row in rows]
