// The quotes put aside, and taking them along: copied, or exported by the server that checks them.
import { asText, clipButton, copyButton, copyText, seenAt, shortForm } from "./citing.js";
import { clear, clips } from "./clips.js";
import { confirmed, make, toast } from "./dom.js";
import { markedQuote } from "./highlights.js";
import { languageBadge } from "./hit.js";
import { offers, send } from "./server.js";
import { interfaceLanguage, number, word } from "./words_of.js";

const EXPORT = "/v1/citations/export";
const FORMATS = [["markdown", "Markdown", "md"], ["csv", "CSV", "csv"], ["bibtex", "BibTeX", "bib"], ["csl-json", "CSL-JSON", "json"]];
const AS = { en: "en", "zh-Hans": "zh", "zh-Hant": "zh-Hant" };

/** Show the clips. */
export async function show(main) {
  document.title = `${word("title_clips")} · Concord`;
  const list = clips();
  main.replaceChildren(make("h1", { tabindex: "-1" }, word("title_clips")));
  if (!list.length) {
    main.append(make("p", { class: "empty" }, word("clips_none")));
    return {};
  }
  const exports = make("span", { class: "row" });
  main.append(
    make("p", { class: "quiet" }, word("clips_count", number(list.length))),
    make("div", { class: "row exports" },
      make("button", { type: "button", class: "main", on: { click: () => copyText(list.map(asText).join("\n\n")) } }, word("copy_all")),
      exports,
      make("button", { type: "button", class: "bad", on: { click: () => emptied(main) } }, word("clear"))),
    make("ol", { class: "clips" }, list.map(item)));
  if (await offers(EXPORT)) exports.replaceChildren(word("export"), ...FORMATS.map(exportButton));
  return {};
}

function item(clip) {
  return make("li", {}, make("article", { class: "clip card" },
    make("h2", {}, make("a", { href: seenAt(clip.citation) }, shortForm(clip)), " ", languageBadge(clip.language)),
    make("blockquote", { class: "words", lang: clip.language }, markedQuote(clip.citation.quote, clip.citation.start, [])),
    make("div", { class: "actions" }, copyButton(clip), clipButton(clip))));
}

async function emptied(main) {
  if (!(await confirmed(word("clear_sure"), word("clear"), word("cancel")))) return;
  clear();
  await show(main);
}

function exportButton([format, name, suffix]) {
  const click = async () => {
    const citations = clips().map((clip) => clip.citation);
    try {
      const answer = await send(EXPORT, { citations, format, language: AS[interfaceLanguage()] });
      saved(await answer.blob(), `concord-citations.${suffix}`);
    } catch (error) {
      toast(word("export_failed", error.message));
    }
  };
  return make("button", { type: "button", on: { click } }, name);
}

function saved(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
