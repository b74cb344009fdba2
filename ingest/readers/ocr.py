"""A picture of a page: its lines of words, whichever way up it lies, with how sure each one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.readers.ocr_engine import Picture, Quad, Recognised, detect, recognise
from ingest.readers.words import WORD, Line, Word

_SAMPLE = 6  # lines that say which way up the page lies: the longest
_SURE = 0.9  # mean confidence of theirs from which no other way up is tried
_TALL = 1.5  # times as high as wide: a line that does not run across


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read off a picture, in pixels of it turned upright and lying straight.

    `lines` are stretches of a line as they were found, `silent` counts those that no letter was
    read of. `turns` is how many quarter turns to the left made it upright, `width` and `height` are
    its size then; `tilt` is how far a line went down for each pixel to the right.
    """

    lines: tuple[Line, ...]
    silent: int
    confidence: float
    turns: int
    tilt: float
    width: int
    height: int


def read_picture(picture: Picture) -> OcrPage:
    """Read a picture of a page; no lines where no text is seen."""
    quads, cut = detect(picture)
    turns, known = _turns(quads, cut)
    if turns:
        picture = np.ascontiguousarray(np.rot90(picture, turns))
        quads, cut = detect(picture)
        known = {}
    height, width = picture.shape[:2]
    tilt = _tilt(quads)
    rest = [place for place in range(len(cut)) if place not in known]
    known |= zip(rest, recognise([cut[place] for place in rest]), strict=True)
    recognised = [known[place] for place in range(len(cut))]
    lines = [
        _words(quad, found, tilt)
        for quad, found in zip(quads, recognised, strict=True)
        if found.text.strip()
    ]
    silent = len(quads) - len(lines)
    return OcrPage(tuple(lines), silent, _confidence(recognised), turns, tilt, width, height)


def _turns(quads: Sequence[Quad], cut: Sequence[Picture]) -> tuple[int, dict[int, Recognised]]:
    """Return how many quarter turns to the left make the page upright, and the lines read for that.

    Lines across are upright or upside down, lines that run down or up were turned to the left when
    cut out. The way up that the model is surest of wins; Chinese written downwards is read turned
    to the left, which puts its lines in order too.
    """
    tall = [place for place, line in enumerate(quads) if _is_tall(line)]
    across = [place for place, line in enumerate(quads) if not _is_tall(line)]
    length = {place: max(cut[place].shape[:2]) for place in range(len(cut))}
    runs_down = sum(map(length.__getitem__, tall)) > sum(map(length.__getitem__, across))
    sample = sorted(tall if runs_down else across, key=lambda place: -length[place])[:_SAMPLE]
    lines = [cut[place] for place in sample]
    upright = 1 if runs_down else 0
    read = dict(zip(sample, recognise(lines), strict=True))
    sure = _confidence(list(read.values()))
    if not lines or sure >= _SURE:
        return upright, read
    over = _confidence(recognise([np.rot90(line, 2) for line in lines]))
    return upright + 2 if over > sure else upright, read


def _is_tall(quad: Quad) -> bool:
    width = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3]))
    height = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    return bool(height > _TALL * width)


def _confidence(lines: Sequence[Recognised]) -> float:
    """Return how sure the model is in the mean, a long line counting for more."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / max(1, letters)


def _tilt(quads: Sequence[Quad]) -> float:
    """Return the slope of the page's lines, the middle one of the longer half."""
    longest = sorted(quads, key=lambda quad: quad[0][0] - quad[1][0])[: (len(quads) + 1) // 2]
    slopes = [
        float((quad[1][1] - quad[0][1]) / (quad[1][0] - quad[0][0]))
        for quad in longest
        if quad[1][0] - quad[0][0] > 1 and not _is_tall(quad)
    ]
    return float(np.median(slopes)) if slopes else 0.0


def _words(quad: Quad, found: Recognised, tilt: float) -> Line:
    """Return a line's words in the places they would have if the page lay straight."""
    straight = quad.copy()
    straight[:, 1] -= tilt * quad[:, 0]
    left, right = float(straight[:, 0].min()), float(straight[:, 0].max())
    top, bottom = float(straight[:2, 1].mean()), float(straight[2:, 1].mean())
    words: list[Word] = []
    end = 0
    for match in WORD.finditer(found.text):
        first, last = (
            left + found.edges[place] * (right - left) for place in (match.start(), match.end())
        )
        spaced = match.start() > end
        words.append(Word(match.group(), first, top, last, bottom, spaced, found.confidence))
        end = match.end()
    return words
