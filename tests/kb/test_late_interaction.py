"""Token by token: packing keeps what matters, and the passage that says it comes first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kb.embedding.encoder import AskedTokens, Encoder, Vectors
from kb.embedding.late_interaction import BLOCK, closeness, pack, unpack
from kb.types import Language

SIZE = 8
EN, ZH = Language.EN, Language.ZH
TOKENS = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 12), st.just(SIZE)),
    elements=st.floats(-1, 1, width=16),
)


@given(TOKENS)
def test_what_is_packed_points_the_same_way_when_unpacked(tokens: Vectors) -> None:
    packed = pack(tokens)
    assert len(packed) == tokens.size // 2
    found = unpack(packed, SIZE)
    for row, again in zip(tokens, found, strict=True):
        if peak := np.abs(row).max():
            # Half a level off in every number at most.
            scaled = again * (np.linalg.norm(np.rint(row / peak * 7)) / 7) * peak
            assert np.abs(scaled - row).max() <= peak / 14 + 1e-6
        else:
            assert not again.any()


def asked(rows: list[int], weights: list[float]) -> AskedTokens:
    return AskedTokens(np.eye(SIZE, dtype=np.float32)[rows], np.array(weights, np.float32))


def passage(*rows: int) -> bytes:
    return pack(np.eye(SIZE, dtype=np.float32)[list(rows)])


@pytest.mark.parametrize(
    ("question", "weights", "better", "worse"),
    [
        ([0, 1], [1, 1], passage(0, 1, 5), passage(0, 5, 6)),  # both words against one
        ([0, 1], [1, 9], passage(1, 5), passage(0, 5)),  # the rarer word against the other
        # said at one place, against the same words at both ends of a long passage
        ([0, 1], [1, 1], passage(*[5] * 90, 0, 1), passage(0, *[5] * 90, 1)),
    ],
)
def test_the_passage_that_says_more_of_it_is_closer(
    question: list[int], weights: list[float], better: bytes, worse: bytes
) -> None:
    one, other = closeness(asked(question, weights), [better, worse])
    assert one > other


def test_each_passage_is_judged_by_itself() -> None:
    question = asked([0, 3], [1, 2])
    several = [passage(0), passage(3, 4, 5), passage(1), passage(0, 3)]
    alone = [closeness(question, [one])[0] for one in several]
    np.testing.assert_allclose(closeness(question, several), alone, atol=1e-6)


@given(
    st.lists(st.lists(st.integers(0, SIZE - 1), min_size=1, max_size=80), min_size=1, max_size=4)
)
def test_a_place_is_two_blocks_side_by_side(several: list[list[int]]) -> None:
    question = asked([0, 3], [1, 2])
    expected = []
    for rows in several:
        blocks = [set(rows[at : at + BLOCK]) for at in range(0, len(rows), BLOCK)]
        places = [one | other for one, other in zip(blocks, [*blocks[1:], set()], strict=True)]
        said = [(0 in place) / 3 + 2 * (3 in place) / 3 for place in (set(rows), *places)]
        expected.append((said[0] + max(said[1:])) / 2)
    found = closeness(question, [passage(*rows) for rows in several])
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_no_tokens_are_no_opinion() -> None:
    assert not closeness(asked([], []), [passage(0), passage(1)]).any()
    assert closeness(asked([0], [1]), []).shape == (0,)


CLAUSES = {
    EN: [
        "The royalty on copper is three per cent of the sale value.",
        "A licence may be suspended where the holder does not pay the annual rent.",
        "Disputes are settled by arbitration in Singapore.",
    ],
    ZH: [
        "铜的特许权使用费为销售额的百分之三。",
        "持有人不缴纳年租金的，可以中止其许可证。",
        "争议应在新加坡以仲裁方式解决。",
    ],
}
QUESTIONS = [
    ("What do we pay to the state for copper?", EN, 0),
    ("When can our permit be stopped?", EN, 1),
    ("In which court would we argue?", EN, 2),
    ("开采铜要向国家交多少钱？", ZH, 0),
    ("許可證在什麼情況下會被暫停？", ZH, 1),
    ("发生纠纷在哪里处理？", ZH, 2),
]


@pytest.mark.parametrize(("question", "language", "clause"), QUESTIONS)
@pytest.mark.parametrize("of", [EN, ZH])
def test_tokens_lead_to_the_clause_in_either_language(
    encoder: Encoder, question: str, language: Language, clause: int, of: Language
) -> None:
    tokens = encoder.ask(question, language).tokens
    assert tokens is not None
    kept = encoder.embed(CLAUSES[of], [of] * 3).tokens
    assert closeness(tokens, kept).argmax() == clause


def test_commas_and_articles_are_not_kept_and_a_passage_of_nothing_else_is(
    encoder: Encoder,
) -> None:
    plain, with_little, nothing = encoder.embed(
        ["mineral royalty", "the mineral, the royalty, of the", ", , ,"], [EN] * 3
    ).tokens
    assert len(with_little) == len(plain)
    assert nothing


def test_a_passage_longer_than_the_window_keeps_the_tokens_of_all_of_it(encoder: Encoder) -> None:
    filler = "The parties shall cooperate in good faith in every district. " * 80
    late = filler + "The notice period for early termination is ninety days."
    short, long = encoder.embed([filler, late], [EN] * 2).tokens
    assert len(long) > len(short)
    tokens = encoder.ask("notice period for early termination", EN).tokens
    assert tokens is not None
    one, other = closeness(tokens, [short, long])
    assert other > one + 0.1
