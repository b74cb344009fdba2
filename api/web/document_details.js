// Beside a document: the quote that is marked, what the document says of itself, how it was read.
import { clipButton, copyButton, seenAt, shortForm } from "./citing.js";
import { make } from "./dom.js";
import { languageBadge } from "./hit.js";
import { markedQuote, unsureMarks } from "./highlights.js";
import { ledger } from "./ledger.js";
import { documentPath, get } from "./server.js";
import { day, named, number, word } from "./words_of.js";

/** Return {element, quote(citation, changed), problem(text)}; `seek(span, page)` goes to a place. */
export function details(outline, seek) {
  const place = make("section", { hidden: true, "aria-labelledby": "quote-head" });
  const element = make("aside", { class: "side card details", "aria-label": word("quote") },
    place, foldable(word("facts"), factsOf(outline, seek)), foldable(word("ledger"), ledger(outline)));
  const show = (...children) => {
    place.hidden = children.length === 0;
    place.replaceChildren(...children.filter(Boolean));
  };
  return {
    element,
    problem: (text) => show(make("p", { class: "notice bad", role: "alert" }, text)),
    quote: (citation, changed = false) => (citation ? show(...quoteOf(outline, citation, changed)) : show()),
  };
}

function quoteOf(outline, citation, changed) {
  const clause = clauseOf(outline, citation);
  const language = clause?.language ?? citation.language ?? outline.languages[0];
  const cited = { citation, document: outline, clause, language };
  return [
    make("h2", { id: "quote-head" }, word("quote")),
    changed ? make("p", { class: "notice" }, word("quote_changed")) : null,
    make("p", { class: "small" }, shortForm(cited)),
    make("blockquote", { class: "words", lang: language, tabindex: "0" }, markedQuote(citation.quote, citation.start, unsureMarks(citation))),
    make("div", { class: "actions" }, copyButton(cited), clipButton(cited), clause ? otherLanguage(outline, clause) : null),
  ];
}

/** Return the smallest clause around a citation, of its locator where there is one. */
function clauseOf(outline, citation) {
  const around = outline.clauses.filter((clause) => clause.start <= citation.start && citation.start < clause.end);
  return around.find((clause) => clause.locator === citation.locator) ?? around.at(-1) ?? null;
}

function otherLanguage(outline, clause) {
  const place = make("div", { class: "counterpart", "aria-live": "polite" });
  const button = make("button", { type: "button" }, word("other_language"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    const query = new URLSearchParams({ locator: clause.locator, language: clause.language });
    try {
      const { counterpart } = await get(`${documentPath(outline.id)}/counterpart?${query}`);
      place.replaceChildren(...(counterpart ? shown(counterpart) : [make("p", { class: "quiet small" }, word("no_counterpart"))]));
    } catch (error) {
      place.replaceChildren(make("p", { class: "notice bad" }, error.message));
      button.disabled = false;
    }
  });
  return [button, place];
}

function shown({ document, clause, citation, language }) {
  const name = shortForm({ citation, document, clause });
  return [
    make("p", { class: "small" }, languageBadge(language), " ", make("a", { href: seenAt(citation) }, name)),
    make("blockquote", { class: "words", lang: language, tabindex: "0" }, markedQuote(citation.quote, citation.start, [])),
  ];
}

const MOST = 5; // values of a kind before the rest is folded away
const AMOUNT = /^([A-Z]{3}) (\d+)$/;
const DURATION = /^P(\d+)([YMD])$/;
const UNITS = { Y: "years_unit", M: "months_unit", D: "days_unit" };
const DAYS = new Set(["signed", "issued", "effective", "expiry"]);

function factValue({ kind, value }) {
  const duration = DURATION.exec(value);
  if (kind === "term" && duration) return word(UNITS[duration[2]], duration[1]);
  if (DAYS.has(kind) && /^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  const amount = AMOUNT.exec(value);
  if (kind === "amount" && amount) return `${amount[1]} ${number(Number(amount[2]))}`;
  if (kind === "type" || kind === "status") return named(kind, value);
  if (kind === "prevailing_language") return value === "equal" ? word("prevailing_equal") : named("language", value);
  return value;
}

function factsOf(outline, seek) {
  const rows = grouped(outline.facts).map(([kind, facts]) => [
    make("dt", {}, word(`fact_${kind}`)),
    make("dd", {}, folded(facts.map((fact) => make("button", {
      type: "button", on: { click: () => seek({ start: fact.start, end: fact.end }, fact.page) },
    }, factValue(fact))))),
  ]);
  return rows.length ? make("dl", { class: "facts" }, rows) : make("p", { class: "quiet small" }, word("facts_none"));
}

/** Return a part that is open where there is room beside the pages, and closed above them. */
function foldable(head, content) {
  const open = matchMedia("(min-width: 75.01rem)").matches;
  return make("details", { class: "fold", open }, make("summary", {}, make("h2", {}, head)), content);
}

/** Return the first few of many, with the rest folded away. */
function folded(buttons) {
  if (buttons.length <= MOST + 1) return buttons;
  const rest = buttons.slice(MOST);
  const summary = make("summary", { class: "quiet small" }, word("facet_more", number(rest.length)));
  return [buttons.slice(0, MOST), make("details", {}, summary, rest)];
}

/** Return facts by kind, a value of a kind once: where it is said first. */
function grouped(facts) {
  const kinds = new Map();
  for (const fact of facts) {
    const known = kinds.get(fact.kind) ?? [];
    if (!known.some((one) => one.value === fact.value)) kinds.set(fact.kind, [...known, fact]);
  }
  return [...kinds];
}

