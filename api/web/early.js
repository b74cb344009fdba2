// Runs before anything is painted, so that a page never flashes in the wrong colours or language.
(() => {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
  const language = localStorage.getItem("language");
  if (language) document.documentElement.lang = language;
})();
