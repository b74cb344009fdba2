// The text of a document, page by page, with the cited words marked by their offsets.
import { make } from "./dom.js";
import { marked } from "./highlights.js";
import { seenPage } from "./seen_page.js";
import { documentPath, get } from "./server.js";
import { word } from "./words_of.js";

/** Return the text of a document as a layer; `onPage(index)` is called when another page is seen. */
export async function textLayer(outline, onPage, signal) {
  const { text } = await get(documentPath(outline.id), signal);
  const points = [...text];
  const parts = outline.pages.map((page) => ({ page, words: points.slice(page.start, page.end).join("") }));
  const bodies = parts.map(({ page, words }) => make("div", { data: { page: page.index }, lang: outline.languages[0] }, content(page, words, [])));
  const watch = seenPage(bodies, onPage);
  const breaks = outline.pages.length > 1;
  const element = make("article", { class: "plain card" },
    bodies.map((body, place) => [breaks ? pageBreak(outline.pages[place]) : null, body]));
  let drawn = [];
  const draw = (place, marks) => bodies[place].replaceChildren(...content(parts[place].page, parts[place].words, marks));
  return {
    element,
    isText: true,
    begin: watch.begin,
    close: watch.end,
    turn: (index) => (breaks ? element.querySelector(`#page-${index}`) : element).scrollIntoView({ block: "start" }),
    mark(citation) {
      for (const place of drawn) draw(place, []);
      drawn = [];
      if (!citation) return;
      const marks = [{ start: citation.start, end: citation.end, class: "cited" }];
      outline.pages.forEach((page, place) => {
        if (page.start >= citation.end || page.end <= citation.start) return;
        draw(place, marks);
        drawn.push(place);
      });
      element.querySelector("mark.cited")?.scrollIntoView({ block: "center" });
      onPage(citation.page.index);
    },
  };
}

function content(page, words, marks) {
  if (page.unread) return [make("p", { class: "notice" }, word("page_unread", page.unread))];
  const unsure = page.doubtful.map((span) => ({ ...span, class: "unsure", title: word("unsure") }));
  return marked(words, page.start, [...marks, ...unsure]);
}

const pageBreak = (page) => make("div", { class: "break", id: `page-${page.index}` }, word("page_name", page.label || page.index));
