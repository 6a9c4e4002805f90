// What was written and is not on the server's disk yet stays in this browser, so that a closed tab loses nothing.
// One entry for each tab and text; whoever opens the text next in this browser brings it along.
const ALL = "live:";
// One browser may serve several people: nobody's words come up in another's name.
const PREFIX = `${ALL}${document.documentElement.dataset.account ?? ""}:`;
const OLD = 30 * 24 * 3600 * 1000;

export function toText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function toBytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function keep(text, tab, piece) {
  try {
    localStorage.setItem(`${PREFIX}${text}:${tab}`, JSON.stringify({ at: Date.now(), piece: toText(piece) }));
  } catch { /* a full or closed store: the words are still on the page */ }
}

export function drop(text, tab) {
  try { localStorage.removeItem(`${PREFIX}${text}:${tab}`); } catch { /* nothing was kept */ }
}

// Answers pieces that tabs left behind; `done()` removes them, unless one was written anew meanwhile.
export function adopt(text) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(ALL))) {
      const value = localStorage.getItem(key);
      const kept = JSON.parse(value);
      if (!(kept?.at > Date.now() - OLD)) localStorage.removeItem(key);
      else if (key.startsWith(`${PREFIX}${text}:`)) found.push({ key, value, piece: toBytes(kept.piece) });
    }
  } catch { /* nothing was kept, or nothing that can be read */ }
  const done = () => {
    for (const { key, value } of found.splice(0)) {
      try { if (localStorage.getItem(key) === value) localStorage.removeItem(key); } catch { /* as above */ }
    }
  };
  return { pieces: found.map(({ piece }) => piece), done };
}
