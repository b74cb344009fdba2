// Stretches of a quote marked: the question's words, and what OCR was unsure of.
import { make } from "./dom.js";
import { reflowed } from "./reflow.js";
import { word } from "./words_of.js";

const COLOURS = 6;

/** Return the pairs of a list of hits, each with its colour: [{asked, found, colour}]. */
export function pairsOf(hits) {
  const colours = new Map();
  const pairs = new Map();
  for (const { asked, found, spans } of hits.flatMap((hit) => hit.explanation.terms)) {
    if (!spans.length) continue;
    if (!colours.has(asked)) colours.set(asked, colours.size % COLOURS);
    pairs.set(`${asked}\n${found}`, { asked, found, colour: colours.get(asked) });
  }
  return [...pairs.values()];
}

export const colourOf = (pairs, asked) => pairs.find((pair) => pair.asked === asked)?.colour ?? 0;

/**
 * Return nodes for `text`, which begins at code point `start` of its document, with marks.
 * A mark is {start, end, class, title?}; where two overlap, the first given wins the letters.
 */
export function marked(text, start, marks) {
  // Offsets count code points, which JavaScript's strings do not: a list of letters does.
  return markedLetters([...text], start, marks);
}

/** Return the same for a quote, its lines run together where they are one paragraph. */
export const markedQuote = (text, start, marks) => markedLetters(reflowed(text), start, marks);

function markedLetters(points, start, marks) {
  const owner = new Array(points.length).fill(null);
  for (const mark of marks) {
    for (let at = Math.max(0, mark.start - start); at < Math.min(points.length, mark.end - start); at++) owner[at] ??= mark;
  }
  const nodes = [];
  for (let at = 0; at < points.length;) {
    let end = at;
    while (end < points.length && owner[end] === owner[at]) end++;
    const words = points.slice(at, end).join("");
    nodes.push(owner[at] ? make("mark", { class: owner[at].class, title: owner[at].title }, words) : words);
    at = end;
  }
  return nodes;
}

/** Return the marks of a hit: its terms in the colours of `pairs`, and its doubtful stretches. */
export function marksOf(hit, pairs) {
  const terms = hit.explanation.terms.flatMap(({ asked, spans }) =>
    spans.map((span) => ({ ...span, class: `term term-${colourOf(pairs, asked)}`, title: asked })));
  return [...terms, ...unsureMarks(hit.citation)];
}

export const unsureMarks = (citation) =>
  citation.doubtful.map((span) => ({ ...span, class: "unsure", title: word("unsure") }));

/** Return a line that says which words of the question stand for which in the hits. */
export function legend(pairs) {
  if (!pairs.length) return null;
  const byAsked = grouped(pairs);
  const items = [...byAsked].slice(0, 8).map(([asked, of]) => {
    const others = of.map((pair) => pair.found).filter((found) => found.toLowerCase() !== asked.toLowerCase());
    const words = others.length ? `${asked} ↔ ${[...new Set(others)].slice(0, 3).join(", ")}` : asked;
    return make("span", {}, make("span", { class: `term term-${of[0].colour}` }, words));
  });
  return make("p", { class: "legend" }, word("legend"), items);
}

function grouped(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair.asked, [...(groups.get(pair.asked) ?? []), pair]);
  return groups;
}
