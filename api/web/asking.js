// Asking the server, and keeping what was answered for whoever comes back to it.
import { filtersOf } from "./asked.js";
import { events, offers, post } from "./server.js";

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

/**
 * Ask for an answer in the documents' own words; `onAnswer(answer)` is called as it grows: first
 * with the statements, then with each checked sentence of a summary, where there is one. Resolves to
 * whether the server answers questions at all.
 */
export async function answer(asked, signal, onAnswer) {
  const path = "/v1/ask";
  if (!(await offers(path))) return false;
  const body = { query: asked.query, filters: filtersOf(asked) };
  const key = path + JSON.stringify(body);
  if (answers.has(key)) {
    onAnswer(answers.get(key));
    return true;
  }
  let growing = null;
  await events(path, body, signal, (name, data) => {
    if (name === "statements") growing = data;
    else if (name === "sentence") growing = grown(growing, data);
    else if (name === "done") answers.set(key, (growing = data));
    onAnswer(growing);
  });
  return true;
}

function grown(answer, sentence) {
  const sentences = [...(answer.synthesis?.sentences ?? []), sentence];
  return { ...answer, synthesis: { sentences, dropped: 0, model: "" } };
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
