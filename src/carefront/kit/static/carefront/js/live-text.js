// <textarea data-live-text="ID"> and its shared text: what is typed goes in, what others type appears, the caret stays.
import { UndoManager } from "./vendor/yjs.min.js";
import { carried, moved, span } from "./live-spans.js";
import { toText } from "./live-kept.js";

export function bind(field, shared) {
  let shown = field.defaultValue.replaceAll("\r\n", "\n"); // what field and text last had in common
  let composing = false, begun = false;
  const { words, doc } = shared;
  const undo = new UndoManager(words, { trackedOrigins: new Set([field]), captureTimeout: 600 });

  // Both directions in one: what was typed since they last met goes into the text, then the field shows the text.
  const meet = () => {
    if (composing || !begun) return;
    const theirs = words.toString();
    if (field.value !== shown) {
      const mine = span(shown, field.value, focused() ? field.selectionEnd : undefined);
      const change = carried(mine, span(shown, theirs));
      doc.transact(() => {
        for (const [at, length] of change.gone) words.delete(at, length);
        if (change.put) words.insert(change.at, change.put);
      }, field);
    }
    draw();
  };

  const draw = () => {
    const text = words.toString();
    if (field.value !== text) {
      const change = span(field.value, text);
      const [start, end, way] = [field.selectionStart, field.selectionEnd, field.selectionDirection];
      const top = field.scrollTop;
      field.value = text;
      if (focused()) field.setSelectionRange(moved(start, change), moved(end, change), way);
      field.scrollTop = top;
    }
    shown = text;
  };
  const focused = () => document.activeElement === field;

  words.observe((_event, transaction) => transaction.origin !== field && meet());
  field.addEventListener("input", meet);
  field.addEventListener("compositionstart", () => (composing = true));
  field.addEventListener("compositionend", () => { composing = false; meet(); });
  // The browser's own undo knows nothing of what others wrote between.
  const back = (event, redo) => {
    if (!begun) return;
    event.preventDefault();
    if (redo) undo.redo();
    else undo.undo();
  };
  field.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") back(event, event.inputType === "historyRedo");
  });
  field.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z") back(event, event.shiftKey);
    else if (key === "y") back(event, true);
  });
  // A form that is sent all the same brings the text's own pieces, so that nothing comes in twice.
  field.form?.addEventListener("submit", () => {
    const version = field.form.elements[`${field.name}_version`];
    if (begun && version) version.value = `u.${toText(shared.rest()).replaceAll("+", "-").replaceAll("/", "_")}`;
  });
  return {
    // The first state of the text has come: from now on the two are one.
    begin() {
      begun = true;
      if (!composing) meet();
    },
    allow(may) { field.readOnly = !may; },
  };
}
