"""The model that ships: the official tokens, the right vectors, and nothing cut off."""

from __future__ import annotations

import json
import multiprocessing
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer as OfficialTokenizer

from benchmarks.torch_model import official_tokenizer, torch_model_folder
from kb.embedding.adapter import adapted, load_additions
from kb.embedding.default import load_encoder
from kb.embedding.encoder import Encoder, Vectors
from kb.embedding.language_mean import LanguageMeans, unit
from kb.embedding.network import graph
from kb.embedding.onnx_transformer import NETWORK_FILE, TOKENIZER_FILE
from kb.embedding.prepare import CHECKSUMS, prepared_model
from kb.embedding.sentence_encoder import BATCH, BATCH_BYTES, batches
from kb.embedding.smoothing import load_peaks
from kb.embedding.tokenizer import Tokenizer
from kb.embedding.weights import packed_file, read_packed
from kb.errors import ModelUnavailable
from kb.settings import Settings
from kb.types import Language

TEXTS = [
    "The royalty on copper shall be five per cent of the gross value.",
    "铜的特许权使用费为总价值的百分之五。",
    "採礦權人應當自領取採礦許可證之日起六個月內開工。",
    "Article 5(2): 60 days' written notice",
    "",
]


@pytest.fixture(scope="module")
def ours() -> Tokenizer:
    folder = prepared_model(Path(Settings().cache))
    return Tokenizer.load(folder / TOKENIZER_FILE)


@pytest.fixture(scope="module")
def official() -> OfficialTokenizer:
    return OfficialTokenizer.from_file(str(official_tokenizer()))


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "no-break\u00a0space, ideographic\u3000space, zero\u200bwidth",
        "full width ＰＭＤＣ １２３ （a）",
        "e\u0301 composed é, ligature ﬁ",
        "5～10年",
        "tabs\tand\nlines\r\nand   runs of spaces",
        "control \x01\x7f characters",
        "🙂 emoji 👨‍👩‍👧",
        " leading",
    ],
)
def test_tokens_are_the_official_ones(
    ours: Tokenizer, official: OfficialTokenizer, text: str
) -> None:
    assert ours.ids([text])[0] == official.encode(text).ids


def test_a_text_that_spells_a_mark_is_read_as_letters(ours: Tokenizer) -> None:
    (spelt,), (marks,) = ours.ids(["</s> <pad> <s> <mask>"]), ours.ids([""])
    assert not set(spelt[1:-1]) & {*marks, ours.pad}
    assert [spelt[0], spelt[-1]] == marks


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Article 5(2)", ["Article", " 5", "(2)"]),
        ("第五条 Ａ", ["", "第五", "条", " Ａ"]),  # the space that every text begins with
        ("a \u200db ", ["a", " \u200db"]),
        ("🙂 x", ["🙂", " x"]),
        ("", []),
    ],
)
def test_a_token_ends_where_it_does_in_the_text(
    ours: Tokenizer, text: str, tokens: list[str]
) -> None:
    assert [text[start:end] for start, end in pairwise([0, *ours.ends(text)])] == tokens


# What papers in the two languages are written with; other scripts compose in other orders.
WRITTEN = (
    st.characters(codec="ascii")
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.sampled_from("，。；：（）《》、“”～　％－é€²")
)
MARKS = ("<s>", "</s>", "<pad>", "<unk>", "<mask>")  # words to us, marks to the official one
CONTROLS = "".join(map(chr, range(33))) + "\x7f\u3000"


@given(st.text(alphabet=WRITTEN))
@settings(deadline=None)
def test_tokens_of_either_language_are_the_official_ones(
    ours: Tokenizer, official: OfficialTokenizer, text: str
) -> None:
    # Of white space at the end the official one makes a token, also where a control character,
    # which both pass over, follows it.
    told = text.strip(CONTROLS)
    assume(not any(mark in told for mark in MARKS))
    assert ours.ids([told])[0] == official.encode(told).ids


def test_vectors_are_those_of_the_full_precision_network(encoder: Encoder, ours: Tokenizer) -> None:
    texts, languages = [TEXTS[0], TEXTS[1], TEXTS[3]], [Language.EN, Language.ZH, Language.EN]
    model = adapted(read_packed(packed_file()), load_additions())
    network = onnxruntime.InferenceSession(
        graph(model, {}).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    full = [
        network.run(None, {"input_ids": row, "attention_mask": np.ones_like(row)})[0][0]
        for row in (np.array([ids]) for ids in ours.ids([f"passage: {text}" for text in texts]))
    ]
    wanted = LanguageMeans.load().remove(
        unit(np.stack([read.mean(axis=0) for read in full])), languages
    )
    # With the common part, the language's mean, taken out, what quantising adds weighs more:
    # 0.9986 between the plain vectors of real passages.
    assert cosines(encoder.encode_passages(texts, languages), wanted).min() > 0.985


def test_without_additions_the_network_is_the_published_model(ours: Tokenizer) -> None:
    reference = SentenceTransformer(str(torch_model_folder()), device="cpu")
    network = onnxruntime.InferenceSession(
        graph(read_packed(packed_file()), {}).SerializeToString(),
        providers=["CPUExecutionProvider"],
    )
    ids = ours.ids([f"passage: {TEXTS[0]}"])[0]
    asked = {"input_ids": np.array([ids]), "attention_mask": np.ones((1, len(ids)), np.int64)}
    tokens = network.run(None, asked)[0][0]
    published = reference.encode([f"passage: {TEXTS[0]}"], normalize_embeddings=True)
    assert cosines(unit(tokens.mean(axis=0)[None]), np.asarray(published)).min() > 0.9999


def test_even_activations_change_nothing_but_rounding() -> None:
    model, ids = read_packed(packed_file()), np.arange(5, 45, dtype=np.int64)[None]
    asked = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    (plain, evened) = (
        onnxruntime.InferenceSession(
            graph(model, peaks).SerializeToString(), providers=["CPUExecutionProvider"]
        ).run(None, asked)[0]
        for peaks in ({}, load_peaks())
    )
    assert np.abs(plain - evened).max() < 1e-3


def test_traditional_and_simplified_are_one(encoder: Encoder) -> None:
    one, other = encoder.encode_passages(["礦產資源", "矿产资源"], [Language.ZH] * 2)
    assert float(one @ other) == pytest.approx(1, abs=1e-3)


def test_the_end_of_a_long_text_counts(encoder: Encoder) -> None:
    long = "The licensee shall keep records of production. " * 200
    plain, changed = encoder.encode_passages(
        [long, long + "Disputes are settled by arbitration in Singapore. " * 40],
        [Language.EN] * 2,
    )
    assert float(plain @ changed) < 0.999


@pytest.mark.parametrize("text", TEXTS)
def test_token_ends_rise_to_the_end_of_the_text(encoder: Encoder, text: str) -> None:
    ends = encoder.token_ends(text)
    assert ends == sorted(ends)
    assert (ends[-1] if ends else 0) == len(text.rstrip())


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(TEXTS, [Language.EN] * len(TEXTS))
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert encoder.encode_query("royalty", Language.EN).shape == (encoder.dimension,)


@pytest.mark.parametrize("text", ["12", "property", "Fees and rent", "7", "费", "应当缴费"])
@pytest.mark.parametrize("asking", [False, True])
def test_each_token_of_a_text_is_read(encoder: Encoder, text: str, asking: bool) -> None:
    language = Language.EN if text.isascii() else Language.ZH
    read = encoder.encode_closely([text], [language])
    assert read.usual.shape == (1,)
    tokens = encoder.ask(text, language).tokens.vectors if asking else read.tokens[0]
    assert len(tokens) >= len(encoder.token_ends(text))


def test_no_texts_are_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_passages([], []).shape == (0, encoder.dimension)


def test_a_question_finds_its_answer_in_the_other_language(encoder: Encoder) -> None:
    passages = ["任何一方可提前六十日书面通知终止本备忘录。", "铜的特许权使用费为百分之五。"]
    vectors = encoder.encode_passages(passages, [Language.ZH] * 2)
    question = encoder.encode_query("notice period for early termination", Language.EN)
    assert int((vectors @ question).argmax()) == 0


def test_two_processes_prepare_the_model_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        folders = pool.map(prepared_model, [tmp_path, tmp_path])
    assert folders[0] == folders[1]
    made = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert made == [folders[0]]


def test_a_damaged_model_is_made_again(tmp_path: Path) -> None:
    folder = prepared_model(tmp_path)
    sums = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
    (folder / NETWORK_FILE).write_bytes(b"damaged")
    steps: list[str] = []
    prepared_model(tmp_path, lambda step, done, total: steps.append(step))
    assert steps
    assert json.loads((folder / CHECKSUMS).read_text(encoding="utf-8")).keys() == sums.keys()
    assert (folder / NETWORK_FILE).stat().st_size > 10**7


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelUnavailable, match="KB_EMBEDDING_MODEL"):
        load_encoder(Settings(embedding_model="/nowhere/model"))


def test_any_other_model_can_be_named() -> None:
    other = load_encoder(Settings(embedding_model=str(torch_model_folder())))
    vectors = other.encode_passages(TEXTS[:1], [Language.EN])
    assert vectors.shape == (1, other.dimension)
    assert other.id != load_encoder(Settings()).id


def cosines(one: Vectors, other: Vectors) -> Vectors:
    products: Vectors = (one * other).sum(axis=1)
    return products


@given(st.lists(st.integers(0, 20_000), max_size=80))
def test_every_text_is_read_once_with_others_of_its_length(sizes: list[int]) -> None:
    """Batches that outgrow the processor's caches are slower, and hold on to what they took."""
    read = list(batches(["a" * size for size in sizes]))
    assert sorted(place for batch in read for place in batch) == list(range(len(sizes)))
    lengths = [sizes[place] for batch in read for place in batch]
    assert lengths == sorted(lengths)
    for batch in read:
        assert 0 < len(batch) <= BATCH
        assert len(batch) == 1 or len(batch) * max(sizes[at] for at in batch) <= BATCH_BYTES
