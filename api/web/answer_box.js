// The answer above the results: sentences of the documents, or that they do not answer.
import { clipButton, copyButton, seenAt, shortForm } from "./citing.js";
import { make } from "./dom.js";
import { languageBadge } from "./hit.js";
import { markedQuote } from "./highlights.js";
import { number, word } from "./words_of.js";

const SHOWN = 3; // statements before the rest is folded away

/** Return the box for what `/v1/ask` answered. */
export function answerBox(answer) {
  const none = !answer.answered || answer.statements.length === 0;
  return make("section", { class: `answer card${none ? " none" : ""}`, "aria-labelledby": "answer-head" },
    make("h2", { id: "answer-head" }, word(none ? "no_answer" : "answer")),
    none ? null : [synthesis(answer.synthesis), folded(answer.statements.map(statement))],
    none ? certificate(answer.certificate) : null);
}

/** Return the first statements, the surest, with the others folded away. */
function folded(statements) {
  if (statements.length <= SHOWN) return statements;
  const rest = statements.slice(SHOWN);
  return [statements.slice(0, SHOWN), make("details", {}, make("summary", { class: "quiet small" }, word("facet_more", number(rest.length))), rest)];
}

function statement(said) {
  const texts = [said, said.counterpart].filter(Boolean);
  return make("div", { class: "statement" },
    make("div", { class: "texts" }, texts.map((one) => make("div", {},
      one.lead ? make("p", { class: "quiet small", lang: one.language }, one.lead.text) : null,
      make("p", { class: "text", lang: one.language }, withFigures(one)),
      make("p", { class: "source" }, languageBadge(one.language), " ",
        make("a", { href: seenAt(one.citation) }, shortForm(one)))))),
    make("div", { class: "actions" }, copyButton(said), clipButton(said)));
}

const withFigures = ({ text, figures }) =>
  markedQuote(text, 0, (figures ?? []).map(({ start, end }) => ({ start, end, class: "figure" })));

function synthesis(written) {
  if (!written?.sentences?.length) return null;
  const sentences = written.sentences.map(({ text, citations, statements }) => [
    text, " ",
    citations.map((citation, place) => [make("a", { class: "small", href: seenAt(citation) }, `[${(statements?.[place] ?? place) + 1}]`), " "]),
  ]);
  return make("div", { class: "synthesis" },
    make("h3", {}, word("synthesis")),
    make("p", {}, sentences),
    make("p", { class: "quiet small" }, written.model ? word("synthesis_by", written.model) : null,
      written.dropped ? ` ${word("synthesis_dropped", number(written.dropped))}` : null));
}

function certificate(held) {
  if (!held) return null;
  const values = [held.documents, held.pages, held.unread_pages, held.passages].map((value) => number(value));
  return [
    make("p", {}, word("certificate", ...values, number(held.confidence, 2), number(held.threshold, 2))),
    held.nearest?.length ? make("p", { class: "quiet" }, word("nearest")) : null,
  ];
}
