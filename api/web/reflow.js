// Lines of a page as paragraphs: where a line only ended because the page did not go on.

const STARTS = /^\s*(?:[([（〔]|\d{1,2}(?:\.\d{1,2})*[.、)）]?\s|[-–—•·▪*]|第\S{1,6}[条條章节節款项項编編]|[一二三四五六七八九十]+[、.]|(?:Article|Section|Clause|Part|Chapter|Schedule|Annex|Appendix)\b|[A-Z]\.|[ivx]+\))/;
const ENDS = /[:：;；。.!?！？]\s*$/;
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
const HYPHEN = /[A-Za-z][-\u2010]$/; // the line goes on within a word
const SHORT = 0.72; // of the longest line: a line that stops before this ends a paragraph
const LEAST = 24; // characters of a longest line from which lines are filled at all

const width = (line) => [...line].reduce((sum, letter) => sum + (CHINESE.test(letter) ? 2 : 1), 0);

/** Return the letters of a text, with those line ends taken back that end no paragraph. */
export function reflowed(text) {
  const lines = text.split("\n");
  const longest = Math.max(...lines.map(width));
  return lines.flatMap((line, place) => {
    const next = lines[place + 1];
    if (next === undefined) return [...line];
    const joins = longest >= LEAST && !STARTS.test(next) && !line.includes(" | ") && !next.includes(" | ") && next.trim() !== ""
      && width(line) >= SHORT * longest && !(ENDS.test(line) && width(line) < 0.9 * longest);
    if (!joins) return [...line, "\n"];
    const chinese = CHINESE.test(line.at(-1) ?? "") || CHINESE.test(next[0] ?? "");
    const broken = HYPHEN.test(line) && /^[A-Za-z]/.test(next);
    return [...line, chinese || broken || line.endsWith(" ") ? "" : " "];
  });
}
