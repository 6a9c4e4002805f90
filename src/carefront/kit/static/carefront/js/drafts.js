// Nothing typed is lost: a form with data-draft="key" keeps its words in this browser until the server has them.
const ALL = "draft:";
// One browser may serve several people: nobody is shown another account's words.
const PREFIX = `${ALL}${document.documentElement.dataset.account ?? ""}:`;
const EARLIER = 1800 * 1000; // after that, who comes back may be about to write something else
const OLD = 30 * 24 * 3600 * 1000;
const SECRET = /pass|secret|token|code|csrf|otp/i;

export function keepDrafts(root) {
  dropSaved(root);
  dropOld();
  root.querySelectorAll("form[data-draft]").forEach(keep);
}

function keep(form) {
  const key = PREFIX + form.dataset.draft;
  bringBack(form, read(key));
  let timer;
  const remember = () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(key, form), 200);
  };
  form.addEventListener("input", remember);
  form.addEventListener("change", remember);
  form.addEventListener("submit", () => write(key, form));
  window.addEventListener("pagehide", () => timer && write(key, form));
  form.querySelectorAll("[data-draft-drop]").forEach((button) =>
    button.addEventListener("click", () => { clearTimeout(timer); timer = undefined; drop(key); form.reset(); }));
}

// Words of an earlier hour are offered where somebody may type already, so that the two never join.
function bringBack(form, draft) {
  const line = document.activeElement, note = form.querySelector("[data-draft-earlier]");
  const joins = draft && Date.now() - draft.at > EARLIER && draft.kept.some(([name]) => name === line?.name);
  if (!joins || !note || !form.contains(line)) return restore(form, draft);
  note.hidden = false;
  note.querySelector("button").addEventListener("click", () => {
    note.hidden = true;
    line.value = "";
    restore(form, draft);
    line.focus();
  });
}

function fields(form) {
  return [...form.elements].filter((field) =>
    field.name && !SECRET.test(field.name) && !field.closest("[data-draft-skip]") &&
    !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type));
}

function changed(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected);
  return field.value !== field.defaultValue;
}

function write(key, form) {
  const kept = fields(form).filter((f) => changed(f) || (f.value && !f.matches("[type=checkbox],[type=radio],select")))
    .map((f) => [f.name, f.type, f.value, f.checked ?? null]);
  try {
    if (kept.length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), kept }));
    else localStorage.removeItem(key);
  } catch { /* a full or closed store: the page works as before */ }
}

function restore(form, draft) {
  if (!draft) return;
  let any = false;
  for (const [name, type, value, checked] of draft.kept) {
    const field = fields(form).find((f) => f.name === name &&
      (!["checkbox", "radio"].includes(f.type) || f.value === value));
    if (!field || field.type !== type) continue;
    if (type === "checkbox" || type === "radio") { any ||= field.checked !== checked; field.checked = checked; }
    // What the server gave back is newer than the draft.
    else if (!field.value || field.tagName === "SELECT") { any ||= field.value !== value; field.value = value; }
    if (field.value) field.closest("details")?.setAttribute("open", "");
  }
  const note = form.querySelector("[data-draft-note]");
  if (any && note) note.hidden = false;
  if (any) form.dispatchEvent(new Event("input", { bubbles: true }));
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function drop(key) {
  try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
}

function dropSaved(root) {
  root.querySelectorAll("[data-draft-saved]").forEach((mark) => drop(PREFIX + mark.dataset.draftSaved));
}

function dropOld() {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(ALL))
      .forEach((key) => { if (!(read(key)?.at > Date.now() - OLD)) drop(key); });
  } catch { /* nothing was kept */ }
}
