// The filters beside the results: what each value is called, and how many documents it leaves.
import { make } from "./dom.js";
import { named, number, word } from "./words_of.js";

const SHOWN = 8; // values of a facet before the rest is folded away
let unfolded = null; // whether someone has opened or folded them

const KINDS = { types: "type", statuses: "status", languages: "language" };

export const valueName = (facet, value) => (facet in KINDS ? named(KINDS[facet], value) : value);

/** Return the filters; `onToggle(facet, value)` is called when one is turned on or off. */
export function facetList(answer, asked, onToggle) {
  const open = unfolded ?? matchMedia("(min-width: 60.01rem)").matches;
  const onFold = (event) => { unfolded = event.target.open; };
  return make("details", { class: "filters", open, id: "filters", on: { toggle: onFold } },
    make("summary", {}, word("filters")),
    make("div", { class: "facets" }, answer.facets.map((facet) => group(facet, asked, onToggle))));
}

function group({ field, counts, values }, asked, onToggle) {
  const on = asked.filters[field];
  const missing = on.filter((value) => !counts.some((count) => count.value === value)).map((value) => ({ value, count: 0 }));
  const all = [...counts, ...missing];
  if (all.length === 0 || (all.length < 2 && on.length === 0)) return null; // nothing to choose from
  const rows = all.map((count) => choice(field, count, on.includes(count.value), onToggle));
  const rest = rows.slice(SHOWN);
  const opened = all.slice(SHOWN).some(({ value }) => on.includes(value));
  return make("fieldset", {},
    make("legend", {}, word(`facet_${field}`)),
    rows.slice(0, SHOWN),
    rest.length
      ? make("details", { open: opened }, make("summary", { class: "quiet small" }, word("facet_more", number(values - SHOWN))), rest)
      : null);
}

function choice(field, { value, count }, on, onToggle) {
  const box = make("input", { type: "checkbox", checked: on, data: { facet: field, value }, on: { change: () => onToggle(field, value) } });
  return make("label", {}, box,
    make("span", {}, valueName(field, value)),
    make("span", { class: "of" }, number(count)));
}
