// The search page: one box for questions and clause numbers, then the evidence.
import { MOST, STEP, read, toggled, unfiltered, write } from "./asked.js";
import { answer, facets, search } from "./asking.js";
import { answerBox } from "./answer_box.js";
import { announce, find, make } from "./dom.js";
import { facetList } from "./facet_list.js";
import { go } from "./places.js";
import { chosenFilters, foundWords, hitLists, toolbar, unreadNotice } from "./result_list.js";
import { get, offers } from "./server.js";
import { number, word } from "./words_of.js";

/** Show the page for what the address asks. */
export async function show(main, { parameters }) {
  const abort = new AbortController();
  const asked = read(parameters);
  const focused = focusedChoice();
  document.title = asked.query ? `${asked.query} · Concord` : "Concord";
  const place = make("div", { id: "results" });
  main.replaceChildren(form(asked), place);
  if (!asked.query) {
    find("query").focus({ preventScroll: true });
    await welcome(place);
    return { leave: () => abort.abort() };
  }
  await results(place, asked, abort.signal);
  if (focused) main.querySelector(focused)?.focus({ preventScroll: true });
  return { leave: () => abort.abort() };
}

function form(asked) {
  const box = make("input", {
    id: "query", type: "search", value: asked.query, autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
    placeholder: word("ask_hint"), "aria-label": word("ask"), "aria-keyshortcuts": "/", maxlength: "20000",
  });
  const submit = (event) => {
    event.preventDefault();
    if (box.value.trim()) go(write({ ...asked, query: box.value.trim(), top: STEP }), { focus: false });
  };
  return make("form", { class: asked.query ? "ask" : "ask alone", role: "search", on: { submit } },
    make("h1", { tabindex: "-1", class: asked.query ? "unseen" : "" }, word("title_search")),
    make("div", { class: "box" }, box, make("button", { class: "main" }, word("search"))));
}

/** Return how to find again what has the focus now, among what is about to be made anew. */
function focusedChoice() {
  const { id, dataset } = document.activeElement ?? {};
  if (dataset?.facet) return `[data-facet="${CSS.escape(dataset.facet)}"][data-value="${CSS.escape(dataset.value)}"]`;
  return dataset?.choice ? `[data-choice="${CSS.escape(dataset.choice)}"]` : id === "sort" ? "#sort" : "";
}

async function welcome(place) {
  const examples = ["example_1", "example_2", "example_3"].map((name) => word(name));
  place.replaceChildren(
    make("div", { class: "examples" },
      make("h2", { class: "quiet small" }, word("try")),
      make("ul", {}, examples.map((query) => make("li", {}, make("a", { href: `/?${new URLSearchParams({ q: query })}` }, query))))),
    make("p", { class: "holdings", id: "holdings" }, " "));
  const held = await get("/v1/status").catch((error) => error);
  const holdings = place.querySelector("#holdings");
  if (held instanceof Error || held.documents === 0) {
    const add = make("a", { href: "/documents" }, word("add_some"));
    holdings?.replaceChildren(held instanceof Error && held.code !== "index_missing" ? held.message : word("held_none"), " ", add);
  } else {
    const values = [held.documents, held.pages, held.unread_pages].map((value) => number(value));
    holdings?.replaceChildren(word(held.unread_pages ? "held" : "held_whole", ...values));
  }
}

async function results(place, asked, signal) {
  const waiting = setTimeout(() => place.replaceChildren(make("p", { class: "quiet" }, word("searching"))), 150);
  try {
    const asks = offers("/v1/ask");
    const counting = facets(asked, signal).catch((error) => error); // evidence first, counts after
    const found = await search(asked, signal);
    clearTimeout(waiting);
    if (signal.aborted) return;
    place.replaceChildren(arranged(found, asked));
    announce(foundWords(found));
    const counted = await counting;
    if (counted.facets && !signal.aborted) find("filters").replaceWith(facetList(counted, asked, turned(asked)));
    if (await asks) await answered(asked, signal);
  } catch (error) {
    clearTimeout(waiting);
    if (error.name === "AbortError") return;
    place.replaceChildren(make("p", { class: "notice bad", role: "alert" }, error.message));
  }
}

const change = (otherwise) => go(write(otherwise), { focus: false, stay: true });
const turned = (asked) => (facet, value) => change(toggled(asked, facet, value));

function arranged(found, asked) {
  const more = found.hits.length === asked.top && asked.top < MOST
    ? make("button", { type: "button", class: "more", on: { click: () => go(write({ ...asked, top: asked.top + STEP }), { replace: true }) } }, word("more"))
    : null;
  return make("div", { class: "found" },
    facetList({ facets: [] }, asked, turned(asked)),
    make("div", {},
      toolbar(found, asked, change),
      chosenFilters(asked, turned(asked), () => change(unfiltered(asked))),
      unreadNotice(found.unread),
      make("div", { id: "answer" }),
      hitLists(found, asked),
      more));
}

async function answered(asked, signal) {
  const place = find("answer");
  place.replaceChildren(make("div", { class: "answer-wait card", "aria-hidden": "true" }));
  try {
    await answer(asked, signal, (given) => { if (!signal.aborted) place.replaceChildren(answerBox(given)); });
  } catch (error) {
    if (error.name !== "AbortError") place.replaceChildren(); // the results stand for themselves
  }
}
