// Which page is seen, and turning to another; pages or text; the file itself.
import { make } from "./dom.js";
import { documentPath } from "./server.js";
import { number, word } from "./words_of.js";

/** Return {element, page, show(page), view(asText)}; `turn(page)` and `change()` are called. */
export function pager(outline, { turn, change }) {
  const most = outline.page_count;
  const field = make("input", { type: "number", min: 1, max: most, value: 1, id: "page", "aria-label": word("go_to_page") });
  const label = make("span", { class: "label" });
  const step = (by) => turn(Math.min(most, Math.max(1, state.page + by)));
  const before = make("button", { type: "button", "aria-label": word("previous"), data: { key: "p" }, on: { click: () => step(-1) } }, "←");
  const after = make("button", { type: "button", "aria-label": word("next"), data: { key: "n" }, on: { click: () => step(1) } }, "→");
  const ways = ["as_pages", "as_text"].map((name) => make("button", { type: "button" }, word(name)));
  for (const way of ways) way.addEventListener("click", () => { if (way.getAttribute("aria-pressed") !== "true") change(); });
  field.addEventListener("change", () => {
    const wanted = Number.parseInt(field.value, 10);
    if (wanted >= 1 && wanted <= most) turn(wanted);
    else field.value = state.page;
  });
  const state = {
    page: 1,
    element: make("div", { class: "pager" },
      before, field, make("span", { class: "label" }, word("of_pages", number(most))), after, label,
      make("span", { class: "grow" }),
      outline.pictures ? make("div", { class: "segments", role: "group", "aria-label": word("shown_as") }, ways) : null,
      make("a", { class: "button", href: `${documentPath(outline.id)}/file`, download: outline.source }, word("original"))),
    show(page) {
      state.page = page;
      if (document.activeElement !== field) field.value = page;
      before.disabled = page <= 1;
      after.disabled = page >= most;
      const printed = outline.pages[page - 1]?.label ?? "";
      label.textContent = printed && printed !== String(page) ? word("printed", printed) : "";
    },
    view(asText) {
      ways[0].setAttribute("aria-pressed", String(!asText));
      ways[1].setAttribute("aria-pressed", String(asText));
      for (const way of ways) delete way.dataset.key;
      ways[asText ? 0 : 1].dataset.key = "t";
    },
  };
  return state;
}
