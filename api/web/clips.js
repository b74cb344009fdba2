// Quotes that someone has put aside: kept in this browser, and nowhere else.
const KEPT = "clips";
const listeners = [];

/** A clip: {citation, document: {id, title, source, date}, clause, language}. */
export function clips() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return []; // written by something else
  }
}

function keep(list) {
  localStorage.setItem(KEPT, JSON.stringify(list));
  for (const listener of listeners) listener(list);
}

const same = (one, other) => ["sha256", "start", "end"].every((name) => one.citation[name] === other.citation[name]);

export const isClipped = (clip) => clips().some((one) => same(one, clip));

/** Add a clip, or remove it if it is there; returns whether it is there now. */
export function toggle(clip) {
  const list = clips();
  const without = list.filter((one) => !same(one, clip));
  const added = without.length === list.length;
  keep(added ? [...list, clip] : without);
  return added;
}

export const clear = () => keep([]);

/** Call `listener` with the clips, now and whenever they change, in another window too. */
export function onClips(listener) {
  listeners.push(listener);
  addEventListener("storage", (event) => { if (event.key === KEPT) listener(clips()); });
  listener(clips());
}

/** Make a clip of what has a citation: a hit, a statement, a quote of a document. */
export const clipOf = ({ citation, document, clause, language }) => ({
  citation, clause, language,
  document: { id: document.id, title: document.title, source: document.source, date: document.date },
});
