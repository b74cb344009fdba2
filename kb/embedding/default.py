"""Which model embeds: the one that ships, or the one a user names."""

from __future__ import annotations

from pathlib import Path

from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

from kb.embedding.alignment import LanguageMaps
from kb.embedding.cross_encoder import CrossEncoder
from kb.embedding.encoder import Encoder
from kb.embedding.language_mean import LanguageMeans
from kb.embedding.onnx_transformer import OnnxTransformer
from kb.embedding.prepare import VERSION, OnProgress, prepared_model
from kb.embedding.sentence_encoder import Learned, Prompts, SentenceEncoder
from kb.embedding.token_space import TokenSpace
from kb.errors import ModelUnavailable
from kb.settings import DEFAULT_MODEL, Settings

E5_PROMPTS = Prompts(query="query: ", passage="passage: ")
# Names under which models keep their prompts in config_sentence_transformers.json.
PASSAGE_PROMPTS = ("passage", "document", "corpus")


def load_encoder(
    settings: Settings, on_progress: OnProgress = lambda step, done, total: None
) -> Encoder:
    """Return the encoder that `settings` name, preparing the default model at first use.

    Raises `ModelUnavailable` when the model is neither on this machine nor to be had.
    """
    if settings.embedding_model == DEFAULT_MODEL:
        folder = prepared_model(Path(settings.cache), on_progress)
        return SentenceEncoder(
            default_model(folder, settings.threads),
            f"{DEFAULT_MODEL}-int8-v{VERSION}",
            E5_PROMPTS,
            Learned(
                LanguageMeans.load(),
                LanguageMaps.load(),
                TokenSpace.load(),
                CrossEncoder(folder, settings.threads),
            ),
        )
    return _named(settings.embedding_model)


def default_model(folder: Path, threads: int = 0) -> SentenceTransformer:
    """Return the prepared model as a `SentenceTransformer` of three modules."""
    transformer = OnnxTransformer(str(folder), threads=threads)
    pooling = Pooling(transformer.get_embedding_dimension(), "mean")
    return SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")


def _named(name: str) -> Encoder:
    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).split("\n")[0]
        raise ModelUnavailable(
            f"the embedding model {name} cannot be loaded ({reason}); set KB_EMBEDDING_MODEL to a"
            " folder with a sentence-transformers model, or unset it for the one that ships"
        ) from error
    known = model.prompts or {}
    passage = next((known[key] for key in PASSAGE_PROMPTS if known.get(key)), None)
    prompts = Prompts(known.get("query") or "", passage or "")
    return SentenceEncoder(model, name, prompts)
