"""Moving a text's vector to the other language brings it nearer its translation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kb.embedding.alignment import FILE, LanguageMaps
from kb.embedding.encoder import Encoder
from kb.types import Language

MAPS = LanguageMaps.load()
# Written for this test: no instrument that the maps were learned from.
PAIRS = (
    ("The fee is paid within thirty days of the invoice.", "费用应在收到发票后三十日内支付。"),
    ("Either party may end this agreement by notice.", "任何一方可以通知终止本协议。"),
    ("Samples may not be exported without a permit.", "未经许可不得出口样品。"),
    ("The operator restores the land when mining ends.", "采矿结束后，经营者应恢复土地。"),
    ("Disputes are settled by arbitration in Singapore.", "争议在新加坡以仲裁方式解决。"),
    ("The contractor insures the works against fire.", "承包人应为工程投保火灾险。"),
)


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 2 * 2**20


@given(arrays(np.float32, (3, 384), elements=st.floats(-1, 1, width=32)))
def test_moved_vectors_have_length_one_or_stay_nothing(vectors: np.ndarray) -> None:
    for language in Language:
        lengths = np.linalg.norm(MAPS.across(vectors, language), axis=1)
        assert np.all((np.abs(lengths - 1) < 1e-3) | (lengths == 0))


@pytest.mark.parametrize("source", Language)
def test_a_translation_is_the_nearest(encoder: Encoder, source: Language) -> None:
    target = Language.ZH if source is Language.EN else Language.EN
    texts = {Language.EN: [one for one, _ in PAIRS], Language.ZH: [one for _, one in PAIRS]}
    asked = encoder.encode_passages(texts[source], [source] * len(PAIRS))
    there = encoder.encode_passages(texts[target], [target] * len(PAIRS))
    nearest = (encoder.across(asked, source) @ there.T).argmax(axis=1)
    assert nearest.tolist() == list(range(len(PAIRS)))


def test_maps_are_read_as_they_were_written(tmp_path: Path) -> None:
    MAPS.save(tmp_path / "maps.npz")
    again = LanguageMaps.load(tmp_path / "maps.npz")
    assert all(np.array_equal(again.maps[language], MAPS.maps[language]) for language in Language)
