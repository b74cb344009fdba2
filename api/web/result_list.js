// The results: how many, in which order, together or in two columns, and what may be missing.
import { SORTS, VIEWS, chosen } from "./asked.js";
import { sorted } from "./asking.js";
import { make } from "./dom.js";
import { valueName } from "./facet_list.js";
import { legend, pairsOf } from "./highlights.js";
import { hitItem } from "./hit.js";
import { number, word } from "./words_of.js";

/** Say how many hits there are. */
export function foundWords({ hits, took_ms: took }) {
  if (!hits.length) return word("nothing");
  return hits.length === 1 ? word("found_one", number(took)) : word("found", number(hits.length), number(took));
}

/** Return the line above the results; `change` is called with what is to be asked otherwise. */
export function toolbar(answer, asked, change) {
  const order = make("select", { id: "sort", on: { change: (event) => change({ ...asked, sort: event.target.value }) } },
    SORTS.map((sort) => make("option", { value: sort, selected: sort === asked.sort }, word(`sort_${sort}`))));
  const views = VIEWS.map((view) => make("button", {
    type: "button", data: { choice: view }, "aria-pressed": String(view === asked.view),
    on: { click: () => { localStorage.setItem("view", view); change({ ...asked, view }); } },
  }, word(`view_${view}`)));
  return make("div", { class: "toolbar" },
    make("p", { class: "said", id: "said" }, foundWords(answer)),
    make("label", {}, word("sort"), order),
    make("div", { class: "segments", role: "group", "aria-label": word("view") }, views));
}

/** Return the filters in use, each with a button that takes it away. */
export function chosenFilters(asked, onToggle, onClear) {
  const filters = chosen(asked);
  if (!filters.length) return null;
  const buttons = filters.map(([facet, value]) => {
    const name = valueName(facet, value);
    return make("button", { type: "button", "aria-label": word("remove_filter", name), on: { click: () => onToggle(facet, value) } }, `${name} ×`);
  });
  const all = filters.length > 1 ? make("button", { type: "button", on: { click: onClear } }, word("clear_filters")) : null;
  return make("div", { class: "chosen" }, buttons, all);
}

/** Return what a reader must know of pages that nobody could read. */
export function unreadNotice(unread) {
  if (!unread?.length) return null;
  return make("div", { class: "notice", role: "note" }, unread.map((one) => make("p", {},
    word("hits_unread", one.pages.join(", "), one.title), " ",
    make("a", { href: `/documents/${encodeURIComponent(one.document_id)}?page=${one.pages[0]}` }, word("ledger")))));
}

/** Return the hits, in one list or in a column for each language, the question's own first. */
export function hitLists(answer, asked) {
  const pairs = pairsOf(answer.hits);
  const hits = sorted(answer.hits, asked.sort);
  if (asked.view === "together" || !hits.length) {
    return [legend(pairs), make("h2", { class: "unseen" }, word("results")), list(hits, pairs)];
  }
  const first = answer.query_language;
  const languages = first === "en" ? ["en", "zh"] : ["zh", "en"];
  return [legend(pairs), make("div", { class: "columns" }, languages.map((language) => column(language, hits, pairs)))];
}

const list = (hits, pairs) => make("ol", { class: "hits" }, hits.map((hit) => hitItem(hit, pairs)));

function column(language, hits, pairs) {
  // The counterpart of each stands in the other column.
  const own = hits.filter((hit) => hit.language === language).map((hit) => ({ ...hit, counterpart: null }));
  return make("section", { "aria-label": word(`column_${language}`) },
    make("h2", {}, word(`column_${language}`)),
    own.length ? list(own, pairs) : make("p", { class: "quiet" }, word("column_none")));
}
