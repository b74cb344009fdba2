"""How well passages render a question's words, exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kb.lexicon.entries import TermGroup
from kb.store.statistics import TermStatistics

K1, B = 1.2, 0.75  # BM25's usual values, which the index uses too
# How many words one question may look for in one language: 160 take 22 ms of 100,000
# passages, and past that the rarest have long decided.
MOST_TERMS = 120


class Weigher:
    """Scores passages against the groups of one question: the best rendering of each counts.

    Within a rendering of several terms the weakest decides, since all of them must be there. All
    passages are scored at once: 200 of 150 terms in 0.9 ms, one by one in 2.6.
    """

    def __init__(self, groups: Sequence[TermGroup], statistics: TermStatistics) -> None:
        self._statistics = statistics
        wanted = {term for group in groups for one in group.renderings for term in one.terms}
        self._idf = {term: statistics.idf(term) for term in sorted(wanted)}
        self._wanted = pa.array(self._idf, pa.string())
        self._arrange([group for group in groups if group.renderings])
        self.terms = self._asked_for()

    def __call__(self, passages: pa.Array) -> NDArray[np.float64]:
        """Return a score for each passage; 0 where nothing is rendered.

        A passage is its index terms in one string, as the index has them.
        """
        if not self._idf:
            return np.zeros(len(passages))
        words = pc.split_pattern(passages, " ")
        lengths = pc.list_value_length(words).to_numpy()
        strengths = self._strengths(pc.index_in(words.flatten(), self._wanted), lengths)
        scores = strengths[self._needed[0]]
        for others in self._needed[1:]:
            np.minimum(scores, strengths[others], out=scores)
        scores *= self._weights[:, np.newaxis]
        best: NDArray[np.float64] = np.maximum.reduceat(scores, self._firsts).sum(axis=0)
        return best

    def _arrange(self, groups: Sequence[TermGroup]) -> None:
        """Lay the renderings out group by group; a short one repeats its last term."""
        places = {term: place for place, term in enumerate(self._idf)}
        renderings = [(group, one) for group in groups for one in group.renderings]
        longest = max((len(one.terms) for _, one in renderings), default=1)
        self._needed = np.array(
            [
                [places[one.terms[min(at, len(one.terms) - 1)]] for _, one in renderings]
                for at in range(longest)
            ]
        )
        self._weights = np.array(
            [
                group.weight * one.weight * max(map(self._idf.__getitem__, one.terms))
                for group, one in renderings
            ]
        )
        sizes = [len(group.renderings) for group in groups]
        self._firsts = np.cumsum([0, *sizes[:-1]])

    def _strengths(self, found: pa.Array, lengths: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return how strongly each passage has each term, shape (terms, passages).

        `found` says for each word of the passages which term it is, null for none.
        """
        passages = len(lengths)
        known = found.is_valid().to_numpy(zero_copy_only=False)
        owners = np.repeat(np.arange(passages), lengths)[known]
        cells = found.drop_null().to_numpy() * np.int64(passages) + owners
        counts = np.bincount(cells, minlength=len(self._idf) * passages)
        counts = counts.reshape(len(self._idf), passages)
        length = K1 * (1 - B + B * lengths / max(self._statistics.mean_length, 1))
        strengths: NDArray[np.float64] = counts * (K1 + 1) / (counts + length)
        return strengths

    def _asked_for(self) -> tuple[str, ...]:
        """Return the terms to look for, the rarest first; one that no passage has costs nothing.

        In a base larger than the sample a term without statistics may be there all the same.
        """
        known = [term for term in self._idf if term in self._statistics.frequencies]
        unknown = self._idf.keys() - set(known) if self._statistics.is_sample else ()
        ranked = sorted(known, key=lambda term: (-self._idf[term], term))
        return (*ranked, *sorted(unknown))[:MOST_TERMS]
