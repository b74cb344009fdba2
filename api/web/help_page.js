// How to use it, in the language of the interface, and the keys that do things.
import { make } from "./dom.js";
import { want, wanted } from "./keys.js";
import { HELP } from "./help_words.js";
import { interfaceLanguage, word } from "./words_of.js";

const KEYS = [["/", "key_slash"], ["j k", "key_jk"], ["o", "key_o"], ["c", "key_c"], ["b", "key_b"], ["n p", "key_np"], ["t", "key_t"], ["?", "key_question"]];

/** Show the help. */
export async function show(main) {
  document.title = `${word("title_help")} · Concord`;
  main.replaceChildren(make("article", { class: "help" },
    make("h1", { tabindex: "-1" }, word("title_help")),
    HELP[interfaceLanguage()].map(({ head, points }) => [
      make("h2", {}, head), make("ul", { class: "points" }, points.map((point) => make("li", {}, point)))]),
    make("h2", {}, word("keys")),
    make("p", {}, make("label", { class: "row" },
      make("input", { type: "checkbox", checked: wanted(), on: { change: (event) => want(event.target.checked) } }), word("keys_on"))),
    make("table", {}, make("tbody", {}, KEYS.map(([keys, name]) => make("tr", {},
      make("td", {}, keys.split(" ").map((key) => [make("kbd", {}, key), " "])), make("td", {}, word(name))))))));
  return {};
}
