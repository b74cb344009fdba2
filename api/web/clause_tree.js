// The clauses of a document as a tree: arrows move in it, one stop for the Tab key.
import { make } from "./dom.js";
import { word } from "./words_of.js";

const UNFOLDED = 60; // clauses of a document up to which every branch is open at first

/** Return {element, select(offset)}; `onChoose(clause)` is called with the clause chosen. */
export function clauseTree(clauses, onChoose) {
  if (!clauses.length) return { element: make("p", { class: "quiet small" }, word("clauses_none")), select() {} };
  const open = clauses.length <= UNFOLDED;
  const items = [];
  const element = make("ul", { class: "tree", role: "tree", "aria-label": word("clauses") },
    nested(clauses).map((node) => item(node, open, items)));
  const tree = new Tree(element, items, onChoose);
  return { element, select: (offset) => tree.selectAt(offset) };
}

/**
 * Return clauses, which are in document order, each with those that lie in it. In columns of two
 * languages a clause's words may be apart, so its address comes first and its range second.
 */
function nested(clauses) {
  const roots = [];
  const path = []; // the clauses around the last one
  const places = new Map(); // by language and address
  for (const clause of clauses) {
    const node = { clause, children: [] };
    while (path.length && !holds(path.at(-1).clause, clause)) path.pop();
    const upper = above(clause, places) ?? path.at(-1);
    (upper?.children ?? roots).push(node);
    places.set(`${clause.language} ${clause.locator}`, node);
    path.push(node);
  }
  return roots;
}

const holds = (outer, inner) =>
  outer.language === inner.language && outer.start <= inner.start && inner.end <= outer.end;

/** Return the node whose address is all but the last steps of a clause's. */
function above(clause, places) {
  const steps = clause.locator.split("/");
  while (steps.pop() && steps.length) {
    const found = places.get(`${clause.language} ${steps.join("/")}`);
    if (found) return found;
  }
  return null;
}

function item({ clause, children }, open, items) {
  const element = make("li", {
    role: "treeitem", tabindex: "-1", "aria-selected": "false", lang: clause.language,
    "aria-expanded": children.length ? String(open) : null, "aria-label": `${clause.label} ${clause.heading}`.trim(),
  }, make("div", { class: "line" },
    make("span", { class: "twist", "aria-hidden": "true" }, children.length ? (open ? "▾" : "▸") : ""),
    make("span", { class: "label" }, clause.label), make("span", { class: "name" }, clause.heading)));
  items.push({ element, clause });
  if (children.length) element.append(make("ul", { role: "group" }, children.map((child) => item(child, open, items))));
  return element;
}

class Tree {
  constructor(element, items, onChoose) {
    this.items = items;
    this.onChoose = onChoose;
    this.stop = items[0].element;
    this.stop.tabIndex = 0;
    element.addEventListener("click", (event) => this.clicked(event));
    element.addEventListener("keydown", (event) => this.pressed(event));
  }

  clicked(event) {
    const element = event.target.closest('[role="treeitem"]');
    if (!element) return;
    this.move(element, false);
    if (event.target.closest(".twist") && element.hasAttribute("aria-expanded")) this.fold(element, isOpen(element));
    else this.choose(element);
  }

  pressed(event) {
    const here = event.target.closest('[role="treeitem"]');
    const seen = this.seen();
    const at = seen.indexOf(here);
    const upper = here?.parentElement.closest('[role="treeitem"]');
    const act = {
      ArrowDown: () => this.move(seen[Math.min(at + 1, seen.length - 1)]),
      ArrowUp: () => this.move(seen[Math.max(at - 1, 0)]),
      Home: () => this.move(seen[0]),
      End: () => this.move(seen.at(-1)),
      ArrowRight: () => (isFolded(here) ? this.fold(here, false) : isOpen(here) && this.move(seen[at + 1])),
      ArrowLeft: () => (isOpen(here) ? this.fold(here, true) : upper && this.move(upper)),
      Enter: () => this.choose(here),
      " ": () => this.choose(here),
    }[event.key];
    if (!act || !here) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  seen() {
    return this.items.map(({ element }) => element).filter((element) => !element.parentElement.closest('[aria-expanded="false"]'));
  }

  move(element, focus = true) {
    this.stop.tabIndex = -1;
    this.stop = element;
    element.tabIndex = 0;
    if (focus) element.focus();
  }

  fold(element, folded) {
    element.setAttribute("aria-expanded", String(!folded));
    element.querySelector(".twist").textContent = folded ? "▸" : "▾";
  }

  choose(element) {
    this.show(element);
    this.onChoose(this.items.find((one) => one.element === element).clause);
  }

  show(element) {
    for (const { element: other } of this.items) other.setAttribute("aria-selected", String(other === element));
    let outer = element.parentElement.closest('[role="treeitem"]');
    while (outer) {
      this.fold(outer, false);
      outer = outer.parentElement.closest('[role="treeitem"]');
    }
    this.move(element, false);
  }

  /** Select the smallest clause around an offset, and bring it into the tree's own view. */
  selectAt(offset) {
    const around = this.items.filter(({ clause }) => clause.start <= offset && offset < clause.end);
    around.sort((one, other) => (one.clause.end - one.clause.start) - (other.clause.end - other.clause.start));
    if (!around.length) return;
    const { element } = around[0];
    this.show(element);
    const side = element.closest(".side");
    if (side) side.scrollTop += element.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
  }
}

const isOpen = (element) => element.getAttribute("aria-expanded") === "true";
const isFolded = (element) => element.getAttribute("aria-expanded") === "false";
