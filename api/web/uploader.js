// Files dropped or chosen: sent with their progress, then followed until each has an outcome.
import { announce, make } from "./dom.js";
import { get, Problem } from "./server.js";
import { number, reason, word } from "./words_of.js";

const KINDS = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.docx,.docm,.doc,.rtf,.odt,.html,.htm,.md,.txt,.eml,.zip";
const EVERY = 400; // milliseconds between two looks at how far it is
const TAKEN = new Set(["added", "replaced", "skipped", "unpacked"]);
const MEGABYTE = 2 ** 20;

/** Return where files are dropped; `onDone()` is called when an upload is over. */
export function uploader(onDone, signal) {
  const input = make("input", { type: "file", multiple: true, accept: KINDS, id: "files", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  const collection = make("input", { id: "collection", maxlength: 100, placeholder: word("collection_name"), "aria-label": word("collection_name") });
  const kinds = make("p", { class: "quiet small" }, " ");
  const outcome = make("section", { class: "uploads card", hidden: true, "aria-label": word("uploads") });
  const drop = make("div", { class: "drop" },
    make("h2", {}, word("drop")), kinds,
    make("div", { class: "row" }, make("button", { type: "button", class: "main", on: { click: () => input.click() } }, word("choose")), collection), input);
  let limit = Infinity;
  get("/v1/status", signal).then((status) => { limit = status.max_file_bytes; }, () => { limit = 200 * MEGABYTE; })
    .finally(() => { kinds.textContent = word("drop_kinds", number(limit / MEGABYTE)); });
  const take = async (files) => {
    if (!files.length) return;
    await new Upload([...files], collection.value.trim(), outcome, signal).run(limit);
    input.value = "";
    onDone();
  };
  input.addEventListener("change", () => take(input.files));
  accept(drop, take);
  return make("section", { "aria-label": word("drop") }, drop, outcome);
}

function accept(drop, take) {
  const over = (event, on) => { event.preventDefault(); drop.classList.toggle("over", on); };
  drop.addEventListener("dragover", (event) => over(event, true));
  drop.addEventListener("dragleave", (event) => over(event, drop.contains(event.relatedTarget)));
  drop.addEventListener("drop", (event) => { over(event, false); take(event.dataTransfer.files); });
}

class Upload {
  constructor(files, collection, place, signal) {
    this.files = files;
    this.collection = collection;
    this.signal = signal;
    this.bar = make("progress", { max: 100, value: 0, "aria-label": word("uploads") });
    this.said = make("p", { class: "quiet", role: "status" });
    this.list = make("ul", {}, files.map((file) => line({ name: file.name, outcome: null })));
    place.hidden = false;
    place.replaceChildren(this.said, this.bar, this.list);
  }

  async run(limit) {
    try {
      const large = this.files.find((file) => file.size > limit);
      if (large) throw new Error(word("too_large", large.name, number(limit / MEGABYTE)));
      this.over(await this.follow(await this.send()));
    } catch (error) {
      if (error.name === "AbortError") return;
      this.bar.hidden = true;
      this.said.replaceChildren(make("span", { class: "notice bad" }, error.message));
    }
  }

  /** Send the files. Not by `fetch`, which does not tell how much has gone. */
  send() {
    const body = new FormData();
    if (this.collection) body.append("collection", this.collection);
    for (const file of this.files) body.append("files", file);
    return new Promise((resolve, fail) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/v1/documents");
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded, total }) => this.tell("sending", 50 * (loaded / total), number((100 * loaded) / total)));
      request.addEventListener("load", () => {
        if (request.status === 202) resolve(request.response);
        else fail(new Problem(request.response?.code ?? "error", request.response?.detail ?? `HTTP ${request.status}`));
      });
      request.addEventListener("error", () => fail(new Error(word("offline"))));
      request.send(body);
    });
  }

  async follow(job) {
    while (["queued", "waiting", "running"].includes(job.state)) {
      const at = job.progress;
      const share = at?.bytes_total ? at.bytes_done / at.bytes_total : 0;
      const values = at ? [at.files_done, at.files_total, at.pages] : [0, this.files.length, 0];
      this.tell(job.state, 50 + 50 * share, ...values.map((value) => number(value)));
      await new Promise((resume) => setTimeout(resume, EVERY));
      job = await get(`/v1/jobs/${job.id}`, this.signal);
    }
    return job;
  }

  tell(state, share, ...values) {
    this.said.textContent = word(state, ...values);
    this.bar.value = share;
  }

  over(job) {
    this.bar.hidden = true;
    const taken = job.files.filter((file) => TAKEN.has(file.outcome)).length;
    const words = job.state === "done"
      ? word("done", number(taken), number(job.files.length - taken))
      : word(job.state, job.reason);
    this.said.textContent = words;
    this.list.replaceChildren(...job.files.map(line));
    announce(words);
  }
}

/** Return a file's line: its name, what became of it, and what to do where it was not taken. */
function line(file) {
  const bad = Boolean(file.code) && !TAKEN.has(file.outcome);
  const said = file.outcome ? word(file.outcome) : word("file_waiting");
  const remarks = [...(file.remarks ?? []).map((remark) => word(remark))];
  if (file.unread_pages?.length) remarks.push(word("ledger_unread", file.unread_pages.join(", ")));
  return make("li", { class: bad ? "not-taken" : null },
    make("span", {}, file.document_id ? make("a", { href: `/documents/${encodeURIComponent(file.document_id)}` }, file.name) : file.name),
    make("span", { class: bad ? "badge bad" : "badge" }, said),
    bad ? make("p", { class: "todo" }, reason(file.code, file.reason)) : null,
    remarks.map((remark) => make("p", { class: "remark" }, remark)));
}
