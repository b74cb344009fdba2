// Where everything begins: the shell, its language and colours, then the page at the address.
import { find } from "./dom.js";
import { onClips } from "./clips.js";
import { listen } from "./keys.js";
import { begin, refresh } from "./places.js";
import { interfaceLanguage, sayShell, speak, word } from "./words_of.js";

function showLanguage() {
  for (const button of find("languages").children) {
    button.setAttribute("aria-pressed", String(button.dataset.language === interfaceLanguage()));
  }
  sayShell();
  showTheme();
}

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function showTheme() {
  find("theme").setAttribute("aria-label", word(isDark() ? "theme_light" : "theme_dark"));
}

find("languages").addEventListener("click", (event) => {
  const wanted = event.target.dataset.language;
  if (!wanted) return;
  speak(wanted);
  showLanguage();
  refresh();
});
find("theme").addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  showTheme();
});
onClips((clips) => {
  find("clip-count").textContent = clips.length;
  find("clip-count").hidden = clips.length === 0;
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("main").focus();
});
showLanguage();
listen();
begin();
