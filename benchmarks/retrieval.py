"""How well Concord finds, on labelled sets, beside others and with each part taken away.

    python -m benchmarks.retrieval DATA [--keep FOLDER] [--sets NAME ...] [--only-product]
        [--compared QUESTIONS]

DATA holds the sets of `retrieval_sets`, each a folder in BEIR layout. One configuration serves all
of them. On the set whose texts the language maps were learned from, every question is asked with
maps that were learned without the instrument that answers it; everything else was learned from the
practice questions, whose papers are in no set. `--keep` is a folder for vectors and figures, so
that a second run embeds nothing again. Concord is asked every question; with `--compared` the
others, and Concord again beside them, so many of each set, evenly spread.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import language_maps
from benchmarks.remembered import Memory, RememberedEncoder, bare_space
from benchmarks.retrieval_peers import PEERS, Ask
from benchmarks.retrieval_sets import SETS, Figures, RetrievalSet
from kb.embedding.alignment import LanguageMaps
from kb.embedding.default import E5_PROMPTS, default_model
from kb.embedding.language_mean import LanguageMeans
from kb.embedding.prepare import prepared_model
from kb.embedding.sentence_encoder import Learned, SentenceEncoder
from kb.embedding.token_space import TokenSpace
from kb.evaluate import fill
from kb.fuse import LEG_WEIGHTS, Mix
from kb.judging import DEEP_CUT, Scores, judge, mean
from kb.labelled_set import LabelledSet, Row
from kb.lexicon.entry_vocabulary import Said
from kb.lexicon.lexicon import Lexicon
from kb.search import Searcher
from kb.settings import Settings
from kb.store.index import Index
from kb.tokens import fold
from kb.types import Language, Leg

Asked = Iterator[tuple[Row, list[str]]]
Folds = tuple[tuple[frozenset[str], LanguageMaps], ...]
PRODUCT, ALL = "Concord", "Concord, every question"


@dataclass(frozen=True, slots=True)
class Variant:
    """Concord, or a part of it. `maps`, `lexicon` and `said` say whether they are there at all."""

    name: str
    mix: Mix = field(default_factory=Mix)
    maps: bool = True
    lexicon: bool = True
    said: bool = True


def _only(*legs: Leg) -> Mix:
    return Mix({leg: LEG_WEIGHTS[leg] for leg in legs}, title=0.0)


def _without(leg: Leg) -> Mix:
    return Mix({one: weight for one, weight in LEG_WEIGHTS.items() if one is not leg})


VARIANTS = (
    Variant(PRODUCT),
    Variant("only by meaning (with maps)", _only(Leg.DENSE)),
    Variant("only by meaning, without maps", _only(Leg.DENSE), maps=False),
    Variant("only by words (BM25, lexicon)", _only(Leg.BM25, Leg.LEXICON)),
    Variant("without maps", maps=False),
    Variant("without the lexicon", lexicon=False),
    Variant("without people's words", said=False),
    Variant("without counterparts", _without(Leg.COUNTERPART)),
    Variant("without tokens", _without(Leg.TOKENS)),
    Variant("without BM25", _without(Leg.BM25)),
    Variant("without meaning in its own right", _without(Leg.DENSE)),
    Variant("without asking again of what is named", _without(Leg.ASPECT)),
    Variant("without titles", Mix(title=0.0)),
)


class OnlyTranslating(Lexicon):
    """The lexicon without what texts write for people's words."""

    def said(self, text: str, language: Language) -> tuple[Said, ...]:
        """Return nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What every variant is made of."""

    memory: Memory
    means: LanguageMeans
    maps: LanguageMaps
    lexicon: Lexicon
    translating: Lexicon
    space: TokenSpace
    learned: dict[str, Folds] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Parts:
        """Load the default model, keeping vectors in `folder`."""
        cache = Path(Settings().cache)
        model = default_model(prepared_model(cache, lambda step, done, total: None))
        space = TokenSpace.load()
        bare = SentenceEncoder(
            model, "multilingual-e5-small", E5_PROMPTS, Learned(space=bare_space(space))
        )
        return cls(
            Memory(bare, folder),
            LanguageMeans.load(),
            LanguageMaps.load(),
            Lexicon.load(cache),
            OnlyTranslating.load(cache),
            space,
        )

    def encoder(self, maps: LanguageMaps | None) -> RememberedEncoder:
        """Return the product's encoder with these maps."""
        return RememberedEncoder(self.memory, self.space, self.means, maps)

    def held_out(self, one: RetrievalSet, labelled: LabelledSet) -> Folds:
        """Return parts of a set's instruments, each with maps that were learned from the others."""
        if one.folder not in self.learned:
            pairs = language_maps.pairs_of(labelled.corpus, self.encoder(None))
            self.learned[one.folder] = tuple(language_maps.held_out(pairs))
        return self.learned[one.folder]


def rankings(
    one: RetrievalSet, labelled: LabelledSet, index: Index, v: Variant, parts: Parts
) -> Asked:
    """Ask every question of a set, each by maps that have not seen what answers it."""
    for questions, maps in _parted(one, labelled, parts):
        searcher = Searcher(
            index,
            parts.encoder(maps if v.maps else None),
            _lexicon(v, parts),
            mix=v.mix,
        )
        for question in questions:
            hits = searcher.search(question.text, DEEP_CUT).hits
            yield question, [hit.document.source for hit in hits]


def _lexicon(v: Variant, parts: Parts) -> Lexicon | None:
    if not v.lexicon:
        return None
    return parts.lexicon if v.said else parts.translating


def _parted(
    one: RetrievalSet, labelled: LabelledSet, parts: Parts
) -> Iterator[tuple[list[Row], LanguageMaps]]:
    queries = labelled.queries
    if one.maps_learned:
        for part, maps in parts.held_out(one, labelled):
            yield [q for q in queries if _instrument(q, labelled) in part], maps
    else:
        yield list(queries), parts.maps


def _instrument(question: Row, labelled: LabelledSet) -> str:
    return language_maps.instrument_of(next(iter(labelled.relevant[question.id])))


def _index(labelled: LabelledSet, parts: Parts, folder: str) -> Index:
    encoder = parts.encoder(parts.maps)
    index = Index.open(folder, encoder_id=encoder.id, dimension=encoder.dimension)
    fill(index, labelled.corpus, encoder)
    return index


def figures(labelled: LabelledSet, asked: Asked) -> dict[str, dict[str, float]]:
    """Judge every ranking, each direction on its own relevant rows; the mean of each."""
    rows = {row.id: row for row in labelled.corpus}
    scores: dict[str, list[Scores]] = defaultdict(list)
    for question, ranked in asked:
        by_direction: dict[str, dict[str, float]] = defaultdict(dict)
        for name, gain in labelled.relevant[question.id].items():
            for direction in _directions(question, rows[name]) if name in rows else ():
                by_direction[direction][name] = gain
        for direction, wanted in by_direction.items():
            scores[direction].append(judge(ranked, wanted))
    return {name: mean(of_one).as_dict() for name, of_one in sorted(scores.items())}


def _directions(question: Row, row: Row) -> Iterator[str]:
    """Name the languages and, within Chinese, the scripts where they differ."""
    yield f"{question.language}->{row.language}"
    scripts = [_script(question.text), _script(row.text)]
    if question.language is row.language is Language.ZH and scripts[0] != scripts[1]:
        yield "->".join(scripts)


def _script(text: str) -> str:
    return "Hans" if fold(text) == text else "Hant"


def spread(labelled: LabelledSet, most: int) -> LabelledSet:
    """Return the set with at most so many of its questions, evenly spread."""
    step = max(1, -(-len(labelled.queries) // most))
    return replace(labelled, queries=labelled.queries[::step])


def measure(
    one: RetrievalSet, data: Path, parts: Parts, only_product: bool, compared: int
) -> dict[str, Figures]:
    """Return the figures of every system on one set."""
    labelled = one.read(data)
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="concord-retrieval-") as folder:
        index = _index(labelled, parts, folder)
        asked = rankings(one, labelled, index, VARIANTS[0], parts)
        found[ALL] = _told(one, ALL, figures(labelled, asked))
        few = spread(labelled, compared)
        if few == labelled:  # asked already
            found[PRODUCT] = found[ALL]
        for variant in VARIANTS if not only_product else ():
            if variant.name in found:
                continue
            asked = rankings(one, few, index, variant, parts)
            found[variant.name] = _told(one, variant.name, figures(few, asked))
    if not only_product:
        for name, make in PEERS.items():
            ask: Ask = make(few, parts.memory)
            asked = ((question, ask(question)) for question in few.queries)
            found[name] = _told(one, name, figures(few, asked))
    return found


def _told(one: RetrievalSet, system: str, found: Figures) -> Figures:
    print(f"{one.name} | {system} | {json.dumps(found)}", flush=True)
    return found


def table(results: dict[str, dict[str, Figures]], systems: list[str]) -> str:
    """Return the figures as a Markdown table, a row a measure and a column a system."""
    lines = [
        f"| set | direction | measure | wanted | {' | '.join(systems)} |",
        "|" + "---|" * (4 + len(systems)),
    ]
    for one in SETS:
        for wanted in one.measures if one.name in results else ():
            cells = [
                f"{results[one.name][system].get(wanted.direction, {}).get(wanted.metric, 0):.3f}"
                if system in results[one.name]
                else ""
                for system in systems
            ]
            head = (one.name, wanted.direction, wanted.metric, f"{wanted.wanted:.2f}")
            lines.append(f"| {' | '.join((*head, *cells))} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables, and write every figure as JSON where `--keep` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--sets", nargs="*", default=[one.name for one in SETS])
    parser.add_argument("--only-product", action="store_true")
    parser.add_argument("--compared", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as throw_away:
        keep: Path = given.keep or Path(throw_away)
        parts = Parts.load(keep / "vectors")
        results = {
            one.name: measure(one, given.data, parts, given.only_product, given.compared)
            for one in SETS
            if one.name in given.sets
        }
        (keep / "retrieval.json").write_text(json.dumps(results, indent=1, ensure_ascii=False))
    parted = [variant.name for variant in VARIANTS]
    print(table(results, [ALL, PRODUCT, *PEERS]))
    print(table(results, parted))


if __name__ == "__main__":
    main()
