// The pages as pictures, each in its place before it is there, with marks drawn from boxes.
import { make } from "./dom.js";
import { seenPage } from "./seen_page.js";
import { documentPath } from "./server.js";
import { word } from "./words_of.js";

const A4 = [595, 842]; // of a page whose size is not known: nothing could be read on it

/** Return the pages of a document; `onPage(index)` is called when another one is seen. */
export async function pageLayer(outline, onPage) {
  const figures = outline.pages.map((page) => figure(outline, page));
  const element = make("div", { class: "pages" }, figures);
  const watch = seenPage(figures, onPage);
  return {
    element,
    isText: false,
    begin: watch.begin,
    close: watch.end,
    turn: (index) => figures[index - 1].scrollIntoView({ block: "start" }),
    mark(citation) {
      for (const old of element.querySelectorAll(".overlay")) old.remove();
      if (!citation) return;
      const drawn = citation.boxes.map((box) => overlay(figures[box.page - 1], box));
      const first = drawn[0] ?? figures[citation.page.index - 1];
      first.scrollIntoView({ block: drawn.length ? "center" : "start" });
      onPage(citation.page.index);
    },
  };
}

function figure(outline, page) {
  const [width, height] = page.width ? [page.width, page.height] : A4;
  const name = word("page_name", page.label || page.index);
  const wide = Math.ceil(Math.min(innerWidth, 900) * Math.min(2, devicePixelRatio));
  const query = new URLSearchParams({ width: wide, version: outline.sha256 });
  const image = make("img", { alt: name, loading: "lazy", decoding: "async", src: `${documentPath(outline.id)}/pages/${page.index}/image?${query}` });
  const element = make("figure", { class: "page", id: `page-${page.index}`, data: { page: page.index } },
    image, make("figcaption", {}, page.label || page.index));
  element.style.aspectRatio = `${width} / ${height}`;
  image.addEventListener("error", () => image.replaceWith(make("p", { class: "failed" }, word("page_failed"))));
  return element;
}

/** Lay a box over a page, in shares of the page, so that it fits at any width. */
function overlay(figure, box) {
  const mark = make("div", { class: "overlay", "aria-hidden": "true" });
  const across = (points) => `${(100 * points) / box.page_width}%`;
  const down = (points) => `${(100 * points) / box.page_height}%`;
  mark.style.left = across(box.left);
  mark.style.top = down(box.top);
  mark.style.width = across(box.right - box.left);
  mark.style.height = down(box.bottom - box.top);
  figure.append(mark);
  return mark;
}
