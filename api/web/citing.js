// A citation as people write it, its link, and the buttons that copy it and put it aside.
import { clipOf, isClipped, toggle } from "./clips.js";
import { make, toast } from "./dom.js";
import { interfaceLanguage, pageName, word } from "./words_of.js";

const SHORT = { en: "en", "zh-Hans": "zh", "zh-Hant": "zh_hant" };

/** Return the address at which a citation is seen on its page. */
export function seenAt(citation) {
  const { document_id: id, page, start, end, sha256 } = citation;
  return `/documents/${encodeURIComponent(id)}?page=${page.index}&cite=${start}-${end}&of=${sha256.slice(0, 12)}`;
}

/** Return the short form for print: the server's own, or document, clause and page. */
export function shortForm({ citation, document, clause }) {
  const given = citation.short?.[SHORT[interfaceLanguage()]];
  return given || [document.title, clause?.label, pageName(citation.page)].filter(Boolean).join(", ");
}

/** Return the quote and where it stands, as text to paste. */
export function asText(cited) {
  const quote = cited.citation.quote.replace(/\s+/g, " ").trim();
  return `“${quote}”\n— ${shortForm(cited)} (${cited.document.source}, SHA-256 ${cited.citation.sha256.slice(0, 12)}…)`;
}

/** Put text on the clipboard and say so. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(word("copied"));
  } catch {
    toast(word("copy_failed"));
  }
}

export const copyButton = (cited) =>
  make("button", { type: "button", data: { key: "c" }, on: { click: () => copyText(asText(cited)) } }, word("copy"));

/** Return a button that puts a quote aside, or takes it back. */
export function clipButton(cited) {
  const clip = clipOf(cited);
  const button = make("button", { type: "button", data: { key: "b" } });
  const show = (there) => {
    button.textContent = word(there ? "unclip" : "clip");
    button.setAttribute("aria-pressed", String(there));
  };
  button.addEventListener("click", () => {
    const there = toggle(clip);
    show(there);
    toast(word(there ? "clipped" : "unclipped"));
  });
  show(isClipped(clip));
  return button;
}
