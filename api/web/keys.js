// Shortcuts of one key, for those who want them: each page says what it has, with `data-key`.
import { find } from "./dom.js";
import { go } from "./places.js";

const KEPT = "shortcuts"; // "off" where they are not wanted: they get in the way of speech input

export const wanted = () => localStorage.getItem(KEPT) !== "off";
export const want = (on) => localStorage.setItem(KEPT, on ? "on" : "off");

const typing = (element) => element.matches?.("input:not([type=checkbox]), select, textarea, [contenteditable], dialog *");

function toBox() {
  const box = find("query");
  if (box) { box.focus(); box.select(); } else go("/");
}

function step(by) {
  const hits = [...document.querySelectorAll(".hit")];
  if (!hits.length) return;
  const here = hits.findIndex((hit) => hit.contains(document.activeElement));
  const next = hits[Math.min(hits.length - 1, Math.max(0, here + by))];
  next.querySelector("h3 a").focus();
  next.scrollIntoView({ block: "nearest" });
}

const ACTIONS = { "/": toBox, j: () => step(1), k: () => step(-1), "?": () => go("/help") };

/** Listen for shortcuts. A key that no action has is looked for among the buttons nearby. */
export function listen() {
  document.addEventListener("keydown", (event) => {
    if (!wanted() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = ACTIONS[event.key];
    const around = document.activeElement?.closest(".hit") ?? document;
    const button = act ? null : around.querySelector(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (!act && (!button || (around === document && document.querySelector(".hit")))) return;
    event.preventDefault();
    if (act) act();
    else button.click();
  });
}
