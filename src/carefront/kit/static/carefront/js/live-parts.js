// Parts of the page that others change: <section data-live-part="decisions" hx-get="…" hx-trigger="live" hx-swap="…">
// is fetched anew when its room says so. A part in which somebody writes waits until they are done.
const LOOK = 1500;
const waiting = new Set();
let timer;

export function refresh(root, what) {
  document.body.dispatchEvent(new CustomEvent(`live:${what}`, { bubbles: true }));
  root.querySelectorAll(`[data-live-part~="${CSS.escape(what)}"]`).forEach(fetchAnew);
}

export function refreshAll(root) {
  root.querySelectorAll("[data-live-part]").forEach(fetchAnew);
}

function fetchAnew(part) {
  if (isWrittenIn(part)) {
    waiting.add(part);
    timer ??= setInterval(look, LOOK);
  } else {
    waiting.delete(part);
    part.dispatchEvent(new CustomEvent("live")); // not upwards: a part within a part is fetched alone
  }
}

function look() {
  for (const part of waiting) {
    if (!part.isConnected) waiting.delete(part);
    else fetchAnew(part);
  }
  if (!waiting.size) timer = clearInterval(timer);
}

function isWrittenIn(part) {
  if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
  return [...part.querySelectorAll("input, textarea, select")].some((field) => {
    if (field.type === "hidden") return false;
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") {
      const chosen = [...field.options].findIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(chosen, 0);
    }
    return field.value !== field.defaultValue;
  });
}
