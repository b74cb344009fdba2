// Talking to the server: JSON there and back, and problems as errors that people can read.
import { reason, word } from "./words_of.js";

/** A problem the server answered with; `code` is stable. */
export class Problem extends Error {
  constructor(code, detail) {
    super(reason(code, detail));
    this.code = code;
  }
}

async function answered(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(word("offline"));
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({ code: "error", detail: `HTTP ${answer.status}` }));
  throw new Problem(problem.code, problem.detail);
}

const JSON_BODY = { "Content-Type": "application/json" };

export const get = async (path, signal) => (await answered(path, { signal })).json();
export const remove = (path) => answered(path, { method: "DELETE" });
export const send = (path, body, signal) =>
  answered(path, { method: "POST", headers: JSON_BODY, body: JSON.stringify(body), signal });
export const post = async (path, body, signal) => (await send(path, body, signal)).json();

/** Ask for an answer that comes as events; `onEvent(name, data)` is called with each. */
export async function events(path, body, signal, onEvent) {
  const headers = { ...JSON_BODY, Accept: "text/event-stream" };
  const answer = await answered(path, { method: "POST", headers, body: JSON.stringify(body), signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (waiting + part.value).split("\n\n");
    waiting = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
      const said = Object.fromEntries(lines);
      onEvent(said.event, JSON.parse(said.data));
    }
  }
}

let known = null;

/** Say whether this server has an address: one that is older has fewer. */
export async function offers(path) {
  known ??= get("/openapi.json").then((description) => new Set(Object.keys(description.paths)));
  try {
    return (await known).has(path);
  } catch {
    known = null; // it may answer the next time
    return false;
  }
}

export const documentPath = (id) => `/v1/documents/${encodeURIComponent(id)}`;
