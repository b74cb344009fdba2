// Asking the server, and keeping what was answered for whoever comes back to it.
import { filtersOf } from "./asked.js";
import { offers, post } from "./server.js";

const KEPT = 24;
const answers = new Map(); // by what was asked, oldest first

async function once(path, body, signal) {
  const key = path + JSON.stringify(body);
  if (answers.has(key)) return answers.get(key);
  const answer = await post(path, body, signal);
  answers.set(key, answer);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
  return answer;
}

/** Forget every answer: the documents have changed. */
export const forget = () => answers.clear();

export const search = (asked, signal) =>
  once("/v1/search", { query: asked.query, top_k: asked.top, filters: filtersOf(asked) }, signal);

export const facets = (asked, signal) => once("/v1/facets", { filters: filtersOf(asked) }, signal);

/** Ask for an answer in the documents' own words; null where the server gives none. */
export async function answer(asked, signal) {
  if (!(await offers("/v1/ask"))) return null;
  return once("/v1/ask", { query: asked.query, filters: filtersOf(asked) }, signal);
}

/** Return hits in the order asked for; those of one rank's order stay as they were. */
export function sorted(hits, sort) {
  const compare = {
    relevance: () => 0,
    date: (one, other) => (other.document.date ?? "").localeCompare(one.document.date ?? ""),
    title: (one, other) => one.document.title.localeCompare(other.document.title),
  }[sort];
  return [...hits].sort(compare);
}
