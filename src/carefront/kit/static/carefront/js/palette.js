// One field that finds people and promises and knows the few things one does most.
const PAUSE = 180;
let dialog, input, found, actions, timer, flight, chosen = -1;

export function preparePalette(root) {
  dialog = root.querySelector("#palette");
  if (!dialog) return;
  input = dialog.querySelector("input");
  found = dialog.querySelector("[data-palette-found]");
  actions = dialog.querySelector("[data-palette-actions]");
  dialog.querySelectorAll("[role=option]").forEach(name);
  root.querySelectorAll("[data-opens=palette]").forEach((opener) => opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (openPalette()) event.preventDefault();
  }));
  input.addEventListener("input", () => {
    narrow();
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });
  dialog.addEventListener("keydown", steer);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

export function openPalette() {
  if (!dialog) return false;
  if (!dialog.open) dialog.showModal();
  input.select();
  choose(0);
  return true;
}

function options() {
  return [...dialog.querySelectorAll("[role=option]")].filter((option) => !option.closest("[hidden]"));
}

function name(option, index) {
  option.id ||= `palette-option-${index}-${Math.random().toString(36).slice(2, 7)}`;
  option.tabIndex = -1;
}

function choose(index) {
  const all = options();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  if (all[chosen]) {
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}

function narrow() {
  const words = input.value.trim().toLowerCase();
  actions.querySelectorAll("[role=option]").forEach((option) =>
    (option.hidden = Boolean(words) && !option.textContent.toLowerCase().includes(words)));
  actions.hidden = [...actions.children].every((option) => option.hidden);
  choose(0);
}

async function find() {
  const words = input.value.trim();
  flight?.abort();
  if (!words) { found.hidden = true; found.replaceChildren(); choose(0); return; }
  flight = new AbortController();
  const url = new URL(dialog.dataset.url, location.href);
  url.search = new URLSearchParams({ q: words, as: "palette" });
  try {
    const response = await fetch(url, { signal: flight.signal, headers: { "HX-Request": "true" } });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const links = [...fresh.querySelectorAll("a")];
    links.forEach((link, index) => { link.setAttribute("role", "option"); name(link, index); });
    found.replaceChildren(...links);
    found.hidden = !links.length;
    choose(0);
  } catch { /* replaced by a newer question, or no connection */ }
}

function steer(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    choose(chosen + step);
  } else if (event.key === "Enter" && options()[chosen]) {
    event.preventDefault();
    options()[chosen].click();
  } else if (event.key === "Escape") { // in a search field it would empty the words first and leave this open
    event.preventDefault();
    dialog.close();
  }
}
