// Which page stands at an address, and going from one to the other without loading anew.
import { find, make } from "./dom.js";
import { word } from "./words_of.js";

const PAGES = [
  [/^\/$/, "search", () => import("./search_page.js")],
  [/^\/documents$/, "documents", () => import("./documents_page.js")],
  [/^\/documents\/([^/]+)$/, "documents", () => import("./document_page.js")],
  [/^\/clips$/, "clips", () => import("./clips_page.js")],
  [/^\/help$/, "help", () => import("./help_page.js")],
];

let shown = null; // the page that stands there: {leave?, update?} as its `show` returned
let turn = 0;

/** Go to an address of ours; `replace` leaves no step to go back to, `stay` keeps the place on the page. */
export async function go(address, { replace = false, focus = true, stay = false } = {}) {
  if (replace) history.replaceState(history.state, "", address);
  else {
    history.replaceState({ ...history.state, scroll: scrollY }, "");
    history.pushState({}, "", address);
  }
  await arrive(replace || stay ? scrollY : 0, focus && !replace);
}

async function arrive(scroll, focus) {
  const { pathname, searchParams } = new URL(location.href);
  const mine = ++turn;
  if (shown?.update?.(pathname, searchParams)) return;
  const found = PAGES.map(([pattern, place, load]) => ({ match: pattern.exec(pathname), place, load })).find((one) => one.match);
  for (const link of document.querySelectorAll("[data-place]")) {
    if (link.dataset.place === found?.place) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const main = find("main");
  try {
    const page = found ? await found.load() : { show: nowhere };
    if (mine !== turn) return; // someone has gone elsewhere since
    shown?.leave?.();
    main.className = "";
    shown = await page.show(main, { id: decodeURIComponent(found?.match[1] ?? ""), parameters: searchParams });
  } catch (error) {
    shown = null;
    if (error.name !== "AbortError") main.replaceChildren(failed(error));
  }
  if (mine !== turn) return;
  if (!shown?.placed) scrollTo(0, scroll);
  const inside = document.activeElement !== main && main.contains(document.activeElement); // a page may choose
  if (focus && !inside && !shown?.placed) main.querySelector("h1")?.focus({ preventScroll: true });
}

const failed = (error) => make("div", {},
  make("h1", { tabindex: "-1" }, word("not_here")),
  make("p", { class: "notice bad", role: "alert" }, error.message),
  make("a", { href: "/" }, word("to_search")));

function nowhere(main) {
  document.title = "Concord";
  main.replaceChildren(
    make("div", { class: "empty" }, make("h1", { tabindex: "-1" }, word("not_here")), make("a", { href: "/" }, word("to_search"))));
  return {};
}

/** Show what stands at the address anew, as in another language. */
export async function refresh() {
  shown?.leave?.();
  shown = null;
  await arrive(scrollY, false);
}

function followed(event) {
  const link = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  const address = new URL(link.href);
  const ours = address.origin === location.origin && PAGES.some(([pattern]) => pattern.test(address.pathname));
  if (!ours || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  go(address.pathname + address.search);
}

/** Begin: follow links, and the browser's own back and forward. */
export async function begin() {
  history.scrollRestoration = "manual";
  document.addEventListener("click", followed);
  addEventListener("popstate", (event) => arrive(event.state?.scroll ?? 0, false));
  await arrive(0, false);
}

