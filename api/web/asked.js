// What is asked, as the address says it: a question, filters, order and arrangement.

export const FACETS = ["types", "languages", "parties", "years", "statuses", "governing_laws", "collections"];
export const SORTS = ["relevance", "date", "title"];
export const VIEWS = ["together", "columns"];
export const STEP = 10; // hits at first, and how many more each time
export const MOST = 100;

const oneOf = (value, allowed) => (allowed.includes(value) ? value : allowed[0]);

/** Read what an address asks. */
export function read(parameters) {
  const top = Number.parseInt(parameters.get("top") ?? STEP, 10);
  return {
    query: (parameters.get("q") ?? "").trim(),
    filters: Object.fromEntries(FACETS.map((facet) => [facet, parameters.getAll(facet)])),
    sort: oneOf(parameters.get("sort"), SORTS),
    view: oneOf(parameters.get("view") ?? localStorage.getItem("view"), VIEWS),
    top: Math.min(MOST, Math.max(STEP, top || STEP)),
  };
}

/** Write what is asked as an address; what is usual is left away. */
export function write({ query, filters, sort, view, top }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const facet of FACETS) for (const value of filters[facet]) parameters.append(facet, value);
  if (sort !== SORTS[0]) parameters.set("sort", sort);
  if (view !== VIEWS[0]) parameters.set("view", view);
  if (top !== STEP) parameters.set("top", top);
  const written = parameters.toString();
  return written ? `/?${written}` : "/";
}

/** Return the filters as the server takes them. */
export function filtersOf({ filters }) {
  return { ...filters, years: filters.years.map(Number).filter(Number.isInteger) };
}

export const chosen = ({ filters }) => FACETS.flatMap((facet) => filters[facet].map((value) => [facet, value]));

/** Return what is asked with one filter turned on or off. */
export function toggled(asked, facet, value) {
  const values = asked.filters[facet];
  const changed = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...asked, top: STEP, filters: { ...asked.filters, [facet]: changed } };
}

export const unfiltered = (asked) =>
  ({ ...asked, top: STEP, filters: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
