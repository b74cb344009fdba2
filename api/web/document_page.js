// One document: its clauses beside its pages, opened at the words that the address names.
import { clauseTree } from "./clause_tree.js";
import { details } from "./document_details.js";
import { make } from "./dom.js";
import { pageLayer } from "./page_layer.js";
import { pager } from "./pager.js";
import { go } from "./places.js";
import { documentPath, get } from "./server.js";
import { textLayer } from "./text_layer.js";
import { day, named, word } from "./words_of.js";

const LONGEST_MARK = 3_000; // code points of a clause that are marked; of a longer one its first line

/** Show a document and the place in it. */
export async function show(main, { id, parameters }) {
  const abort = new AbortController();
  main.className = "reading";
  main.replaceChildren(make("p", { class: "quiet" }, word("loading")));
  const outline = await get(`${documentPath(id)}/outline`, abort.signal);
  document.title = `${outline.title} · Concord`;
  const view = new DocumentView(main, outline, abort.signal);
  await view.open(parameters);
  return {
    placed: true,
    leave: () => { abort.abort(); view.close(); },
    update: (path, changed) => {
      if (path !== `/documents/${encodeURIComponent(id)}`) return false;
      view.open(changed);
      return true;
    },
  };
}

const placeOf = (parameters) => {
  const cite = /^(\d+)-(\d+)$/.exec(parameters.get("cite") ?? "");
  return {
    page: Number.parseInt(parameters.get("page") ?? "", 10) || null,
    span: cite ? { start: Number(cite[1]), end: Number(cite[2]) } : null,
    of: parameters.get("of") ?? "",
    asText: parameters.get("as") === "text",
  };
};

class DocumentView {
  constructor(main, outline, signal) {
    this.outline = outline;
    this.signal = signal;
    this.layer = null;
    const seek = (span, page) => this.seek(span, page);
    this.tree = clauseTree(outline.clauses, (clause) => seek(spanOf(clause)));
    this.details = details(outline, seek);
    this.pager = pager(outline, { turn: (page) => this.turn(page), change: () => this.change() });
    this.place = make("div", { class: "document" });
    main.replaceChildren(
      head(outline),
      make("div", { class: "reading-grid" },
        make("nav", { class: "side card tree-side", "aria-label": word("clauses") }, make("h2", {}, word("clauses")), this.tree.element),
        make("section", { "aria-label": outline.title }, this.pager.element, this.place),
        this.details.element));
  }

  /** Open what an address names: a page, a stretch of text, as pages or as text. */
  async open(parameters) {
    const wanted = placeOf(parameters);
    await this.lay(wanted.asText || !this.outline.pictures);
    if (wanted.span) await this.mark(wanted);
    else {
      this.layer.mark(null);
      this.details.quote(null);
      if (wanted.page) this.layer.turn(Math.min(wanted.page, this.outline.page_count));
      else scrollTo(0, 0);
    }
  }

  async mark({ span, page, of }) {
    const query = new URLSearchParams(span);
    try {
      const citation = await get(`${documentPath(this.outline.id)}/citation?${query}`, this.signal);
      this.tree.select(citation.start);
      this.layer.mark(citation);
      this.details.quote(citation, of !== "" && !citation.sha256.startsWith(of));
    } catch (error) {
      if (error.name === "AbortError") return;
      this.details.problem(word("quote_gone", error.message));
      if (page) this.layer.turn(page);
    }
  }

  async lay(asText) {
    if (this.layer?.isText === asText) return;
    this.layer?.close();
    const make = asText ? textLayer : pageLayer;
    this.layer = await make(this.outline, (page) => this.pager.show(page), this.signal);
    this.place.replaceChildren(this.layer.element);
    this.layer.begin();
    this.pager.view(asText);
    this.pager.show(1);
  }

  turn(page) {
    this.layer.turn(page);
    this.pager.show(page);
  }

  seek(span, page) {
    const parameters = new URLSearchParams(location.search);
    parameters.set("cite", `${span.start}-${span.end}`);
    parameters.delete("of");
    if (page) parameters.set("page", page);
    else parameters.delete("page");
    go(`${location.pathname}?${parameters}`, { focus: false });
  }

  /** Change between pages and text, at the same place. */
  change() {
    const parameters = new URLSearchParams(location.search);
    if (this.layer.isText) parameters.delete("as");
    else parameters.set("as", "text");
    if (!parameters.has("cite")) parameters.set("page", this.pager.page);
    go(`${location.pathname}?${parameters}`, { focus: false });
  }

  close() {
    this.layer?.close();
  }
}

function spanOf(clause) {
  if (clause.end - clause.start <= LONGEST_MARK) return { start: clause.start, end: clause.end };
  return { start: clause.start, end: clause.start + Math.max(1, `${clause.label} ${clause.heading}`.trim().length) };
}

function head(outline) {
  const about = [named("type", outline.type), day(outline.date), outline.status && named("status", outline.status), outline.source];
  return make("header", { class: "reading-head" },
    make("h1", { tabindex: "-1", lang: outline.languages[0] }, outline.title),
    make("p", { class: "about" }, about.filter(Boolean).join(" · ")),
    unread(outline));
}

function unread(outline) {
  if (!outline.unread_pages.length) return null;
  return make("p", { class: "notice" }, word("ledger_unread", outline.unread_pages.join(", ")));
}

