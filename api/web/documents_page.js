// The documents: adding some, seeing what is there and how it was read, taking one out.
import { forget } from "./asking.js";
import { confirmed, find, make, toast } from "./dom.js";
import { languageBadge } from "./hit.js";
import { ledger, verdictBadge } from "./ledger.js";
import { documentPath, get, remove } from "./server.js";
import { uploader } from "./uploader.js";
import { day, named, number, word } from "./words_of.js";

const STEP = 200; // rows at first, and how many more each time

const ORDERS = {
  title: (one, other) => one.title.localeCompare(other.title),
  date: (one, other) => (other.date ?? "").localeCompare(one.date ?? ""),
};

/** Show the list of documents, and where files are dropped. */
export async function show(main) {
  document.title = `${word("title_documents")} · Concord`;
  const abort = new AbortController();
  const list = new Listing(abort.signal);
  const adding = uploader(() => { forget(); list.load(); }, abort.signal);
  main.replaceChildren(make("h1", { tabindex: "-1" }, word("title_documents")), adding, list.element);
  await list.load();
  return { leave: () => abort.abort() };
}

class Listing {
  constructor(signal) {
    this.signal = signal;
    this.documents = [];
    this.most = STEP;
    const draw = () => this.draw();
    this.filter = make("input", { type: "search", "aria-label": word("find_document"), placeholder: word("find_document"), on: { input: draw } });
    this.order = make("select", { "aria-label": word("sort"), on: { change: draw } },
      Object.keys(ORDERS).map((order) => make("option", { value: order }, word(`sort_${order}`))));
    this.said = make("p", { class: "said" }, " ");
    this.body = make("tbody", {});
    this.element = make("section", { "aria-label": word("title_documents") },
      make("div", { class: "toolbar" }, this.filter, this.said, this.order), this.table());
  }

  table() {
    const columns = ["title", "type", "date", "pages", "read", "collection", "actions"];
    const heads = columns.map((column) => make("th", { scope: "col", class: column === "pages" ? "number" : null }, word(`col_${column}`)));
    return make("div", { class: "listing card" }, make("table", {}, make("thead", {}, make("tr", {}, heads)), this.body));
  }

  async load() {
    try {
      this.documents = (await get("/v1/documents", this.signal)).documents;
    } catch (error) {
      if (error.name === "AbortError") return;
      this.documents = [];
      if (error.code !== "index_missing") toast(error.message);
    }
    this.draw();
  }

  draw() {
    const asked = this.filter.value.trim().toLocaleLowerCase();
    const text = (one) => [one.title, one.source, one.collection, ...one.parties].join("\n").toLocaleLowerCase();
    const fitting = this.documents.filter((one) => text(one).includes(asked)).sort(ORDERS[this.order.value]);
    this.said.textContent = word("shown", number(Math.min(this.most, fitting.length)), number(this.documents.length));
    const more = fitting.length > this.most ? [this.more()] : [];
    this.body.replaceChildren(...fitting.slice(0, this.most).map((one) => this.row(one)), ...more);
    if (!this.documents.length) this.body.replaceChildren(make("tr", {}, make("td", { colspan: 7, class: "empty" }, word("held_none"))));
  }

  more() {
    const button = make("button", { type: "button", on: { click: () => { this.most += STEP; this.draw(); } } }, word("more"));
    return make("tr", {}, make("td", { colspan: 7 }, button));
  }

  row(one) {
    const cell = (column, content, kind) => make("td", { class: kind, data: { name: word(`col_${column}`) } }, content);
    return make("tr", {},
      make("td", { class: "title" },
        make("a", { href: `/documents/${encodeURIComponent(one.id)}`, lang: one.languages[0] }, one.title), " ",
        one.languages.map((language) => [languageBadge(language), " "]),
        make("span", { class: "small quiet" }, one.source)),
      cell("type", named("type", one.type)),
      cell("date", day(one.date)),
      cell("pages", number(one.page_count), "number"),
      cell("read", make("details", {}, make("summary", {}, verdictBadge(one.coverage)), ledger(one))),
      cell("collection", one.collection),
      make("td", {}, make("button", { type: "button", class: "bad", "aria-label": word("remove_named", one.title), on: { click: () => this.remove(one) } }, word("remove"))));
  }

  async remove(one) {
    if (!(await confirmed(word("sure", one.title), word("remove"), word("cancel")))) return;
    try {
      await remove(documentPath(one.id));
      forget();
      toast(word("removed", one.title));
    } catch (error) {
      toast(error.message);
    }
    await this.load();
    find("main").focus({ preventScroll: true });
  }
}
