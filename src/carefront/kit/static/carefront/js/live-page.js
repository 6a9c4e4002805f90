// A live page: <div data-live="address"> holds the words for what can happen, and everything marked on the page joins in.
import { Line } from "./live.js";
import { Shared } from "./live-shared.js";
import { bind } from "./live-text.js";
import { refresh, refreshAll } from "./live-parts.js";

export function goLive(root) {
  const place = root.querySelector("[data-live]");
  if (!place?.dataset.live) return;
  const texts = new Map();
  let here = [], before = false, out = false;

  const say = () => {
    const all = [...texts.values()].map(({ shared }) => shared);
    const refused = all.map((shared) => shared.refused).find(Boolean);
    const others = here.filter(({ you }) => !you).length;
    const state = out ? "out" : !line.open ? (before ? "lost" : "new") : refused === "long" ? "long" : refused ? "refused"
      : others > 1 ? "several" : others ? "both" : "alone";
    const saving = all.some((shared) => shared.waiting);
    place.dataset.liveNow = saving && line.open ? "saving" : state;
    const words = ((texts.size || out) && place.dataset[`live${state[0].toUpperCase()}${state.slice(1)}`]) || "";
    root.querySelectorAll("[data-live-state]").forEach((note) => note.textContent !== words && (note.textContent = words));
    // While the line holds, everything is kept by itself.
    root.querySelectorAll("[data-live-save]").forEach((part) => (part.hidden = line.open && !refused && !out));
    root.querySelectorAll("[data-live-presence]").forEach((list) => show(list, line.open ? here : []));
  };

  const heed = ({ opened, lost, told, bytes, out: ended }) => {
    if (bytes) {
      const id = [...bytes.subarray(1, 17)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const text = texts.get(id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"));
      if (!text) return;
      text.shared.heed(bytes[0], new DataView(bytes.buffer).getUint32(17), bytes.subarray(21));
      if (text.shared.everSynced && !text.begun) { text.begun = true; text.field.begin(); }
    } else if (opened) {
      if (before) refreshAll(root); // what changed meanwhile was told to nobody here
      before = true;
    } else if (lost || ended) {
      texts.forEach(({ shared }) => shared.lost());
      here = [];
      out ||= Boolean(ended);
    } else {
      hear(told);
    }
    say();
  };

  const hear = (told) => {
    if (told.here) here = told.here;
    if (told.signal) refresh(root, told.signal);
    if (told.texts) {
      for (const [id, { shared, field }] of texts) {
        field.allow(told.mine.includes(id));
        if (told.texts.includes(id)) shared.ask();
      }
    }
    if (told.kept) texts.get(told.text)?.shared.kept(told.kept);
    if (told.refused) texts.get(told.refused)?.shared.refuse(told.number, told.because);
    if (told.gone) texts.get(told.gone)?.field.allow(false);
  };

  let line = { open: false };
  line = new Line(place.dataset.live, heed);
  root.querySelectorAll("textarea[data-live-text]").forEach((field) => {
    const id = field.dataset.liveText;
    const shared = new Shared(id, line, say);
    texts.set(id, { shared, field: bind(field, shared), begun: false });
  });
  say();
}

function show(list, here) {
  if (list.dataset.shown === JSON.stringify(here)) return;
  list.dataset.shown = JSON.stringify(here);
  list.replaceChildren(...here.map(({ name, you }) => {
    const item = document.createElement(list.matches("ul, ol") ? "li" : "span");
    item.textContent = name;
    item.toggleAttribute("data-you", you);
    return item;
  }));
}
