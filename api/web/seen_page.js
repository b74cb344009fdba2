// Which of several elements, one a page, is in the middle of the window.

/** Watch elements with `data-page`; `onPage(index)` is called when another one is seen. */
export function seenPage(elements, onPage) {
  const watch = new IntersectionObserver((entries) => {
    const seen = entries.filter((entry) => entry.isIntersecting).at(-1);
    if (seen) onPage(Number(seen.target.dataset.page));
  }, { rootMargin: "-45% 0px -45% 0px" });
  return {
    begin: () => elements.forEach((element) => watch.observe(element)),
    end: () => watch.disconnect(),
  };
}
