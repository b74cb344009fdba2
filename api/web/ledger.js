// How a document was read: where its text came from, and what could not be.
import { make } from "./dom.js";
import { named, number, word } from "./words_of.js";

const TONES = { complete: "badge", doubtful: "badge warn", partial: "badge bad", unread: "badge bad" };

export const verdictBadge = ({ verdict }) => make("span", { class: TONES[verdict] }, named("verdict", verdict));

/** Return the sums of a document's ledger, in words. */
export function ledger({ coverage, unread_pages: unread }) {
  const lines = [
    coverage.text_pages && word("ledger_text", number(coverage.text_pages)),
    coverage.ocr_pages && word("ledger_ocr", number(coverage.ocr_pages), number(coverage.confidence, 2)),
    coverage.doubtful_lines && word("ledger_doubtful", number(coverage.doubtful_lines)),
    coverage.blank_pages && word("ledger_blank", number(coverage.blank_pages)),
    unread.length && word("ledger_unread", unread.join(", ")),
    word("ledger_covered", number(coverage.covered), number(coverage.characters)),
    coverage.scripts.length && word("ledger_scripts", coverage.scripts.join(", ")),
  ];
  return make("div", { class: "ledger" },
    make("p", {}, verdictBadge(coverage)),
    make("ul", {}, lines.filter(Boolean).map((line) => make("li", {}, line))));
}
