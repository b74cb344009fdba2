"use strict";

const find = (id) => document.getElementById(id);
const remembered = localStorage.getItem("language");
let chinese = remembered ? remembered === "zh" : navigator.language.startsWith("zh");
let limit = Infinity;

function word(name, ...values) {
  return values.reduce((text, value) => text.replace("%s", () => value), WORDS[name][chinese ? 1 : 0]);
}

// Everything from a document goes in as text, never as HTML.
function make(tag, text, attributes = {}) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.textContent = text;
  return element;
}

function say(text, bad = false, place = "say") {
  find(place).textContent = text;
  find(place).className = bad ? "status bad" : "status";
}

function reason(problem) {
  const known = chinese && PROBLEMS_ZH[problem.code];
  return known ? `${known}（${problem.detail ?? problem.reason}）` : problem.detail ?? problem.reason;
}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(word("offline"));
  }
  if (answer.status === 204) return null;
  const body = await answer.json();
  if (!answer.ok) throw new Error(reason(body));
  return body;
}

function hitItem(hit) {
  const item = make("li", "");
  const { page, quote } = hit.citation;
  const path = `/v1/documents/${encodeURIComponent(hit.document.id)}/file`;
  const where = make("p", "", { className: "where" });
  const label = [hit.clause.label, hit.clause.heading].filter(Boolean).join(" ");
  const parts = [label, word("page", page.label || page.index), hit.document.date, hit.document.source];
  where.append(parts.filter(Boolean).join(" · "), " · ", make("a", word("file"), { href: path }));
  item.append(make("h3", hit.document.title), where, make("blockquote", quote, { lang: hit.language }));
  return item;
}

async function search(event) {
  event.preventDefault();
  const query = find("query").value;
  const language = new FormData(find("ask")).get("lang");
  say(word("searching"));
  try {
    const body = JSON.stringify({ query, languages: language ? [language] : [] });
    const headers = { "Content-Type": "application/json" };
    const answer = await call("/v1/search", { method: "POST", headers, body });
    find("hits").replaceChildren(...answer.hits.map(hitItem));
    const unread = answer.unread.map((one) => word("hits_unread", one.pages.join(", "), one.title));
    const found = answer.hits.length ? word("found", answer.hits.length, answer.took_ms) : word("nothing");
    say([found, ...unread].join(" "));
  } catch (error) {
    find("hits").replaceChildren();
    say(error.message, true);
  }
}

function outcomeItem(file) {
  const bad = file.code !== "";
  const words = [file.name, word(file.outcome)];
  if (file.unread_pages.length) words.push(`${word("unread")}: ${file.unread_pages.join(", ")}`);
  words.push(...file.remarks.map((remark) => word(remark)));
  if (bad) words.push(reason(file));
  return make("li", words.join(" · "), { className: bad ? "bad" : "" });
}

async function follow(job) {
  while (["queued", "waiting", "running"].includes(job.state)) {
    say(word(job.state, job.progress?.files_done ?? 0, job.files.length), false, "progress");
    await new Promise((resume) => setTimeout(resume, 500));
    job = await call(`/v1/jobs/${job.id}`);
  }
  say(word(job.state, job.reason), job.state !== "done", "progress");
  find("outcomes").replaceChildren(...job.files.map(outcomeItem));
}

async function upload(event) {
  event.preventDefault();
  const large = [...find("files").files].find((file) => file.size > limit);
  if (large) return say(word("too_large", large.name, Math.floor(limit / 2 ** 20)), true, "progress");
  const body = new FormData();
  for (const file of find("files").files) body.append("files", file);
  const button = event.target.querySelector("button");
  button.disabled = true;
  find("outcomes").replaceChildren();
  say(word("sending"), false, "progress");
  try {
    await follow(await call("/v1/documents", { method: "POST", body }));
    event.target.reset();
  } catch (error) {
    say(error.message, true, "progress");
  }
  button.disabled = false;
  await list();
}

async function remove(entry) {
  if (!confirm(word("sure", entry.title))) return;
  try {
    await call(`/v1/documents/${encodeURIComponent(entry.id)}`, { method: "DELETE" });
    say("", false, "progress");
  } catch (error) {
    say(error.message, true, "progress");
  }
  await list();
}

function documentRow(entry) {
  const row = make("tr", "");
  const button = make("button", word("remove"), { type: "button", className: "plain" });
  button.addEventListener("click", () => remove(entry));
  const action = make("td", "");
  action.append(button);
  const values = [entry.title, entry.date ?? "", entry.page_count, entry.unread_pages.join(", ")];
  row.append(...values.map((value) => make("td", value)), action);
  return row;
}

async function list() {
  let documents = [];
  try {
    const status = await call("/v1/status");
    limit = status.max_file_bytes;
    find("held").textContent = word("held", status.documents, status.pages, status.unread_pages);
    ({ documents } = await call("/v1/documents"));
  } catch (error) {
    find("held").textContent = error.message;
  }
  find("documents").hidden = documents.length === 0;
  find("documents").tBodies[0].replaceChildren(...documents.map(documentRow));
}

function speak() {
  document.documentElement.lang = chinese ? "zh" : "en";
  find("language").textContent = chinese ? "English" : "中文";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
  return list();
}

find("language").addEventListener("click", () => {
  chinese = !chinese;
  localStorage.setItem("language", chinese ? "zh" : "en");
  find("hits").replaceChildren();
  find("outcomes").replaceChildren();
  say("");
  say("", false, "progress");
  speak();
});
find("ask").addEventListener("submit", search);
find("upload").addEventListener("submit", upload);
speak();
