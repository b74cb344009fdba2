// The language of the interface, and the words in it.
import { WORDS } from "./words.js";

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"];
const TRADITIONAL = /^zh\b.*\b(?:hant|tw|hk|mo)\b/i;

let language = first();

function first() {
  const kept = localStorage.getItem("language");
  if (LANGUAGES.includes(kept)) return kept;
  const asked = navigator.language;
  if (TRADITIONAL.test(asked)) return "zh-Hant";
  return asked.startsWith("zh") ? "zh-Hans" : "en";
}

export const interfaceLanguage = () => language;
export const isChinese = () => language !== "en";

/** Keep another language of the interface. */
export function speak(wanted) {
  language = wanted;
  localStorage.setItem("language", wanted);
  document.documentElement.lang = wanted;
}

/** Return a sentence with its values in place of each %s. */
export function word(name, ...values) {
  const parts = WORDS[name][LANGUAGES.indexOf(language)].split("%s");
  return parts.reduce((text, part, place) => text + (values[place - 1] ?? "") + part);
}

/** Return what a code is called, or the code itself where there is no word for it. */
export const named = (kind, code) => (`${kind}_${code}` in WORDS ? word(`${kind}_${code}`) : code);

/** Return what went wrong: our words for the code, with the server's own after them. */
export function reason(code, detail) {
  if (!(code in WORDS)) return detail;
  return isChinese() ? `${word(code)}（${detail}）` : `${word(code)}. ${detail}`;
}

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** Return a calendar day, given as 2026-01-28, as people write it. */
export function day(written) {
  if (!written) return "";
  const options = { dateStyle: "medium", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options).format(new Date(`${written}T00:00:00Z`));
}

/** Return what a citation's page is called: its printed label, or its number. */
export const pageName = (page) => word("page", page.label || page.index);

/** Put the words of the shell's own HTML into this language. */
export function sayShell() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
  }
}
