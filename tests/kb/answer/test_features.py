"""What is measured of sentences token by token: one row a token, whatever is to be read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from kb.answer.features import Read, token_matches
from kb.embedding.encoder import Encoder
from kb.tokens import detect_language
from kb.types import Language

FEE = ("A licence lasts a year.", "The fee is due in May.", "Maps are kept in the office.")
DUTY = ("许可证有效期一年。", "费用于五月缴纳。", "地图存放在办公室。")


def reached(encoder: Encoder, question: str, texts: tuple[str, ...]) -> list[NDArray[np.float64]]:
    """Return the matches of a question in some sentences, English first."""
    asking = encoder.ask(question, detect_language(question))
    languages = [detect_language(text) for text in texts]
    closely = encoder.encode_closely(texts, languages)
    found = token_matches(asking.tokens, Read(tuple(languages), closely))
    return [found[language] for language in Language if language in found]


@pytest.mark.parametrize(("question", "best"), [("When is the fee due?", 1), ("地图放在哪里？", 2)])
def test_the_sentence_that_answers_is_nearest_to_the_tokens_in_either_language(
    encoder: Encoder, question: str, best: int
) -> None:
    for matches in reached(encoder, question, FEE + DUTY):
        assert int(matches.mean(axis=0).argmax()) == best


@pytest.mark.parametrize("question", ["When is the fee due?", "费用什么时候缴？"])
def test_a_sentence_without_a_token_leaves_a_row_a_token(encoder: Encoder, question: str) -> None:
    language = detect_language(question)
    asking = encoder.ask(question, language).tokens
    closely = encoder.encode_closely(FEE, [Language.EN] * len(FEE))
    none = closely.tokens[0][:0]
    bare = replace(closely, tokens=(none, *closely.tokens[1:]))
    found = token_matches(asking, Read((Language.EN,) * len(FEE), bare))
    assert found[Language.EN].shape == (len(asking.vectors), len(FEE))
