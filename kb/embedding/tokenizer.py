"""The XLM-RoBERTa tokenizer of the default model, rebuilt from its vocabulary.

SentencePiece's own normalisation (nmt_nfkc) is NFKC with exceptions. The file lists it code point
by code point, and NFKC also composes sequences as SentencePiece does, so the table is used for
where the two differ: what is dropped, what becomes a space, and what NFKC would change.
"""

from __future__ import annotations

import re
import unicodedata

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from kb.embedding.weights import Vocabulary

# The full-width tilde is common in Chinese ("5～10年") and SentencePiece keeps it, so it is lent a
# private-use character for as long as NFKC has the text. The other exceptions are rarer than one
# in a billion characters (phonetic modifiers) and stay with NFKC.
KEPT = {"～": "\U000ffffd"}
SPACE = "▁"


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer; encoding adds the special tokens around the text."""
    tokenizer = Tokenizer(Unigram(list(vocabulary.pieces), vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_any_of(_mapped_to(vocabulary, ""))), ""),
            normalizers.Replace(Regex(_any_of(_mapped_to(vocabulary, " "))), " "),
            *(normalizers.Replace(kept, lent) for kept, lent in KEPT.items()),
            normalizers.NFKC(),
            *(normalizers.Replace(lent, kept) for kept, lent in KEPT.items()),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(SPACE, prepend_scheme="always", split=True)
    bos, eos = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    return tokenizer


def _mapped_to(vocabulary: Vocabulary, target: str) -> list[str]:
    """Return the characters that the table maps to `target` and NFKC does not."""
    return [
        written
        for written, meant in vocabulary.normalisation.items()
        if meant == target and unicodedata.normalize("NFKC", written) != target
    ]


def _any_of(characters: list[str]) -> str:
    return "[" + "".join(re.escape(character) for character in characters) + "]"
