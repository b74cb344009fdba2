// One result: the document, the clause, the exact words, and what can be done with them.
import { clipButton, copyButton, seenAt, shortForm } from "./citing.js";
import { make } from "./dom.js";
import { markedQuote, marksOf } from "./highlights.js";
import { day, named, number, pageName, word } from "./words_of.js";

/** Return a result as a list item. `pairs` gives the colours of its terms. */
export function hitItem(hit, pairs) {
  const { document, citation, clause, language } = hit;
  const address = seenAt(citation);
  return make("li", {},
    make("article", { class: "hit card" },
      make("h3", {},
        make("a", { href: address, lang: language }, document.title),
        badges(hit)),
      make("p", { class: "where" }, place(clause, language), parts([pageName(citation.page), day(document.date), document.source])),
      quoteOf(hit, pairs),
      counterpartOf(hit),
      make("div", { class: "actions" },
        make("a", { class: "button", href: address, data: { key: "o" } }, word("open")),
        copyButton(hit),
        clipButton(hit),
        why(hit))));
}

export const languageBadge = (language) =>
  make("span", { class: `badge ${language}`, title: named("language", language) }, word(`language_badge_${language}`));

function badges({ language, document, citation }) {
  return [
    citation.read_from === "ocr" ? make("span", { class: "badge warn", title: word("read_ocr") }, word("ocr_badge")) : null,
    citation.authority && citation.authority !== "unstated"
      ? make("span", { class: "badge" }, word(`authority_${citation.authority}`)) : null,
    make("span", { class: "badge kind" }, named("type", document.type)),
    languageBadge(language),
  ];
}

function place({ label, heading }, language) {
  const words = [label, heading].filter(Boolean).join(" ");
  return words ? make("b", { lang: language }, words) : null;
}

const parts = (values) => values.filter(Boolean).map((value) => ` · ${value}`).join("");

function quoteOf(hit, pairs) {
  const { citation, language } = hit;
  const words = make("blockquote", { class: "words cut", lang: language }, markedQuote(citation.quote, citation.start, marksOf(hit, pairs)));
  const more = make("button", { type: "button", class: "link small", hidden: true, "aria-expanded": "false" }, word("whole"));
  more.addEventListener("click", () => {
    const cut = words.classList.toggle("cut");
    more.textContent = word(cut ? "whole" : "less");
    more.setAttribute("aria-expanded", String(!cut));
  });
  // Whether lines are hidden is known only once it is laid out.
  requestAnimationFrame(() => { more.hidden = words.scrollHeight <= words.clientHeight + 2; });
  return [words, more];
}

function counterpartOf({ counterpart }) {
  if (!counterpart) return null;
  const { citation, language } = counterpart;
  return make("details", { class: "same" },
    make("summary", {}, languageBadge(language), " ", word("other_language")),
    make("blockquote", { class: "words", lang: language }, citation.quote),
    make("p", { class: "source" }, make("a", { href: seenAt(citation) }, shortForm(counterpart))));
}

function why({ explanation, citation, score }) {
  const legs = explanation.legs.map(({ leg, rank }) => word("rank", named("leg", leg), number(rank)));
  const terms = [...new Set(explanation.terms.map(({ asked, found }) => (asked === found ? asked : `${asked} ↔ ${found}`)))];
  const rows = [
    ["why_legs", legs.join("; ")],
    ["why_terms", terms.join("; ")],
    ["why_read", named("read", citation.read_from)],
    ["why_score", number(score, 3)],
  ];
  return make("details", { class: "why" },
    make("summary", {}, word("why")),
    make("dl", {}, rows.filter(([, value]) => value).map(([name, value]) => [make("dt", {}, word(name)), make("dd", {}, value)])));
}
