"""The OCR models: where text is on a picture, and what it says.

PP-OCRv6 through rapidocr, its models inside its package: one model reads English and Chinese.
Loaded when first asked for, once a process; safe to use from many threads.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import rapidocr
from rapidocr import RapidOCR
from rapidocr.main import RapidOCRError

Picture = npt.NDArray[np.uint8]  # (height, width, 3), blue first
Quad = npt.NDArray[np.float32]  # (4, 2): from the line's own upper left corner, clockwise

_MODELS = Path(rapidocr.__file__).parent / "models"
# Against rapidocr as it comes, on two pages, in seconds of processor time (English, Chinese): 9.2
# and 6.7; 7.5 and 4.3 with one thread a session, pages side by side instead; 4.5 and 2.7 with every
# line by itself, where a batch pads its lines to the longest and to 320 pixels at least, which also
# costs confidence (0.955 instead of 0.979). Lines are looked for at 1,600 pixels: at 1,024 that
# takes 0.5 s less and loses lone figures, 24 of 35 in a table of contents; 2,000 gains nothing.
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # which way up is asked once a page
    "Global.return_word_box": True,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,  # it keeps 500 MB of every shape seen
    "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
    "Det.limit_type": "max",
    "Det.limit_side_len": 1600,
    "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
    "Rec.rec_batch_num": 1,
    "Rec.rec_img_shape": [3, 48, 48],
}
_loading = threading.Lock()
_detecting = threading.Lock()  # a detection takes 400 MB: one at a time, beside a recognition


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a line says, how sure the model is, from 0 to 1, and where its letters are.

    `edges` runs from 0 at the line's beginning to 1 at its end, one more than `text` has
    characters.
    """

    text: str
    confidence: float
    edges: tuple[float, ...]


def detect(picture: Picture) -> tuple[list[Quad], list[Picture]]:
    """Return the corners of every line on a picture, in its pixels, and the lines cut out.

    A line that is much higher than wide is turned to the left when it is cut out.
    """
    done: dict[str, Any] = {}
    try:
        with _detecting:
            lines, found = _engine().detect_and_crop(picture, done)
    except RapidOCRError:  # there is no text on it
        return [], []
    padding = done["padding_1"]
    boxes: Any = found.boxes
    corner = np.array((padding["left"], padding["top"]), dtype=np.float32)
    quads = [np.asarray(quad, dtype=np.float32) - corner for quad in boxes]
    return quads, list(lines)


def recognise(lines: list[Picture]) -> list[Recognised]:
    """Read lines that were cut out, each by itself."""
    if not lines:
        return []
    found = _engine().recognize_txt([np.ascontiguousarray(line) for line in lines])
    found_words: tuple[Any, ...] = found.word_results
    return [
        Recognised(text, float(score), _edges(text, words))
        for text, score, words in zip(found.txts or (), found.scores, found_words, strict=True)
    ]


def _edges(text: str, words: Any) -> tuple[float, ...]:
    """Return where letters begin and end: half-way between the columns that gave them away."""
    columns = list(chain.from_iterable(words.word_cols))
    places = [place for place, character in enumerate(text) if not character.isspace()]
    if len(columns) != len(places) or not columns or not words.line_txt_len:
        return tuple(place / max(1, len(text)) for place in range(len(text) + 1))
    middles = np.interp(range(len(text)), places, columns).tolist()
    between = [(left + right + 1) / 2 for left, right in pairwise(middles)]
    return (0.0, *(min(1.0, edge / words.line_txt_len) for edge in between), 1.0)


def _engine() -> RapidOCR:
    with _loading:
        return _loaded()


@cache
def _loaded() -> RapidOCR:
    cv2.setNumThreads(1)  # the pages run side by side
    return RapidOCR(params=_SETTINGS)
