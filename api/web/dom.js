// Elements made in one call. Everything from a document goes in as text, never as HTML.

/** Make an element: `make("a", {class: "x", href: "/", on: {click}}, "text", child, null)`. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in PROPERTIES) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// These are states of an element, which an attribute sets only at its birth.
const PROPERTIES = { value: 1, checked: 1, indeterminate: 1 };

export const find = (id) => document.getElementById(id);

/** Say something to whoever hears the page and does not see it. */
export function announce(text) {
  const place = find("announce");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50); // a change, even to the same words
}

/** Say something in passing, to the eye and the ear. */
export function toast(text) {
  const place = find("toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { place.hidden = true; }, 2500);
  announce(text);
}

/** Ask before something that cannot be undone; resolves to whether it is wanted. */
export function confirmed(question, yes, no) {
  return new Promise((resolve) => {
    const dialog = make("dialog", { "aria-label": question },
      make("p", {}, question),
      make("div", { class: "row" },
        make("button", { type: "button", class: "main", on: { click: () => dialog.close("yes") } }, yes),
        make("button", { type: "button", autofocus: true, on: { click: () => dialog.close("") } }, no)));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
